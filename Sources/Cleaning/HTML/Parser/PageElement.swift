/// The elements that matter for finding the text of a page.
enum PageElement: UInt8, CaseIterable, Sendable {
    case html, head, title, meta, link, body
    case script, style, template, noscript, svg, math, canvas, iframe, object, audio, video
    case nav, footer, aside, header, form, button, select, textarea, label, dialog, menu
    case article, main, section, div, table, tr, td, th, ul, ol, dl, blockquote, figure, figcaption, center, fieldset
    case details, address, hgroup, tbody, thead, tfoot, caption
    case p, h1, h2, h3, h4, h5, h6, li, dt, dd, pre, br, hr, summary, legend, option, optgroup
    case a, time, img, input
    /// One that scripts define, whose name has a hyphen: it may hold paragraphs or stand in one.
    case custom
    case other

    /// The element of a name in lower case.
    init?(name: String) {
        guard let found = Self.byName[name] else { return nil }
        self = found
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// The name in lower case.
    var name: String { Self.names[ordinal] }

    /// To ask an enumeration for its names takes long.
    private static let names = allCases.map { "\($0)" }

    /// The place among all cases.
    var ordinal: Int { Int(rawValue) }

    /// Whether what is inside is never shown as text, up to its end tag.
    var isHidden: Bool {
        switch self {
        case .script, .style, .template, .noscript, .svg, .math, .canvas, .iframe, .object, .audio, .video: true
        default: false
        }
    }

    /// Whether it holds paragraphs, so that a page's text can be looked for in it.
    var isContainer: Bool {
        switch self {
        case .html, .body, .nav, .footer, .aside, .header, .form, .article, .main, .section, .div, .table, .tr, .td,
            .th,
            .ul, .ol, .dl, .blockquote, .figure, .figcaption, .center, .fieldset, .details, .address, .hgroup, .dialog,
            .menu, .button, .select, .textarea, .label, .tbody, .thead, .tfoot, .caption:
            true
        default: false
        }
    }

    /// Whether its text stands on lines of its own.
    var isBlock: Bool {
        switch self {
        case .button, .select, .label: false
        case .p, .h1, .h2, .h3, .h4, .h5, .h6, .li, .dt, .dd, .pre, .br, .hr, .summary, .legend, .option, .title: true
        default: isContainer
        }
    }

    /// A number for elements of its sort, less than 32.
    var sort: Int {
        switch self {
        case .p: 0
        case .li: 1
        case .h1: 2
        case .h2: 3
        case .h3: 4
        case .h4, .h5, .h6: 5
        case .td, .th: 6
        case .blockquote: 7
        case .dd, .dt, .dl: 8
        case .pre: 9
        case .figcaption, .caption, .figure: 10
        case .div: 11
        case .section: 12
        case .article, .main: 13
        case .ul, .ol, .menu: 14
        case .table, .tr, .tbody, .thead, .tfoot: 15
        case .header, .hgroup: 16
        case .footer, .address: 17
        case .aside: 18
        case .form, .fieldset, .label, .button, .select, .textarea: 19
        case .br, .hr: 20
        case .body, .html: 21
        case .details, .summary: 22
        default: 23
        }
    }

    /// Whether it is a heading.
    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }
}
