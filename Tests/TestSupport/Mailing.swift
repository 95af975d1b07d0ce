/// Bytes in quoted-printable, with soft line breaks.
public func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var width = 0
    for (i, byte) in bytes.enumerated() {
        let isSpace = byte == 0x20 && i + 1 < bytes.count && bytes[i + 1] > 0x20
        if byte > 0x20 && byte < 0x7F && byte != 0x3D || isSpace {
            out.append(byte)
            width += 1
        } else {
            let digits = String(byte, radix: 16, uppercase: true)
            out += Array("=\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8)
            width += 3
        }
        if width > 70 {
            out += Array("=\r\n".utf8)
            width = 0
        }
    }
    return out
}

/// Bytes in base64, in lines.
public func base64(_ bytes: [UInt8]) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    for i in stride(from: 0, to: bytes.count, by: 3) {
        let three = bytes[i..<min(bytes.count, i + 3)]
        var bits = 0
        for k in 0..<3 { bits = bits << 8 | (i + k < bytes.count ? Int(bytes[i + k]) : 0) }
        for k in 0..<4 { out.append(k <= three.count ? letters[bits >> (18 - 6 * k) & 63] : 0x3D) }
        if i % 57 == 54 { out += [0x0D, 0x0A] }
    }
    return out
}

/// A page as a browser saves it, beside a picture.
public func savedPage(_ page: [UInt8], url: String) -> [UInt8] {
    let head = """
        From: <Saved by Blink>\r
        Snapshot-Content-Location: \(url)\r
        Subject: =?utf-8?Q?Talks_=E2=80=93_and_more?=\r
        MIME-Version: 1.0\r
        Content-Type: multipart/related;\r
        \ttype="text/html"; boundary="----B"\r
        \r
        ------B\r
        Content-Type: text/html\r
        Content-Transfer-Encoding: quoted-printable\r
        Content-Location: \(url)\r
        \r

        """
    let tail = "\r\n------B\r\nContent-Type: image/png\r\n\r\nPNG\r\n------B--\r\n"
    return Array(head.utf8) + quotedPrintable(page) + Array(tail.utf8)
}

/// A mailbox of plain texts and pages in UTF-8, in base64 and as they are, with ids that begin with a name.
public func mailbox(_ name: String, _ messages: [(text: [UInt8], type: String)]) -> [UInt8] {
    var out: [UInt8] = []
    for (number, message) in messages.enumerated() {
        let isCoded = number % 2 == 1
        let head = """
            From jane at example.org  Mon Nov  2 10:00:00 2026
            From: jane at example.org (Jane =?utf-8?B?RMO2ZQ==?=)
            Message-ID: <\(name)-\(number)@example.org>
            Date: Mon, 2 Nov 2026 10:00:00 +0100
            Subject: Talks
             of \(name)
            MIME-Version: 1.0
            Content-Type: \(message.type); charset=utf-8; format=flowed
            Content-Transfer-Encoding: \(isCoded ? "base64" : "8bit")


            """
        out += Array(head.utf8) + (isCoded ? base64(message.text) : message.text) + [0x0A, 0x0A]
    }
    return out
}
