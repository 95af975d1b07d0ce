/// What a column holds and what is always true of its cells.
public struct ColumnSchema: Sendable, Equatable {
    /// The kinds of values.
    public enum Kind: String, Sendable, CaseIterable {
        case string, integer, number, boolean
        /// Texts: an array in JSON lines, one cell joined by `;` in CSV.
        case list
    }

    /// What is always true of the cells of a column.
    public struct Constraints: Sendable, Equatable {
        /// No cell is null.
        public var isRequired = false
        /// No two cells are equal.
        public var isUnique = false
        /// The least number.
        public var minimum: Int?
        /// The greatest number.
        public var maximum: Int?
        /// A regular expression that every text matches as a whole.
        public var pattern: String?
        /// The only texts that occur; empty where any may.
        public var values: [String] = []
    }

    /// The header in CSV, the key in JSON lines.
    public var name: String
    /// What it holds.
    public var kind: Kind
    /// One sentence for the person who loads the table.
    public var description: String
    /// What is always true of its cells.
    public var constraints: Constraints
}

extension ColumnSchema.Constraints {
    /// Cells may be null.
    static let optional = Self()
    /// No cell is null.
    static let required = Self(isRequired: true)
    /// The row's own name in the table.
    static let unique = Self(isRequired: true, isUnique: true)
    /// An offset or a count.
    static let natural = Self(isRequired: true, minimum: 0)
    /// An offset that may be unknown.
    static let optionalNatural = Self(minimum: 0)
    /// From 0 to 1.
    static let share = Self(isRequired: true, minimum: 0, maximum: 1)

    /// One of the given texts.
    static func oneOf(_ values: [String], required: Bool = true) -> Self {
        Self(isRequired: required, values: values)
    }

    /// A text of a given form.
    static func matching(_ pattern: String, required: Bool = true) -> Self {
        Self(isRequired: required, pattern: pattern)
    }
}
