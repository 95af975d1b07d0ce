/// What two texts share, in weighed shingles.
struct Overlap: Sendable, Equatable {
    /// The two texts.
    let pair: TextPair
    /// The share of the larger text that the smaller one has.
    var shareOfLarger = 0.0
    /// The share of the smaller text that the larger one has.
    var shareOfSmaller = 0.0
    /// What the larger one's share is worth, in shingles; likewise the smaller one's.
    var worthInLarger = 0.0
    var worthInSmaller = 0.0
    /// The share of the larger text's beginning that the smaller one has, and the other way round.
    var leadOfLarger = 0.0
    var leadOfSmaller = 0.0
    /// How many shingles the shorter list has.
    var fewest: Int
    /// The share of the numbers of the text that is more contained which the other one has; 1 where it has few.
    var shareOfNumbers = 1.0

    /// What two texts have in common, or what it is at least or at most when weights have fallen.
    ///
    /// - Parameters:
    ///   - fall: By how much the weights of each text's shingles may have fallen in all, in 255ths.
    ///   - isMost: Whether all is to be as much as it may be, not as little.
    init(_ sharing: Sharing, fall: Int = 0, isMost: Bool = true) {
        let (larger, smaller) = (sharing.larger, sharing.smaller)
        pair = sharing.pair
        fewest = min(larger.count, smaller.count)
        shareOfLarger = larger.share(fall, isMost)
        shareOfSmaller = smaller.share(fall, isMost)
        worthInLarger = larger.worth(fall, isMost)
        worthInSmaller = smaller.worth(fall, isMost)
        leadOfLarger = larger.shareOfLead(fall, isMost)
        leadOfSmaller = smaller.shareOfLead(fall, isMost)
        // By the text that is more contained; by either, where the fall leaves open which that is.
        let ofSmaller = smaller.shareOfNumbers(sharing.sharedNumbers)
        let ofLarger = larger.shareOfNumbers(sharing.sharedNumbers)
        if smaller.share(fall, false) >= larger.share(fall, true) {
            shareOfNumbers = ofSmaller
        } else if smaller.share(fall, true) < larger.share(fall, false) {
            shareOfNumbers = ofLarger
        } else {
            shareOfNumbers = isMost ? max(ofSmaller, ofLarger) : min(ofSmaller, ofLarger)
        }
    }

    /// Whether the two are copies of each other.
    ///
    /// Reports made from one template have most words in common and few numbers, copies nearly all of both; the more
    /// words are shared, the more numbers may have been corrected. Articles that share one long quotation share
    /// neither's beginning.
    func isLink(_ options: DeduplicationOptions, share: Double? = nil) -> Bool {
        let most = max(shareOfLarger, shareOfSmaller)
        let worth = min(worthInLarger, worthInSmaller)
        return most >= share ?? options.linkedShare
            && shareOfNumbers >= options.linkedNumbers * min(1, numbersWorth / max(1, worth))
            && worth >= min(options.linkedShingles, 0.5 * Double(fewest))
            && (most >= 0.65 || min(shareOfLarger, shareOfSmaller) >= 0.3 || max(leadOfLarger, leadOfSmaller) >= 0.5)
    }

    /// Whether `other`'s beginning stands in the text that it was compared with, among much else.
    func holds(_ other: Int, _ options: DeduplicationOptions) -> Bool {
        let isSmaller = other == pair.smaller
        let share = isSmaller ? shareOfSmaller : shareOfLarger
        // What stands there whole and is more than half of it is a part of it rather than gathered by it.
        return (isSmaller ? shareOfLarger : shareOfSmaller) < (share < Self.whole ? Self.most : Self.half)
            && share >= options.digestShare
            && (isSmaller ? worthInSmaller : worthInLarger) >= options.digestShingles
            && (isSmaller ? leadOfSmaller : leadOfLarger) >= 0.5
    }
}

extension Overlap {
    /// What a text has of another's shingles at least that has all of it, but for edits.
    private static let whole = 0.9
    /// What may be of one article in a text that gathers several, and of one that stands there whole.
    private static let (most, half) = (0.65, 0.5)

    /// Whether a text that has something between two shares of another's shingles, and another between two of its own, may
    /// gather it or not by whether it has all of it.
    static func dependsOnWhole(_ shares: ClosedRange<Double>, ofHolder holder: ClosedRange<Double>) -> Bool {
        shares.lowerBound < whole && shares.upperBound >= whole && holder.lowerBound < most && holder.upperBound >= half
    }
}

/// Up to this many shared shingles, templates are to be reckoned with in full.
private let numbersWorth = 60.0
