/// The way back from the texts of the clean stage to the bytes of the files, checked for every byte of every text from
/// outside: only the stage's records and the files that it read are read, and nothing of the stage is used.
public struct OffsetsCheck: Sendable {
    /// What was found to be untrue.
    public private(set) var violations = Violations()
    /// How many articles each encoding has, by its name.
    public private(set) var articles: [(encoding: String, count: Int)] = []
    /// Bytes of text that are bytes of the file.
    public private(set) var copied = 0
    /// Bytes of text that other bytes of the file decode to, and from how many places.
    public private(set) var decoded = (bytes: 0, places: 0)
    /// Bytes of white space between paragraphs that stand in no file.
    public private(set) var inserted = 0

    /// Checks all records of a file.
    ///
    /// - Parameters:
    ///   - records: What the clean stage wrote.
    ///   - input: The folder that it read.
    /// - Throws: `EvaluationError` where the records cannot be read.
    public init(records: String, input: String) throws(EvaluationError) {
        var check = RawCheck(input: input)
        var counts: [String: Int] = [:]
        for (number, json) in try readJSONLines(records).enumerated() {
            guard let record = CleanRecord(json) else {
                violations.expect(false, "\(records):\(number + 1): not what a record should be")
                continue
            }
            counts[record.encoding, default: 0] += 1
            check.check(record, &violations)
            count(record)
        }
        articles = counts.map { (encoding: $0.key, count: $0.value) }.sorted { $0.encoding < $1.encoding }
    }

    private mutating func count(_ record: CleanRecord) {
        for segment in record.text.segments {
            if segment.rawLength == 0 {
                inserted += segment.textLength
            } else if segment.textLength == segment.rawLength && record.equalLengthsAreCopies {
                copied += segment.textLength
            } else {
                decoded.bytes += segment.textLength
                decoded.places += 1
            }
        }
    }
}
