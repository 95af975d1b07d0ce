/// Which nodes are one or stand in it.
func descendants(_ content: PageContent, of main: Int) -> [Bool] {
    var isInside = [Bool](repeating: false, count: content.nodes.count)
    isInside[main] = true
    if main == 0 { return [Bool](repeating: true, count: content.nodes.count) }
    for i in content.nodes.indices.dropFirst() where isInside[content.nodes[i].parent] { isInside[i] = true }
    return isInside
}

/// By node, whether it is one node or holds it.
func ancestors(_ content: PageContent, of main: Int) -> [Bool] {
    var isAround = [Bool](repeating: false, count: content.nodes.count)
    isAround[0] = true
    var node = main
    while node != 0 {
        isAround[node] = true
        node = content.nodes[node].parent
    }
    return isAround
}
