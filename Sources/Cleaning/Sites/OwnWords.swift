import Bytes

/// The words of substance in an article's own prose, to tell what several articles of a site carry because they are
/// versions of one story from what the site adds to all of its articles: only the former is made of these words.
struct OwnWords {
    private let classes: LineWordClasses
    private let stems: Set<UInt64>
    private let runs: UnspacedOverlap

    /// - Complexity: O(*n*) in the length of the prose.
    init(_ text: Span<UInt8>, prose: [Range<Int>], _ classes: LineWordClasses) {
        self.classes = classes
        stems = prose.reduce(into: []) { $0.formUnion(Self.stems(text, $1, classes)) }
        runs = UnspacedOverlap(text, prose: prose)
    }

    /// Whether a line says what the article says: it has enough words of substance, half of which the prose has.
    func tell(_ text: Span<UInt8>, _ line: TextLine) -> Bool {
        if isUnspaced(text, line.range) {
            let (shared, all) = runs.words(text, line.range)
            return all >= Self.fewest && 2 * shared >= all
        }
        let stems = Self.stems(text, line.range, classes)
        // A label of three words may well have the topic among them.
        return stems.count >= (line.endsSentence ? Self.fewest : Self.fewest + 1)
            && 2 * stems.intersection(self.stems).count >= stems.count
    }

    /// The beginnings of a range's words of substance: five letters, so that inflected words are one.
    private static func stems(_ text: Span<UInt8>, _ range: Range<Int>, _ classes: LineWordClasses) -> Set<UInt64> {
        var words = LineWords()
        words.read(text, range)
        var stems: Set<UInt64> = []
        var word = 0
        var stem: UInt64 = 0
        var length = 0
        func end() {
            if length >= 3 && classes[words.hashes[word]] & LineWordClasses.function == 0 { stems.insert(stem) }
            word += 1
            (stem, length) = (0, 0)
        }
        var i = range.lowerBound
        while i < range.upperBound {
            let scalar = decodeScalar(text, at: i)
            i += scalar.byteCount
            switch CharacterKind(scalar.value) {
            case .upper, .lower, .letter, .digit:
                // Twelve bits tell the letters of an alphabet apart.
                if length < stemLength { stem = stem << 12 | UInt64(lowercased(scalar.value) & 0xFFF) }
                length += 1
            default:
                if length > 0 { end() }
            }
        }
        if length > 0 { end() }
        return stems
    }

    private static let stemLength = 5
    /// A sentence of fewer words of substance says nothing that could be told.
    private static let fewest = 3
}
