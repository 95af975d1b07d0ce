import Bytes

/// What the control words of RTF do that matter to a text; any other is passed over.
///
/// - Source: the Rich Text Format Specification 1.9.1.
enum RTFWord: Sendable {
    /// What a word sets for the characters that follow in its group.
    enum Setting: Sendable {
        case font, defaultFont, plain, characterSet, fontPage, documentPage
        /// The document is written in this code page.
        case page(Int)
        case fallbackCount, hidden, deleted
    }

    /// A character.
    case character(UInt32)
    /// The group is a destination.
    case destination(RTFDestination)
    /// The group is no text, but a group in it may be shown in its place.
    case container
    /// The group is shown in place of the one around it.
    case shown
    /// The group is shown as any other, however it is marked.
    case kept
    /// A property of the document.
    case information(RTFDestination)
    case set(Setting)
    /// A character of Unicode.
    case unicode
    /// Bytes follow that are no RTF.
    case binary

    /// The words by the hash of their names.
    static let all: [UInt64: RTFWord] = {
        var words: [UInt64: RTFWord] = [:]
        for (names, word) in table {
            for name in names.utf8.split(separator: 0x20) { words[stableHash(Array(name).span)] = word }
        }
        return words
    }()

    private static let table: [(names: String, word: RTFWord)] = [
        ("par line sect page column row nestrow softline lbr", .character(0x0A)),
        ("tab cell nestcell", .character(0x09)),
        ("emdash", .character(0x2014)), ("endash", .character(0x2013)), ("bullet", .character(0x2022)),
        ("lquote", .character(0x2018)), ("rquote", .character(0x2019)), ("ldblquote", .character(0x201C)),
        ("rdblquote", .character(0x201D)), ("emspace", .character(0x2003)), ("enspace", .character(0x2002)),
        ("qmspace", .character(0x2005)), ("zwbo", .character(0x200B)), ("zwnbo", .character(0x2060)),
        ("zwj", .character(0x200D)), ("zwnj", .character(0x200C)), ("ltrmark", .character(0x200E)),
        ("rtlmark", .character(0x200F)),
        ("f", .set(.font)), ("deff", .set(.defaultFont)), ("plain", .set(.plain)), ("fcharset", .set(.characterSet)),
        ("cpg", .set(.fontPage)), ("ansicpg", .set(.documentPage)), ("mac", .set(.page(10000))),
        ("pc", .set(.page(437))), ("pca", .set(.page(850))), ("uc", .set(.fallbackCount)), ("v", .set(.hidden)),
        ("deleted", .set(.deleted)), ("u", .unicode), ("bin", .binary), ("fonttbl", .destination(.fonts)),
        ("info", .destination(.info)), ("title", .information(.title)), ("author", .information(.author)),
        ("header headerl headerr headerf footer footerl footerr footerf", .destination(.margin)),
        ("footnote annotation", .destination(.note)), ("upr object shp shpinst do", .container),
        ("ud result shptxt dptxbxtext", .shown), ("nesttableprops fldrslt", .kept),
        (
            """
            colortbl stylesheet listtable revtbl filetbl pict nonshppict shprslt fldinst xe tc rxe listtext pntext \
            pntxta pntxtb nonesttables private template bkmkstart bkmkend atnid atnauthor atndate atnref sp \
            ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn falt panose themedata datastore generator datafield \
            formfield objdata objclass objname oldcprops oldpprops
            """, .destination(.none)
        ),
    ]
}
