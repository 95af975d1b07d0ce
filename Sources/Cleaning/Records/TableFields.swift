import Bytes
import JSONLines

/// The cells of a table's row.
struct TableFields: RecordFields {
    let bytes: [UInt8]
    let encoding: DetectedEncoding
    var nameBits: LooseNameBits { form.nameBits }
    private let form: TableForm
    private let cells: [Range<Int>]

    /// Parts a row, which may end in a carriage return, into its cells.
    ///
    /// - Throws: `JSONError` where there are more or fewer cells than columns, so that what stands in which is unknown, and
    ///   where a quotation mark is never closed, so that all rows behind it would be one cell.
    init(_ bytes: [UInt8], _ form: TableForm) throws(JSONError) {
        self.bytes = bytes
        self.form = form
        let row = lineWithoutReturn(bytes.span, bytes.indices)
        let found = tableCells(bytes.span, row, form.style, atMost: form.columns.count + 1)
        guard !found.isOpen else { throw JSONError(offset: 0, reason: "a quotation mark that is never closed") }
        cells = found.cells
        guard cells.count == form.columns.count else {
            let count = cells.count > form.columns.count ? "more" : "fewer"
            throw JSONError(offset: 0, reason: "\(count) cells than the \(form.columns.count) columns")
        }
        var detected = detectEncoding(bytes.span, declared: form.encoding)
        detected.markLength = 0
        encoding = detected
    }

    func strings(_ name: RecordName, isLoose: Bool) -> RecordStrings? {
        let column = isLoose ? form.looseColumns.firstIndex(of: name.loose) : form.columns.firstIndex(of: name.whole)
        return column.map { RecordStrings(ranges: [isEmpty(cells[$0]) ? 0..<0 : cells[$0]]) }
    }

    /// Whether nothing stands in a cell but quotation marks around it.
    private func isEmpty(_ cell: Range<Int>) -> Bool {
        form.style.quoting != .none && cell.count == 2 && bytes[cell.lowerBound] == 0x22
            && bytes[cell.lowerBound + 1] == 0x22
    }

    func unescape(_ range: Range<Int>, into text: inout MappedText) {
        unescapeCell(bytes, range, form.style, into: &text)
    }

    func misfit(_ name: RecordName) -> JSONError? { nil }

    /// What stands in the column of the id.
    func id(_ name: RecordName) -> String? { (try? values([name]))?.first }
}
