/// Strings of which one at least stands in whatever a regular expression matches, folded by `foldedScalar`.
///
/// Found from what the expression is made of: its parts that match few strings are multiplied out, and of all such the
/// parts of a sequence have, those are taken that are likely to be rare. After the queries of Code Search (Cox 2012, "Regular
/// Expression Matching with a Trigram Index") and RE2's prefilter. Whatever is not understood matches anything.
struct RequiredLiterals {
    /// The strings, UTF-8; `nil` where none is known, so that any text may be matched.
    let strings: [[UInt8]]?
    /// What a text begins with that the expression matches from its beginning.
    let first: FirstBytes
    /// Whether PCRE2 surely takes the expression. Where it may not, it is to be asked.
    let isSound: Bool

    /// How many scalars an expression may have that is surely not too large, each group as often as it is repeated: PCRE2
    /// takes 64 KB, and makes no more than 16 bytes of a scalar.
    private static let mostScalars = 4000

    /// Reads an expression.
    ///
    /// - Complexity: O(*n*) but for the products, which are bounded.
    init(_ expression: String) {
        var parser = ExpressionParser(expression)
        let part = parser.alternation()
        let isUnderstood = parser.isUnderstood && parser.isAtEnd
        strings = isUnderstood ? part.required?.strings : nil
        first = isUnderstood ? part.first : .any
        isSound = isUnderstood && parser.isSure && expression.utf8.count * parser.copies <= Self.mostScalars
    }
}

/// What is known of the strings that a part of an expression matches.
struct ExpressionPart {
    /// All of them, folded, UTF-8; `nil` where they are many.
    private(set) var all: StringList?
    /// Strings of which one stands in each; none is empty.
    private(set) var some: StringList?
    /// What those begin with that this matches, where they are many.
    private var begins: FirstBytes

    /// Matches nothing of the text: a border, or a condition for what stands around.
    static let empty = ExpressionPart(all: StringList([]))
    static let anything = ExpressionPart(beginning: .any)

    private static let most = 64

    init(all: StringList) {
        self.all = all
        begins = .any
    }

    /// One of many strings.
    init(beginning begins: FirstBytes) { self.begins = begins }

    /// What those begin with that this matches.
    var first: FirstBytes { all.map { FirstBytes(of: $0.strings) } ?? begins }

    /// What is required of what this matches, if anything is.
    var required: StringList? {
        var part = self
        part.require(all)
        return part.some
    }

    /// What is required of this, where nothing of it is matched.
    var condition: ExpressionPart {
        var part = ExpressionPart.empty
        part.some = required
        return part
    }

    /// One of several.
    init(oneOf parts: [ExpressionPart]) {
        self = .anything
        let count = parts.reduce(0) { $0 + ($1.all?.count ?? Self.most + 1) }
        if count <= Self.most {
            all = parts.reduce(into: nil) { Self.add($1.all, to: &$0) }
        } else {
            begins = FirstBytes()
            for part in parts {
                let first = part.first
                begins.formUnion(first)
                if first.isOptional { begins.isOptional = true }
            }
        }
        var strings: StringList?
        for part in parts {
            guard let required = part.required else { return }
            Self.add(required, to: &strings)
        }
        require(strings)
    }

    private static func add(_ strings: StringList?, to sum: inout StringList?) {
        guard sum != nil, let strings else {
            sum = sum ?? strings
            return
        }
        sum?.add(strings)
    }

    /// Puts another behind this.
    mutating func append(_ other: ExpressionPart) {
        require(other.some)
        guard let others = other.all, let count = all?.count, count * others.count <= Self.most else {
            require(all)
            require(other.all)
            begins = first
            if begins.isOptional {
                let next = other.first
                begins.formUnion(next)
                begins.isOptional = next.isOptional
            }
            all = nil
            return
        }
        // What stands in the first alone may be rarer than what it makes with many seconds.
        if others.count > 1 { require(all) }
        all?.multiply(by: others)
    }

    /// This as often as a quantifier says.
    func times(_ least: Int, _ most: Int?) -> ExpressionPart {
        if least == 1, most == 1 { return self }
        var part = ExpressionPart(beginning: first)
        if least == 0 { part.begins.isOptional = true }
        if least > 0 {
            part.some = required
        } else if most == 1 {
            part.all = all
            part.all?.add(StringList([]))
        }
        return part
    }

    /// Takes strings for what is required, where fewer texts are likely to hold one of them: longer ones, then fewer.
    private mutating func require(_ strings: StringList?) {
        guard let strings, strings.count <= 4 * Self.most else { return }
        let length = strings.leastByteCount
        guard length > 0 else { return }
        if let some {
            let other = some.leastByteCount
            if (min(other, 8), -some.count, other) >= (min(length, 8), -strings.count, length) { return }
        }
        some = strings
    }
}
