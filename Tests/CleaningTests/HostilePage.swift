import TestSupport

/// Random pages: markup that is broken in all the ways that are seen, and some that are not.
struct HostilePage {
    var random: SplitMix

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    /// A page of random pieces, most of them tags that don't match.
    mutating func broken() -> String {
        (0..<Int.random(in: 1...60, using: &random)).map { _ in piece() }.joined() + "<p>" + Self.prose
    }

    /// A page whose tags match and whose every text holds a word of its own: the page and the words.
    mutating func marked() -> (page: String, words: [String]) {
        var words: [String] = []
        let body = element(depth: 0, &words)
        return (
            "<!DOCTYPE html><html><head><title>T</title></head><body>\(body)<p>\(Self.prose)</p></body></html>", words
        )
    }

    private mutating func element(depth: Int, _ words: inout [String]) -> String {
        let name = random.pick([
            "div", "p", "section", "ul", "li", "b", "a", "nav", "footer", "td", "h2", "span", "form",
        ])
        let attribute = random.pick([
            "", "", " class=\"share\"", " id=comments", " href='x?a=1&b=2'", " role=navigation",
        ])
        var inner = ""
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            if depth < 5 && Bool.random(using: &random) {
                inner += element(depth: depth + 1, &words)
            } else {
                let word = "word\(words.count)x"
                words.append(word)
                inner +=
                    random.pick([" ", "\n", "", "&nbsp;", "\t "]) + word + random.pick([" ", ", &amp; more. ", "\n"])
            }
        }
        return "<\(name)\(attribute)>\(inner)</\(name)>"
    }

    private mutating func piece() -> String {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: "<" + random.pick(Self.names) + random.pick(Self.attributes) + random.pick([">", ">", "/>", ""])
        case 1: "</" + random.pick(Self.names) + random.pick([">", ">", " x>", ""])
        case 2: random.pick(Self.references)
        case 3: random.pick(Self.oddities)
        default: random.pick(Self.texts)
        }
    }

    private static let prose = "This is a sentence of the article, long enough to be taken for prose by anybody."
    private static let names = [
        "p", "div", "a", "b", "table", "tr", "td", "li", "script", "style", "title", "h1", "pre", "nav", "form", "html",
        "body",
        "head", "noscript", "svg", "textarea", "article", "x-y", "br",
    ]
    private static let attributes = [
        "", "", " class=\"a b\"", " id='c", " href=\"?a&b\"", " hidden", " style='display:none'", " \"", " =", " a=b=c",
        " <",
    ]
    private static let references = [
        "&amp;", "&lt;", "&nbsp;", "&#8217;", "&#x201C;", "&#150;", "&#0;", "&#x110000;", "&#59;", "&#x31", "&eacute",
        "&nothing;", "&", "&;", "&#", "&#x", "&ampx;", "&copy2024", "&amp;&amp;", "&#55357;&#56832;", "&lang;",
    ]
    private static let oddities = [
        "<!-- a comment -->", "<!-- open", "-->", "<![CDATA[ x ]]>", "<?php echo ?>", "<!DOCTYPE x>", "<", ">", "< p>",
        "<<b>",
        "</>", "<3", "\r\n", "\r", "\t", "\u{0}", "\u{1}", "\u{C}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{FFFE}", "]]>",
    ]
    private static let texts = [
        "talks ", "Гаага\n", "和平", " السلام ", "two  spaces", "\u{1F600}", "line\nbreak", "ends.", " , ", "x",
        "a long piece of text that goes on for a while and ends with a full stop, as prose does.",
    ]
}
