/// A record of a web archive.
///
/// - Parameter length: The Content-Length, if not that of the block.
public func warcRecord(
    _ type: String, id: String? = nil, uri: String? = nil, contentType: String? = nil, length: String? = nil,
    block: [UInt8] = []
) -> [UInt8] {
    var header = "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Date: 2025-11-20T10:00:00Z\r\n"
    if let id { header += "WARC-Record-ID: <\(id)>\r\n" }
    if let uri { header += "WARC-Target-URI: \(uri)\r\n" }
    if let contentType { header += "Content-Type: \(contentType)\r\n" }
    header += "Content-Length: \(length ?? String(block.count))\r\n\r\n"
    return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
}

/// An HTTP response.
public func httpResponse(_ body: [UInt8], status: String = "200 OK", _ fields: [String] = []) -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\n\(fields.map { $0 + "\r\n" }.joined())\r\n".utf8) + body
}

/// A body in chunks of some bytes.
public func chunked(_ body: [UInt8], by size: Int) -> [UInt8] {
    var out: [UInt8] = []
    var i = 0
    while i < body.count {
        let count = min(size, body.count - i)
        out += Array("\(String(count, radix: 16))\r\n".utf8) + body[i..<i + count] + [0x0D, 0x0A]
        i += count
    }
    return out + Array("0\r\n\r\n".utf8)
}
