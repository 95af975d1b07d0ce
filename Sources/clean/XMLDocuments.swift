import Bytes
import Cleaning
import Records
import Unpacking

/// The elements of XML documents that hold articles: feeds, news of agencies, corpora.
extension InputListing {
    /// Adds the articles of an XML document, as far as it can be read; a page, and what is no XML, as a whole file.
    mutating func addXML(_ found: FoundFile, _ settings: CleaningOptions) throws {
        do {
            var elements = try XMLElementReader(
                path: found.file, limit: settings.maximumBytes + 1, unpackedLimit: settings.maximumUnpackedBytes)
            let first = items.count
            var context: XMLContext?
            while let element = try elements.next() {
                // What stands above the first element is all that an id hangs on.
                let known = context ?? elements.context
                context = known
                try add(element, of: found, known, elements.compression, settings)
            }
            guard let root = elements.root, root.form != .page else { return add(found, .file) }
            // What is said of all of them may stand below.
            if let context, elements.context != context { setContext(elements.context, from: first) }
            for offset in elements.brokenTags {
                reject(found, "bad-record", "at byte \(offset): an article whose first tag is broken")
            }
            if let problem = elements.problem {
                reject(found, "bad-record", "at byte \(problem.offset): \(problem.reason)")
            } else if first == items.count {
                reject(
                    found, "no-page",
                    "XML without an article, whose root is \(String(decoding: root.name, as: UTF8.self))")
            }
        } catch let error as ReadingError {
            add(found, .rejected(try error.rejection(of: found.path)))
        }
    }

    private mutating func add(
        _ element: BoundedRecord, of found: FoundFile, _ context: XMLContext, _ compression: PackedFormat?,
        _ settings: CleaningOptions
    ) throws {
        let head = element.isWhole ? ElementHead(element.bytes, context) : ElementHead(ofCut: element.bytes)
        var place = RecordPlace(
            kind: .element(context, isPage: head.isPage), id: head.id, offset: element.offset,
            byteCount: element.byteCount, compression: compression)
        if compression != nil, element.byteCount <= settings.maximumBytes {
            place.storage = .spool(at: try spool.add(element.bytes))
        }
        add(place, of: found)
    }

    private mutating func reject(_ found: FoundFile, _ reason: String, _ detail: String) {
        add(found, .rejected(Rejection(path: found.path, reason: reason, detail: detail)))
    }
}

extension XMLElementReader {
    /// What the document says of its articles, as far as it was read.
    var context: XMLContext { XMLContext(root?.form ?? .other, head: head, wideBytes: wideBytes) }
}

extension RecordPlace.Kind {
    /// Whether it is an element of an XML document.
    var isElement: Bool {
        if case .element = self { return true }
        return false
    }

    /// Whether it is such an element with a plain text.
    var isPlainElement: Bool {
        if case .element(_, let isPage) = self { return !isPage }
        return false
    }
}

extension RecordPlace {
    /// What the bytes of the record are.
    var form: RawInput.Form {
        if case .element(let context, _) = kind { return .element(context) }
        return table.map { .row(of: $0) } ?? .record
    }
}
