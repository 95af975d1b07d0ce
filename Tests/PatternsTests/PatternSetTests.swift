import Bytes
import TestSupport
import Testing

@testable import Patterns

@Suite("Pattern sets")
struct PatternSetTests {
    private static let expressions = [
        "(the (post|article)|the entry) .{1,20} (appeared first|first appeared) on .{1,20}", "\\d+ comments?", "x+",
        "[(\\[]?(фото|photo)s?\\s*[:/©]\\s*.{1,20}", "(?=.*+(?<=ap|afp))[a-z]{1,9} .{1,9}", "(?!photo)p[ho]{2}to?",
        "a[+-]|a {1,2}a", "(ab|ba){2,3}", "\\p{Lu}{2}\\.?", "k(?-i:É)", "[Ⓐa]b?", "(?:ſ|ß)t", "№\\s?\\d",
        "read(?: more)??", "[[:alpha:]]{4}\\d", "\\Qb+\\E", "(?i:Σ)ας", "\\x{41}z", "b{2}", "a{,2}b", "[]x]{2}y",
        "[^ab]{1,3}",
    ]

    /// Pieces of which texts are made that some of the expressions match, and of others.
    private static let pieces = [
        "the post ", "The Entry", "a", "b", "ab", "ba", "x", "X", "12", " comments", " comment", "photo", "Фото",
        "ФОТО", ": ",
        "ap", "AFP", " ", "POOT", "poot", "Az", "Ab.", "kÉ", "KÉ", "Kĺ", "É", "ſT", "ẞt", "ßt", "№ 7", "read", " MORE",
        "abcd1", "a+",
        "b+", "az", "σας", "Σας", "ςας",
        "ⓐ", " first appeared on ", "]x", "y", "a{,2}b", "©",
    ]

    @Test(arguments: [Pattern.Options.ignoringCase, []])
    func `The match is that of all expressions as alternatives, whatever is left untried`(_ options: Pattern.Options)
        throws
    {
        let ends = Self.expressions.map { _ in "\\z" }
        let set = try PatternSet(Self.expressions, options, after: "\\A", before: ends)
        let inside = try PatternSet(Self.expressions, options)
        let whole = try Self.expressions.map { try Pattern("\\A(?n:\($0))\\z", options) }
        let parts = try Self.expressions.map { try Pattern("(?n:\($0))", options) }
        var random = SplitMix(seed: 7)
        var counts = Array(repeating: 0, count: Self.expressions.count)
        for _ in 0..<40_000 {
            let text = Array(
                (0...Int.random(in: 0...4, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }
                    .joined().utf8)
            let wanted = whole.firstIndex { $0.firstMatch(in: text.span) != nil }
            #expect(set.firstMatch(in: text.span)?.index == wanted, "\(String(decoding: text, as: UTF8.self))")
            if let wanted { counts[wanted] += 1 }
            let ranges = parts.map { $0.firstMatch(in: text.span)?[0] }
            let first = ranges.compactMap { $0?.lowerBound }.min()
            let index = ranges.firstIndex { $0?.lowerBound == first && first != nil }
            let found = inside.firstMatch(in: text.span)
            #expect(found?.index == index)
            #expect(found?.range == index.flatMap { ranges[$0] })
        }
        // Each expression was met, but for those that another always takes before.
        let unmet = zip(Self.expressions, counts).filter { $0.1 == 0 }.map(\.0)
        #expect(unmet == [])
    }

    @Test(
        arguments: [
            ("the (post|article) .{1,9} on .{1,9}", ["the article ", "the post "]), ("\\d+ comments?", [" comment"]),
            ("(a|b)c(d|e)", ["acd", "ace", "bcd", "bce"]), ("x*", nil), ("x+", ["x"]), ("(?:abc)?d{2}", ["d"]),
            ("[^a]", nil),
            ("[a-h]?Ж", ["aж", "bж", "cж", "dж", "eж", "fж", "gж", "hж", "ж"]), ("(?=.{0,9}due).{1,20}", ["due"]),
            ("(?!due).", nil),
            ("a{3}b", ["a"]), ("(?-i:Ab)\\b", ["ab"]), ("Ⓐ", nil), ("ſ", ["s"]), ("a|", nil), ("", nil), ("a\\1", nil),
            ("(?#a)b", nil), ("(?i)b", nil), ("[[:alpha:]]b", nil), ("(*UCP)b", nil), ("a{,2}b", ["a{,2}b"]),
            ("\\.\\x{41}bc", ["bc"]),
        ] as [(String, [String]?)])
    func `Strings of which one must stand in a match`(_ expression: String, _ expected: [String]?) {
        let found = RequiredLiterals(expression).strings?.map { String(decoding: $0, as: UTF8.self) }
        #expect(found.map(Set.init) == expected.map(Set.init))
    }

    @Test(arguments: [
        (["a", "b(", "c"], "pattern \"b(\" at byte 2: missing closing parenthesis"),
        (["a", "b)(c"], "pattern \"b)(c\" at byte 1: unmatched closing parenthesis"),
        (["(a", "b)"], "pattern \"(a\" at byte 2: missing closing parenthesis"),
        (["[[:alpha:]", "b]"], "pattern \"[[:alpha:]\" at byte 10: missing terminating ] for character class"),
        (["a", "\\p{None}"], "pattern \"\\p{None}\" at byte 8: unknown property after \\P or \\p"),
    ])
    func `An expression that is none by itself is told`(_ expressions: [String], _ message: String) {
        #expect(throws: PatternError.self) { try PatternSet(expressions) }
        do { _ = try PatternSet(expressions) } catch { #expect("\(error)" == message) }
    }

    @Test func `PCRE2 takes what is held for sound`() throws {
        var random = SplitMix(seed: 11)
        var counts = [false: 0, true: 0]
        for _ in 0..<60_000 {
            let expression = randomExpression(&random)
            let isSound = RequiredLiterals(expression).isSound
            counts[isSound, default: 0] += 1
            guard isSound else { continue }
            do {
                try Pattern.check("\\A(?n:\(expression))\\z", .ignoringCase)
                try Pattern.check("(?<![\\p{L}\\p{N}])(?n:\(expression))\\s*\\z", .ignoringCase)
            } catch {
                Issue.record("\(error)")
            }
        }
        #expect(counts[true, default: 0] > 10_000)
        #expect(counts[false, default: 0] > 10_000)
    }

    @Test(
        arguments: [
            ("a(b|c){1,3}", true), ("[\\x{41}-\\x{44}]", true), ("[a-\\d]", false), ("[b-a]", false), ("a{2,1}", false),
            ("(?<=a|bc)d", false), ("*a", false), ("^*", false), ("\\b+", false), ("a**", false),
            ("\\p{Nowhere}", false),
            ("[\\R]", false), ("[[.a.]]", false), ("\\x{110000}", false), ("a\\Kb", false), ("(?:a{9}){9}", true),
            ("((((ab){99}){99}){99}){99}", false),
        ])
    func `What PCRE2 may refuse is not held for sound`(_ expression: String, _ isSound: Bool) {
        #expect(RequiredLiterals(expression).isSound == isSound)
    }

    @Test func `What is sound is not too large`() throws {
        let pieces = [
            "[éa]", "[\\w\\d]", "(|)", "\\p{Lu}", "(a)?", "(?:a|é)", "\\x{4E00}", "k", "(?=a)", "(?i:k)", "\\R",
        ]
        for piece in pieces {
            let whole = String(repeating: piece, count: 4000 / piece.utf8.count)
            #expect(RequiredLiterals(whole).isSound)
            try Pattern.check(whole, .ignoringCase)
            let repeated = "(?:" + String(repeating: piece, count: 400 / piece.utf8.count) + "){8}"
            try Pattern.check(repeated, .ignoringCase)
        }
    }

    /// Signs and pieces of PCRE2's syntax in any order, or groups of them.
    private func randomExpression(_ random: inout SplitMix, depth: Int = 0) -> String {
        let pieces = [
            "a", "b", "é", "ſ", "k", "0", "-", "]", "}", ",", " ", "#", ".", "^", "$", "|", "*", "+", "?", "{2}",
            "{1,3}",
            "{,2}", "{3,1}", "{", "\\b", "\\B", "\\A", "\\z", "\\K", "\\d", "\\D", "\\w", "\\s", "\\h", "\\R", "\\p{L}",
            "\\p{Lu}", "\\P{Han}", "\\p{X}", "\\x{41}", "\\x{D800}", "\\x{}", "\\x41", "\\.", "\\-", "\\\\", "\\1",
            "\\Q",
            "[a-c]", "[^\\d\\w]", "[\\w-]", "[\\w-a]", "[a-\\x{7A}]", "[\\b]", "[\\R]", "[]a]", "[^]]", "[[:alpha:]]",
            "[[.a.]]",
            "[é-a]", "[a", "[\\", "(", ")", "(?", "(*", "(?#",
        ]
        var expression = ""
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            if depth < 4, Int.random(in: 0..<3, using: &random) == 0 {
                let starts = ["(", "(?:", "(?>", "(?=", "(?!", "(?<=", "(?<!", "(?i:", "(?-i:", "(?n:", "(?x:", "(?|"]
                expression +=
                    (starts.randomElement(using: &random) ?? "") + randomExpression(&random, depth: depth + 1) + ")"
            } else {
                expression += pieces.randomElement(using: &random) ?? ""
            }
        }
        return expression
    }

    @Test func `There may be more expressions than PCRE2 takes as one`() throws {
        let expressions = (0..<4000).map { "word of number \($0)" }
        #expect(throws: PatternError.self) { try Pattern.check(expressions.joined(separator: "|"), .ignoringCase) }
        let found = try PatternSet(expressions, after: "\\A", before: expressions.map { _ in "\\z" }).firstMatch(
            in: Array("Word of number 3999".utf8).span)
        #expect(found?.index == 3999)
        #expect(found?.range == 0..<19)
    }

    @Test func `Groups as deep as PCRE2 takes them are read, deeper ones are an error`() throws {
        let nested = { String(repeating: "(", count: $0) + "ab" + String(repeating: ")", count: $0) }
        #expect(RequiredLiterals(nested(250)).strings == [Array("ab".utf8)])
        #expect(RequiredLiterals(nested(100_000)).strings == nil)
        #expect(throws: PatternError.self) { try PatternSet([nested(100_000)]) }
    }

    @Test func `What PCRE2 takes for a letter in any case is folded to the same`() throws {
        let cased = (0x80..<0x1_0000 as Range<UInt32>).compactMap(Unicode.Scalar.init).filter {
            $0.properties.changesWhenCaseMapped || $0.properties.changesWhenCaseFolded
        }
        let ascii = (0x41...0x7A as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter(
            \.properties.isAlphabetic)
        let text = Array(String(String.UnicodeScalarView(ascii + cased)).utf8)
        var asked = 0
        for scalar in ascii + cased where isFoldable(scalar.value) {
            asked += 1
            let pattern = try Pattern("\\x{\(String(scalar.value, radix: 16))}", .ignoringCase)
            for match in pattern.matches(in: text.span) {
                let other = decodeScalar(text.span, at: match.lowerBound).value
                if foldedScalar(other) != foldedScalar(scalar.value) {
                    Issue.record("\(scalar) is matched by \(String(other, radix: 16))")
                }
            }
        }
        #expect(asked > 900)
    }

    @Test func `Letters of two bytes are folded to the lower case of their upper case`() {
        func single(_ mapping: String) -> Unicode.Scalar? {
            mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
        }
        for value in 0..<0x800 as Range<UInt32> {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let upper = single(scalar.properties.uppercaseMapping) ?? scalar
            let lower = single(upper.properties.lowercaseMapping) ?? scalar
            #expect(foldedScalar(value) == (lower.value < 0x1_0000 ? lower.value : value))
        }
    }
}
