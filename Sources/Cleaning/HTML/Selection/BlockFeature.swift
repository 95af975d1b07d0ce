/// What the classifier of blocks is told of a block: shape and surroundings, and of words only which blocks are
/// signposts.
///
/// Shares are in hundredths; places beyond either end of the page have -1. Prose is what `proseWeight` counts, of
/// blocks that the rules keep.
enum BlockFeature: Int, CaseIterable {
    /// The element's `sort`.
    case element
    /// Bytes, at most 2,000.
    case length
    /// The share of bytes inside links.
    case linkShare
    /// 3 for the mark of a sentence at the end, 2 for a colon, 1 for another mark beyond letters and digits, else 0.
    case ending
    /// How many blocks of the page have the same text, at most 5.
    case copies
    /// What the rules say: the code of `ruling`.
    case ruling
    /// Whether `<article>` or `<main>` is around it.
    case isInArticle
    /// How many elements lie between it and the path to the core, the element whose own blocks hold the most prose.
    case distance
    /// How many elements lie between the core and the path to it.
    case coreDistance
    /// The share of the page's prose in its container; in this container's own blocks; in the container around it.
    case containerShare, containerOwnShare, outerShare
    /// Of the container's bytes and of those of the container around it: the share in links, the share of prose.
    case containerLinkShare, containerProseShare, outerLinkShare, outerProseShare
    /// Of the container's blocks and of those of the container around it: the share that the rules take out.
    case containerRemovedShare, outerRemovedShare
    /// The binary logarithm of the container's bytes.
    case containerSize
    /// How many blocks the container around its container has, at most 200.
    case outerCount
    /// How many elements of the same name stand beside the one of its ancestors off the core's path that has most, at
    /// most 50.
    case siblings
    /// Of the blocks with the same element and the same three elements around them: how many, their mean length, the
    /// share of the page's prose in them.
    case alikeCount, alikeLength, alikeShare
    /// Its place among the blocks, and the share of prose before and behind it.
    case position, proseBefore, proseBehind
    /// Blocks since the first prose and up to the last, from -20 to 20.
    case sinceFirst, untilLast
    /// Blocks since the heading above, at most 30, 31 without one; its length, at most 100; whether the rules keep it.
    case sinceHeading, headingLength, headingIsKept
    /// The same of the block before and of the block behind.
    case elementBefore, lengthBefore, linkShareBefore, rulingBefore, endingBefore
    case elementBehind, lengthBehind, linkShareBehind, rulingBehind, endingBehind
    /// Blocks since prose and up to prose, at most 40.
    case sinceProse, untilProse
    /// Of the five blocks before, of the five behind: tens of bytes of prose; of both and it: the share in links, and
    /// how many the rules take out.
    case proseNearBefore, proseNearBehind, linkShareNear, removedNear
    /// Pictures between it and the block before, and behind it, at most 3; controls, at most 9.
    case picturesBefore, picturesBehind, controlsBefore, controlsBehind
    /// Blocks since the title, or the first `<h1>`, from -20 to 100, 101 without one; how many elements lie between the
    /// container and the innermost element around both, and between that and the title; how many `<h1>` there are up to
    /// the block, at most 5.
    case sinceTitle, titleRise, titleFall, titlesBefore
    /// The same of the first prose behind the title.
    case sinceLead, leadRise, leadFall
    /// Of the list of items that it stands in: how many items hold prose, at most 50; of the mean item, in tenths:
    /// blocks, blocks that are no prose; bytes; per cent in links and of prose; in tenths: headings that are links and
    /// others, pictures, controls.
    case itemCount, itemBlocks, itemShortBlocks, itemBytes, itemLinkShare, itemProseShare
    case itemLinkedHeadings, itemHeadings, itemPictures, itemControls
    /// How often the page has the short lines between it and the prose before, and behind, at most 20.
    case repeatsBefore, repeatsBehind
    /// What it labels as a signpost; what the signposts before and behind it label, and how many blocks off they are,
    /// at most 40.
    case sign, signBefore, sinceSign, signBehind, untilSign

    /// The names of the features, in the order of their values.
    static let names = allCases.map { "\($0)" }
}

/// A number for what the rules say of a block: 0 for one that stays.
func ruling(_ rule: MarkupRule?) -> Int { rule.map { ruling($0.kind) } ?? 0 }

/// A number for a kind of rule.
func ruling(_ kind: MarkupRule.Kind) -> Int {
    switch kind {
    case .outside: 1
    case .links: 2
    case .heading: 3
    case .label: 4
    case .caption: 5
    case .aside: 6
    case .surroundings: 7
    case .comments: 8
    case .related: 9
    case .widget: 10
    case .byline: 11
    case .title: 13
    case .other: 12
    case .another: 14
    }
}

/// Whether the classifier has no say: what rules of this kind take out is hardly ever part of an article.
func isFinal(_ ruling: Int) -> Bool { ruling == 7 || ruling == 8 || ruling >= 13 }
