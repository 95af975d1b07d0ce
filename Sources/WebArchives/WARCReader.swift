import Bytes
public import Unpacking

/// A record of a web archive, or a stretch of the file that is none.
public struct WARCEntry: Sendable {
    /// The header; `nil` where there is none that can be read.
    public var header: WARCHeader?
    /// What is wrong, where something is.
    public var problem: String?
    /// Where the record begins, in what the file decompresses to.
    public var offset: Int
    /// How many bytes header and block have.
    public var byteCount: Int
    /// Where the compressed member begins in the file whose first bytes are the record's; `nil` if none does.
    public var member: Int?
    /// Header and block, where they were asked for.
    public var bytes: [UInt8]
}

/// Reads a web archive record by record, compressed or not, through a buffer of bounded size.
///
/// What is no record is passed over up to the next line that begins with `WARC/`, and handed out as an entry with a
/// problem, so that nothing is lost silently. In an archive that is compressed record by record, a record whose length
/// reaches beyond its member ends there.
public struct WARCReader: ~Copyable {
    private var file: UnpackedFile
    private let keptBytes: Int
    private var buffer: [UInt8] = []
    private var position = 0
    /// Where `position` is in what the file decompresses to.
    private var offset = 0
    /// Where members begin that have been read, ascending; those before `nextMember` are passed.
    private var members: [(packed: Int, unpacked: Int)] = []
    private var nextMember = 0
    /// Why the file cannot be read further than to the end of the buffer.
    private var damage: ReadingError?

    /// How the file is compressed.
    public var compression: PackedFormat? { file.format }

    /// Opens an archive.
    ///
    /// - Parameters:
    ///   - keptBytes: The bytes of records that are no longer than this are handed out with them, where they are
    ///     compressed and begin no member, so that they cannot be read again from the file.
    ///   - unpackedLimit: The most bytes that a compressed archive may hold.
    public init(path: String, keptBytes: Int, unpackedLimit: Int) throws(ReadingError) {
        file = try UnpackedFile(path: path, limit: unpackedLimit)
        self.keptBytes = keptBytes
    }

    /// The next record, or `nil` at the end; what stands before the place where the file is damaged comes before the error.
    public mutating func next() throws(ReadingError) -> WARCEntry? {
        passLineEnds()
        guard has(1) else {
            if let damage { throw damage }
            return nil
        }
        let start = offset
        var entry = WARCEntry(offset: start, byteCount: 0, bytes: [])
        // A header is read whole, or as much of it as there may be.
        var wanted = 1 << 12
        while has(wanted), HeaderFields(buffer.span, from: position) == nil, wanted <= 1 << 16 { wanted *= 2 }
        let header: WARCHeader
        do throws(ArchiveError) {
            header = try WARCHeader(buffer.span, from: position)
        } catch {
            passToNextRecord()
            entry.byteCount = offset - start
            if case .malformed(let reason) = error { entry.problem = "\(entry.byteCount) bytes: \(reason)" }
            return entry
        }
        entry.header = header
        entry.byteCount = header.byteCount + header.contentLength
        forgetMembers(before: start)
        if nextMember < members.count, members[nextMember].unpacked == start {
            entry.member = members[nextMember].packed
        }
        let isKept = compression != nil && entry.member == nil && header.isPage && entry.byteCount <= keptBytes
        pass(entry.byteCount, start, isKept, into: &entry.bytes)
        if offset - start < entry.byteCount {
            entry.problem = "\(offset - start) of \(entry.byteCount) bytes are there"
            entry.byteCount = offset - start
        }
        return entry
    }

    /// Passes a record of `count` bytes, no further than to a member that begins with another one.
    private mutating func pass(
        _ count: Int, _ start: Int, _ isKept: Bool, into bytes: inout [UInt8]
    ) {
        while offset - start < count {
            guard has(1) else { return }
            forgetMembers(before: max(offset, start + 1))
            var end = min(position + count - (offset - start), buffer.count)
            if nextMember < members.count, members[nextMember].unpacked < start + count {
                let member = members[nextMember].unpacked
                if member == offset {
                    if has(5), beginsRecord { return }
                    nextMember += 1
                    continue
                }
                end = min(end, position + member - offset)
            }
            if isKept { bytes.append(contentsOf: buffer[position..<end]) }
            advance(to: end)
        }
    }

    /// Passes what is no record, at least a line of it.
    private mutating func passToNextRecord() {
        while true {
            while true {
                guard has(1) else { return }
                let feed = firstOffset(of: 0x0A, in: buffer.span, from: position)
                advance(to: feed.map { $0 + 1 } ?? buffer.count)
                if feed != nil { break }
            }
            if has(5), beginsRecord { return }
        }
    }

    private mutating func passLineEnds() {
        while has(1), buffer[position] == 0x0A || buffer[position] == 0x0D { advance(to: position + 1) }
    }

    /// Whether so many bytes can be read; reads them into the buffer.
    private mutating func has(_ count: Int) -> Bool {
        while buffer.count - position < count {
            buffer.removeFirst(position)
            position = 0
            let before = file.offset
            do throws(ReadingError) {
                guard damage == nil, try file.read(upTo: 1 << 18, into: &buffer) > 0 else { return false }
            } catch {
                damage = error
                return false
            }
            if compression != nil, file.member.unpacked == before { members.append(file.member) }
        }
        return true
    }

    /// Whether five bytes that are in the buffer say that a record begins here.
    private var beginsRecord: Bool { buffer[position..<position + 5].elementsEqual("WARC/".utf8) }

    private mutating func advance(to end: Int) {
        offset += end - position
        position = end
    }

    private mutating func forgetMembers(before limit: Int) {
        while nextMember < members.count, members[nextMember].unpacked < limit { nextMember += 1 }
        guard 2 * nextMember > members.count else { return }
        members.removeFirst(nextMember)
        nextMember = 0
    }
}
