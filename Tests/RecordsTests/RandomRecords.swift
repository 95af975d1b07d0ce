import Records
import TestSupport

/// Records of every member with random values: for round trips, not for sense.
extension SplitMix {
    mutating func int() -> Int { Int.random(in: 0...100_000, using: &self) }

    mutating func word() -> String { pick(["", "a", "Київ", "\"q\"", "line\nfeed", "😀", "\u{0}", "a;b|c\td"]) }

    mutating func optional(_ value: String) -> String? { Bool.random(using: &self) ? value : nil }

    mutating func several<Value>(_ make: (inout SplitMix) -> Value) -> [Value] {
        (0..<Int.random(in: 0...3, using: &self)).map { _ in make(&self) }
    }

    mutating func span() -> TextSpan { TextSpan(pick(Field.allCases), start: int(), end: int()) }

    mutating func optionalSpan() -> TextSpan? { Bool.random(using: &self) ? span() : nil }

    mutating func share() -> Double { Double(Int.random(in: 0...1000, using: &self)) / 1000 }

    mutating func segment() -> Segment {
        Segment(textStart: int(), textLength: int(), rawStart: int(), rawLength: int())
    }

    mutating func metadata() -> Metadata.Value? {
        Bool.random(using: &self) ? Metadata.Value(word(), how: word()) : nil
    }

    mutating func article() -> Article {
        Article(
            id: word(),
            source: Source(
                path: word(), sha256: word(), byteCount: int(), mediaType: word(), encoding: word(), offset: int(),
                compression: optional(pick(["gzip", "zstd"])),
                body: Bool.random(using: &self)
                    ? StoredBody(offset: int(), byteCount: int(), coding: "chunked,gzip") : nil),
            title: optional(word()).map { Array($0.utf8) }, titleSegments: several { $0.segment() },
            text: Array(word().utf8), segments: several { $0.segment() },
            removed: several {
                Removal(
                    rawStart: $0.int(), rawEnd: $0.int(), kind: $0.word(), rule: $0.word(), text: Array($0.word().utf8))
            },
            metadata: Metadata(
                author: metadata(), published: metadata(), site: metadata(), url: metadata(), language: metadata()))
    }

    mutating func extracted() -> Extracted {
        Extracted(
            sentences: several { Sentence($0.span()) },
            mentions: several {
                Mention(
                    $0.span(), type: $0.word(), entity: $0.word(), actor: $0.optional($0.word()),
                    role: $0.optional($0.word()), how: $0.word())
            },
            entities: several {
                Entity(
                    id: $0.word(), name: $0.word(), type: $0.word(), wikidata: $0.optional($0.word()), how: $0.word())
            },
            merges: several { Merge(entity: $0.word(), form: $0.word(), name: $0.word(), rule: $0.word()) },
            roleMentions: several { RoleMention($0.span(), entity: $0.word(), how: $0.word()) },
            quotes: several {
                Quote(
                    id: $0.word(), kind: $0.pick(Quote.Kind.allCases), span: $0.span(),
                    quoted: $0.several { $0.span() },
                    cue: $0.optionalSpan(), speaker: $0.optionalSpan(), speakerID: $0.optional($0.word()),
                    speakerHow: $0.optional($0.word()), addressee: $0.optionalSpan(), group: $0.word(),
                    sentence: $0.int(), confidence: $0.share(), flags: $0.several { $0.word() }, rule: $0.word())
            },
            times: several {
                Time(
                    $0.span(), type: $0.word(), value: $0.word(), from: $0.optional($0.word()),
                    to: $0.optional($0.word()), resolved: Bool.random(using: &$0), rule: $0.word())
            })
    }

    mutating func position() -> Position {
        var position = Position(
            id: word(), sentence: int(), evidence: span(), holder: word(), side: word(), act: word(),
            polarity: pick([-1, 0, 1]), issue: word(), source: word(), rule: word(), trace: word(), confidence: share())
        position.holderRole = optional(word())
        position.via = optional(word())
        position.mode = optional(word())
        position.target = several { $0.word() }
        position.conditionRelation = optional(word())
        position.conditionIssue = several { $0.word() }
        position.condition = optionalSpan()
        position.quote = optional(word())
        position.plan = optional(word())
        position.time = optional(word())
        position.ploverEvent = optional(word())
        position.cameo = optional(word())
        return position
    }

    mutating func annotated() -> Annotated {
        var annotated = Annotated()
        annotated.positions = several { $0.position() }
        annotated.events = several {
            Event(
                sentence: $0.int(), span: $0.span(), source: $0.word(), target: $0.optional($0.word()),
                event: $0.word(),
                mode: $0.optional($0.word()), rule: $0.word())
        }
        annotated.signals = several { Signal($0.span(), reason: $0.word(), rule: $0.word()) }
        return annotated
    }
}
