import Bytes
import Unpacking

/// Reads the elements of a JSON document one by one, however large it is: the values of an array, or of several in a
/// row; or else what stands in the arrays that are members of one object or of objects in it, as services answer.
///
/// Brackets and strings are told, nothing else is checked: an element is checked by whoever reads it.
struct JSONElementReader: ~Copyable {
    /// Which values are the elements.
    enum Place {
        /// Those at the top, of an array there each of its own.
        case top
        /// Objects in arrays that are members of an object at the top, or of its members.
        case member
    }

    /// An element.
    struct Element {
        /// Its bytes, and where they stand.
        var record: BoundedRecord
        /// The number of the array that it stands in, from 1; 0 for none.
        var array: Int
    }

    /// What is wrong with the document, and at which byte, once `next` has come to its end.
    private(set) var problem: (offset: Int, reason: String)?

    private var file: UnpackedFile
    private let limit: Int
    private let place: Place
    private var buffer: [UInt8] = []
    private var position = 0
    private var offset = 0
    /// The brackets that are open, of which only the outer ones tell where elements stand.
    private var open: [UInt8] = []
    private var depth = 0
    private var arrayCount = 0
    private var isInString = false
    private var isEscaped = false

    /// How the file is compressed.
    var compression: PackedFormat? { file.format }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - limit: The most bytes of an element that are kept.
    ///   - unpackedLimit: The most bytes that a compressed file may hold.
    init(path: String, _ place: Place, limit: Int, unpackedLimit: Int) throws(ReadingError) {
        file = try UnpackedFile(path: path, limit: unpackedLimit)
        self.limit = limit
        self.place = place
    }

    /// The next element, or `nil` at the end of the document, or where it is no JSON any more: then `problem` says why.
    ///
    /// - Complexity: O(*n*) in the bytes up to its end; memory for `limit` bytes of it.
    mutating func next() throws(ReadingError) -> Element? {
        var element: Element?
        while problem == nil {
            if position == buffer.count {
                guard try fill() else { break }
                if offset == 0, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
            }
            let start = position
            let isDone = read(&element)
            element?.record.append(buffer[start..<position], upTo: limit)
            if isDone { return element }
        }
        if problem == nil, isInString || depth > 0 { problem = (offset + position, "the document ends too early") }
        // A number or a word needs no end.
        return depth == 0 && !isInString ? element : nil
    }

    /// Reads up to the end of a string, or one byte; returns whether the element ends there.
    private mutating func read(_ element: inout Element?) -> Bool {
        if isInString { return readString() && element != nil && depth == elementDepth }
        let byte = buffer[position]
        switch byte {
        case 0x22:
            begin(&element)
            isInString = true
        case 0x5B, 0x7B:
            begin(&element)
            if depth < Self.mostOuter { open = open.prefix(depth) + [byte] }
            depth += 1
            if depth == elementDepth, byte == 0x5B { arrayCount += 1 }
        case 0x5D, 0x7D:
            if let found = element, depth == elementDepth { return finish(found) }
            guard depth > 0, depth > Self.mostOuter || open[depth - 1] == byte - 2 else {
                problem = (offset + position, "a bracket that nothing opens")
                return false
            }
            depth -= 1
            if depth < open.count { open.removeLast(open.count - depth) }
            position += 1
            return element != nil && depth == elementDepth
        case 0x2C, 0x3A, 0x09, 0x0A, 0x0D, 0x20:
            if let found = element, depth == elementDepth { return finish(found) }
        default: begin(&element)
        }
        position += 1
        return false
    }

    /// A number or a word ends before what follows it.
    private func finish(_ element: Element) -> Bool { element.record.byteCount > 0 }

    /// Reads on in a string; returns whether it ends.
    private mutating func readString() -> Bool {
        while position < buffer.count {
            let byte = buffer[position]
            position += 1
            if isEscaped {
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isInString = false
                return true
            }
        }
        return false
    }

    /// How many brackets are open around elements; -1 where none can stand.
    private var elementDepth: Int {
        switch place {
        case .top: open.first == 0x5B ? 1 : 0
        case .member: open.first == 0x7B ? (open.firstIndex(of: 0x5B) ?? -2) + 1 : -1
        }
    }

    /// So many brackets around arrays with elements are told apart.
    private static let mostOuter = 5

    /// Begins an element where a value begins that is one.
    private func begin(_ element: inout Element?) {
        guard element == nil, depth == elementDepth else { return }
        switch place {
        case .top: if depth == 0 && buffer[position] == 0x5B { return }
        case .member: guard buffer[position] == 0x7B else { return }
        }
        element = Element(record: BoundedRecord(offset: offset + position), array: depth > 0 ? arrayCount : 0)
    }

    private mutating func fill() throws(ReadingError) -> Bool {
        offset += buffer.count
        buffer.removeAll(keepingCapacity: true)
        position = 0
        return try file.read(upTo: 1 << 18, into: &buffer) > 0
    }
}
