import Bytes

/// What a reader of RTF knows between two tokens: all that it needs to read on from there.
public struct RTFState: Sendable, Equatable {
    /// What a pair of braces sets, which ends with it.
    struct Group: Sendable, Equatable {
        var destination = RTFDestination.text
        /// What is shown of an object or a shape goes where the object stands.
        var outer: RTFDestination?
        var font: Int?
        /// How many characters behind each `\u` say the same for readers without Unicode.
        var fallbackCount = 1
        var isHidden = false
        var isDeleted = false
        /// Whether the next word begins a destination that readers who do not know it pass over.
        var isStarred = false
    }

    /// The group that is read; outside of all groups nothing is.
    var group: Group
    /// The groups around it.
    private(set) var groups: [Group] = []
    /// How many groups around the text are not kept, since there are more than any document has.
    private var unkept = 0
    /// By the number of each font, the code page of its characters.
    private var fonts: [Int: Int] = [:]
    /// The code pages that a font has by its character set.
    private var fontPages: Set<Int> = []
    private var defaultFont = 0
    /// The code page of the document.
    private(set) var ansiPage = 1252
    /// Whether bytes above ASCII that are not escaped are those of UTF-8, as some programs write them.
    let isUTF8: Bool
    /// How many characters are still to be passed over behind a `\u`.
    var skipCount = 0
    /// The first half of a pair of surrogates, and where it stands.
    var surrogate: (value: UInt32, raw: Range<Int>)?
    /// Bytes of a character whose last one has not been read, and where they stand.
    var row: [UInt8] = []
    var rowRaw = 0..<0

    /// The beginning of a document.
    ///
    /// - Parameter isUTF8: Whether bytes above ASCII that are not escaped are those of UTF-8.
    public init(isUTF8: Bool) {
        self.isUTF8 = isUTF8
        group = Group(destination: .none)
    }

    /// The beginning of a document, of which so many bytes are known.
    public init(_ beginning: Span<UInt8>) {
        let isASCII = beginning.indices.allSatisfy { beginning[$0] < 0x80 }
        // The last character may be cut.
        self.init(isUTF8: !isASCII && firstInvalidUTF8(beginning) > beginning.count - 4)
    }

    /// Whether two readers would read on in the same way.
    public static func == (one: RTFState, other: RTFState) -> Bool {
        one.group == other.group && one.groups == other.groups && one.unkept == other.unkept
            && one.fonts == other.fonts && one.defaultFont == other.defaultFont && one.ansiPage == other.ansiPage
            && one.isUTF8 == other.isUTF8 && one.skipCount == other.skipCount && one.row == other.row
            && one.surrogate?.value == other.surrogate?.value
    }

    /// Enters a group.
    mutating func open() {
        if groups.isEmpty && unkept == 0 && group.destination == .none {
            // A document of its own.
            self.group = Group(destination: .none)
            groups.append(group)
            group = Group()
            (fonts, fontPages, defaultFont, ansiPage) = ([:], [], 0, 1252)
        } else if groups.count < Self.deepest {
            groups.append(group)
            group.isStarred = false
        } else {
            unkept += 1
        }
    }

    /// Leaves a group.
    mutating func close() {
        if unkept > 0 {
            unkept -= 1
        } else if let outer = groups.popLast() {
            group = outer
        }
    }

    /// Groups within so many others have the settings of the last one of these.
    private static let deepest = 1 << 10

    /// More fonts than a document has.
    private static let mostFonts = 1 << 12

    /// How much memory it takes, in groups and fonts.
    var weight: Int { groups.count + fonts.count }

    /// What a word says of characters: of those that follow, or, in the table of fonts, of those of a font.
    mutating func set(_ setting: RTFWord.Setting, to value: Int?) {
        switch setting {
        case .font: group.font = value
        case .defaultFont: defaultFont = value ?? 0
        case .plain:
            group.font = nil
            group.isHidden = false
            group.isDeleted = false
        case .characterSet: setPage(RTFCodePage.ofCharacterSet[value ?? 0] ?? 0)
        case .fontPage: setPage(value ?? 0)
        case .documentPage: ansiPage = value.flatMap { $0 > 0 ? $0 : nil } ?? 1252
        case .page(let page): ansiPage = page
        case .fallbackCount: group.fallbackCount = max(0, min(value ?? 1, 1 << 10))
        case .hidden: group.isHidden = value != 0
        case .deleted: group.isDeleted = value != 0
        }
    }

    private mutating func setPage(_ page: Int) {
        guard group.destination == .fonts, let font = group.font, fonts.count < Self.mostFonts else { return }
        fonts[font] = page
        fontPages.insert(page)
    }

    /// The code page of the characters that follow.
    ///
    /// A font without a character set has the document's, and so have those of windows-1252 where the document has
    /// another and no font says so: then whoever wrote it did not tell the fonts apart.
    var page: Int {
        switch fonts[group.font ?? defaultFont] {
        case nil, 0?: ansiPage
        case 1252? where !fontPages.contains(ansiPage): ansiPage
        case let page?: page
        }
    }

    /// Where what is read goes.
    var sink: RTFSink {
        switch group.destination {
        case .text: group.isHidden || group.isDeleted ? .aside(.hidden) : .text
        case .margin: .aside(.margin)
        case .note: .aside(.note)
        case .title: .title
        case .author: .author
        case .none, .fonts, .info: .nowhere
        }
    }
}

/// What a group holds.
enum RTFDestination: Sendable {
    /// The text.
    case text
    /// The head or foot of a page.
    case margin
    /// A note.
    case note
    /// The table of fonts.
    case fonts
    /// What is said of the document.
    case info
    case title, author
    /// What is no text.
    case none
}

/// Where a character goes.
enum RTFSink: Sendable, Equatable {
    case text, title, author
    case aside(DocumentAside.Kind)
    case nowhere
}

/// What a document holds beside its text.
struct DocumentAside: Sendable, Equatable {
    /// Why it is no part of the text.
    enum Kind: Sendable {
        /// It is hidden, or a word processor knows that it was deleted.
        case hidden
        /// It is the head or foot of a page.
        case margin
        /// It is a note.
        case note
    }

    var kind: Kind
    /// The words, UTF-8.
    var text: [UInt8] = []
    /// Where they stand.
    var raw: Range<Int>
}
