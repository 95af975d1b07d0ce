import Bytes
import Records

/// The rules for what subtitles and transcripts have beside what is said.
struct CueRules {
    var line: Rule
    var mark: Rule
    var header: Rule
    var repeated: Rule

    /// The rules of a table; `nil` where it lacks one, and such texts are read as any other.
    init?(_ book: RuleBook) {
        guard let line = book[.cueLine], let mark = book[.cueMark], let header = book[.cueHeader],
            let repeated = book[.cueRepeat]
        else { return nil }
        (self.line, self.mark, self.header, self.repeated) = (line, mark, header, repeated)
    }
}

/// What subtitles and transcripts say, without numbers, times and marks, in paragraphs.
struct SpokenText {
    /// The text, mapped to what the source was made of.
    private(set) var content = MappedText()
    /// What was left out, in offsets of what the source was made of.
    private(set) var removed: [Removal] = []
    /// The language that the head names.
    private(set) var language: Metadata.Value?

    private let source: MappedText
    private let rules: CueRules
    private let joinsLines: Bool
    private var cursor = 0
    /// Where the paragraph begins in `content`.
    private var paragraph = 0
    /// The line that was added last.
    private var last: CueLine?
    private var speaker: [UInt8] = []

    /// Where such metadata was found.
    static let how = "subtitles"

    /// Reads subtitles or a transcript with times; `nil` for any other text.
    ///
    /// - Parameter joinsLines: Whether lines are joined to paragraphs.
    /// - Complexity: O(*n*).
    init?(_ source: MappedText, _ rules: CueRules, joinsLines: Bool) {
        guard let cues = CueLines(source.bytes.span) else { return nil }
        self.source = source
        self.rules = rules
        self.joinsLines = joinsLines
        content.bytes.reserveCapacity(source.bytes.count / 2)
        if let language = cues.language {
            self.language = Metadata.Value(String(decoding: source.bytes[language], as: UTF8.self), how: Self.how)
        }
        addLines(cues.lines)
    }

    private mutating func addLines(_ lines: [CueLine]) {
        var pending: Deletion?
        for line in lines {
            let rule: Rule? =
                switch line.role {
                case .blank, .text: nil
                case .cue: rules.line
                case .header: rules.header
                case .repeated: rules.repeated
                }
            let range = line.lead.isEmpty ? line.range : line.lead.lowerBound..<line.range.upperBound
            if let rule {
                if let open = pending, open.rule == rule, open.range.upperBound + 1 >= range.lowerBound {
                    pending = Deletion(range: open.range.lowerBound..<range.upperBound, rule: rule)
                } else {
                    remove(pending)
                    pending = Deletion(range: range, rule: rule)
                }
            } else if line.role == .text {
                remove(pending)
                pending = nil
                if !line.lead.isEmpty { remove(Deletion(range: line.lead, rule: rules.line)) }
                add(line)
            }
        }
        remove(pending)
    }

    private mutating func remove(_ deletion: Deletion?) {
        guard let deletion else { return }
        let raw = source.rawRange(of: deletion.range)
        removed.append(
            Removal(
                rawStart: raw.lowerBound, rawEnd: raw.upperBound, kind: deletion.rule.kind, rule: deletion.rule.id,
                text: Array(source.bytes[deletion.range])))
    }

    /// Adds what is said in a line.
    private mutating func add(_ line: CueLine) {
        let marks = cueMarks(source.bytes.span, line.range)
        var said = ranges(of: line.range, without: marks.lazy.map(\.range))[...]
        var joint: Layout.Joint? = .space
        for mark in marks {
            guard let voice = mark.voice else {
                remove(Deletion(range: mark.range, rule: rules.mark))
                continue
            }
            let name = Array(source.bytes[voice])
            guard name != speaker else {
                remove(Deletion(range: mark.range, rule: rules.mark))
                continue
            }
            speaker = name
            remove(Deletion(range: mark.range.lowerBound..<voice.lowerBound, rule: rules.mark))
            // What another one says before the name on this line.
            let before = said.prefix { $0.upperBound <= mark.range.lowerBound }
            said = said[before.endIndex...]
            add(before, of: line, joint: joint)
            add([voice], of: line, joint: nil)
            remove(Deletion(range: voice.upperBound..<mark.range.upperBound, rule: rules.mark))
            joint = nil
        }
        add(said, of: line, joint: joint)
    }

    /// Adds parts of a line.
    ///
    /// - Parameter joint: `nil` where they begin a paragraph.
    private mutating func add(_ parts: ArraySlice<Range<Int>>, of line: CueLine, joint: Layout.Joint?) {
        let bytes = source.bytes
        let text = bytes.span
        guard let first = parts.firstIndex(where: { !trimming(text, $0).isEmpty }),
            let end = parts.lastIndex(where: { !trimming(text, $0).isEmpty })
        else { return }
        let start = trimming(text, parts[first]).lowerBound
        if let last {
            switch joint == nil ? nil : self.joint(last, line, at: start) {
            case .space?: content.appendInserted(0x20, at: source.rawStart(of: last.end))
            case .nothing?, .cutHyphen?: break
            case nil:
                if last.end < line.range.lowerBound {
                    content.append(last.end..<last.end + 1, of: source, cursor: &cursor)
                } else {
                    content.appendInserted(0x0A, at: source.rawStart(of: start))
                }
                paragraph = content.bytes.count
            }
        }
        for k in first...end {
            let part = parts[k]
            let from = k == first ? start : part.lowerBound
            let to = k == end ? max(from, trimming(text, from..<part.upperBound).upperBound) : part.upperBound
            content.append(from..<to, of: source, cursor: &cursor)
        }
        last = line
    }

    /// How what is said next is joined to what was said last; `nil` where a paragraph begins: where somebody else speaks,
    /// where a sentence ends before a pause or in a long paragraph, and after a long pause.
    private func joint(_ last: CueLine, _ line: CueLine, at start: Int) -> Layout.Joint? {
        let text = source.bytes.span
        // What stands above the first time is no part of what is said.
        guard joinsLines, last.cue > 0, !beginsTurn(text, start..<line.range.upperBound) else { return nil }
        let length = content.bytes.count - paragraph
        if last.cue != line.cue {
            let pause = line.times.start - last.times.stop
            let isEnded = endsSentence(content.bytes.span, paragraph..<content.bytes.count)
            let isLong = pause >= 1_000 && length >= 1_500 || length >= 3_000
            if isEnded ? pause >= 1_500 || length >= 500 : pause >= 5_000 || isLong { return nil }
        }
        guard let end = decodeScalar(content.bytes.span, before: content.bytes.count) else { return nil }
        let next = decodeScalar(text, at: start)
        if isUnspacedWide(end.value) && isUnspacedWide(next.value) { return .nothing }
        // A word that has a hyphen of its own.
        if end.value == 0x2D, CharacterKind(next.value) == .lower,
            let before = decodeScalar(content.bytes.span, before: content.bytes.count - 1), isWordScalar(before.value)
        {
            return .nothing
        }
        return .space
    }
}

/// Whether somebody else begins to speak in a line: behind a dash or two angle brackets, or behind a name and a colon.
private func beginsTurn(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    let first = decodeScalar(text, at: line.lowerBound)
    switch first.value {
    case 0x2D, 0x2013, 0x2014, 0x2010: return true
    case 0x3E: return line.count > 1 && text[line.lowerBound + 1] == 0x3E
    default: break
    }
    return beginsWithSpeaker(text, line)
}

/// Whether a line begins with one to four words with capitals and a colon: `ANNA:`, `Anna Lang:`, `[Dr. Lang]:`.
private func beginsWithSpeaker(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var words = 0
    var beginsWord = true
    var i = line.lowerBound
    while i < line.upperBound, i - line.lowerBound < 48 {
        let scalar = decodeScalar(text, at: i)
        let kind = CharacterKind(scalar.value)
        switch kind {
        case .colon where scalar.value == 0x3A || scalar.value == 0xFF1A:
            let next = i + scalar.byteCount
            return words > 0 && (next == line.upperBound || isASCIISpace(text[next]) || scalar.value == 0xFF1A)
        case .space: beginsWord = true
        case .opener, .closer, .mark: break
        default:
            if beginsWord {
                guard kind == .upper || kind == .letter, words < 4 else { return false }
                words += 1
                beginsWord = false
            }
        }
        i += scalar.byteCount
    }
    return false
}
