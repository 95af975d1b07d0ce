import Bytes

/// The names of an article of which others are short forms: initials, or some of the words.
struct ShortForms {
    private struct Key: Hashable {
        var kind: UInt8
        var bytes: [UInt8]
    }

    /// Longer names, in bytes, have no short forms: nobody abbreviates them, and each word would cost all the others.
    private static let longestName = 400

    /// By initials, and by the first and the last words of a name: the clusters, and nothing where there are several.
    private var byInitials: [Key: Int?] = [:]
    private var acronyms: [Key: Int?] = [:]
    private var byStart: [Key: Int?] = [:]
    private var byEnd: [Key: Int?] = [:]

    /// Adds a full form.
    ///
    /// - Parameters:
    ///   - plain: It in comparable form.
    ///   - kind: Names of different kinds have nothing to do with each other.
    /// - Complexity: O(*n* · *m*) in the bytes and the words of the name.
    mutating func add(_ name: String, plain: String, kind: UInt8, cluster: Int) {
        guard name.utf8.contains(0x20), name.utf8.count <= Self.longestName else { return }
        for letters in Set(initials(name)) where letters.count > 1 {
            note(Key(kind: kind, bytes: letters), cluster, in: \.byInitials)
        }
        let bytes = Array(plain.utf8)
        for i in bytes.indices where bytes[i] == 0x2D {
            note(Key(kind: kind, bytes: Array(bytes[..<i])), cluster, in: \.byStart)
            note(Key(kind: kind, bytes: Array(bytes[(i + 1)...])), cluster, in: \.byEnd)
        }
    }

    private mutating func note(_ key: Key, _ cluster: Int, in table: WritableKeyPath<Self, [Key: Int?]>) {
        if let other = self[keyPath: table][key] {
            if other != cluster { self[keyPath: table][key] = .some(nil) }
        } else {
            self[keyPath: table][key] = .some(cluster)
        }
    }

    /// Adds the initials that tables know something by.
    mutating func add(acronym: String, kind: UInt8, cluster: Int) {
        let letters = acronym.utf8.filter { isASCIILetter($0) }
        guard letters.count > 1, !acronym.utf8.contains(0x20), letters.allSatisfy({ isASCIIUpper($0) }) else { return }
        note(Key(kind: kind, bytes: letters), cluster, in: \.acronyms)
    }

    /// The only cluster whose initials are known, of those that a name has.
    func acronym(of name: String, kind: UInt8) -> Int? {
        guard name.utf8.contains(0x20), name.utf8.count <= Self.longestName else { return nil }
        for letters in initials(name) {
            if let found = acronyms[Key(kind: kind, bytes: letters)] ?? nil { return found }
        }
        return nil
    }

    /// The only cluster that a name is a short form of.
    func long(for name: String, plain: String, kind: UInt8) -> (cluster: Int, rule: IdentityRule)? {
        let letters = name.utf8.filter { isASCIILetter($0) }
        let isAcronym = letters.count > 1 && letters.filter { isASCIIUpper($0) }.count * 2 > letters.count
        if isAcronym, !name.utf8.contains(0x20),
            let found = byInitials[Key(kind: kind, bytes: letters.map { $0 & 0xDF })] ?? nil
        {
            return (found, .acronym)
        }
        let key = Key(kind: kind, bytes: Array(plain.utf8))
        if let found = byStart[key] ?? nil { return (found, .short) }
        if let found = byEnd[key] ?? nil { return (found, .short) }
        return nil
    }
}
