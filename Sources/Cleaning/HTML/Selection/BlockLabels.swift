import Bytes

/// What is known of a page's article: its whole text, or pieces of text that it has and pieces that it has not.
public struct BlockGold: Sendable {
    /// The article's text, in UTF-8.
    public var text: [UInt8]?
    /// Pieces of the article.
    public var inside: [[UInt8]]
    /// Pieces of the page that are no part of it.
    public var outside: [[UInt8]]

    /// What is known.
    public init(text: [UInt8]?, inside: [[UInt8]], outside: [[UInt8]]) {
        self.text = text
        self.inside = inside
        self.outside = outside
    }
}

/// Which blocks of a page are its article according to gold.
struct BlockLabels {
    /// For each block; `nil` where the gold says nothing.
    private(set) var isArticle: [Bool?]
    /// How much each block counts.
    private(set) var weights: [Double]

    init(_ content: PageContent, _ gold: BlockGold) {
        isArticle = [Bool?](repeating: nil, count: content.blocks.count)
        weights = [Double](repeating: 1.0 / 6, count: content.blocks.count)
        if let text = gold.text {
            let shown = content.text.bytes
            let lines = text.split(separator: 0x0A).map { wordHashes(text, $0.indices) }
            label(content.blocks.map { wordHashes(shown, $0.range) }, lines)
        } else {
            label(content, gold)
        }
    }

    /// Takes out of a page what stands of its article behind the first blocks of prose.
    ///
    /// - Returns: Whether there was more; else the page is left as it is.
    mutating func abridge(_ content: inout PageContent, to most: Int) -> Bool {
        let prose = proseWeights(content)
        var count = 0
        let kept = content.blocks.indices.filter { i in
            guard isArticle[i] == true else { return true }
            defer { if prose[i] > 0 { count += 1 } }
            return count < most
        }
        guard count > most else { return false }
        content.blocks = kept.map { content.blocks[$0] }
        isArticle = kept.map { isArticle[$0] }
        weights = kept.map { weights[$0] }
        return true
    }

    /// A block belongs to the article if half of its runs of four words stand there; a shorter one, if it stands there
    /// together with the words around it or alone on a line.
    private mutating func label(_ blocks: [[UInt64]], _ lines: [[UInt64]]) {
        let gold = Array(lines.joined())
        // Too little to say what the rest of the page is.
        guard gold.count >= 50 else { return }
        let runs = Set(shingles(gold))
        for (i, block) in blocks.enumerated() where block.count >= 4 {
            let own = shingles(block)
            isArticle[i] = 2 * own.count { runs.contains($0) } >= own.count
        }
        let isLine = Set(lines)
        for (i, block) in blocks.enumerated() where (1..<4).contains(block.count) {
            let near = max(0, i - 4)..<min(blocks.count, i + 5)
            let isAmong = near.contains { blocks[$0].count >= 4 && isArticle[$0] == true }
            let before = blocks[max(0, i - 4)..<i].joined().suffix(3)
            let behind = blocks[min(blocks.count, i + 1)..<min(blocks.count, i + 5)].joined().prefix(3)
            isArticle[i] =
                before.count == 3 && shingles(before + block).allSatisfy(runs.contains)
                || behind.count == 3 && shingles(block + behind).allSatisfy(runs.contains)
                || isAmong && isLine.contains(block)
        }
        leaveCopies(blocks, gold)
        for (i, block) in blocks.enumerated() {
            weights[i] = Double(min(150, block.count)) / Double(gold.count) + 0.0005
        }
    }

    /// Of blocks with the same text, as many belong to the article as stand there: those among the most of its words.
    private mutating func leaveCopies(_ blocks: [[UInt64]], _ gold: [UInt64]) {
        var places: [[UInt64]: [Int]] = [:]
        for (i, block) in blocks.enumerated() where isArticle[i] == true { places[block, default: []].append(i) }
        for i in blocks.indices where isArticle[i] == true {
            guard let same = places.removeValue(forKey: blocks[i]), same.count > 1 else { continue }
            let count = gold.indices.count { gold[$0...].starts(with: blocks[i]) }
            let nearness = same.map { place in
                var near = 0
                for k in max(0, place - 6)..<min(blocks.count, place + 7) where blocks[k] != blocks[i] {
                    if isArticle[k] == true { near += 1000 * min(40, blocks[k].count) / (1 + abs(place - k)) }
                }
                return (near: near, place: place)
            }
            let order = nearness.sorted { ($1.near, $0.place) < ($0.near, $1.place) }
            for (_, place) in order.dropFirst(max(1, count)) { isArticle[place] = false }
        }
    }

    /// A block that holds a part of a piece of text is labelled as that is; what is inside wins.
    private mutating func label(_ content: PageContent, _ gold: BlockGold) {
        let text = content.text.bytes
        var joined: [UInt8] = []
        var ranges: [Range<Int>] = []
        for block in content.blocks {
            let start = joined.count
            joined.append(contentsOf: collapsed(Array(text[block.range])))
            ranges.append(start..<joined.count)
            joined.append(0x20)
        }
        for (pieces, label) in [(gold.outside, false), (gold.inside, true)] {
            for piece in pieces {
                let wanted = collapsed(piece)
                guard !wanted.isEmpty else { continue }
                for start in joined.indices where stands(wanted, in: joined.span, at: start) {
                    for (i, range) in ranges.enumerated()
                    where range.lowerBound < start + wanted.count && range.upperBound > start { isArticle[i] = label }
                }
            }
        }
    }
}

/// The hashes of the words of a text: runs of letters and digits, of ASCII in lower case.
private func wordHashes(_ text: [UInt8], _ range: Range<Int>) -> [UInt64] {
    var hashes: [UInt64] = []
    var word: [UInt8] = []
    func end() {
        if !word.isEmpty { hashes.append(stableHash(word.span)) }
        word.removeAll(keepingCapacity: true)
    }
    var i = range.lowerBound
    while i < range.upperBound {
        let scalar = decodeScalar(text.span, at: i)
        if isWordScalar(scalar.value) {
            for k in i..<i + scalar.byteCount { word.append(asciiLowercased(text[k])) }
        } else {
            end()
        }
        i += scalar.byteCount
    }
    end()
    return hashes
}

/// The hashes of the runs of four words; of less than four, of all.
private func shingles(_ words: some RandomAccessCollection<UInt64>) -> [UInt64] {
    let words = Array(words)
    return (0..<max(1, words.count - 3)).map { start in
        words[start..<min(words.count, start + 4)].reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 ^ ($0 >> 29) }
    }
}

/// Without white space at the ends, and one space for each run of it.
private func collapsed(_ text: [UInt8]) -> [UInt8] { Array(words(of: text).joined(separator: [0x20])) }
