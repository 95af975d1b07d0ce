/// What a parser tells of a page, in the order of the page.
protocol PageHandler: ~Copyable {
    /// An element begins, by its tag or because others imply it.
    mutating func open(_ element: PageElement, _ attributes: PageAttributes)
    /// A tag of `<html>` stands inside of it, whose attributes count where the first has none of their names.
    mutating func addRoot(_ attributes: PageAttributes)
    /// The innermost element ends.
    mutating func close()
    /// A link ends whose element does not, since others in it are open.
    mutating func endLink()
    /// A range of the page is text as it stands.
    mutating func text(_ range: Range<Int>, of page: Span<UInt8>)
    /// A character that a reference stands for.
    mutating func text(_ scalar: UInt32, from reference: Range<Int>)
    /// The inside of an element that shows no text is passed over.
    mutating func pass(_ element: PageElement, tag: Range<Int>, inside: Range<Int>)
}
