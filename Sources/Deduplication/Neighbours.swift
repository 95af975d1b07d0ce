/// For each text those that it is linked to.
///
/// Memory: 4 bytes a text and 8 a link.
struct Neighbours {
    /// Where those of each text begin, and the last ones end.
    private let starts: [UInt32]
    private let texts: [UInt32]

    /// - Parameter links: Pairs of texts, no pair twice; a text's neighbours come in the order of its links.
    init(count: Int, links: [TextPair]) {
        var starts = [UInt32](repeating: 0, count: count + 1)
        for link in links {
            starts[link.larger] += 1
            starts[link.smaller] += 1
        }
        for i in 0..<count { starts[i + 1] += starts[i] }
        // From the last link to the first, each text's end moves to its begin.
        var texts = [UInt32](repeating: 0, count: 2 * links.count)
        for link in links.reversed() {
            starts[link.smaller] -= 1
            texts[Int(starts[link.smaller])] = UInt32(link.larger)
            starts[link.larger] -= 1
            texts[Int(starts[link.larger])] = UInt32(link.smaller)
        }
        self.starts = starts
        self.texts = texts
    }

    /// The neighbours of a text.
    subscript(text: Int) -> ArraySlice<UInt32> { texts[Int(starts[text])..<Int(starts[text + 1])] }
}
