/// Ids and paths of all articles, one after the other in one array: a String of its own would take twice the memory.
struct Names: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    var count: Int { ends.count }

    mutating func append(_ name: String) {
        bytes.append(contentsOf: name.utf8)
        ends.append(bytes.count)
    }

    subscript(index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

    /// Whether one name comes before another by its bytes: negative, 0 or positive.
    func compare(_ one: Int, _ other: Int) -> Int {
        let a = range(one)
        let b = range(other)
        for i in 0..<min(a.count, b.count) {
            let difference = Int(bytes[a.lowerBound + i]) - Int(bytes[b.lowerBound + i])
            if difference != 0 { return difference }
        }
        return a.count - b.count
    }

    private func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }
}
