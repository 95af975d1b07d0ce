public import Bytes

/// The folder of a dataset while it is written: no file of it appears before all are whole.
public final class DatasetFolder {
    private let path: String
    private let tables: [TableName: (csv: PendingFile, jsonl: PendingFile)]
    private let corpus: PendingFile
    private var counts: [TableName: Int] = [:]
    private var quotations: QuotationIndex

    /// Opens the files of a dataset and writes their first lines.
    ///
    /// - Parameter path: A folder that exists.
    public init(_ path: String) throws(FileError) {
        self.path = path
        var tables: [TableName: (csv: PendingFile, jsonl: PendingFile)] = [:]
        for table in TableName.allCases {
            let csv = try PendingFile("\(path)/\(table.rawValue).csv")
            try csv.file.write(csvHeader(table.schema))
            tables[table] = (csv, try PendingFile("\(path)/\(table.rawValue).jsonl"))
        }
        self.tables = tables
        quotations = QuotationIndex(folder: path)
        corpus = try PendingFile("\(path)/corpus.xml")
        try corpus.file.write(teiCorpusStart())
    }

    /// How many rows a table has so far.
    public func rowCount(_ table: TableName) -> Int { counts[table] ?? 0 }

    /// Appends rows to a table.
    public func write(_ lines: TableLines, to table: TableName) throws(FileError) {
        guard let files = tables[table] else { return }
        try files.csv.file.write(lines.csv)
        try files.jsonl.file.write(lines.jsonl)
        counts[table, default: 0] += lines.count
    }

    /// Appends what some articles add, but for the tables over the whole corpus.
    ///
    /// - Throws: `FileError` where a file cannot be written.
    public func write(_ export: Export) throws {
        for table in TableName.allCases {
            if let lines = export.tables[table] { try write(lines, to: table) }
        }
        try corpus.file.write(export.corpus)
        try quotations.add(export.quotations)
    }

    /// Writes the tables over the whole corpus and the data package, and makes all files appear, the data package
    /// last: whoever finds it finds the others too.
    ///
    /// - Throws: `FileError` where a file cannot be written.
    public func commit(_ summary: CorpusSummary) throws {
        try write(quoteClustersTable.lines(try quotations.clusters()), to: .quoteClusters)
        for (table, lines) in summary.tables().sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try write(lines, to: table)
        }
        try corpus.file.write(teiCorpusEnd)
        let package = try PendingFile("\(path)/datapackage.json")
        var resources: [DataResource] = []
        for table in TableName.allCases {
            resources.append(DataResource(schema: table.schema, byteCount: tables[table]?.csv.file.byteCount ?? 0))
        }
        try package.file.write(dataPackage(resources))
        var files: [PendingFile] = []
        for table in TableName.allCases {
            guard let pair = tables[table] else { continue }
            files += [pair.csv, pair.jsonl]
        }
        files += [corpus, package]
        for file in files { try file.file.settle() }
        for file in files { try file.file.commit() }
    }
}

/// A file that is being written, to be kept in a list, where values that cannot be copied may not stand.
private final class PendingFile {
    var file: OutputFile

    init(_ path: String) throws(FileError) {
        file = try OutputFile(path: path)
    }
}
