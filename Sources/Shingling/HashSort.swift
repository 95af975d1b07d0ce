/// Sorts hashes, ascending: into one place for each by their first bits, then by insertion.
///
/// - Parameter skipped: How many of the first bits are the same in all of them.
/// - Complexity: O(*n*) for hashes that are spread evenly over their range, repeats included; O(*n* log *n*) for any
///   others.
/// - Source: Knuth, "The Art of Computer Programming" 3, 5.2.1: multiple list insertion, by counts in place of lists.
public func hashSort(_ hashes: inout [UInt64], skipping skipped: UInt64 = 0) {
    guard hashes.count > 16 else {
        insertionSort(&hashes, 0..<hashes.count)
        return
    }
    let places = UInt64(hashes.count)
    var ends = [UInt32](repeating: 0, count: hashes.count + 1)
    for hash in hashes { ends[Int((hash << skipped).multipliedFullWidth(by: places).high) + 1] += 1 }
    var fullest: UInt32 = 0
    for place in 0..<hashes.count {
        fullest = max(fullest, ends[place + 1])
        ends[place + 1] += ends[place]
    }
    // Each place's begin moves to its end.
    var sorted = [UInt64](repeating: 0, count: hashes.count)
    for hash in hashes {
        let place = Int((hash << skipped).multipliedFullWidth(by: places).high)
        sorted[Int(ends[place])] = hash
        ends[place] += 1
    }
    if fullest <= crowdedPlace {
        insertionSort(&sorted, 0..<sorted.count)
    } else {
        var start = 0
        for place in 0..<hashes.count {
            let end = Int(ends[place])
            if end - start > Int(crowdedPlace) {
                sorted[start..<end].sort()
            } else if end - start > 1 {
                insertionSort(&sorted, start..<end)
            }
            start = end
        }
    }
    hashes = sorted
}

/// Ascending values without repeats.
public func unique(_ sorted: [UInt64]) -> [UInt64] {
    var out: [UInt64] = []
    out.reserveCapacity(sorted.count)
    for value in sorted where value != out.last { out.append(value) }
    return out
}

/// With more hashes in one place sorting by insertion takes too long.
private let crowdedPlace: UInt32 = 24

private func insertionSort(_ words: inout [UInt64], _ range: Range<Int>) {
    var i = range.lowerBound + 1
    while i < range.upperBound {
        let word = words[i]
        var j = i
        while j > range.lowerBound && words[j - 1] > word {
            words[j] = words[j - 1]
            j -= 1
        }
        words[j] = word
        i += 1
    }
}
