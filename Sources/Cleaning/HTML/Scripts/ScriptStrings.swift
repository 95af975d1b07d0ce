import Bytes

/// The strings of a script, and the objects and lists that they stand in: of JSON, and of such data amid JavaScript.
///
/// Read with patience: names without marks, calls and code are passed over, and what is never closed ends with the script.
struct ScriptStrings {
    /// A string that is no name.
    struct Value {
        /// Its bytes, without marks.
        var range: Range<Int>
        /// The object or list that holds it.
        var container: Int
        /// A hash of its name; 0 of one in a list.
        var name: UInt64
        /// A hash of the names that lead to it; a list counts as one name, whatever the place in it.
        var path: UInt64
    }

    /// An object, a list or a script.
    struct Container {
        /// That which holds it; -1 of a script.
        var parent: Int
        var isList: Bool
        /// The first container that is not inside.
        var end: Int
    }

    private(set) var values: [Value] = []
    private(set) var containers: [Container] = []
    /// The containers that hold a title of their own.
    private(set) var titled: Set<Int> = []

    /// More than any page's data; a script that has more is read no further.
    private static let most = 1 << 18
    private static let deepest = 256

    /// Adds those of a range.
    ///
    /// - Complexity: O(*n*).
    mutating func read(_ source: Span<UInt8>, _ range: Range<Int>) {
        let text = source.extracting(0..<range.upperBound)
        // What stands in no object is held by the script.
        containers.append(Container(parent: -1, isList: true, end: .max))
        let script = containers.count - 1
        var open = [(container: script, path: UInt64(0))]
        var name: UInt64 = 0
        var stray = range.lowerBound
        var i = range.lowerBound
        while i < text.count, values.count < Self.most, containers.count < Self.most {
            let byte = text[i]
            switch byte {
            case 0x7B, 0x5B:
                guard open.count < Self.deepest, let outer = open.last else { return close(&open, upTo: 0) }
                let isList = byte == 0x5B
                containers.append(Container(parent: outer.container, isList: isList, end: .max))
                open.append((containers.count - 1, (outer.path ^ name ^ (isList ? 1 : 2)) &* 0x9E37_79B9_7F4A_7C15))
                name = 0
                i += 1
            case 0x7D, 0x5D:
                if open.count > 1 { close(&open, upTo: open.count - 1) }
                name = 0
                i += 1
            case 0x2C:
                name = 0
                i += 1
            case 0x22, 0x27, 0x60:
                guard i >= stray else {
                    i += 1
                    continue
                }
                let end = stringEnd(text, ofMark: i)
                guard end < text.count, text[end] == byte else {
                    // Each of the marks before would be looked for as far again.
                    stray = end
                    i += 1
                    continue
                }
                let string = i + 1..<end
                i = end + 1
                if Self.isName(text, before: i) {
                    name = stableHash(text.extracting(string))
                } else if let last = open.last, string.count > 1 {
                    if titleNames.contains(name) { titled.insert(last.container) }
                    values.append(Value(range: string, container: last.container, name: name, path: last.path ^ name))
                }
            case _ where isASCIILetter(byte) || byte == 0x5F || byte == 0x24:
                let start = i
                while i < text.count, isASCIIAlphanumeric(text[i]) || text[i] == 0x5F || text[i] == 0x24 { i += 1 }
                if Self.isName(text, before: i) { name = stableHash(text.extracting(start..<i)) }
            default: i += 1
            }
        }
        close(&open, upTo: 0)
    }

    /// Whether a value stands in a container, or in one that this holds.
    func holds(_ container: Int, _ value: Value) -> Bool {
        value.container >= container && value.container < containers[container].end
    }

    private mutating func close(_ open: inout [(container: Int, path: UInt64)], upTo count: Int) {
        while open.count > count { containers[open.removeLast().container].end = containers.count }
    }

    private static func isName(_ text: Span<UInt8>, before end: Int) -> Bool {
        let i = asciiSpaceEnd(text, at: end)
        return i < text.count && text[i] == 0x3A
    }
}

/// How titles are named in objects that are articles.
private let titleNames = Set(["title", "headline", "slug"].map { stableHash($0) })
