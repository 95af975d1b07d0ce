import Bytes
import Shingling

/// Takes the fingerprints of texts; several threads may use one.
public struct Fingerprinter: Sendable {
    private let options: DeduplicationOptions
    private let classes = WordClasses.shared.folded

    /// Prepares what all fingerprints need.
    public init(_ options: DeduplicationOptions) { self.options = options }

    /// The fingerprint of a text, UTF-8.
    public func fingerprint(_ text: Span<UInt8>) -> TextFingerprint {
        TextFingerprint(text, classes: classes.span, options: options)
    }

    /// The hash of an id.
    public func hash(_ id: [UInt8]) -> UInt64 { stableHash(id.span) }
}
