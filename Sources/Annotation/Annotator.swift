import Bytes
import Language
public import Lexicons
public import Records

/// The options of the annotate stage in `config.json`.
public struct AnnotationOptions: Codable, Sendable, Equatable {
    /// Whether cues that were seen and not coded are listed as signals.
    public var signals = true
    /// Sentences with more words are no prose and are not coded; a signal says so. Bounds the time that one takes.
    public var longestSentence = 1_000

    /// The default options.
    public init() {}
}

/// Codes positions, events and signals in an article, by the rules R1–R16 of the codebook.
///
/// The same article gives the same codes on any machine. Nothing is read but the tables that `init` is given.
public struct Annotator: Sendable {
    /// The codebook of the domain.
    public let codebook: Codebook
    private let options: AnnotationOptions
    let analyzer: TextAnalyzer

    /// Reads the codebook of a domain.
    ///
    /// - Parameters:
    ///   - domain: The name of a folder in `codebook/domains`.
    ///   - table: Gives the table at a path relative to the pipeline folder, with the columns that it must have.
    /// - Throws: What `table` throws, and `TableError` at a row that cannot be understood.
    public init(
        _ options: AnnotationOptions, domain: String,
        reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table
    ) throws {
        self.options = options
        codebook = try Codebook(domain: domain, reading: table)
        analyzer = try TextAnalyzer(reading: table)
    }

    /// Codes an article.
    ///
    /// - Precondition: `extracted.check(in: article)` finds nothing.
    /// - Complexity: O(*n* log *n*) in the length of the text, for sentences of bounded length.
    public func annotate(_ article: ArticleText, _ extracted: Extracted) -> Annotated {
        let title = article[.title]
        let index = LayerIndex(extracted)
        let scenes = ArticleScene(
            article, extracted, text: analyzer.analyze(article.text.span),
            title: analyzer.analyze(title.span, asHeadline: true), codebook.grammar, index,
            longestSentence: options.longestSentence)
        let references = ReferenceFinder(
            codebook: codebook, extracted: extracted, index: index, published: article.published)
        var discourse = Discourse()
        var annotated = Annotated(codebookVersion: codebook.version)
        for index in extracted.sentences.indices {
            var scene = scenes.scene(index)
            guard !scene.words.isEmpty else { continue }
            guard scene.words.count <= options.longestSentence else {
                annotated.signals.append(Signal(scene.span, reason: "sentence-too-long", rule: "R1.length"))
                continue
            }
            references.addActors(to: &scene, &discourse)
            addTriggers(to: &scene, extracted)
            let plans = PlanFinder(codebook: codebook, scene: scene).plans(&discourse)
            if let speaker = discourse.quoted, scene.words.allSatisfy(\.isQuoted) {
                for i in scene.words.indices where scene.voices[i] == nil { scene.voices[i] = Voice(speaker: speaker) }
            }
            var finder = FrameFinder(codebook: codebook, scene: scene, plans: plans, told: discourse.toldPlan)
            finder.run()
            scene = finder.scene
            var coder = Coder(
                codebook: codebook, scene: scene, frames: finder.frames, plans: plans, earlier: discourse.issues)
            coder.run()
            let maker = RowMaker(codebook: codebook, article: article, extracted: extracted, scene: scene)
            annotated.positions += coder.findings.sorted { $0.evidence.lowerBound < $1.evidence.lowerBound }.map(
                maker.position)
            annotated.events += EventFinder(codebook: codebook, scene: scene).events()
            if options.signals { annotated.signals += signals(finder.frames, coder.findings, scene) }
            remember(scene, finder.frames, coder.findings, &discourse)
        }
        var ids: Set<String> = []
        annotated.positions = annotated.positions.filter { ids.insert($0.id).inserted }
        return annotated
    }

    /// Adds the issues that a sentence names: of words that overlap, the longest pattern's.
    private func addTriggers(to scene: inout Scene, _ extracted: Extracted) {
        for match in codebook.triggers.longestMatches(in: scene.forms) {
            guard let issue = codebook.triggerIssues[match.pattern] else { continue }
            let isName = scene.actors.contains {
                let isActor = $0.isPerson || codebook.cast.actors[$0.actor] != nil || !$0.isState && $0.words.count > 1
                return $0.kind == .name && isActor && $0.words.lowerBound <= match.words.lowerBound
                    && match.words.upperBound <= $0.words.upperBound
            }
            if !isName {
                scene.triggers.append(
                    Trigger(words: match.words, issue: issue, isNegative: codebook.isNegative[match.pattern]))
            }
        }
    }

    /// Cues that were seen and not coded.
    private func signals(_ frames: [Frame], _ findings: [Finding], _ scene: Scene) -> [Signal] {
        frames.enumerated().compactMap { f, frame in
            guard frame.cue.strength > 1, !frame.isAbsorbed, frame.cue.frame != .agent,
                !findings.contains(where: { $0.cue.overlaps(frame.words) })
            else { return nil }
            let span = scene.bytes(of: frame.words)
            if let reason = frame.unasserted {
                return Signal(span, reason: reason.rawValue, rule: "R5." + reason.rawValue)
            }
            if frame.act == nil { return Signal(span, reason: "negated", rule: "R3.negated") }
            if frame.holders.isEmpty {
                return Signal(
                    span, reason: frame.isPassive ? "passive-without-agent" : "no-holder", rule: "R5.no-holder")
            }
            return Signal(span, reason: "no-issue", rule: "R11.no-issue")
        }
    }

    /// Notes what later sentences may refer to.
    private func remember(_ scene: Scene, _ frames: [Frame], _ findings: [Finding], _ discourse: inout Discourse) {
        var issues: [String: [String]] = [:]
        for finding in findings where codebook.issues[finding.issue]?.rank != 0 {
            issues[finding.holder.actor, default: []].append(finding.issue)
            if finding.act == "PROPOSE", finding.rule == "R8.author" {
                discourse.plan = (finding.plan, finding.holder.actor)
            }
        }
        for finding in findings where finding.rule == "R8.author" {
            discourse.plan = (finding.plan, finding.holder.actor)
        }
        discourse.quoted = scene.words.indices.last { scene.words[$0].isQuoted }.flatMap { scene.voices[$0]?.speaker }
        discourse.toldPlan = frames.last { $0.cue.frame == .plan && $0.plan != nil }?.plan
        discourse.issues.merge(issues) { $1 }
        let subjects = SubjectFinder(grammar: codebook.grammar, scene: scene)
        if case .actors(let actors) = subjects.mainSubject(before: scene.words.count), let actor = actors.first {
            let span = scene.actors.first { $0.actor == actor }
            if span?.isPerson == true { discourse.person = actor } else { discourse.group = actor }
        }
        for frame in frames {
            for holder in frame.holders
            where scene.actors.contains(where: { $0.actor == holder.actor && $0.isPerson && $0.kind != .pronoun }) {
                if frame.cue.frame == .speech { discourse.person = holder.actor }
            }
        }
    }
}
