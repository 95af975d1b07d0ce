import Bytes
import JSONLines

/// Texts whose attributions are marked: who says (source), by which words (cue), and what (content).
///
/// JSON lines `{"id":…, "text":…, "attributions":[{"source":[[start,end],…], "cue":…, "content":…}, …]}`, with offsets
/// that count Unicode scalars of `text`; here they are bytes.
///
/// - Source: the format of `benchmarks/quotes`, after PolNeAR (Newell et al. 2018).
public struct AttributionFile: Sendable {
    /// One attribution; each part may consist of several ranges of bytes, in order.
    public struct Attribution: Sendable {
        /// Who says.
        public var source: [Range<Int>]
        /// The words that report.
        public var cue: [Range<Int>]
        /// What is said.
        public var content: [Range<Int>]
    }

    /// A text.
    public struct Document: Sendable {
        /// Its id.
        public var id: String
        /// UTF-8.
        public var text: [UInt8]
        /// In the order of the file.
        public var attributions: [Attribution]
        /// For each byte of `text` and for its end, the index of its scalar.
        private var scalars: [Int]

        /// The offset in Unicode scalars for one in bytes.
        public func scalar(_ offset: Int) -> Int { scalars[offset] }

        init(_ row: JSONValue, place: String) throws(EvaluationError) {
            guard let id = row["id"].string, let text = row["text"].utf8 else {
                throw EvaluationError(place: place, reason: "no id or text")
            }
            self.id = id
            self.text = text
            scalars = []
            var bytes: [Int] = []
            for (i, byte) in text.enumerated() {
                if byte & 0xC0 != 0x80 { bytes.append(i) }
                scalars.append(bytes.count - 1)
            }
            scalars.append(bytes.count)
            bytes.append(text.count)
            func ranges(_ value: JSONValue) throws(EvaluationError) -> [Range<Int>] {
                var ranges: [Range<Int>] = []
                for pair in value.elements {
                    guard let start = pair.elements.first?.integer, let end = pair.elements.last?.integer,
                        0 <= start, start <= end, end < bytes.count
                    else { throw EvaluationError(place: place, reason: "a range outside the text") }
                    ranges.append(bytes[start]..<bytes[end])
                }
                return ranges
            }
            attributions = []
            for value in row["attributions"].elements {
                attributions.append(
                    Attribution(
                        source: try ranges(value["source"]), cue: try ranges(value["cue"]),
                        content: try ranges(value["content"])))
            }
        }
    }

    /// In the order of the file.
    public let documents: [Document]

    /// Reads a file.
    ///
    /// - Throws: `EvaluationError` with file and line.
    public init(path: String) throws(EvaluationError) {
        var documents: [Document] = []
        var number = 0
        do {
            var reader = try LineReader(path: path)
            while let line = try reader.next() {
                number += 1
                let row: JSONValue
                do { row = try JSONValue(line) } catch {
                    throw EvaluationError(place: "\(path):\(number)", reason: error.reason)
                }
                documents.append(try Document(row, place: "\(path):\(number)"))
            }
        } catch let error as EvaluationError {
            throw error
        } catch {
            throw EvaluationError(place: path, reason: (error as? FileError)?.reason ?? "\(error)")
        }
        self.documents = documents
    }
}
