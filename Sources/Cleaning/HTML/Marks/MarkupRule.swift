/// A rule of `MarkupRules` as elements and blocks bear it: its number, and of its kind what decisions ask for.
///
/// A page's blocks pass it from hand to hand many times; without the rule's names nothing is counted then.
struct MarkupRule: Sendable, Hashable {
    /// What a decision may hang on; `other` for all kinds that none asks for.
    enum Kind: UInt8 {
        case outside, links, heading, label, caption, aside, surroundings, comments, related, widget, byline, title,
            another
        case other

        /// The kind that a table calls by this name.
        init(_ name: String) {
            self =
                switch name {
                case "outside": .outside
                case "links": .links
                case "heading": .heading
                case "label": .label
                case "caption": .caption
                case "aside": .aside
                case "navigation", "footer", "header": .surroundings
                case "comments", "notice": .comments
                case "related": .related
                case "widget": .widget
                case "byline": .byline
                case "title": .title
                case "another-article": .another
                default: .other
                }
        }
    }

    /// Its place among the rules of the table.
    let number: UInt16
    /// What a decision may hang on.
    let kind: Kind
}
