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
    /// Whether the expression was read to its end, so that it is whole by itself if it compiles among others.
    let isUnderstood: Bool

    /// Reads an expression.
    ///
    /// - Complexity: O(*n*) but for the products, which are bounded.
    init(_ expression: String) {
        var parser = ExpressionParser(expression)
        let part = parser.alternation()
        isUnderstood = parser.isUnderstood && parser.isAtEnd
        strings = isUnderstood ? part.required : nil
        first = isUnderstood ? part.first : .any
    }
}

/// What is known of the strings that a part of an expression matches.
struct ExpressionPart {
    /// All of them, folded, UTF-8; `nil` where they are many.
    var all: [[UInt8]]?
    /// Strings of which one stands in each; none is empty.
    private(set) var some: [[UInt8]]?
    /// What those begin with that this matches, where they are many.
    private var begins: FirstBytes

    /// Matches nothing of the text: a border, or a condition for what stands around.
    static let empty = ExpressionPart(all: [[]])
    static let anything = ExpressionPart(beginning: .any)

    private static let most = 64

    init(all: [[UInt8]]) {
        self.all = all
        begins = .any
    }

    /// One of many strings.
    init(beginning begins: FirstBytes) { self.begins = begins }

    /// What those begin with that this matches.
    var first: FirstBytes { all.map(FirstBytes.init(of:)) ?? begins }

    /// What is required of what this matches, if anything is.
    var required: [[UInt8]]? {
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
            all = parts.flatMap { $0.all ?? [] }
        } else {
            begins = FirstBytes()
            for part in parts {
                let first = part.first
                begins.formUnion(first)
                if first.isOptional { begins.isOptional = true }
            }
        }
        var strings: [[UInt8]] = []
        for part in parts {
            guard let required = part.required else { return }
            strings += required
        }
        require(strings)
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
        if others.count == 1 {
            for i in 0..<count { all?[i] += others[0] }
        } else {
            all = all?.flatMap { first in others.map { first + $0 } }
        }
    }

    /// This as often as a quantifier says.
    func times(_ least: Int, _ most: Int?) -> ExpressionPart {
        if least == 1, most == 1 { return self }
        var part = ExpressionPart(beginning: first)
        if least == 0 { part.begins.isOptional = true }
        if least > 0 {
            part.some = required
        } else if most == 1, let all {
            part.all = all + [[]]
        }
        return part
    }

    /// Takes strings for what is required, where fewer texts are likely to hold one of them: longer ones, then fewer.
    private mutating func require(_ strings: [[UInt8]]?) {
        guard let strings, !strings.isEmpty, strings.count <= 4 * Self.most else { return }
        let length = Self.shortest(strings)
        guard length > 0 else { return }
        if let some {
            let other = Self.shortest(some)
            if (min(other, 8), -some.count, other) >= (min(length, 8), -strings.count, length) { return }
        }
        some = strings
    }

    private static func shortest(_ strings: [[UInt8]]) -> Int {
        var length = Int.max
        for string in strings { length = min(length, string.count) }
        return length
    }
}
