import Bytes

/// How the cells of a table are written.
public struct TableStyle: Sendable, Equatable {
    /// How quotation marks stand in cells.
    public enum Quoting: Sendable, CaseIterable {
        /// Cells may stand between quotation marks, within which two mean one (RFC 4180).
        case doubled
        /// Within them a backslash may stand before a mark, as Spark and databases write.
        case escaped
        /// Quotation marks mean nothing but themselves.
        case none
    }

    /// What stands between cells.
    public var separator: UInt8
    /// How quotation marks stand in cells.
    public var quoting: Quoting
}

/// Why a table cannot be read.
public enum TableProblem: Error, Equatable {
    /// No column is called as one that holds articles.
    case noArticles
    /// The characters of the named encoding take two bytes.
    case wideEncoding(String)
}

/// A table of articles: how it is written, and what its columns are called.
///
/// Source: RFC 4180 (Shafranovich, 2005); the other styles as spreadsheets, R, Spark and databases write them.
public final class TableForm: Sendable, Equatable {
    /// How cells are written.
    public let style: TableStyle
    /// What stands between cells.
    public var separator: UInt8 { style.separator }
    /// Where the row of names begins, in bytes: behind a byte order mark and the line that tells Excel the separator.
    public let start: Int
    /// How it is encoded, for rows that are not UTF-8.
    let encoding: TextEncoding
    /// The names of the columns, as they stand and without case, spaces, hyphens and underscores.
    let columns: [String], looseColumns: [String]
    /// Those of the columns.
    let nameBits: LooseNameBits

    /// Finds out how a table is written whose first row names its columns: the style in which most rows of its beginning
    /// have as many cells as that row, and in which quotation marks stand where they may.
    ///
    /// - Parameters:
    ///   - sample: The beginning of the table; a last row that is cut is not looked at.
    ///   - isWhole: Whether the sample is all of it.
    ///   - isTabbed: Whether its name says that tabs stand between cells, which is tried first then.
    /// - Throws: `TableProblem`.
    /// - Complexity: O(*n*), twelve looks.
    public convenience init(
        _ sample: [UInt8], isWhole: Bool, isTabbed: Bool, _ recordNames: RecordNames
    ) throws(TableProblem) {
        let detected = detectEncoding(sample.span, declared: nil)
        guard detected.encoding != .utf16LittleEndian, detected.encoding != .utf16BigEndian else {
            throw .wideEncoding(detected.encoding.name)
        }
        let opening = TableOpening(sample)
        let separators: [UInt8] =
            opening.separator.map { [$0] } ?? (isTabbed ? [0x09, 0x2C, 0x3B, 0x7C] : [0x2C, 0x3B, 0x09, 0x7C])
        var best: (style: TableStyle, columns: [String], census: RowCensus)?
        for quoting in TableStyle.Quoting.allCases {
            for separator in separators {
                let style = TableStyle(separator: separator, quoting: quoting)
                let census = RowCensus(sample, from: opening.end, isWhole: isWhole, style)
                guard census.columnCount <= Self.mostColumns else { continue }
                let names = tableCells(sample.span, census.header, style, atMost: census.columnCount).cells
                var columns = names.map { cell in
                    var text = MappedText()
                    unescapeCell(sample, cell, style, into: &text)
                    let name = decode(text.bytes, DetectedEncoding(encoding: detected.encoding), .lines).text.bytes
                    return String(decoding: name[trimming(name.span, name.indices)], as: UTF8.self)
                }
                if census.isRowNamed { columns.insert("", at: 0) }
                guard recordNames.mayHoldArticles(columns), best.map({ census.badness < $0.census.badness }) ?? true
                else { continue }
                best = (style, columns, census)
            }
        }
        guard let best else { throw .noArticles }
        self.init(best.style, opening.end, detected.encoding, best.columns)
    }

    private init(_ style: TableStyle, _ start: Int, _ encoding: TextEncoding, _ columns: [String]) {
        self.style = style
        self.start = start
        self.encoding = encoding
        self.columns = columns
        looseColumns = columns.map(looseName)
        nameBits = looseColumns.reduce(into: []) { $0.formUnion(LooseNameBits($1)) }
    }

    /// A row with more cells is no row of a table of articles.
    static let mostColumns = 4096

    /// Whether they are the form of one table.
    public static func == (one: TableForm, other: TableForm) -> Bool { one === other }
}

/// What stands before the row of names: a byte order mark, and a line such as `sep=;`, which tells Excel the separator.
private struct TableOpening {
    /// Where the row of names begins, in bytes.
    private(set) var end: Int
    /// The separator that is told.
    private(set) var separator: UInt8?

    init(_ sample: [UInt8]) {
        end = sample.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let feed = firstOffset(of: 0x0A, in: sample.span, from: end) else { return }
        var line = Array(sample[lineWithoutReturn(sample.span, end..<feed)])
        if line.count > 2, line.first == 0x22, line.last == 0x22 { line = Array(line[1..<line.count - 1]) }
        guard line.count == 5, line[..<4].elementsEqual("sep=".utf8, by: { $0 | 0x20 == $1 }), let told = line.last,
            told < 0x80, told != 0x22, !isASCIIAlphanumeric(told)
        else { return }
        (separator, end) = (told, feed + 1)
    }
}

/// How well the rows of a sample fit a style.
private struct RowCensus {
    /// The first row, without its line end.
    private(set) var header = 0..<0
    /// How many cells the first row has.
    private(set) var columnCount = 0
    /// Whether all other rows have one cell more, as R writes rows with names.
    private(set) var isRowNamed = false
    /// How many rows have another number of cells, and how many marks stand where none may.
    private(set) var badness = 0

    init(_ sample: [UInt8], from first: Int, isWhole: Bool, _ style: TableStyle) {
        var scanner = CellScanner(style)
        var start = first
        var cellCount = 0
        var counts: [Int] = []
        var i = first
        while i < sample.count {
            var (border, end) = scanner.next(sample.span, from: i)
            i = end
            if border == .none {
                guard isWhole else { break }
                // The last row needs no line feed.
                (border, end) = (.row, end + 1)
            }
            cellCount += 1
            guard border == .row else { continue }
            let row = lineWithoutReturn(sample.span, start..<end - 1)
            if columnCount == 0 {
                header = row
                columnCount = cellCount
            } else if !row.isEmpty {
                counts.append(cellCount)
            }
            start = end
            cellCount = 0
        }
        // A mark that is never closed takes all rows behind it for one cell.
        if !isWhole, 4 * (sample.count - start) > sample.count { badness += 1 }
        let named = columnCount + 1
        isRowNamed = !counts.isEmpty && counts.allSatisfy { $0 == named }
        badness += scanner.faultCount + (isRowNamed ? 0 : counts.count { $0 != columnCount })
    }
}

/// The range of a line or row without a carriage return at its end.
func lineWithoutReturn(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Range<Int> {
    guard let last = line.last, bytes[last] == 0x0D else { return line }
    return line.lowerBound..<last
}

/// The cells of a row, with their quotation marks; no more than so many. Whether the last is open: a quotation mark is
/// never closed.
func tableCells(
    _ bytes: Span<UInt8>, _ row: Range<Int>, _ style: TableStyle, atMost limit: Int
) -> (cells: [Range<Int>], isOpen: Bool) {
    var cells: [Range<Int>] = []
    var scanner = CellScanner(style)
    let line = bytes.extracting(row)
    var start = 0
    while cells.count < limit {
        let (border, end) = scanner.next(line, from: start)
        cells.append(row.lowerBound + start..<row.lowerBound + end - (border == .none ? 0 : 1))
        if border == .none { break }
        start = end
    }
    return (cells, scanner.isQuoted)
}

/// Appends what a cell says, or a part of one from its beginning, without the quotation marks around it.
func unescapeCell(_ bytes: [UInt8], _ cell: Range<Int>, _ style: TableStyle, into text: inout MappedText) {
    guard style.quoting != .none, let first = cell.first, bytes[first] == 0x22 else {
        text.appendCopy(of: bytes, cell)
        return
    }
    let end = cell.upperBound
    var copied = first + 1
    var i = copied
    while i < end {
        let byte = bytes[i]
        guard byte == 0x22 || byte == 0x5C && style.quoting == .escaped else {
            i += 1
            continue
        }
        let next = i + 1 < end ? bytes[i + 1] : 0
        if next == 0x22 || byte == 0x5C && next == 0x5C {
            text.appendCopy(of: bytes, copied..<i)
            text.appendScalar(UInt32(next), from: i..<i + 2)
            i += 2
            copied = i
        } else if byte == 0x22, i + 1 == end {
            break
        } else {
            i += 1
        }
    }
    text.appendCopy(of: bytes, copied..<min(i, end))
}
