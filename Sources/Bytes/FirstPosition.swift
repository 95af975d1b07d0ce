extension Span {
    /// The first position whose element fulfils a condition that none before and all behind do: `count` if none does.
    ///
    /// - Complexity: O(log *n*).
    @inlinable
    public func firstPosition(where isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The first position from one on whose element fulfils a condition that none before and all behind do: `count` if
    /// none does. For lists that are gone through in order, where it is near as a rule.
    ///
    /// - Complexity: O(log *n*) in the distance.
    /// - Source: Bentley and Yao, "An almost optimal algorithm for unbounded searching", 1976.
    @inlinable
    public func firstPosition(from start: Int, where isBehind: (Element) -> Bool) -> Int {
        guard start < count, !isBehind(self[start]) else { return start }
        var before = start
        var step = 1
        while before + step < count, !isBehind(self[before + step]) {
            before += step
            step *= 2
        }
        // The element at `before` is none, the one a step on is one, if there is one.
        return before + 1 + extracting(before + 1..<Swift.min(before + step, count)).firstPosition(where: isBehind)
    }
}
