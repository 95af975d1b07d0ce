/// What was found to be untrue of an output, and how much was looked at.
public struct Violations: Sendable, Equatable {
    /// `place: what`, the first hundred.
    public private(set) var lines: [String] = []
    /// How many there are.
    public private(set) var count = 0
    /// How many claims were looked at.
    public private(set) var checked = 0

    /// Checks a claim.
    ///
    /// - Parameter complaint: What to say where it does not hold.
    mutating func expect(_ holds: Bool, _ complaint: @autoclosure () -> String) {
        checked += 1
        guard !holds else { return }
        count += 1
        if lines.count < 100 { lines.append(complaint()) }
    }
}
