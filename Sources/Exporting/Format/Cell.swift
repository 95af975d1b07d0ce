/// The value of one cell of a table, before it takes the form of CSV or JSON.
public enum Cell: Sendable, Equatable {
    /// Nothing known.
    case null
    /// UTF-8.
    case text([UInt8])
    /// A whole number.
    case integer(Int)
    /// A finite number.
    case number(Double)
    /// True or false.
    case boolean(Bool)
    /// Texts, UTF-8, in order.
    case list([[UInt8]])

    /// A string, or null.
    public static func string(_ value: String?) -> Cell {
        value.map { .text(Array($0.utf8)) } ?? .null
    }
}
