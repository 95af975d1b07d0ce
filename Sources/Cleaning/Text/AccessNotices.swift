import Bytes

/// Takes out what stands around notices on devices, further lines on the devices and the account of the reader and what
/// stands between two such lines; and lines on the account beside calls to subscribe.
///
/// Alone they could be an article's, on subscriptions or on telephones, so they must be neighbours of such a notice, below
/// the first line of prose, where no headline stands. Lines that other rules take out part no neighbours.
///
/// - Complexity: O(*n*).
func removeAccessNotices(_ text: Span<UInt8>, _ book: RuleBook, _ decisions: inout LineDecisions) {
    guard let rule = book[.accessNotice], let ofDevices = book[.deviceNotice], let calls = book.calls,
        decisions.removals.contains(where: { $0?.kind == ofDevices.kind }),
        let first = decisions.lines.indices.first(where: {
            decisions.removals[$0] == nil && decisions.lines[$0].isProse
        })
    else { return }
    let count = decisions.lines.count
    for isForward in [true, false] {
        var neighbour = Neighbour.none
        var between: [Int] = []
        for step in first + 1..<count {
            let i = isForward ? step : count + first - step
            if let known = decisions.removals[i] {
                if known == ofDevices {
                    for j in between { decisions.removals[j] = rule }
                    between.removeAll(keepingCapacity: true)
                    neighbour = .ofDevices
                } else if known.kind == ofDevices.kind, neighbour == .none {
                    neighbour = .call
                }
                continue
            }
            guard neighbour != .none else { continue }
            let line = decisions.lines[i]
            let isShort = line.range.count <= longestBetween && !isStatement(text, line)
            var (isOnAccount, isOnDevice) = (false, false)
            if line.range.count <= longestAccessNotice, !beginsQuotation(text, at: line.range.lowerBound) {
                (isOnAccount, isOnDevice) = calls.isOnAccess(phrase(of: text, line.range).span)
            }
            if isOnAccount || isOnDevice && neighbour == .ofDevices {
                for j in between + [i] { decisions.removals[j] = rule }
                between.removeAll(keepingCapacity: true)
            } else if isShort, neighbour == .ofDevices, between.count < mostBetween {
                between.append(i)
            } else {
                neighbour = .none
                between.removeAll(keepingCapacity: true)
            }
        }
    }
}

/// What stands beside a line.
private enum Neighbour {
    case none, call, ofDevices
}

/// A notice has no more bytes.
private let longestAccessNotice = 600
/// What stands between two notices and has no word of them is short, and there are no more such lines.
private let longestBetween = 80
private let mostBetween = 2
