import Cleaning
import Records
import Unpacking

/// The elements of JSON documents that hold articles.
extension InputListing {
    /// Adds the elements of a JSON document, as far as it can be read: one article, several in a row or in a list, or
    /// what a service answers, where the list is a member; lists without any article hold something else.
    mutating func addDocument(_ found: FoundFile, _ settings: CleaningOptions) throws {
        do {
            var document = try elements(of: found, .top, settings)
            if document.isOther {
                let lists = try elements(of: found, .member, settings)
                if !lists.places.isEmpty { document = lists }
            }
            for place in document.places { add(place, of: found) }
            if let problem = document.problem { add(found, .rejected(problem)) }
        } catch let error as ReadingError {
            add(found, .rejected(try error.rejection(of: found.path)))
        }
    }

    /// The elements of a document.
    private struct Document {
        var places: [RecordPlace] = []
        /// Whether it is one object that is no article itself.
        var isOther = false
        /// Why it could be read no further.
        var problem: Rejection?
    }

    private mutating func elements(
        of found: FoundFile, _ place: JSONElementReader.Place, _ settings: CleaningOptions
    ) throws -> Document {
        var document = Document()
        var elements = try JSONElementReader(
            path: found.file, place, limit: settings.maximumBytes + 1, unpackedLimit: settings.maximumUnpackedBytes)
        var arrays: [Int] = []
        var arraysOfArticles: Set<Int> = []
        while let element = try elements.next() {
            let record = element.record
            let head = record.head(names)
            if head.hasContent || !record.isWhole { arraysOfArticles.insert(element.array) }
            document.isOther = document.places.isEmpty && element.array == 0 && !head.hasContent
            document.places.append(
                try self.place(of: record, .record, isPage: head.isPage, id: head.id, elements.compression, settings))
            arrays.append(element.array)
        }
        if place == .member {
            document.places = zip(document.places, arrays).filter { arraysOfArticles.contains($0.1) }.map(\.0)
        }
        if let problem = elements.problem {
            document.problem = Rejection(
                path: found.path, reason: "bad-record", detail: "at byte \(problem.offset): \(problem.reason)")
        }
        return document
    }
}
