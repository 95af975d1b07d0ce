/// A reader of RFC 4180 written for the tests alone, so that what the writer writes is judged by somebody else.
///
/// It takes a quoted cell as text even when it is empty, and an unquoted empty cell as null.
public enum CSVReader {
    /// A cell's text, or `nil` for an empty cell without quotation marks.
    public typealias Record = [String?]

    /// A file that is not RFC 4180.
    public struct Malformed: Error {
        /// The byte where it is not.
        public let offset: Int
    }

    /// All records of a file, the header first.
    public static func records(_ file: [UInt8]) throws -> [Record] {
        var records: [Record] = []
        var record: Record = []
        var i = 0
        while i < file.count {
            var cell: [UInt8] = []
            var isQuoted = false
            if file[i] == 0x22 {
                isQuoted = true
                i += 1
                while true {
                    guard i < file.count else { throw Malformed(offset: i) }
                    if file[i] != 0x22 {
                        cell.append(file[i])
                        i += 1
                    } else if i + 1 < file.count, file[i + 1] == 0x22 {
                        cell.append(file[i])
                        i += 2
                    } else {
                        i += 1
                        break
                    }
                }
            } else {
                while i < file.count, file[i] != 0x2C, file[i] != 0x0A, file[i] != 0x0D, file[i] != 0x22 {
                    cell.append(file[i])
                    i += 1
                }
            }
            record.append(cell.isEmpty && !isQuoted ? nil : String(decoding: cell, as: UTF8.self))
            guard i < file.count, file[i] == 0x2C || file[i] == 0x0A else { throw Malformed(offset: i) }
            if file[i] == 0x0A {
                records.append(record)
                record = []
            } else if i + 1 < file.count, file[i + 1] == 0x0A {
                record.append(nil)
                records.append(record)
                record = []
                i += 1
            }
            i += 1
        }
        guard record.isEmpty else { throw Malformed(offset: file.count) }
        return records
    }
}
