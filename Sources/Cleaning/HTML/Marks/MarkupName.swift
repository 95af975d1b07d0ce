import Bytes

/// The name of an element or an attribute in lower case, as numbers that are compared at once.
struct MarkupName: Equatable {
    /// The first eight bytes, the first the least significant.
    private(set) var head: UInt64 = 0
    /// The next eight; of a longer name a hash of what follows, marked as such by its highest bit.
    private(set) var tail: UInt64 = 0
    private(set) var count = 0

    init() {}

    init(_ name: String) {
        for byte in name.utf8 { append(byte) }
    }

    /// A name of ASCII that stands in a page, in any case; not an empty one.
    @inline(__always)
    init(_ page: Span<UInt8>, _ range: Range<Int>) {
        if range.count <= 8, range.lowerBound + 8 <= page.count {
            self.init()
            head = EightBytes.lowercased(load8(page, at: range.lowerBound)) & .max &>> UInt64(64 - 8 * range.count)
            count = range.count
        } else {
            self.init(long: page, range)
        }
    }

    private init(long page: Span<UInt8>, _ range: Range<Int>) {
        for i in range { append(asciiLowercased(page[i])) }
    }

    /// Appends an ASCII byte, lower-case already.
    private mutating func append(_ byte: UInt8) {
        if count < 8 {
            head |= UInt64(byte) << UInt64(8 * count)
        } else if count < 16 {
            tail |= UInt64(byte) << UInt64(8 * count - 64)
        } else {
            // FNV-1a; no ASCII byte sets the highest bit, so that a long name never equals a short one.
            tail = (tail ^ UInt64(byte)) &* 0x100_0000_01B3 | 1 << 63
        }
        count += 1
    }
}

/// The element names and how they imply each other's tags, by numbers; 0 is a name that nothing is known of.
///
/// - Source: libxml2 2.9.14, HTMLparser.c, `html40ElementTable`, `htmlStartClose` and `htmlEndPriority`: HTML 4, with
///   what was found on broken pages.
struct ElementTable: Sendable {
    /// What a start tag implies, or an element that stands without one.
    enum Role: UInt8 {
        case html, head, body
        /// What stands in a head without a `<head>`.
        case headContent
        /// What stands in no body.
        case frames
        case other
    }

    static let shared = ElementTable()

    let html: Int
    let head: Int
    let body: Int
    let paragraph: Int
    let lineBreak: Int
    let anchor: Int
    let division: Int
    let textArea: Int
    private var slots = [UInt8](repeating: 0, count: 1 << slotBits)
    private var names = [MarkupName()]
    /// The element of each number.
    private(set) var elements = [PageElement.other]
    /// Whether an element has no content, nor an end tag.
    private(set) var isEmpty: [Bool]
    /// Whether what stands inside is never shown as text, up to its end tag.
    private(set) var isHidden: [Bool]
    /// Elements that an end tag may close on its way: those of no higher priority than its own.
    private(set) var priorities: [UInt8]
    private(set) var roles: [Role]
    /// For each byte, whether a name may hold it.
    private(set) var isOfName = [Bool](repeating: false, count: 256)
    /// For each number, whether a start tag of another number ends that element.
    private let ends: [Bool]

    private init() {
        var table = (slots: slots, names: names, elements: elements)
        func number(_ name: String) -> Int {
            let key = MarkupName(name)
            var slot = Self.slot(of: key)
            while table.slots[slot] != 0 {
                if table.names[Int(table.slots[slot])] == key { return Int(table.slots[slot]) }
                slot = (slot + 1) & (table.slots.count - 1)
            }
            table.slots[slot] = UInt8(table.names.count)
            table.names.append(key)
            table.elements.append(PageElement(name: name) ?? .other)
            return table.names.count - 1
        }
        for element in PageElement.allCases where element != .other && element != .custom { _ = number(element.name) }
        let pairs = implied.split(separator: "\n").map { line in
            line.split(separator: " ").map { number($0.hasSuffix(":") ? String($0.dropLast()) : String($0)) }
        }
        let empty = voids.split(separator: " ").map { number(String($0)) }
        let prior = priorityOfEnds.flatMap { names, priority in
            names.split(separator: " ").map { (number(String($0)), priority) }
        }
        let headContents = ["script", "style", "meta", "link", "title", "base"].map(number)
        let frameContents = ["noframes", "frame", "frameset"].map(number)
        html = number("html")
        head = number("head")
        body = number("body")
        paragraph = number("p")
        lineBreak = number("br")
        anchor = number("a")
        division = number("div")
        textArea = number("textarea")
        (slots, names, elements) = table
        let count = names.count
        isEmpty = (0..<count).map { empty.contains($0) }
        isHidden = elements.map(\.isHidden)
        priorities = [UInt8](repeating: 100, count: count)
        for (number, priority) in prior { priorities[number] = priority }
        roles = [Role](repeating: .other, count: count)
        for number in headContents { roles[number] = .headContent }
        for number in frameContents { roles[number] = .frames }
        roles[html] = .html
        roles[head] = .head
        roles[body] = .body
        for byte in UInt8.min...0x7F where isASCIIAlphanumeric(byte) || [0x2D, 0x2E, 0x3A, 0x5F].contains(byte) {
            isOfName[Int(byte)] = true
        }
        var ends = [Bool](repeating: false, count: count * count)
        for line in pairs {
            for number in line.dropFirst() { ends[line[0] * count + number] = true }
        }
        self.ends = ends
    }

    /// The number of a name; 0 if it is none of the table's.
    ///
    /// Always inlined: for a call the table would be copied.
    @inline(__always)
    func number(of name: MarkupName) -> Int {
        var slot = Self.slot(of: name)
        while slots[slot] != 0 {
            let number = Int(slots[slot])
            if names[number] == name { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return 0
    }

    /// The name of a number.
    func name(_ number: Int) -> MarkupName { names[number] }

    /// Whether a start tag ends an open element.
    func ends(_ open: Int, byStartOf new: Int) -> Bool { ends[open * names.count + new] }

    private static let slotBits = 9

    private static func slot(of name: MarkupName) -> Int {
        // Fibonacci hashing: Knuth, The Art of Computer Programming, volume 3, section 6.4.
        let product = (name.head ^ (name.tail &* 31)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: product >> UInt64(64 - slotBits))
    }
}

/// An open element, and the start tags that end it.
private let implied = """
    a: a fieldset table td th
    address: dd dl dt form li ul
    b: center p td th
    big: p
    caption: col colgroup tbody tfoot thead tr
    col: col colgroup tbody tfoot thead tr
    colgroup: colgroup tbody tfoot thead tr
    dd: dt
    dir: dd dl dt form ul
    dl: form li
    dt: dd dl
    font: center td th
    form: form
    h1: fieldset form li p table
    h2: fieldset form li p table
    h3: fieldset form li p table
    h4: fieldset form li p table
    h5: fieldset form li p table
    h6: fieldset form li p table
    head: a abbr acronym address b bdo big blockquote body br center cite code dd dfn dir div dl dt em fieldset font
    head: form frameset h1 h2 h3 h4 h5 h6 hr i iframe img kbd li listing map menu ol p pre q s samp small span strike
    head: strong sub sup table tt u ul var xmp
    hr: form
    i: center p td th
    legend: fieldset
    li: li
    link: body frameset
    listing: dd dl dt fieldset form li table ul
    menu: dd dl dt form ul
    ol: form ul
    option: optgroup option
    p: address blockquote body caption center col colgroup dd dir div dl dt fieldset form frameset h1 h2 h3 h4 h5 h6
    p: head hr li listing menu ol p pre table tbody td tfoot th title tr ul xmp
    pre: dd dl dt fieldset form li table ul
    s: p
    script: noscript
    small: p
    span: td th
    strike: p
    style: body frameset
    tbody: tbody tfoot
    td: tbody td tfoot th tr
    tfoot: tbody
    th: tbody td tfoot th tr
    thead: tbody tfoot
    title: body frameset
    tr: tbody tfoot tr
    tt: p
    u: p td th
    ul: address form menu ol pre
    xmp: dd dl dt fieldset form li table ul
    """

/// The elements without content.
private let voids = "area base basefont br col frame hr img input isindex link meta param"

/// All others have 100.
///
/// - Source: of those above 100 up to 150, HTML, section 13.2.6.4.7: the end tags that close what is open in their
///   element, and the elements through which those of words within a line do not reach.
private let priorityOfEnds: [(names: String, priority: UInt8)] = [
    ("p", 120),
    (
        """
        address article aside blockquote button center dd details dialog dir div dl dt fieldset figcaption figure footer \
        h1 h2 h3 h4 h5 h6 header hgroup li listing main menu nav ol pre search section select summary ul
        """, 150
    ),
    ("caption td th", 160), ("tr", 170), ("thead tbody tfoot", 180), ("table", 190), ("head body", 200), ("html", 220),
]
