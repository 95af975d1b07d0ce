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
func stars(count: Int, links: [TextPair]) -> [UInt32] {
    let neighbours = Neighbours(count: count, links: links)
    // Most links first: the complement of their number, then the text.
    var order: [UInt64] = []
    for text in 0..<count where !neighbours[text].isEmpty {
        order.append(UInt64(~UInt32(neighbours[text].count)) << 32 | UInt64(text))
    }
    order.sort()
    var centres = (0..<UInt32(count)).map { $0 }
    var isTaken = [Bool](repeating: false, count: count)
    for entry in order {
        let text = Int(entry & 0xFFFF_FFFF)
        guard !isTaken[text] else { continue }
        isTaken[text] = true
        for other in neighbours[text] where !isTaken[Int(other)] {
            isTaken[Int(other)] = true
            centres[Int(other)] = UInt32(text)
        }
    }
    return centres
}
