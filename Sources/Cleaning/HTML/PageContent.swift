import Bytes
import Records

/// Text that an element marks as an author's name.
struct AuthorMark {
    /// Where it stands in `PageContent.text`.
    var range: Range<Int>
    /// The index of the node that it stands in.
    var node: Int
    /// Whether a link or microdata says so, rather than a class.
    var isCertain: Bool
    /// Whether an icon before it says so.
    var isIcon = false
}

/// An element that holds paragraphs, in the order in which they begin; the first is the page itself.
struct PageNode {
    /// The index of the node that it stands in.
    var parent: Int
    /// The element.
    var element: PageElement
    /// What its tag and its attributes say it is, if not text.
    var rule: MarkupRule?
    /// Whether it is inside `<article>` or `<main>`, or is one.
    var isInArticle: Bool
    /// Whether it is inside an element that holds comments, or is one.
    var isInComments = false
    /// What tells its class from others; 0 where it has none.
    var look: UInt64 = 0
}

/// A paragraph, heading, list item or other run of text between block tags.
struct PageBlock {
    /// Where it stands in `PageContent.text`.
    var range: Range<Int>
    /// The index of the node that it stands in.
    var node: Int
    /// The innermost block element around it.
    var element: PageElement
    /// How many of its bytes stand inside links.
    var linkBytes: Int
    /// How many of these stand inside links to a place within a page.
    var placeLinkBytes = 0
    /// How many pictures and how many controls stand before its end, behind the block before.
    var pictures = 0
    var controls = 0
    /// Whether, in preformatted text, an empty line stands before it, or white space that indents it.
    var beginsParagraph = false
}

/// Where inline elements begin or end between two characters, with no space there.
struct PageSeam {
    /// Where, in `PageContent.text`.
    var offset: Int
    /// Whether one ends there.
    var isEnd: Bool
    /// Whether one ends and then another begins there.
    var isBetween = false
}

/// All visible text of a page, block by block, with what its markup says.
struct PageContent {
    /// The blocks' text one after the other, mapped to the page.
    var text = MappedText()
    var blocks: [PageBlock] = []
    /// In the order of the text.
    var seams: [PageSeam] = []
    /// Where the marks of notes stand in `text`, in its order.
    var noteMarks: [Range<Int>] = []
    /// Where the words of buttons stand in `text`, in its order.
    var buttons: [Range<Int>] = []
    /// How many bytes of text elements hold that their attributes hide.
    var hiddenByteCount = 0
    var nodes: [PageNode] = [PageNode(parent: 0, element: .html, rule: nil, isInArticle: false)]
    /// The `<title>`, mapped to the page.
    var title: MappedText?
    /// The titles that `<meta>` elements name, mapped to the page.
    var metaTitle: MappedText?
    /// What `<time>` elements and microdata say of days, with where they stand in `text`; empty where their text says
    /// it.
    var days: [(offset: Int, value: [UInt8], how: String)] = []
    /// What elements mark as an author's name, in the order in which they end.
    var authors: [AuthorMark] = []
    /// The words of what the head says the page is about, without an ellipsis at the end.
    var summary: [UInt8] = []
    /// Where the bodies of scripts of structured data (JSON-LD) stand in the page.
    var structuredData: [Range<Int>] = []
    /// Where those of other scripts do that may hold the article as data.
    var scripts: [Range<Int>] = []
    /// What the head says.
    var head = PageHead()

    /// The text of a range as it may be shown, with a space where elements meet that a style sets apart:
    /// `<span>By Jane Doe</span><span>3 May 2025</span>`; and without buttons, where something else is there, too:
    /// `Jane Doe<button>Follow</button>`.
    func line(_ range: Range<Int>) -> [UInt8] {
        let next = buttons.span.firstPosition { $0.lowerBound >= range.lowerBound }
        guard next < buttons.count, buttons[next].upperBound <= range.upperBound else { return parted(range) }
        var line: [UInt8] = []
        var start = range.lowerBound
        for button in buttons[next...].prefix(while: { $0.upperBound <= range.upperBound }) {
            line += parted(start..<button.lowerBound) + [0x20]
            start = button.upperBound
        }
        line += parted(start..<range.upperBound)
        return line.allSatisfy(isASCIISpace) ? parted(range) : line
    }

    /// Whether inline elements begin or end within a range.
    func hasSeam(in range: Range<Int>) -> Bool {
        let next = seams.span.firstPosition { $0.offset > range.lowerBound }
        return next < seams.count && seams[next].offset < range.upperBound
    }

    /// The text of a range, parted wherever inline elements begin or end.
    func pieces(_ range: Range<Int>) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = range.lowerBound
        let next = seams.span.firstPosition { $0.offset > start }
        for seam in seams[next...].prefix(while: { $0.offset < range.upperBound }) {
            pieces.append(Array(text.bytes[start..<seam.offset]))
            start = seam.offset
        }
        pieces.append(Array(text.bytes[start..<range.upperBound]))
        return pieces
    }

    /// The text of a range with a space where elements meet that a style sets apart.
    private func parted(_ range: Range<Int>) -> [UInt8] {
        let bytes = text.bytes
        var line: [UInt8] = []
        var start = range.lowerBound
        var next = seams.span.firstPosition { $0.offset > start }
        while next < seams.count, seams[next].offset < range.upperBound {
            let seam = seams[next]
            if partsWords(bytes.span, at: seam.offset, isBetween: seam.isBetween) {
                line += bytes[start..<seam.offset]
                line.append(0x20)
                start = seam.offset
            }
            next += 1
        }
        line += bytes[start..<range.upperBound]
        return line
    }
}

/// Whether words end and begin where elements meet: letters beside letters or digits between two elements, and digits
/// behind a year; at the border of one only where a small letter or a digit meets a capital, or a letter a digit.
private func partsWords(_ text: Span<UInt8>, at offset: Int, isBetween: Bool) -> Bool {
    let (before, behind) = (text[offset - 1], text[offset])
    if isBetween {
        let isLetter = isASCIILetter(before) || isUTF8Continuation(before) && isLetterBeyondASCII(text, before: offset)
        let isNextLetter = isASCIILetter(behind) || behind >= 0xC3 && isWordScalar(decodeScalar(text, at: offset).value)
        return isLetter && (isNextLetter || isASCIIDigit(behind))
            || isASCIIDigit(before) && (isNextLetter || isASCIIDigit(behind) && endsYear(text, before: offset))
    }
    if isASCIIUpper(behind) { return isASCIILower(before) || isASCIIDigit(before) }
    return isASCIIDigit(behind) && isASCIILower(before)
}

/// Whether a number of four digits ends before an offset.
private func endsYear(_ text: Span<UInt8>, before offset: Int) -> Bool {
    offset >= 4 && (offset - 4..<offset).allSatisfy { isASCIIDigit(text[$0]) }
        && (offset == 4 || !isASCIIDigit(text[offset - 5]))
}

/// Whether the character before an offset is a letter of an alphabet or a syllable or sign of another script.
private func isLetterBeyondASCII(_ text: Span<UInt8>, before offset: Int) -> Bool {
    decodeScalar(text, before: offset).map { $0.value >= 0xC0 && isWordScalar($0.value) } ?? false
}
