/// What is untrue of a record of the clean stage: its size and hash, its segments and what they decode to.
///
/// - Parameters:
///   - line: The record, as it is written.
///   - source: The bytes that its offsets count in.
public func violations(ofRecord line: [UInt8], source: [UInt8]) -> [String] {
    guard let json = try? JSONValue(line), let record = CleanRecord(json) else {
        return ["not what a record should be"]
    }
    var violations = Violations()
    var check = RawCheck(source: source)
    check.check(record, &violations)
    return violations.lines
}
