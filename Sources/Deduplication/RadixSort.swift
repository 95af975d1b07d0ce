/// Sorts numbers, ascending.
///
/// - Parameter scratch: As long as the numbers when it returns; kept by the caller to be used again.
/// - Complexity: O(*n*): at most eight passes, fewer where a byte is the same in all numbers.
/// - Source: Knuth, "The Art of Computer Programming" 3, 5.2.5: distribution sort from the least significant digit.
func radixSort(_ words: inout [UInt64], scratch: inout [UInt64]) {
    if words.count < 1 << 10 {
        words.sort()
        return
    }
    if scratch.count != words.count { scratch = [UInt64](repeating: 0, count: words.count) }
    var counts = [Int](repeating: 0, count: 8 * 256)
    for word in words {
        for digit in 0..<8 { counts[digit << 8 | Int(truncatingIfNeeded: word >> UInt64(8 * digit) & 0xFF)] += 1 }
    }
    for digit in 0..<8 {
        var next = Array(counts[digit << 8..<(digit + 1) << 8])
        if next.contains(words.count) { continue }
        var start = 0
        for value in 0..<256 {
            let count = next[value]
            next[value] = start
            start += count
        }
        let shift = UInt64(8 * digit)
        for word in words {
            let value = Int(truncatingIfNeeded: word >> shift & 0xFF)
            scratch[next[value]] = word
            next[value] += 1
        }
        swap(&words, &scratch)
    }
}

/// Sorts hashes, ascending: into one place for each by their first bits, then by insertion.
///
/// - Parameter width: How many bits a hash has.
/// - Complexity: O(*n*) for hashes that are spread evenly over their range, repeats included.
/// - Source: Knuth, "The Art of Computer Programming" 3, 5.2.1: multiple list insertion, by counts in place of lists.
func hashSort(_ hashes: inout [UInt64], width: UInt64 = 64) {
    guard hashes.count > 16 else {
        insertionSort(&hashes)
        return
    }
    let places = UInt64(hashes.count)
    var next = [UInt32](repeating: 0, count: hashes.count + 1)
    for hash in hashes { next[Int((hash << (64 - width)).multipliedFullWidth(by: places).high) + 1] += 1 }
    for place in 0..<hashes.count { next[place + 1] += next[place] }
    var sorted = [UInt64](repeating: 0, count: hashes.count)
    for hash in hashes {
        let place = Int((hash << (64 - width)).multipliedFullWidth(by: places).high)
        sorted[Int(next[place])] = hash
        next[place] += 1
    }
    insertionSort(&sorted)
    hashes = sorted
}

private func insertionSort(_ words: inout [UInt64]) {
    var i = 1
    while i < words.count {
        let word = words[i]
        var j = i
        while j > 0 && words[j - 1] > word {
            words[j] = words[j - 1]
            j -= 1
        }
        words[j] = word
        i += 1
    }
}
