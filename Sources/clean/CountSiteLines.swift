import Bytes
import Cleaning
import Records
import StageKit

/// Counts by how many articles of a site each line is carried: a first pass over the plain texts of a listing.
///
/// Pages are not counted: what they carry around the article is told by their markup, and to take them apart twice
/// would cost as much as all the rest. The articles are counted in the order of the listing, so that the counts are the
/// same for any number of threads.
///
/// - Complexity: about a third of what cleaning the same texts costs.
func countSiteLines(
    _ listing: InputListing, _ cleaner: Cleaner, _ settings: CleaningOptions, _ options: StageOptions
) throws -> SiteLines {
    var next = 0
    let spool = listing.spool
    var lines = SiteLines()
    try orderedMap(jobs: options.jobs) {
        listing.batch(from: &next) { $0.mayBePlainText }
    } transform: { batch in
        try batch.compactMap { try siteArticle($0, spool, cleaner, settings) }
    } consume: { articles in
        for article in articles { lines.add(article) }
    }
    return lines.finished()
}

private func siteArticle(
    _ item: InputItem, _ spool: RecordSpool, _ cleaner: Cleaner, _ settings: CleaningOptions
) throws -> SiteArticle? {
    do {
        return cleaner.siteArticle(of: try rawInput(item, spool, settings))
    } catch is Rejection {
        // Said when it is cleaned.
        return nil
    }
}
