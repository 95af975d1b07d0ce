/// The description of a table, from which its CSV header, its JSON keys, its part of `datapackage.json` and its tests come.
public struct TableSchema: Sendable, Equatable {
    /// Columns whose cells name a row of another table.
    public struct ForeignKey: Sendable, Equatable {
        /// The columns here.
        public var columns: [String]
        /// The table that is named.
        public var table: String
        /// Its columns, in the same order.
        public var referenced: [String]

        /// Columns that name a row by the columns of the same names in another table.
        static func same(_ columns: [String], in table: String) -> ForeignKey {
            ForeignKey(columns: columns, table: table, referenced: columns)
        }
    }

    /// The name of its files without `.csv` and `.jsonl`.
    public var name: String
    /// What one row is, in one sentence.
    public var description: String
    /// The columns, in order.
    public var columns: [ColumnSchema]
    /// The columns that together name a row; empty where rows have no name.
    public var primaryKey: [String]
    /// What the rows name in other tables.
    public var foreignKeys: [ForeignKey]
}
