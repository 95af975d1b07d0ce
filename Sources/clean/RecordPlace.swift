import Bytes
import Cleaning
import Records
import StageKit
import Unpacking

/// Where a record of a container file stands.
struct RecordPlace: Sendable {
    /// Where its bytes can be read.
    enum Storage: Sendable {
        /// In the file itself, at `offset`.
        case file
        /// At the beginning of the compressed member that stands at an offset of the file.
        case member(at: Int)
        /// In the spool, at an offset of its own.
        case spool(at: Int)
        /// There, too, as a part of a file that is stored in another, coded.
        ///
        /// The body is stored apart: there is a place for each record of a file, millions of them, and few are such.
        indirect case decoded(at: Int, from: StoredBody)
    }

    /// What a record is.
    enum Kind: Sendable {
        /// An object of JSON, a row of a table or an element of XML with a page.
        case page
        /// One with anything else.
        case text
        /// A record of a web archive.
        case warc
        /// A message of a mailbox.
        case message
    }

    /// What the record is.
    var kind: Kind
    /// What its bytes are.
    var form = RawInput.Form.record
    /// The id: its own, or the hash of its line or header.
    var id: String
    /// Where it begins in the file, or in what the file decompresses to.
    var offset: Int
    /// How many bytes it has.
    var byteCount: Int
    /// Where its bytes can be read.
    var storage: Storage = .file
    /// How the file is compressed.
    var compression: PackedFormat?
}

/// The records of compressed containers as they decompress to, since they are read in another order than that of their
/// files: in a file without a name, as large as all of them together.
struct RecordSpool: Sendable {
    private let folder: String
    private var file: RandomAccessFile?
    private var byteCount = 0

    /// An empty spool, for which there is no file yet.
    init(in folder: String) { self.folder = folder }

    /// Writes a record; gives its offset in the spool.
    ///
    /// - Throws: `Failure` where the folder has no room.
    mutating func add(_ record: [UInt8]) throws -> Int {
        do throws(FileError) {
            try RandomAccessFile.made(&file, in: folder).write(record, at: byteCount)
        } catch {
            throw Failure(output: error)
        }
        byteCount += record.count
        return byteCount - record.count
    }

    /// Reads a record.
    func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
        try file?.read(offset..<offset + count) ?? []
    }
}

extension ReadingError {
    /// The row in `rejected` for an input that cannot be read, or not any further.
    ///
    /// - Throws: `Failure` where that is not the input's fault: another run would take it.
    func rejection(of path: String) throws(Failure) -> Rejection {
        switch self {
        case .system(let error) where error.isLackOfResources: throw Failure(input: error)
        case .system(let error): return Rejection(path: path, reason: "unreadable", detail: error.reason)
        case .malformed(let reason): return Rejection(path: path, reason: "bad-compression", detail: reason)
        case .tooLarge(let limit):
            return Rejection(path: path, reason: "too-large", detail: "more than \(limit) bytes, decompressed")
        }
    }
}
