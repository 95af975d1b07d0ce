/// Lists by the hash of a word, the elements of each in the order in which they were added.
///
/// All lie in one array and are linked by their numbers: an array for each of thousands of words takes longer to make, at
/// every start, than their table takes to read. Two words whose 64-bit hashes are equal are one word here.
///
/// - Complexity: O(1) to add an element and to find a list.
struct WordLists<Element: Sendable>: Sendable {
    private struct Node: Sendable {
        let element: Element
        /// The next of the same list; behind the last comes the first.
        var next: Int32
    }

    private var nodes: [Node] = []
    /// By word one more than the number of its last node.
    private var last: WordSlots

    /// Without lists, with room for some words before it grows.
    init(capacity: Int = 16) { last = WordSlots(capacity: capacity) }

    /// Adds an element behind those of its word.
    mutating func append(_ element: Element, to word: UInt64) {
        let number = Int32(nodes.count)
        var next = number
        let before = Int(last[word]) - 1
        if before >= 0 {
            next = nodes[before].next
            nodes[before].next = number
        }
        last[word] = UInt32(number) + 1
        nodes.append(Node(element: element, next: next))
    }

    /// The first element of a word that fulfils a condition.
    func first(of word: UInt64, where isMeant: (Element) -> Bool) -> Element? {
        let last = Int(last[word]) - 1
        guard last >= 0 else { return nil }
        var i = last
        repeat {
            i = Int(nodes[i].next)
            if isMeant(nodes[i].element) { return nodes[i].element }
        } while i != last
        return nil
    }

    /// Walks over the elements of a word.
    func forEach(of word: UInt64, _ body: (Element) -> Void) {
        _ = first(of: word) {
            body($0)
            return false
        }
    }

    /// All elements of a word.
    subscript(word: UInt64) -> [Element] {
        var elements: [Element] = []
        forEach(of: word) { elements.append($0) }
        return elements
    }
}
