/// The names of an object's members, to find one that comes twice.
public struct MemberNames {
    private var few: [String] = []
    private var many: Set<String> = []

    /// None.
    public init() {}

    /// Adds a name; `false` for one that was there.
    public mutating func insert(_ name: String) -> Bool {
        if many.isEmpty {
            guard !few.contains(name) else { return false }
            few.append(name)
            // More than a record has.
            if few.count == 64 { many = Set(few) }
            return true
        }
        return many.insert(name).inserted
    }
}
