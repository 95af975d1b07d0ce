/// Where bytes stand in others first; `nil` where they don't, 0 for none.
///
/// - Complexity: O(*n* + *m*), also for bytes that nearly stand everywhere.
/// - Source: Knuth, Morris and Pratt, "Fast pattern matching in strings", 1977.
public func firstOccurrence(of pattern: Span<UInt8>, in text: Span<UInt8>) -> Int? {
    guard !pattern.isEmpty else { return 0 }
    guard pattern.count <= text.count else { return nil }
    // By length of what is found of the pattern, the length of its longest end that the pattern begins with.
    var borders: [Int] = []
    var found = 0
    var i = 0
    while i < text.count {
        guard found > 0 else {
            guard let next = firstOffset(of: pattern[0], in: text, from: i) else { return nil }
            i = next + 1
            found = 1
            if found == pattern.count { return i - found }
            continue
        }
        if text[i] == pattern[found] {
            i += 1
            found += 1
            if found == pattern.count { return i - found }
        } else {
            if borders.isEmpty { borders = borderLengths(pattern) }
            found = borders[found]
        }
    }
    return nil
}

private func borderLengths(_ pattern: Span<UInt8>) -> [Int] {
    var lengths = [0, 0]
    lengths.reserveCapacity(pattern.count)
    var length = 0
    for i in 1..<max(1, pattern.count - 1) {
        while length > 0, pattern[i] != pattern[length] { length = lengths[length] }
        if pattern[i] == pattern[length] { length += 1 }
        lengths.append(length)
    }
    return lengths
}
