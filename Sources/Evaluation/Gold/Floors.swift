import JSONLines

/// The scores below which an output must not fall, by the name of the measure. They are raised by the program and
/// lowered only by hand.
public struct Floors: Sendable, Equatable {
    private var values: [String: Double] = [:]
    private let path: String

    /// Reads floors: one object of numbers.
    ///
    /// - Throws: `EvaluationError` where the file is something else.
    public init(path: String) throws(EvaluationError) {
        guard case .object(let members) = try readJSON(path) else {
            throw EvaluationError(place: path, reason: "expected an object")
        }
        for member in members {
            guard let number = member.value.number else {
                throw EvaluationError(place: path, reason: "\"\(member.key)\" is no number")
            }
            values[member.key] = number
        }
        self.path = path
    }

    /// What is wrong with some scores, one line each: below their floor, without one, or floors without a score.
    public func failures(_ scores: [(name: String, value: Double)]) -> [String] {
        var lines: [String] = []
        for score in scores {
            guard let floor = values[score.name] else {
                lines.append("\"\(score.name)\" has no floor")
                continue
            }
            if score.value < floor {
                lines.append("\"\(score.name)\" is \(thousandths(score.value)), below its floor \(thousandths(floor))")
            }
        }
        for name in values.keys.sorted() where !scores.contains(where: { $0.name == name }) {
            lines.append("\"\(name)\" has a floor and no score")
        }
        return lines
    }

    /// The floors as a file, each raised to its score where that is higher, new measures added; none is lowered.
    public func raised(_ scores: [(name: String, value: Double)]) -> [UInt8] {
        var lines: [String] = []
        for score in scores {
            // Down to a thousandth, so that the score itself is never below its floor.
            let reached = (score.value * 1000).rounded(.down) / 1000
            let floor = max(values[score.name] ?? 0, reached)
            var writer = JSONWriter()
            writer.string(score.name)
            lines.append("    \(String(decoding: writer.take(), as: UTF8.self)): \(thousandths(floor))")
        }
        return Array("{\n\(lines.joined(separator: ",\n"))\n}\n".utf8)
    }
}
