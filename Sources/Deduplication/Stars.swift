/// Puts texts into stars: each has a centre, and every other member is linked to the centre itself, so that a chain of
/// small changes never joins two texts that share nothing.
///
/// The text with the most links is the first centre and takes all that are linked to it and still free; ties go to the
/// lower number, the larger text.
///
/// - Parameter links: Pairs of texts, no pair twice.
/// - Returns: The centre of each text; its own for one that is alone.
/// - Complexity: O(*n*).
/// - Source: Aslam, Pelekhov and Rus, "The star clustering algorithm", 2004.
func stars(count: Int, links: [TextPair]) -> [UInt32] {
    let neighbours = Neighbours(count: count, links: links)
    // Most links first, then the lower number: by counting.
    var begins: [Int] = []
    for text in 0..<count {
        let links = neighbours[text].count
        if links >= begins.count { begins += [Int](repeating: 0, count: links + 1 - begins.count) }
        begins[links] += 1
    }
    var total = 0
    for links in begins.indices.reversed() where links > 0 { (begins[links], total) = (total, total + begins[links]) }
    var order = [UInt32](repeating: 0, count: total)
    for text in 0..<count {
        let links = neighbours[text].count
        guard links > 0 else { continue }
        order[begins[links]] = UInt32(text)
        begins[links] += 1
    }
    var centres = (0..<UInt32(count)).map { $0 }
    var isTaken = [Bool](repeating: false, count: count)
    for entry in order {
        let text = Int(entry)
        guard !isTaken[text] else { continue }
        isTaken[text] = true
        for other in neighbours[text] where !isTaken[Int(other)] {
            isTaken[Int(other)] = true
            centres[Int(other)] = UInt32(text)
        }
    }
    return centres
}
