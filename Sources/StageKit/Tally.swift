import JSONLines
public import Records

/// What became of a stage's inputs: in = out + copies + rejected.
public struct Tally: Sendable, Equatable {
    /// The stage's name.
    public var stage: String
    /// Articles that came in.
    public var read = 0
    /// Articles that went out.
    public var kept = 0
    /// Articles that another one stands for.
    public var copies = 0
    /// Inputs that could not be used, by reason.
    public var reasons: [String: Int] = [:]

    /// A tally of nothing.
    public init(stage: String) { self.stage = stage }

    /// Inputs that could not be used.
    public var rejected: Int { reasons.values.reduce(0, +) }

    /// Counts one input that could not be used.
    public mutating func count(_ rejection: Rejection) {
        reasons[rejection.reason, default: 0] += 1
    }

    /// The tally as a line of JSON.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("stage")
        writer.string(stage)
        for (key, value) in [("in", read), ("out", kept), ("copies", copies), ("rejected", rejected)] {
            writer.key(key)
            writer.integer(value)
        }
        writer.key("reasons")
        writer.beginObject()
        for (reason, count) in reasons.sorted(by: { $0.key < $1.key }) {
            writer.key(reason)
            writer.integer(count)
        }
        writer.endObject()
        writer.endObject()
        writer.endLine()
        return writer.take()
    }

    /// `clean: 4 in = 3 out + 1 copies + 0 rejected`.
    public var summary: String {
        "\(stage): \(read) in = \(kept) out + \(copies) copies + \(rejected) rejected"
    }
}
