import ArgumentParser
import Bytes
import Evaluation
import Extraction
import JSONLines
import Records
import StageKit

/// `evaluate quotes`: the quotes that `extract` finds, as attributions for a scorer.
struct QuotesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes",
        abstract: "Writes the quotes that extract finds in a file of marked texts as attributions.",
        discussion: """
            Reads JSON lines with id and text, and writes, for each, id and attributions (source, cue, content, speaker) with \
            offsets in Unicode scalars. Quotes of one group are one attribution, and a \"that\" before the words belongs to them.
            """)

    @Option(help: ArgumentHelp("The file of texts.", valueName: "file"))
    var texts: String

    @Option(help: ArgumentHelp("The file of attributions; - is standard output.", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("The folder of lexicons, codebook and models.", valueName: "dir"))
    var pipeline: String = "pipeline"

    @Option(help: ArgumentHelp("The domain whose actors are known.", valueName: "name"))
    var domain: String = "ukraine-peace"

    @Flag(help: "Find quotes, and names, by tables and rules alone.")
    var rulesOnly = false

    @Option(help: ArgumentHelp("Another model of cues than the folder's.", valueName: "file"))
    var cues = "quote-cues"

    @Option(help: ArgumentHelp("Another model of roles than the folder's.", valueName: "file"))
    var roles = "quote-roles"

    func run() throws {
        let file = try reporting { () throws(EvaluationError) in try AttributionFile(path: texts) }
        let folder = try Pipeline(folder: pipeline, stage: "extract")
        let extractor = try Extractor(
            ExtractionOptions(), domain: domain,
            names: rulesOnly ? nil : folder.model("names", features: Extractor.nameFeatures),
            quotes: rulesOnly
                ? nil
                : QuoteModels(
                    cues: folder.model(cues, features: Extractor.cueFeatures),
                    roles: folder.model(roles, features: Extractor.roleFeatures)),
            reading: folder.table)
        var seconds = (all: 0.0, names: 0.0)
        var words = 0
        do {
            var output = try OutputFile(path: out)
            for document in file.documents {
                let article = ArticleText(id: "0", text: document.text)
                var start = resourceUse().cpuSeconds
                let found = extractor.extract(article)
                seconds.all += resourceUse().cpuSeconds - start
                start = resourceUse().cpuSeconds
                _ = extractor.mentions(of: article)
                seconds.names += resourceUse().cpuSeconds - start
                words += document.text.count { $0 == 0x20 || $0 == 0x0A }
                try output.write(document.attributions(of: found))
            }
            try output.commit()
        } catch {
            throw Failure(output: error)
        }
        writeToStandardError(
            "\(words) words\(rate(words, seconds.all, "in all"))\(rate(words, seconds.all - seconds.names, "without names"))\n"
        )
    }

    private func rate(_ words: Int, _ seconds: Double, _ what: String) -> String {
        seconds > 0 ? ", \(Int(Double(words) / seconds)) a CPU second \(what)" : ""
    }
}

extension AttributionFile.Document {
    /// The line of this document with what was found as its attributions.
    fileprivate func attributions(of found: Extracted) -> [UInt8] {
        var names: [String: String] = [:]
        for entity in found.entities { names[entity.id] = entity.name }
        var groups: [(id: String, quotes: [Quote])] = []
        var places: [String: Int] = [:]
        for quote in found.quotes {
            if let place = places[quote.group] {
                groups[place].quotes.append(quote)
            } else {
                places[quote.group] = groups.count
                groups.append((quote.group, [quote]))
            }
        }
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("id")
        writer.string(id)
        writer.key("attributions")
        writer.beginArray()
        for group in groups {
            let first = group.quotes.first { $0.speaker != nil } ?? group.quotes[0]
            writer.beginObject()
            write(first.speaker.map { [$0.range] } ?? [], "source", to: &writer)
            write(group.quotes.first { $0.cue != nil }?.cue.map { [$0.range] } ?? [], "cue", to: &writer)
            write(group.quotes.map { withThat($0.span.range) }, "content", to: &writer)
            writer.key("rule")
            writer.string(first.rule)
            if let id = first.speakerID {
                writer.key("speaker")
                writer.string(names[id] ?? id)
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [0x0A]
    }

    /// With the "that" that stands before it.
    private func withThat(_ range: Range<Int>) -> Range<Int> {
        for mark in ["", "\"", "“", "‘", "'"] {
            let word = Array("that \(mark)".utf8)
            let start = range.lowerBound - word.count
            if start >= 0, text[start..<range.lowerBound].elementsEqual(word) { return start..<range.upperBound }
        }
        return range
    }

    private func write(_ ranges: [Range<Int>], _ key: String, to writer: inout JSONWriter) {
        writer.key(key)
        writer.beginArray()
        for range in ranges {
            writer.beginArray()
            writer.integer(scalar(range.lowerBound))
            writer.integer(scalar(range.upperBound))
            writer.endArray()
        }
        writer.endArray()
    }
}
