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
}
