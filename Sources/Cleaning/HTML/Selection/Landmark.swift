/// How far blocks are from one that the article begins at or with, in elements.
struct Landmark {
    /// The block; `nil` for none.
    let block: Int?
    /// By node: how many elements lie between it and the innermost element around both; and between that and the
    /// landmark.
    private(set) var rise: [Int]
    private(set) var fall: [Int]

    /// - Complexity: O(*n*) in nodes.
    init(_ block: Int?, _ content: PageContent, depths: [Int]) {
        self.block = block
        rise = [Int](repeating: 0, count: depths.count)
        fall = rise
        guard let block else { return }
        let nodes = content.nodes
        let landmark = content.blocks[block].node
        var isOnPath = [Bool](repeating: false, count: depths.count)
        isOnPath[0] = true
        var node = landmark
        while node != 0 {
            isOnPath[node] = true
            node = nodes[node].parent
        }
        for i in nodes.indices {
            if isOnPath[i] {
                fall[i] = depths[landmark] - depths[i]
            } else {
                rise[i] = rise[nodes[i].parent] + 1
                fall[i] = fall[nodes[i].parent]
            }
        }
    }
}
