import Bytes
import Cleaning
import Records
import Unpacking

/// The rows of tables that hold articles.
extension InputListing {
    /// Adds the rows of a table, empty ones left out, as far as it can be read.
    mutating func addTable(_ found: FoundFile, _ settings: CleaningOptions) throws {
        do {
            let form = try tableForm(found.file, isTabbed: !isNamed(found.path, [".csv"]), settings)
            var rows = try TableRowReader(
                path: found.file, form, limit: settings.maximumBytes + 1,
                unpackedLimit: settings.maximumUnpackedBytes)
            while let row = try rows.next() {
                // Spreadsheets write rows of separators alone behind the last.
                guard row.bytes.contains(where: { !isASCIISpace($0) && $0 != form.separator }) else { continue }
                let head = row.isWhole ? RecordHead(ofRow: row.bytes, form, names) : RecordHead(ofCutLine: row.bytes)
                try add(row, .row(of: form), isPage: head.isPage, id: head.id, rows.compression, of: found, settings)
            }
        } catch let error as ReadingError {
            add(found, .rejected(try error.rejection(of: found.path)))
        } catch let problem as TableProblem {
            add(found, .rejected(rejection(of: found.path, problem)))
        }
    }

    private func rejection(of path: String, _ problem: TableProblem) -> Rejection {
        switch problem {
        case .noArticles:
            Rejection(
                path: path, reason: "bad-record",
                detail: "no column \"\(names.textField)\", \"\(names.htmlField)\" or the like at byte 0")
        case .wideEncoding(let name):
            Rejection(path: path, reason: "unsupported-encoding", detail: "\(name), in a table")
        }
    }

    private func tableForm(_ file: String, isTabbed: Bool, _ settings: CleaningOptions) throws -> TableForm {
        var file = try UnpackedFile(path: file, limit: settings.maximumUnpackedBytes)
        var sample: [UInt8] = []
        while sample.count < Self.sampleByteCount {
            let isAtEnd = try file.read(upTo: Self.sampleByteCount - sample.count, into: &sample) == 0
            if isAtEnd { return try TableForm(sample, isWhole: true, isTabbed: isTabbed, names) }
        }
        return try TableForm(sample, isWhole: false, isTabbed: isTabbed, names)
    }

    /// So many bytes tell how a table is written.
    private static let sampleByteCount = 1 << 18
}
