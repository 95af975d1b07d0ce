import Bytes

/// Quotations that are put down in order and read again in that order: the first in memory, the rest in a temporary
/// file without a name, which goes with the process however it ends.
///
/// Memory: twice 1 MiB. Disk: the quotations and some fifty bytes each.
struct QuotationSpool {
    private let folder: String
    private var buffer: [UInt8] = []
    private var file: RandomAccessFile?
    private var written = 0

    /// - Parameter folder: Where the temporary file goes, if one is needed.
    init(folder: String) { self.folder = folder }

    mutating func append(_ quotation: Quotation) throws(FileError) {
        append(quotation.text)
        append(Array(quotation.quote.utf8))
        append(quotation.occasion.published.map { Array($0.utf8) })
        append(Array(quotation.occasion.article.utf8))
        append(number: quotation.occasion.number)
        append(quotation.site.map { Array($0.utf8) })
        append(quotation.speaker)
        guard buffer.count >= spoolBuffer else { return }
        try RandomAccessFile.made(&file, in: folder).write(buffer, at: written)
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }

    /// Hands out all quotations, in order.
    func forEach(_ body: (Quotation) throws -> Void) throws {
        var reader = SpoolReader(file: file, written: written, last: buffer)
        while try reader.hasMore() { try body(try reader.next()) }
    }

    private mutating func append(number: Int) {
        for shift in stride(from: 0, to: 64, by: 8) {
            buffer.append(UInt8(truncatingIfNeeded: UInt64(number) >> UInt64(shift)))
        }
    }

    /// The length and one, or zero for nothing; then the bytes.
    private mutating func append(_ bytes: [UInt8]?) {
        append(number: bytes.map { $0.count + 1 } ?? 0)
        buffer.append(contentsOf: bytes ?? [])
    }
}

private struct SpoolReader {
    let file: RandomAccessFile?
    let written: Int
    let last: [UInt8]
    private var position = 0
    private var chunk: [UInt8] = []
    private var offset = 0

    init(file: RandomAccessFile?, written: Int, last: [UInt8]) {
        (self.file, self.written, self.last) = (file, written, last)
    }

    mutating func hasMore() throws(FileError) -> Bool {
        try fill(1)
        return offset < chunk.count
    }

    mutating func next() throws(FileError) -> Quotation {
        let text = try bytes() ?? []
        let quote = try string() ?? ""
        let published = try string()
        let article = try string() ?? ""
        let occasion = Occasion(published: published, article: article, number: try number())
        return Quotation(text: text, quote: quote, occasion: occasion, site: try string(), speaker: try bytes())
    }

    private mutating func string() throws(FileError) -> String? {
        try bytes().map { String(decoding: $0, as: UTF8.self) }
    }

    private mutating func bytes() throws(FileError) -> [UInt8]? {
        let count = try number() - 1
        guard count >= 0 else { return nil }
        try fill(count)
        defer { offset += count }
        return Array(chunk[offset..<offset + count])
    }

    private mutating func number() throws(FileError) -> Int {
        try fill(8)
        defer { offset += 8 }
        return Int(load8(chunk.span, at: offset))
    }

    /// Sees to it that so many bytes are at hand, where there are so many left.
    private mutating func fill(_ count: Int) throws(FileError) {
        while chunk.count - offset < count {
            let rest = Array(chunk[offset...])
            if let file, position < written {
                let end = min(position + spoolBuffer, written)
                chunk = rest + (try file.read(position..<end))
                position = end
            } else if position == written {
                chunk = rest + last
                position += 1
            } else {
                return
            }
            offset = 0
        }
    }
}

private let spoolBuffer = 1 << 20
