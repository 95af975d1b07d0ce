import Bytes
import Cleaning
import Records
import StageKit

/// One thing to be cleaned: a file, a record of a container file, or a place that cannot be read.
struct InputItem: Sendable {
    /// What is at the place.
    enum Content: Sendable {
        /// A whole file.
        case file
        /// A record: where its line begins in the file and how many bytes it has.
        case record(offset: Int, byteCount: Int, id: String)
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
struct InputListing {
    /// The items in order; of several with one id all but the first are rejected.
    private(set) var items: [InputItem] = []

    /// Lists files, the files below folders, and the records of container files.
    ///
    /// - Throws: `Failure` for an input that does not exist.
    /// - Complexity: O(*n* log *n*); about a hundred bytes of memory for a file or record.
    init(of inputs: [String], _ settings: CleaningOptions) throws {
        for input in inputs {
            for found in try filesBelow(input, skipping: Set(settings.skippedNames)) {
                try add(found, settings)
            }
        }
        // The order of ids; for equal ids that of the command line and of the listing.
        let order = items.indices.sorted { (items[$0].hash, $0) < (items[$1].hash, $1) }
        items = order.map { items[$0] }
        for i in items.indices.dropFirst() where items[i].hash == items[i - 1].hash {
            if case .rejected = items[i].content { continue }
            items[i].content = .rejected(duplicate(items[i].recordPath, items[i].hash))
        }
    }

    private mutating func add(_ found: FoundFile, _ settings: CleaningOptions) throws {
        let hash = stableHash(found.path)
        guard found.problem == nil, isContainer(found.path) else {
            items.append(
                InputItem(
                    hash: hash, file: found.file, path: found.path, byteCount: found.byteCount,
                    content: found.problem.map { .rejected($0) } ?? .file))
            return
        }
        do throws(FileError) {
            for record in try recordsOfContainer(found.file, longestLine: settings.maximumBytes) {
                items.append(
                    InputItem(
                        hash: stableHash(record.id), file: found.file, path: found.path,
                        byteCount: record.byteCount,
                        content: .record(offset: record.offset, byteCount: record.byteCount, id: record.id)))
            }
        } catch {
            items.append(
                InputItem(
                    hash: hash, file: found.file, path: found.path, byteCount: 0,
                    content: .rejected(
                        Rejection(path: found.path, reason: "unreadable", detail: error.reason))))
        }
    }
}

extension InputItem {
    /// The path as it stands in the records: with the record's id after `#`.
    var recordPath: String {
        if case .record(_, _, let id) = content { return "\(path)#\(id)" }
        return path
    }
}

/// The rejection of an input whose id another one bears.
func duplicate(_ path: String, _ hash: UInt64) -> Rejection {
    Rejection(path: path, reason: "duplicate-id", detail: "another input has the id \(hexadecimal(hash))")
}

/// Whether a file holds a record a line, by its name.
private func isContainer(_ path: String) -> Bool {
    path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson")
}
