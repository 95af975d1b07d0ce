import Bytes
import Language
import Lexicons

/// Verbs and nouns of communication with the clauses that they take, from `lexicon/speech-verbs.tsv`.
struct SpeechLexicon: Sendable {
    /// Where the table stands, from `pipeline/`.
    static let path = "lexicon/speech-verbs.tsv"
    /// Where the verbs of other languages stand.
    static let abroadPath = "lexicon/speech-verbs-abroad.tsv"

    /// What a cue takes.
    struct Frames: OptionSet, Sendable, Hashable {
        let rawValue: UInt16
        /// Tags a quotation.
        static let quote = Frames(rawValue: 1)
        /// Before "that" and a clause.
        static let that = Frames(rawValue: 1 << 1)
        /// Before a clause alone.
        static let bare = Frames(rawValue: 1 << 2)
        /// With whom it is said to, before "that" and a clause.
        static let addressee = Frames(rawValue: 1 << 3)
        /// Before whether, how, why.
        static let wh = Frames(rawValue: 1 << 4)
        /// Somebody to do something.
        static let to = Frames(rawValue: 1 << 5)
        /// The same after "for".
        static let toFor = Frames(rawValue: 1 << 6)
        /// To do something.
        static let infinitive = Frames(rawValue: 1 << 7)
        /// Somebody doing something.
        static let gerund = Frames(rawValue: 1 << 8)
        /// Before a clause whose verb has no ending.
        static let subjunctive = Frames(rawValue: 1 << 9)
        /// Says something together with a noun of communication.
        static let light = Frames(rawValue: 1 << 10)

        fileprivate static let names: [String: Frames] = [
            "quote": .quote, "that": .that, "bare": .bare, "addressee": .addressee, "wh": .wh, "to": .to,
            "tofor": .toFor, "inf": .infinitive, "ing": .gerund, "subj": .subjunctive, "light": .light,
        ]
    }

    /// What sets a cue apart.
    struct Flags: OptionSet, Sendable, Hashable {
        let rawValue: UInt8
        /// Says that it is not so.
        static let negated = Flags(rawValue: 1)
        /// Held rather than said.
        static let opinion = Flags(rawValue: 1 << 1)
        /// Things can do it too.
        static let weak = Flags(rawValue: 1 << 2)
        /// What texts do.
        static let document = Flags(rawValue: 1 << 3)
        /// Its form in -s is no noun.
        static let plain = Flags(rawValue: 1 << 4)
        /// Of another language than English.
        static let abroad = Flags(rawValue: 1 << 5)

        fileprivate static let names: [String: Flags] = [
            "negated": .negated, "opinion": .opinion, "weak": .weak, "document": .document,
            "plain": .plain,
        ]
    }

    /// What kind of word a cue is.
    enum Class: String, Sendable { case verb, noun, preposition }

    /// The form that a cue stands in.
    enum Form: Int, Sendable { case base, third, past, participle, gerund }

    /// One row of the table.
    struct Cue: Sendable {
        var wordClass: Class
        var frames: Frames
        var flags: Flags
    }

    /// A form of a cue: its words after the first, in lower case.
    struct Entry: Sendable {
        var rest: [[UInt8]]
        var form: Form
        var cue: Int
    }

    private(set) var cues: [Cue] = []
    private var first = WordTable(ignoringCase: true)
    private var entries: [[Entry]] = []

    /// Reads the table, and the one of verbs of other languages.
    ///
    /// - Throws: `TableError` for a class, frame, flag or list of forms that the table's header doesn't know.
    init(_ table: Table, abroad: Table) throws {
        for row in table.rows {
            guard let wordClass = Class(rawValue: row["class"]) else {
                throw table.error(row, "no class \"\(row["class"])\"")
            }
            var frames: Frames = []
            for name in row.list("frames") {
                guard let frame = Frames.names[name] else { throw table.error(row, "no frame \"\(name)\"") }
                frames.insert(frame)
            }
            var flags: Flags = []
            for name in row.list("flags") {
                guard let flag = Flags.names[name] else { throw table.error(row, "no flag \"\(name)\"") }
                flags.insert(flag)
            }
            cues.append(Cue(wordClass: wordClass, frames: frames, flags: flags))
            insert(row["lemma"], .base)
            guard wordClass == .verb else { continue }
            let forms = row["forms"].isEmpty ? regularForms(of: row["lemma"]) : row.list("forms")
            guard forms.count == 4 else { throw table.error(row, "not four forms") }
            for (i, form) in [Form.third, .past, .participle, .gerund].enumerated() { insert(forms[i], form) }
        }
        cues.append(Cue(wordClass: .verb, frames: .quote, flags: .abroad))
        for row in abroad.rows { insert(row["form"], .past) }
    }

    private mutating func insert(_ form: String, _ tag: Form) {
        let words = form.utf8.split(separator: 0x20).map { Array($0) }
        guard let key = words.first else { return }
        let entry = Entry(rest: Array(words.dropFirst()), form: tag, cue: cues.count - 1)
        if let bucket = first.value(key) {
            let known = entries[Int(bucket)].firstIndex { $0.rest == entry.rest && $0.cue == entry.cue }
            if let known {
                // "read" is the past of itself, and the past is what news tells in.
                if tag == .past { entries[Int(bucket)][known].form = .past }
                return
            }
            entries[Int(bucket)].append(entry)
            entries[Int(bucket)].sort { $0.rest.count > $1.rest.count }
        } else {
            first.insert(key, UInt32(entries.count))
            entries.append([entry])
        }
    }

    /// The forms whose first word stands at a range of a text, longer ones first.
    func entries(_ text: Span<UInt8>, _ range: Range<Int>) -> [Entry] {
        first.value(text, range).map { entries[Int($0)] } ?? []
    }
}

/// Third person, past, participle and gerund by the rules; what belongs to the verb stays behind it.
private func regularForms(of lemma: String) -> [String] {
    let parts = lemma.utf8.split(separator: 0x20, maxSplits: 1).map { Array($0) }
    guard let verb = parts.first, let last = verb.last else { return [] }
    let rest = parts.count > 1 ? [0x20] + parts[1] : []
    let beforeLast = verb.count > 1 ? verb[verb.count - 2] : 0
    let stem = Array(verb.dropLast())
    let third: [UInt8]
    let past: [UInt8]
    var gerund = verb + Array("ing".utf8)
    switch last {
    case 0x79 where !Array("aeiou".utf8).contains(beforeLast):
        (third, past) = (stem + Array("ies".utf8), stem + Array("ied".utf8))
    case 0x65: (third, past, gerund) = (verb + [0x73], verb + [0x64], stem + Array("ing".utf8))
    case 0x73, 0x78, 0x7A: (third, past) = (verb + Array("es".utf8), verb + Array("ed".utf8))
    case 0x68 where beforeLast == 0x73 || beforeLast == 0x63:
        (third, past) = (verb + Array("es".utf8), verb + Array("ed".utf8))
    default: (third, past) = (verb + [0x73], verb + Array("ed".utf8))
    }
    return [third, past, past, gerund].map { String(decoding: $0 + rest, as: UTF8.self) }
}
