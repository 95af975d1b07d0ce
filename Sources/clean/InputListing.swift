import Bytes
import Cleaning
import Records
import StageKit
import Unpacking
import WebArchives

/// One thing to be cleaned: a file, a record of a container file, or a place that cannot be read.
struct InputItem: Sendable {
    /// What is at the place.
    enum Content: Sendable {
        /// A whole file.
        case file
        /// A record of a container file.
        case record(RecordPlace)
        /// Nothing that could be read, and why.
        case rejected(Rejection)
    }

    /// The hash that the article's id is made of.
    var hash: UInt64
    /// The path to open.
    var file: String
    /// The path relative to the input, as it stands in the records.
    var path: String
    /// How many bytes there are to read.
    var byteCount: Int
    var content: Content
}

/// Everything below the inputs, in the order of the articles' ids.
struct InputListing: Sendable {
    /// The items in order; of several with one id all but the first are rejected.
    private(set) var items: [InputItem] = []
    /// The records of compressed containers.
    var spool: RecordSpool
    /// Under which names records say what is read.
    let names: RecordNames
    /// By which lines archives of the press part articles.
    let pressLines: PressLines

    /// Lists files, the files below folders, and the records of container files.
    ///
    /// - Parameters:
    ///   - written: Files that are no inputs, wherever they stand below a folder: what the stage writes.
    ///   - folder: Where compressed containers may be spooled.
    /// - Throws: `Failure` for an input that does not exist, and where there is no room for the spool.
    /// - Complexity: O(*n* log *n*); about a hundred bytes of memory for a file or record.
    init(
        of inputs: [String], _ settings: CleaningOptions, _ names: RecordNames, _ pressLines: PressLines,
        leavingOut written: [String] = [], spoolingIn folder: String
    ) throws {
        spool = RecordSpool(in: folder)
        self.names = names
        self.pressLines = pressLines
        let written = Set(written.compactMap(FileIdentity.init))
        for input in inputs {
            for found in try filesBelow(input, skipping: Set(settings.skippedNames), written) {
                try add(found, settings)
            }
        }
        // The order of ids; for equal ids that of the command line and of the listing.
        put(inOrder: items.indices.sorted { (items[$0].hash, $0) < (items[$1].hash, $1) })
        for i in items.indices.dropFirst() where items[i].hash == items[i - 1].hash {
            if case .rejected = items[i].content { continue }
            items[i].content = .rejected(duplicate(items[i].recordPath, items[i].hash))
        }
    }

    /// The next items that a thread works on at a time; `nil` at the end.
    ///
    /// - Parameters:
    ///   - next: The number of the first one, set to that of the one after the last.
    ///   - isWanted: Tells which items to give.
    func batch(from next: inout Int, where isWanted: (InputItem) -> Bool = { _ in true }) -> [InputItem]? {
        var batch: [InputItem] = []
        var byteCount = 0
        while next < items.count && byteCount < 1 << 18 && batch.count < 256 {
            if isWanted(items[next]) {
                batch.append(items[next])
                byteCount += items[next].byteCount
            }
            next += 1
        }
        return batch.isEmpty ? nil : batch
    }

    /// Puts the items in an order, without a second list of them.
    private mutating func put(inOrder order: [Int]) {
        var order = order
        for start in order.indices {
            var place = start
            while order[place] != start {
                let next = order[place]
                items.swapAt(place, next)
                order[place] = place
                place = next
            }
            order[place] = place
        }
    }

    private mutating func add(_ found: FoundFile, _ settings: CleaningOptions) throws {
        if let problem = found.problem { return add(found, .rejected(problem)) }
        let first = items.count
        switch FileKind(found, pressLines) {
        case .lines: try addLines(found, settings)
        case .document: try addDocument(found, settings)
        case .table: try addTable(found, settings)
        case .xml: try addXML(found, settings)
        case .archive: try addArchive(found, settings)
        case .mailbox: try addMailbox(found, settings)
        case .press: try addPressExport(found, settings)
        case .rtf: try addRTF(found, settings)
        case .zip: try addWord(found, settings)
        case .single: add(found, .file)
        }
        if items.count == first {
            add(found, .rejected(Rejection(path: found.path, reason: "empty", detail: "a container without a record")))
        }
    }

    mutating func add(_ found: FoundFile, _ content: InputItem.Content) {
        items.append(
            InputItem(
                hash: stableHash(found.path), file: found.file, path: found.path, byteCount: found.byteCount,
                content: content))
    }

    /// Adds the lines of a container, empty ones left out, as far as it can be read.
    private mutating func addLines(_ found: FoundFile, _ settings: CleaningOptions) throws {
        do {
            var lines = try BoundedLineReader(
                path: found.file, limit: settings.maximumBytes + 1, unpackedLimit: settings.maximumUnpackedBytes)
            while let line = try lines.next() {
                guard !line.isBlank else { continue }
                let head = line.head(names)
                try add(line, .record, isPage: head.isPage, id: head.id, lines.compression, of: found, settings)
            }
        } catch let error as ReadingError {
            add(found, .rejected(try error.rejection(of: found.path)))
        }
    }

    /// Adds the pages of a web archive, as far as it can be read; requests and what describes the archive are passed
    /// over.
    private mutating func addArchive(_ found: FoundFile, _ settings: CleaningOptions) throws {
        do {
            var archive = try WARCReader(
                path: found.file, keptBytes: longestRecord(settings), unpackedLimit: settings.maximumUnpackedBytes)
            while let entry = try archive.next() {
                if let problem = entry.problem {
                    add(found, .rejected(badRecord(found.path, entry, problem)))
                } else if let header = entry.header, header.isPage || header.isReference {
                    var place = RecordPlace(
                        kind: .warc, id: header.id ?? hexadecimal(stableHash("\(found.path)@\(entry.offset)")),
                        offset: entry.offset,
                        byteCount: entry.byteCount, compression: archive.compression)
                    if let member = entry.member {
                        place.storage = .member(at: member)
                    } else if !entry.bytes.isEmpty {
                        place.storage = .spool(at: try spool.add(entry.bytes))
                    }
                    add(place, of: found)
                }
            }
        } catch let error as ReadingError {
            add(found, .rejected(try error.rejection(of: found.path)))
        }
    }

    /// Adds a record.
    mutating func add(
        _ record: BoundedRecord, _ form: RawInput.Form, isPage: Bool, id: String, _ compression: PackedFormat?,
        of found: FoundFile, _ settings: CleaningOptions
    ) throws {
        add(try place(of: record, form, isPage: isPage, id: id, compression, settings), of: found)
    }

    /// Where a record can be read: where it stands, or, of a compressed file, in the spool.
    ///
    /// Of one over the limit only so many bytes are looked at, and their hash is its id: memory stays bounded.
    mutating func place(
        of record: BoundedRecord, _ form: RawInput.Form, isPage: Bool, id: String, _ compression: PackedFormat?,
        _ settings: CleaningOptions
    ) throws -> RecordPlace {
        var place = RecordPlace(
            kind: isPage ? .page : .text, form: form, id: id, offset: record.offset, byteCount: record.byteCount,
            compression: compression)
        if compression != nil, record.byteCount <= settings.maximumBytes {
            place.storage = .spool(at: try spool.add(record.bytes))
        }
        return place
    }

    /// Sets what a document says of its elements, from one of them on.
    mutating func setContext(_ context: XMLContext, from first: Int) {
        for i in first..<items.count {
            guard case .record(var place) = items[i].content else { continue }
            place.form = .element(context)
            items[i].content = .record(place)
        }
    }

    mutating func add(_ place: RecordPlace, of found: FoundFile) {
        items.append(
            InputItem(
                hash: stableHash(place.id), file: found.file, path: found.path, byteCount: place.byteCount,
                content: .record(place)))
    }
}

extension InputItem {
    /// Whether it may be a plain text, by its name or its record.
    var mayBePlainText: Bool {
        switch content {
        case .rejected: false
        case .file: !isPageName(pathWhenUnpacked(path)) && !isSavedPageName(path)
        // Records of type `conversion` are texts; they have archives of their own.
        case .record(let place):
            place.kind == .text || place.kind == .message || isNamed(path, [".wet"])
        }
    }

    /// The path as it stands in the records: with the record's id after `#`.
    var recordPath: String {
        if case .record(let place) = content { return "\(path)#\(place.id)" }
        return path
    }
}

/// The rejection of an input whose id another one bears.
func duplicate(_ path: String, _ hash: UInt64) -> Rejection {
    Rejection(path: path, reason: "duplicate-id", detail: "another input has the id \(hexadecimal(hash))")
}

/// The most bytes of a record of a web archive that are looked at: a page and the headers before it.
func longestRecord(_ settings: CleaningOptions) -> Int { settings.maximumBytes + (1 << 17) }

private func badRecord(_ path: String, _ entry: WARCEntry, _ problem: String) -> Rejection {
    Rejection(path: path, reason: "bad-record", detail: "at byte \(entry.offset): \(problem)")
}
