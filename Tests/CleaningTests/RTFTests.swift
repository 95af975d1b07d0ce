import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning
@testable import clean

@Suite("Documents in RTF")
struct RTFTests {
    private static let prose = "The ministers of five countries met in the city on Friday, one of them said."
    private static let more = "They agreed to meet once more next week, and to bring the generals along."

    @Test(arguments: [
        // Groups, words, ends of lines in the file.
        (#"one\par two\line three\sect four\page five"#, "one\ntwo\nthree\nfour\nfive"),
        ("on\r\ne {\\b tw}o\n\\par\r\n three", "one two\n three"), (#"\b0one\b two\unknown-12 three"#, "onetwothree"),
        (#"a\\b\{c\}d\'41\'zz"#, #"a\b{c}dAzz"#), (#"a\tab b\cell c\row d"#, "a\tb\tc\nd"), ("a\\\nb\\\tc", "a\nb\tc"),
        // Signs.
        (#"\lquote a\rquote\~\ldblquote b\rdblquote\_\emdash\endash\bullet"#, "‘a’\u{A0}“b”\u{2011}—–•"),
        // The code pages of fonts, in runs of groups.
        (#"{\f1\'cf\'f0}\'e9{\f2 \'d6\'d0\'ce\'c4}{\f3\'83A\'83\'5c\'83\\}{\f4\'cd}"#, "Прé中文アソソح"),
        (#"{\f1\'cf\plain\'e9\f1\'cf}"#, "ПéП"), (#"{\f2 \'d6}a{\f2\'d6 \'d6\par}"#, "\u{FFFD}a\u{FFFD} \u{FFFD}\n"),
        // Unicode, with what stands for it elsewhere.
        (#"\u1055\'3f\u1088?\uc0\u1080\uc2\u1074\'3f?\u-10179\'3f?\u-8704??.\u-10179??."#, "При\u{432}😀.\u{FFFD}."),
        (#"{\uc1\u1055 ?}\u1055 \par ?\u55357x"#, "ПП\n?\u{FFFD}"),
        (#"{\upr{\'3f\'3f}{\*\ud{\u1055\'3f}}}x"#, "Пx"),
        // What is no text.
        (#"a{\*\unknown b{c}}{\pict\pngblip 89504e47}{\colortbl;\red0;}{\*\shppict{\pict 00}}d"#, "ad"),
        (#"a{\field{\*\fldinst HYPERLINK "b"}{\fldrslt{\ul c}}}{\object{\*\objdata 00}{\result d}}"#, "acd"),
        (#"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt box\par}}{\shprslt box}}a"#, "box\na"),
        (#"{\listtext\'b7\tab}a\bin3 }{}b\bin999 c"#, "abc"),
        (#"{\nonesttables\par}{\*\nesttableprops\nestrow}a"#, "\na"),
        // What is wrong.
        ("a\u{B}b", "a\nb"), (#"\f3\'83\'A"#, "\u{FFFD}A"),
        (#"\u65601?\u99999999?\u-65601?\u122434?"#, "\u{10041}\u{FFFD}\u{FFFD}\u{1DE42}"),
        (#"a{\b b{c"#, "abc"), (#"a}b"#, "a"), (#"a\"#, "a}"), (#"a\'"#, "a"), (#"a\u"#, "a\0"),
    ])
    func `The text is what a word processor shows`(_ body: String, _ text: String) {
        let raw = Self.document(body)
        var reader = RTFReader(RTFState(raw.span))
        reader.read(raw.span, upTo: raw.count)
        #expect(string(reader.text.bytes) == text.replacing("\0", with: ""))
        #expect(reader.unknownPage == nil)
        // In whatever steps it is read.
        var steps = RTFReader(RTFState(raw.span))
        for end in raw.indices { steps.read(raw.span, upTo: end + 1) }
        #expect(steps.text == reader.text)
    }

    /// A document with five fonts.
    private static func document(_ body: String) -> [UInt8] {
        let fonts = [(0, 0), (1, 204), (2, 134), (3, 128), (4, 178)].map { "{\\f\($0)\\fcharset\($1) A;}" }
        return Array("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl\(fonts.joined())}\(body)}".utf8)
    }

    @Test(arguments: [
        // A document of another page whose fonts have none of it was written by a program that knows no fonts.
        (#"{\rtf1\ansicpg1251{\fonttbl{\f0\fcharset0 A;}}\f0\'cf}"#, "П"),
        (#"{\rtf1\ansicpg1251{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 A;}}\f0\'cf}"#, "Ï"),
        (#"{\rtf1\mac\'8e}"#, "é"), (#"{\rtf1\ansi\ansicpg65001\'d0\'9f}"#, "П"),
        (#"{\rtf1{\fonttbl{\f0\cpg1250 A;}}\'b3}"#, "ł"),
        // Bytes that are UTF-8 are UTF-8 whatever is declared.
        (#"{\rtf1\ansi\ansicpg1252 Пр\'e9}"#, "Прé"),
    ])
    func `A byte is a character of its font, or of the document`(_ raw: String, _ text: String) {
        let raw = Array(raw.utf8)
        var reader = RTFReader(RTFState(raw.span))
        reader.read(raw.span, upTo: raw.count)
        #expect(string(reader.text.bytes) == text)
    }

    @Test func `Each character is traced to the bytes that stand for it`() {
        let raw = Array(#"{\rtf1 a{\b b}\'e9\u8217\'92c\par d}"#.utf8)
        var reader = RTFReader(RTFState(raw.span))
        reader.read(raw.span, upTo: raw.count)
        let pieces = reader.text.runs.map { run in
            string(reader.text.bytes[run.textStart..<run.textStart + run.textLength] + [0x3D])!
                + string(Array(raw[run.rawStart..<run.rawStart + run.rawLength]))!
        }
        #expect(pieces == ["a=a", "b=b", #"é=\'e9"#, #"’=\u8217"#, "c=c", "\n=\\par ", "d=d"])
    }

    @Test func `What a document hides and prints around its text is told`() throws {
        let raw = Self.document(
            #"{\header March 14, 2025\par}{\footer {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"#
                + #"\pard "# + Self.prose + #"{\v not shown}{\deleted gone}{\footnote A note.}\par "# + Self.more
                + #"{\*\annotation A remark}{\v  }"#)
        let article = try article(raw, path: "a.rtf")
        #expect(string(article.text) == "\(Self.prose)\n\(Self.more)")
        #expect(article.source.mediaType == "application/rtf" && article.source.encoding == "windows-1252")
        #expect(
            removals(article) == [
                "page-line: March 14, 2025", "page-line: 1", "hidden-text: not showngone",
                "footnote: A note.", "footnote: A remark",
            ])
        #expect(article.removed.map(\.kind) == ["page", "page", "code", "footnote", "footnote"])
        for removal in article.removed {
            let bytes = string(Array(raw[removal.rawStart..<removal.rawEnd])) ?? ""
            #expect(bytes.hasPrefix(string(Array(removal.text.prefix(4))) ?? "?"))
        }
        #expect(article.metadata.published?.value == "2025-03-14")
    }

    @Test(arguments: [
        (#"{\title Ministers meet}{\author Jane Doe}"#, "Ministers meet", "Jane Doe", "rtf-info"),
        (#"{\title Microsoft Word - a.doc}{\author user}"#, nil, nil, nil),
        (#"{\author Microsoft Office User}"#, nil, nil, nil),
    ])
    func `Title and author of the properties count where the text or the name bears them out`(
        _ info: String, _ title: String?, _ author: String?, _ how: String?
    ) throws {
        // A short line with an end mark is no headline by itself.
        let raw = Self.document(
            "{\\info\(info)}\\pard Ministers meet\\par \(Self.prose)\\par \(Self.more)".replacing(
                "Ministers meet\\par", with: title == nil ? "\(Self.more)\\par" : "Ministers meet\\par"))
        let article = try article(raw, path: "a.rtf")
        #expect(string(article.title) == title)
        #expect(article.metadata.author?.value == author && article.metadata.author?.how == how)
    }

    @Test(arguments: [
        (#"{\rtf1\ansi\ansicpg437 \'82}"#, "unsupported-encoding", "code page 437"),
        (#"{\rtf1 {\v hidden}}"#, "no-text", "nothing is left of 19 bytes"),
    ])
    func `What cannot be read is rejected`(_ raw: String, _ reason: String, _ detail: String) throws {
        let error = #expect(throws: Rejection.self) { _ = try article(raw) }
        #expect(error == Rejection(path: "a.txt", reason: reason, detail: detail))
    }

    @Test func `Nothing takes more memory than other inputs may`() throws {
        let groups = Array("{\\rtf1 \(String(repeating: "{", count: 1 << 20))deep \(Self.prose)".utf8)
        #expect(string(try article(groups).text) == "deep \(Self.prose)")
        let characters = Array(("{\\rtf1 " + String(repeating: "\\'e9", count: (1 << 20) + 1)).utf8)
        let error = #expect(throws: Rejection.self) { _ = try article(characters) }
        #expect(
            error == Rejection(path: "a.txt", reason: "too-large", detail: "more runs of text than the limit, 1048576"))
    }

    @Test(arguments: 0..<300)
    func `Whatever is in a document, its text has a way back in order`(_ seed: UInt64) {
        let tokens = [
            "{", "}", "{", "}", "a", "\\par ", "\\'e9", "\\'83", "\\f1 ", "\\f3 ", "\\u1055", "\\u-10179",
            "\\u-8704", "?", "{\\*\\x ", "{\\header ", "{\\v ", "\\v0 ", "\\uc2 ", "\\bin2 ", "\\'", "\\", "\n", "\\~",
            "\u{1}", "é", "{\\info{\\title t}}", "{\\footnote n}", "\\plain ", "{\\upr", "{\\*\\ud",
        ]
        var random = SplitMix(seed: seed)
        let body = (0..<60).map { _ in tokens[Int(random.next() % UInt64(tokens.count))] }.joined()
        let raw = Self.document(body)
        var reader = RTFReader(RTFState(raw.span))
        reader.read(raw.span, upTo: raw.count)
        var end = (text: 0, raw: 0)
        for run in reader.text.runs {
            #expect(run.textStart == end.text && run.rawStart >= end.raw && run.rawLength > 0)
            end = (run.textStart + run.textLength, run.rawStart + run.rawLength)
        }
        #expect(end.text == reader.text.bytes.count && end.raw <= raw.count)
        #expect(firstInvalidUTF8(reader.text.bytes.span) == reader.text.bytes.count)
        for (one, next) in zip(reader.asides, reader.asides.dropFirst()) {
            #expect(one.raw.upperBound <= next.raw.lowerBound)
        }
    }
}

@Suite("Exports from archives of the press in RTF")
struct RTFExportTests {
    private static let prose = "Міністри п’яти країн зустрілися у п’ятницю в місті, сказав один із них."

    /// A line of each article, in a font for it, as the archive writes it.
    private static func line(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { $0.value < 0x80 ? String($0) : "\\u\($0.value)\\'3f" }.joined()
        return "\\pard\\plain\\f1\\fs20 {\\b \(escaped)}\\par\n"
    }

    private static let articles = ["Перша стаття", "Друга стаття", "Third article"].map { title in
        [
            title, "The Example", "March 14, 2025 Friday", "", "Length: 12 words", "Byline: Jane Doe", "Body", "",
            "\(prose) (\(title))", "", "Load-Date: March 15, 2025", "", "End of Document", "",
        ]
    }

    @Test func `The articles are those of the same export as text`() throws {
        let text = Self.articles.joined().joined(separator: "\n") + "\n"
        // The second article has its bytes in the code page of a font that only the head of the document tells of.
        var raw = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}}{\\footer Page}\n"
        raw += Self.articles[0].map(Self.line).joined()
        raw += "{\\f1 " + Self.articles[1].joined(separator: "\\par ") + "\\par }"
        raw += Self.articles[2].map(Self.line).joined() + "\\sect}"
        let bytes = raw.unicodeScalars.flatMap { scalar -> [UInt8] in
            if scalar.value < 0x80 { return [UInt8(scalar.value)] }
            let page = RTFCodePage.encoding(1251)
            guard case .singleByte(let index)? = page,
                let place = SingleByteTables.all[index].upperHalf.firstIndex(of: UInt16(scalar.value))
            else { return [] }
            return Array("\\'\(String(place + 128, radix: 16))".utf8)
        }
        let folder = try InputFolder()
        let written = try folder.inputs(bytes, "a.rtf")
        try folder.empty()
        let plain = try folder.inputs(Array(text.utf8), "a.txt")
        #expect(written.count == 3 && written.map(\.id) == plain.map(\.id))
        let (read, expected) = (try written.map(cleaner().clean), try plain.map(cleaner().clean))
        #expect(read.map(\.title) == expected.map(\.title) && read.map(\.text) == expected.map(\.text))
        #expect(read.map(\.metadata) == expected.map(\.metadata))
        #expect(read.compactMap { string($0.title) }.sorted() == ["Third article", "Друга стаття", "Перша стаття"])
        // Without a gap, and each with its own bytes.
        let order = written.sorted { $0.offset < $1.offset }
        #expect(order.flatMap(\.bytes) == bytes && order.map(\.offset)[0] == 0)
        for article in read {
            #expect(article.source.mediaType == "application/rtf")
            for segment in article.segments where segment.textLength == segment.rawLength {
                #expect(
                    bytes[segment.rawStart..<segment.rawStart + segment.rawLength].elementsEqual(
                        article.text[segment.textStart..<segment.textStart + segment.textLength]))
            }
        }
    }

    @Test(arguments: [1, 0])
    func `A document of one article or none is one`(_ count: Int) throws {
        let body = count == 1 ? Self.articles[2].map(Self.line).joined() : "\(Self.line("End of Document"))a"
        let raw = Array("{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset204 B;}}\(body)}".utf8)
        #expect(rtfParts(of: raw, try pressLines()) == [])
        let folder = try InputFolder()
        let inputs = try folder.inputs(raw, "a.rtf")
        #expect(inputs.map(\.bytes) == [raw] && inputs.map(\.form) == [.file])
    }
}
