import Bytes
import Cleaning
import Unpacking

/// Reads the elements of an XML document that hold an article each, one by one, however large it is.
///
/// Tags, comments, sections and declarations are told apart, nothing else is checked: an element is checked by whoever
/// reads it. Nothing is expanded and nothing fetched.
struct XMLElementReader: ~Copyable {
    /// What a byte stands in.
    enum State {
        case text, tag, value(UInt8), comment, section, instruction, declaration(isInner: Bool)
    }

    /// What is wrong with the document, and at which byte, once `next` has come to its end.
    private(set) var problem: (offset: Int, reason: String)?
    /// The name of the root without prefix, in lower case, and what it makes of the document; `nil` for what is no XML.
    var root: (name: [UInt8], form: XMLForm, elements: [[UInt8]])?
    /// Where tags stand that should begin an element and are broken: what follows them is read as outside of all.
    var brokenTags: [Int] = []
    /// The first bytes of what stands outside the elements.
    private(set) var head: [UInt8] = []

    private var file: XMLUnits
    private let limit: Int
    /// The units that are read on in, and where.
    var units: [UInt8] = []
    var position = 0
    var isDone = false
    var state = State.text
    /// The tag that is read.
    var tag: BoundedRecord?
    /// What stands behind the `<` of it, as far as a name goes.
    var opening: [UInt8] = []
    var isNameWhole = false
    var lastUnit: UInt8 = 0
    var lastVisible: UInt8 = 0
    /// How many of the bytes stand in a row that end a comment, a section or an instruction.
    var marks = 0
    var element: (element: BoundedRecord, name: [UInt8], depth: Int)?

    private static let mostHead = 1 << 16

    /// How the file is compressed.
    var compression: PackedFormat? { file.compression }
    /// Whether the document is UTF-16.
    var wideBytes: WideBytes? { file.wideBytes }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - limit: The most bytes of an element that are kept.
    ///   - unpackedLimit: The most bytes that a compressed file may hold.
    init(path: String, limit: Int, unpackedLimit: Int) throws(ReadingError) {
        file = try XMLUnits(path: path, unpackedLimit: unpackedLimit)
        self.limit = limit
    }

    /// The next element, or `nil` at the end of the document, or where it holds none.
    ///
    /// An element that does not end before another one of its name begins ends there, unless such may stand in it.
    ///
    /// - Complexity: O(*n*) in the bytes up to its end; memory for `limit` bytes of it.
    mutating func next() throws(ReadingError) -> BoundedRecord? {
        while !isDone {
            if position == units.count {
                position = 0
                // No other array may share it while it is filled.
                units = []
                guard try file.fill() else { return finish() }
                units = file.units
            }
            if let found = read() { return found }
        }
        return nil
    }

    /// The end of the file.
    private mutating func finish() -> BoundedRecord? {
        isDone = true
        if element != nil || tag != nil { problem = (file.offset(of: 0), "the document ends too early") }
        if case .text = state {} else { problem = (file.offset(of: 0), "the document ends too early") }
        return nil
    }

    /// Reads on in what the next byte stands in; returns the element that ends there.
    private mutating func read() -> BoundedRecord? {
        let start = position
        switch state {
        case .text:
            if units[position] == 0x3C {
                tag = BoundedRecord(offset: file.offset(of: position))
                opening = []
                (isNameWhole, lastUnit, lastVisible) = (false, 0, 0)
                state = .tag
                position += 1
                keepTag(start..<position)
            } else {
                position = firstOffset(of: 0x3C, in: units.span, from: position) ?? units.count
                if root == nil, !isBlank(start..<position) { isDone = true }
                keep(start..<position)
            }
        case .tag: return readTag()
        case .value(let quote):
            while position < units.count, units[position] != quote, units[position] != 0x3C { position += 1 }
            if position < units.count {
                if units[position] == 0x3C {
                    keepTag(start..<position)
                    dropTag()
                    return nil
                }
                position += 1
                state = .tag
            }
            keepTag(start..<position)
        case .comment: readMarked(0x2D, 0x3E)
        case .section: readMarked(0x5D, 0x3E)
        case .instruction: readMarked(0x3F, 0x3E)
        case .declaration(let isInner):
            while position < units.count {
                let unit = units[position]
                position += 1
                if unit == 0x5B && !isInner || unit == 0x5D && isInner {
                    state = .declaration(isInner: !isInner)
                    break
                }
                if unit == 0x3E && !isInner {
                    state = .text
                    break
                }
            }
            keep(start..<position)
        }
        return nil
    }

    private func isBlank(_ range: Range<Int>) -> Bool { range.allSatisfy { isASCIISpace(units[$0]) } }

    /// Reads to the mark that ends a comment, a section (two of a byte) or an instruction (one), and `>`.
    private mutating func readMarked(_ mark: UInt8, _ end: UInt8) {
        let start = position
        let wanted = mark == 0x3F ? 1 : 2
        while position < units.count {
            if marks == 0, units[position] != mark {
                position = firstOffset(of: mark, in: units.span, from: position) ?? units.count
                continue
            }
            let unit = units[position]
            position += 1
            if unit == mark {
                marks += 1
            } else if unit == end, marks >= wanted {
                state = .text
                break
            } else {
                marks = 0
            }
        }
        keep(start..<position)
    }

    mutating func keepTag(_ range: Range<Int>) {
        tag?.append(file.bytes(range), upTo: limit)
    }

    mutating func keep(_ range: Range<Int>) {
        let bytes = file.bytes(range)
        if element != nil {
            element?.element.append(bytes, upTo: limit)
        } else {
            head.append(contentsOf: bytes.prefix(max(0, Self.mostHead - head.count)))
        }
    }

    mutating func keep(_ other: BoundedRecord) {
        if element != nil {
            element?.element.append(other.bytes[...], upTo: limit)
            element?.element.byteCount += other.byteCount - other.bytes.count
        } else {
            head.append(contentsOf: other.bytes.prefix(max(0, Self.mostHead - head.count)))
        }
    }
}
