/// A name found in one field of an article, before the article's names are brought together.
struct FoundName {
    /// The bytes.
    var range: Range<Int>
    /// The indices of the tokens that the bytes lie in.
    var tokens: Range<Int>
    /// What it names; `nil` where only the rest of the article can tell.
    var type: NameType?
    /// What it is taken for where the rest of the article tells nothing; `nil` where it is then left out.
    var fallback: NameType?
    /// What the tables know of it: an index into the lexicon's names.
    var known: UInt32?
    /// The title or role beside it, bytes.
    var role: Range<Int>?
    /// The rule that found it.
    var how: String
    /// It begins a sentence with a word that may be an ordinary one: it counts only if the article names it elsewhere.
    var isDoubtful = false
}
