import Bytes

/// How a page's markup is disguised for training, its text and its shape aside: as sites write it whose classes are
/// hashes and whose elements are divisions.
///
/// What the classifier of blocks learns from pages in disguise too holds where markup says little.
struct MarkupDisguise {
    /// What becomes of `<p>`.
    enum Paragraphs { case kept, divisions, wrapped, breaks }

    /// Whether no word of a class or an id says anything, nor a role.
    var hidesWords = false
    /// Whether `<article>`, `<aside>`, `<figure>` and the like become `<div>`.
    var hidesElements = false
    var paragraphs = Paragraphs.kept

    /// No disguise.
    init() {}

    /// One of all disguises, by the bits of a number: three of four hide words, half of them elements, half keep
    /// paragraphs.
    init(number: UInt64) {
        hidesWords = number & 3 != 0
        hidesElements = number & 4 != 0
        paragraphs =
            switch number >> 3 & 7 {
            case 0, 1: .divisions
            case 2: .wrapped
            case 3: .breaks
            default: .kept
            }
    }

    /// What an element other than `<p>` becomes.
    fileprivate func disguised(_ element: PageElement) -> PageElement {
        guard hidesElements else { return element }
        return switch element {
        case .article, .main, .section, .header, .footer, .nav, .aside, .figure, .figcaption, .address, .hgroup,
            .dialog, .menu, .details:
            .div
        default: element
        }
    }
}

/// Tells a `PageBuilder` of a page in disguise.
struct DisguisedPageBuilder: ~Copyable, PageHandler {
    private var builder: PageBuilder
    private let disguise: MarkupDisguise
    /// By open element: what is closed with it.
    private var endings: [Ending] = []

    private enum Ending { case one, two, lineBreak }

    /// - Parameter markup: The rules, whose words are forgotten if the disguise hides them.
    init(_ page: [UInt8], _ markup: MarkupRules, _ disguise: MarkupDisguise, honoursHiding: Bool) {
        builder = PageBuilder(page, disguise.hidesWords ? markup.withoutWords : markup, honoursHiding: honoursHiding)
        self.disguise = disguise
    }

    mutating func open(_ element: PageElement, _ attributes: PageAttributes) {
        guard element == .p, disguise.paragraphs != .kept else {
            builder.open(disguise.disguised(element), attributes)
            endings.append(.one)
            return
        }
        switch disguise.paragraphs {
        case .kept, .divisions:
            builder.open(.div, attributes)
            endings.append(.one)
        case .wrapped:
            builder.open(.div, attributes)
            builder.open(.p, attributes)
            endings.append(.two)
        case .breaks:
            builder.open(.br, attributes)
            builder.close()
            endings.append(.lineBreak)
        }
    }

    mutating func addRoot(_ attributes: PageAttributes) { builder.addRoot(attributes) }

    mutating func endLink() { builder.endLink() }

    mutating func close() {
        switch endings.popLast() {
        case .two:
            builder.close()
            builder.close()
        case .lineBreak:
            let (none, noAttributes): ([UInt8], [PageAttribute]) = ([], [])
            builder.open(.br, PageAttributes(none.span, noAttributes.span))
            builder.close()
        default: builder.close()
        }
    }

    mutating func text(_ range: Range<Int>, of page: Span<UInt8>) { builder.text(range, of: page) }

    mutating func text(_ scalar: UInt32, from reference: Range<Int>) { builder.text(scalar, from: reference) }

    mutating func pass(_ element: PageElement, tag: Range<Int>, inside: Range<Int>) {
        builder.pass(element, tag: tag, inside: inside)
    }

    /// Ends the page.
    consuming func finish() -> PageContent { builder.finish() }
}
