/// Files for the pipeline to read that hold hostile text, in every encoding, form and kind of name that is read.
public struct HostileFiles: Sendable {
    private var random: SplitMix
    private var text: HostileText

    /// Files that are the same for the same seed.
    public init(seed: UInt64) {
        random = SplitMix(seed: seed)
        text = HostileText(seed: seed &+ 1)
    }

    /// Makes files until there are at least `count` articles in them, a record of a container counting as one.
    ///
    /// Most can be read; some are empty, cut off or no text, and are to be rejected.
    ///
    /// - Returns: Paths relative to the input folder, none twice, and bytes.
    public mutating func files(articles count: Int) -> [(path: String, bytes: [UInt8])] {
        var files: [(path: String, bytes: [UInt8])] = []
        var articles = 0
        while articles < count {
            let number = files.count
            let folder = random.pick(["", "", "a b/", "été/", "'x'/", "=1/", "日本/", "a,b/c;d/"])
            let name =
                folder + random.pick(["", "=", "-", "#", "“", "a\"b", "é", "e\u{301}", "🙂", "%20"]) + String(number)
            switch number % 12 {
            case 0 where number % 36 == 24: files.append((name + ".csv", table(number, count: 8)))
            case 0 where number % 24 == 0: files.append((name + ".jsonl", container(number, count: 8)))
            case 0: files.append((name + ".jsonl.gz", gzipped(container(number, count: 8))))
            case 1 where number % 24 == 13:
                files.append((name + ".mhtml", savedPage(Array(page(meta: nil).utf8), url: "https://x.example/13")))
            case 1: files.append((name + ".html", Array(page(meta: "utf-8").utf8)))
            case 2: files.append((name + ".htm", windows(page(meta: "windows-1252"))))
            case 3: files.append((name + ".html", utf16(page(meta: nil), isLittle: false)))
            case 4: files.append((name + ".txt", utf16(plain(), isLittle: true)))
            case 5: files.append((name + ".txt", windows(plain())))
            case 6 where number % 24 == 18: files.append((name + ".mbox.gz", gzipped(letters(number))))
            case 6: files.append((name + ".txt", [0xEF, 0xBB, 0xBF] + Array(plain().utf8)))
            case 7: files.append((name + ".txt", Array(plain().replacing("\n", with: "\r\n").utf8)))
            case 8: files.append((name + ".txt", broken(Array(plain().utf8))))
            case 9: files.append((name, number % 24 == 9 ? unusable() : Array(plain().utf8)))
            case 10: files.append((name + ".txt.zst", zstandard(Array(plain().utf8))))
            case _ where number % 24 == 11: files.append((name + ".html.gz", gzipped(Array(page(meta: nil).utf8))))
            default: files.append((name + ".warc.gz", archive(number)))
            }
            articles += number % 12 == 0 ? 8 : number % 24 == 23 ? 3 : number % 24 == 18 ? 4 : 1
        }
        return files
    }

    /// A text of some paragraphs, half of them with a headline.
    private mutating func plain() -> String {
        var parts = (0..<Int.random(in: 1...6, using: &random)).map { _ in text.paragraph() }
        if Bool.random(using: &random) { parts.insert("Talks \(text.thing()) go on", at: 0) }
        return parts.joined(separator: random.pick(["\n", "\n\n", "\n \n\n"])) + random.pick(["", "\n", "\n\n\n"])
    }

    /// A page; its text is escaped in all the ways that there are, and some of it not at all.
    private mutating func page(meta: String?) -> String {
        var body = ""
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let paragraph = escaped(text.paragraph())
            body += random.pick(["<p>", "<p class='=1'>", "<div><p>", "<section>\n"]) + paragraph
            body += random.pick(["</p>\n", "", "<br>", "<span>\(escaped(text.thing()))</span></p>"])
            if Int.random(in: 0..<4, using: &random) == 0 { body += "<script>if (a < b) { \(text.thing()) }</script>" }
            if Int.random(in: 0..<4, using: &random) == 0 {
                body += "<nav><a href='/'>Home</a></nav><!-- \(text.thing()) -->"
            }
        }
        let charset = meta.map { "<meta charset='\($0)'>" } ?? ""
        let title = random.pick(["", "<title>\(escaped(text.thing())) Talks</title>"])
        return "<!DOCTYPE html>\n<html><head>\(charset)\(title)</head><body><article>\(body)</article></body></html>"
    }

    private mutating func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch (scalar, Int.random(in: 0..<12, using: &random)) {
            case ("&", 1...): out += "&amp;"
            case ("<", 1...): out += "&lt;"
            case ("\"", 6...): out += "&quot;"
            case (_, 0) where scalar.value > 0x20 && scalar.value != 0x26: out += "&#\(scalar.value);"
            case (_, 1) where scalar.value > 0x20 && scalar.value != 0x26:
                out += "&#x\(String(scalar.value, radix: 16));"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A container: records with text or a page, escaped as JSON may be, some lines empty or cut off.
    private mutating func container(_ file: Int, count: Int) -> [UInt8] {
        var lines: [String] = []
        for number in 0..<count {
            let isPage = number % 4 == 3
            let content = isPage ? page(meta: nil) : plain()
            var line = "{\"id\": \(json("r\(file)-\(number)")), \"\(isPage ? "html" : "text")\": \(json(content))"
            if Bool.random(using: &random) { line += ",\"title\":\(json("Talks " + text.thing()))" }
            if Bool.random(using: &random) {
                line += ", \"date\": \"2025-11-20\", \"url\": \"https://x.example/?a=1&b=“\""
            }
            lines.append(line + "}")
            if number == 5 { lines += ["", "  ", line] }  // The last one has no end.
        }
        return Array(lines.joined(separator: random.pick(["\n", "\r\n"])).utf8)
    }

    /// A table: rows with text or a page, quoted, one of them with too many cells.
    private mutating func table(_ file: Int, count: Int) -> [UInt8] {
        var rows = ["id;title;text;html"]
        for number in 0..<count {
            let isPage = number % 4 == 3
            let cells = [
                "r\(file)-\(number)", "Talks " + text.thing(), isPage ? "" : plain(), isPage ? page(meta: nil) : "",
            ]
            rows.append(cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ";"))
            if number == 5 { rows.append("\"r\";;;;\"\(text.thing())\"") }
        }
        return Array(rows.joined(separator: random.pick(["\n", "\r\n"])).utf8)
    }

    /// A web archive, compressed as a whole or record by record, with bodies in codings.
    private mutating func archive(_ file: Int) -> [UInt8] {
        var records = [warcRecord("warcinfo", block: [0x61])]
        for number in 0..<3 {
            let body = Array(page(meta: nil).utf8)
            let (fields, coded): ([String], [UInt8]) =
                switch number {
                case 0: ([], body)
                case 1: (["Transfer-Encoding: chunked"], chunked(body, by: 100))
                default: (["Content-Encoding: gzip"], gzipped(body))
                }
            records.append(
                warcRecord(
                    "response", id: "urn:x:\(file)-\(number)", uri: "https://x.example/\(number)",
                    block: httpResponse(coded, ["Content-Type: text/html"] + fields)))
        }
        return Bool.random(using: &random) ? gzipped(records.flatMap { $0 }) : records.flatMap(gzipped)
    }

    /// A mailbox of texts and pages.
    private mutating func letters(_ file: Int) -> [UInt8] {
        let texts = (0..<4).map {
            $0 < 2 ? (Array(plain().utf8), "text/plain") : (Array(page(meta: nil).utf8), "text/html")
        }
        return mailbox("f\(file)", texts.map { ($0.0, $0.1) })
    }

    private mutating func json(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: out += "\\" + String(scalar)
            case 0x0A: out += "\\n"
            case 0..<0x20: out += unit(UInt16(scalar.value))
            case 0x80... where Int.random(in: 0..<3, using: &random) == 0:
                for code in String(scalar).utf16 { out += unit(code) }
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    private func unit(_ code: UInt16) -> String {
        let digits = String(code, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
        ([0xFEFF] + Array(text.utf16)).flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
            return isLittle ? bytes.reversed() : bytes
        }
    }

    /// Windows-1252: what it cannot hold becomes a question mark.
    private func windows(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0..<0x80, 0xA0...0xFF: UInt8(scalar.value)
            case 0x201C: 0x93
            case 0x201D: 0x94
            case 0x2018: 0x91
            case 0x2019: 0x92
            case 0x2013: 0x96
            case 0x2026: 0x85
            case 0x20AC: 0x80
            default: 0x3F
            }
        }
    }

    /// UTF-8 with bytes that are none.
    private mutating func broken(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in bytes {
            out.append(byte)
            if Int.random(in: 0..<200, using: &random) == 0 {
                out += random.pick([[0xFF], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF8, 0x88], [0x00]])
            }
        }
        return out
    }

    /// What no text can be read from.
    private mutating func unusable() -> [UInt8] {
        random.pick([
            [], [0x0A, 0x20, 0x0A], Array("%PDF-1.7\n".utf8) + [0, 1, 2, 3], [0x1F, 0x8B, 0x08, 0x00], [0xFE, 0xFF],
        ])
    }
}
