import Bytes

/// What the cells of a column may say, by their bytes: no cell is made a string to be looked up.
struct CellValues<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
    /// The names one after the other, and where each ends.
    private var names: [UInt8] = []
    private var ends: [Int] = []
    private var values: [Value] = []

    init(dictionaryLiteral values: (String, Value)...) {
        for (name, value) in values { append(name, value) }
    }

    /// The cases of an enumeration by their raw values.
    init() where Value: CaseIterable & RawRepresentable<String> {
        for value in Value.allCases { append(value.rawValue, value) }
    }

    private mutating func append(_ name: String, _ value: Value) {
        names += name.utf8
        ends.append(names.count)
        values.append(value)
    }

    /// What a cell says; `nil` for what it may not say.
    ///
    /// - Complexity: O(*n*) in the number of names, which are few.
    subscript(cell: Span<UInt8>) -> Value? {
        let names = names.span
        var start = 0
        for (i, end) in ends.enumerated() {
            if end - start == cell.count, stands(cell, in: names, at: start) { return values[i] }
            start = end
        }
        return nil
    }
}
