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
                let head = element.isWhole ? ElementHead(element.bytes, known) : ElementHead(ofCut: element.bytes)
                try add(
                    element, .element(known), isPage: head.isPage, id: head.id, elements.compression, of: found,
                    settings)
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

    private mutating func reject(_ found: FoundFile, _ reason: String, _ detail: String) {
        add(found, .rejected(Rejection(path: found.path, reason: reason, detail: detail)))
    }
}

extension XMLElementReader {
    /// What the document says of its articles, as far as it was read.
    var context: XMLContext { XMLContext(root?.form ?? .other, head: head, wideBytes: wideBytes) }
}
