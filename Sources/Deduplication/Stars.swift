/// Puts texts into stars: each has a centre, and every other member is linked to the centre itself, so that a chain of
/// small changes never joins two texts that share nothing.
///
/// The text with the most links is the first centre and takes all that are linked to it and still free; ties go to the
/// lower number, the larger text.
///
/// - Parameter links: Pairs of texts, no pair twice.
/// - Returns: The centre of each text; its own for one that is alone.
/// - Complexity: O(*n* log *n*).
/// - Source: Aslam, Pelekhov and Rus, "The star clustering algorithm", 2004.
func stars(count: Int, links: [(Int, Int)]) -> [Int] {
    var starts = [Int](repeating: 0, count: count + 1)
    for (one, other) in links {
        starts[one + 1] += 1
        starts[other + 1] += 1
    }
    for i in 0..<count { starts[i + 1] += starts[i] }
    var next = starts
    var neighbours = [Int](repeating: 0, count: 2 * links.count)
    for (one, other) in links {
        neighbours[next[one]] = other
        next[one] += 1
        neighbours[next[other]] = one
        next[other] += 1
    }
    let linked = (0..<count).filter { starts[$0 + 1] > starts[$0] }
    let order = linked.sorted {
        let (one, other) = (starts[$0 + 1] - starts[$0], starts[$1 + 1] - starts[$1])
        return one == other ? $0 < $1 : one > other
    }
    var centres = [Int](repeating: -1, count: count)
    for text in order where centres[text] < 0 {
        centres[text] = text
        for other in neighbours[starts[text]..<starts[text + 1]] where centres[other] < 0 { centres[other] = text }
    }
    for text in 0..<count where centres[text] < 0 { centres[text] = text }
    return centres
}
