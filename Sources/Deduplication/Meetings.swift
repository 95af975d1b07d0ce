import Synchronization

/// The texts that meet in passages: for each text, the larger ones that have a passage with it.
struct Meetings: Sendable {
    private let passages: PassageSpool
    private let weights: Weights?
    /// The texts whose pairs are wanted; `nil` for all.
    private let wanted: [Bool]?
    private let bar: CandidateBar
    /// The weight of each text's whole sample.
    private let wholes: [UInt32]
    private let blocks: Range<Int>

    /// - Parameters:
    ///   - passages: All, or those that have a wanted text.
    ///   - weights: `nil` for the first look.
    ///   - wholes: The weight of each text's whole sample.
    init(_ passages: PassageSpool, _ weights: Weights?, wholes: [UInt32], wanted: [Bool]?, _ bar: CandidateBar) {
        (self.passages, self.weights, self.wholes, self.wanted, self.bar) = (passages, weights, wholes, wanted, bar)
        blocks = passages.blocks(ofFirstLook: weights == nil)
    }

    /// How many meetings each text has.
    func counts(jobs: Int) throws -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: wholes.count)
        for part in try inSlices(blocks, jobs: jobs, { try self.counts($0) }) {
            for text in counts.indices { counts[text] += part[text] }
        }
        return counts
    }

    private func counts(_ blocks: Range<Int>) throws -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: wholes.count)
        var countOf = counts.mutableSpan
        let (hasWanted, wanted) = (wanted != nil, wanted ?? [])
        let isWanted = wanted.span
        for number in blocks {
            let held = try passages.block(number)
            let block = held.span
            var cursor = WeightCursor(weights)
            var start = 0
            while start < block.count {
                let end = endOfPassage(block, from: start)
                defer { start = end }
                guard cursor.level(of: block[start] >> textBits) != Weights.worthless else { continue }
                let limit = end - start > crowdCount ? crowdHead : end - start
                guard hasWanted else {
                    for i in start + 1..<end { countOf[Int(block[i] & textMask)] += UInt32(min(i - start, limit)) }
                    continue
                }
                // How many that others are to meet are wanted.
                var wantedCount: UInt32 = 0
                for i in start..<end {
                    let text = Int(block[i] & textMask)
                    if isWanted[text] {
                        countOf[text] += UInt32(min(i - start, limit))
                        if i - start < limit { wantedCount += 1 }
                    } else {
                        countOf[text] += wantedCount
                    }
                }
            }
        }
        return counts
    }

    /// The candidates whose smaller texts are those, ascending by pair.
    ///
    /// - Parameters:
    ///   - counts: How many meetings each text has.
    ///   - space: Where the meetings go.
    func candidates(of texts: Range<Int>, _ counts: [UInt32], _ space: MeetingSpace) throws -> [Candidate] {
        var met = space.take()
        defer { space.putBack(met) }
        let ends = try meet(texts, counts, &met)
        let levels = Weights.levels
        var sums = [UInt32](repeating: 0, count: texts.upperBound)
        var others: [UInt32] = []
        var found: [Candidate] = []
        var start = 0
        for text in texts {
            let end = Int(ends[text - texts.lowerBound])
            others.removeAll(keepingCapacity: true)
            for at in start..<end {
                let other = met[at] & UInt32(textMask)
                let known = sums[Int(other)]
                sums[Int(other)] = known + levels[Int(met[at] >> UInt32(textBits))]
                if known == 0 { others.append(other) }
            }
            start = end
            let first = found.count
            for other in others {
                let sum = sums[Int(other)]
                sums[Int(other)] = 0
                let pair = TextPair(Int(other), text)
                if let candidate = Candidate(pair, sum: sum, wholes, bar) { found.append(candidate) }
            }
            if found.count - first > 1 { found[first...].sort { $0.pair < $1.pair } }
        }
        return found
    }

    /// Puts down for each of some texts in a row the larger ones that it meets, once for each passage: with the
    /// weight's level in the four upper bits. Returns where each text's end.
    private func meet(_ texts: Range<Int>, _ counts: [UInt32], _ met: inout [UInt32]) throws -> [UInt32] {
        // Each text's begin moves to its end.
        var ends = [UInt32](repeating: 0, count: texts.count)
        var total = 0
        for text in texts {
            ends[text - texts.lowerBound] = UInt32(total)
            total += Int(counts[text])
        }
        if met.count < total {
            // Not both at once.
            met = []
            met = [UInt32](repeating: 0, count: total)
        }
        // The wanted texts among those of a passage that others are to meet.
        var heads = [UInt32](repeating: 0, count: crowdCount)
        var places = met.mutableSpan
        var begins = ends.mutableSpan
        var headTexts = heads.mutableSpan
        let (hasWanted, wanted) = (wanted != nil, wanted ?? [])
        let isWanted = wanted.span
        for number in blocks {
            let held = try passages.block(number)
            let block = held.span
            var cursor = WeightCursor(weights)
            var start = 0
            while start < block.count {
                let end = endOfPassage(block, from: start)
                defer { start = end }
                guard Int(block[end - 1] & textMask) >= texts.lowerBound else { continue }
                let level = cursor.level(of: block[start] >> textBits)
                guard level != Weights.worthless else { continue }
                let limit = end - start > crowdCount ? crowdHead : end - start
                let weight = level << UInt32(textBits)
                var headCount = 0
                for i in start..<end {
                    let text = Int(block[i] & textMask)
                    guard text < texts.upperBound else { break }
                    let meetsAll = !hasWanted || isWanted[text]
                    if text >= texts.lowerBound {
                        var next = Int(begins[text - texts.lowerBound])
                        if meetsAll {
                            for j in start..<start + min(i - start, limit) {
                                places[next] = UInt32(block[j] & textMask) | weight
                                next += 1
                            }
                        } else {
                            for head in 0..<headCount {
                                places[next] = headTexts[head] | weight
                                next += 1
                            }
                        }
                        begins[text - texts.lowerBound] = UInt32(next)
                    }
                    if hasWanted && meetsAll && i - start < limit {
                        headTexts[headCount] = UInt32(text)
                        headCount += 1
                    }
                }
            }
        }
        return ends
    }
}

/// The memory for meetings, used for one batch of texts after the other: what is new to a process it must wait for.
final class MeetingSpace: Sendable {
    private let free = Mutex<[[UInt32]]>([])

    /// Some space that nobody uses, as large as it was when it was last used.
    func take() -> [UInt32] { free.withLock { $0.popLast() ?? [] } }

    /// Lets others use some space.
    func putBack(_ space: consuming [UInt32]) {
        let space = space
        free.withLock { $0.append(space) }
    }
}
