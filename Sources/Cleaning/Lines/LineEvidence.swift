import Tagging

/// What other lines of the text say of a line.
struct LineEvidence {
    /// How many lines rules take out among the three, eight and twenty before and the same number after.
    var removedNear = (three: 0, eight: 0, twenty: 0)
    /// How many lines rules take out before it, and after it.
    var removedBefore = 0
    var removedAfter = 0
    /// How many lines back to one that a rule takes out, 99 for none.
    var toRemovedBefore = 99
    /// How many lines on to one that a rule takes out, 99 for none.
    var toRemovedAfter = 99
    /// How many lines that are no prose begin with its first word, end with its last, begin with its first two, end
    /// with its last two; 0 for prose.
    var sameWords = (first: 0, last: 0, firstPair: 0, lastPair: 0)
    /// Whether its words stand in prose in their order: 0 for prose and for lines of more words than a label has, 1 for
    /// no, 2 for yes. Of two words or more, each pair is looked for.
    var standsInProse = 0

    /// The most words of a line that is looked for in prose.
    static let mostWords = 8
}

extension TextMeasures {
    /// What the lines say of each other.
    ///
    /// - Complexity: O(*n*): a look-up for each word of the prose.
    func evidence() -> [LineEvidence] {
        var evidence = [LineEvidence](repeating: LineEvidence(), count: lines.count)
        countRemoved(&evidence)
        countSameWords(&evidence)
        findInProse(&evidence)
        return evidence
    }

    private func countRemoved(_ evidence: inout [LineEvidence]) {
        var before = [0]
        before.reserveCapacity(lines.count + 1)
        var distance = 99
        for i in lines.indices {
            evidence[i].toRemovedBefore = distance
            distance = lines[i].kind != 0 ? 1 : min(99, distance + 1)
            before.append(before[i] + (lines[i].kind != 0 ? 1 : 0))
        }
        distance = 99
        for i in lines.indices.reversed() {
            evidence[i].toRemovedAfter = distance
            distance = lines[i].kind != 0 ? 1 : min(99, distance + 1)
            let own = before[i + 1] - before[i]
            func near(_ count: Int) -> Int { before[min(lines.count, i + count + 1)] - before[max(0, i - count)] - own }
            evidence[i].removedNear = (near(3), near(8), near(20))
            evidence[i].removedBefore = before[i]
            evidence[i].removedAfter = before[lines.count] - before[i + 1]
        }
    }

    private func countSameWords(_ evidence: inout [LineEvidence]) {
        var times = WordSlots(capacity: 4 * lines.count)
        for line in lines where !line.isProse {
            let keys = edgeWords(line)
            for k in keys.indices where keys[k] != 0 { times.update(keys[k]) { $0 += 1 } }
        }
        for (i, line) in lines.enumerated() where !line.isProse {
            let keys = edgeWords(line)
            func count(_ key: UInt64) -> Int { key == 0 ? 0 : Int(times[key]) }
            evidence[i].sameWords = (count(keys[0]), count(keys[1]), count(keys[2]), count(keys[3]))
        }
    }

    /// Keys for the first word, the last, the first two and the last two; 0 where there is none.
    private func edgeWords(_ line: LineMeasures) -> InlineArray<4, UInt64> {
        guard let first = line.words.first, let last = line.words.last else { return [0, 0, 0, 0] }
        let isPair = first < last
        return [
            featureHash(1, words.hashes[first]), featureHash(2, words.hashes[last]),
            isPair ? featureHash(3, featureHash(words.hashes[first], words.hashes[first + 1])) : 0,
            isPair ? featureHash(4, featureHash(words.hashes[last - 1], words.hashes[last])) : 0,
        ]
    }

    private func findInProse(_ evidence: inout [LineEvidence]) {
        // 1 for what is looked for, 2 for what was found.
        var pairs = WordSlots(capacity: lines.count)
        var single = WordSlots(capacity: lines.count)
        for line in lines where isLookedFor(line) {
            if line.words.count == 1 { single[words.hashes[line.words.lowerBound]] = 1 }
            for word in line.words.dropLast() { pairs[pair(word)] = 1 }
        }
        guard lines.contains(where: isLookedFor) else { return }
        for line in lines where line.isProse {
            for word in line.words {
                if single[words.hashes[word]] == 1 { single[words.hashes[word]] = 2 }
                if word + 1 < line.words.upperBound, pairs[pair(word)] == 1 { pairs[pair(word)] = 2 }
            }
        }
        for (i, line) in lines.enumerated() where isLookedFor(line) {
            let isFound =
                line.words.count == 1
                ? single[words.hashes[line.words.lowerBound]] == 2
                : line.words.dropLast().allSatisfy { pairs[pair($0)] == 2 }
            evidence[i].standsInProse = isFound ? 2 : 1
        }
    }

    private func isLookedFor(_ line: LineMeasures) -> Bool {
        !line.isProse && (1...LineEvidence.mostWords).contains(line.words.count)
    }

    private func pair(_ word: Int) -> UInt64 { featureHash(words.hashes[word], words.hashes[word + 1]) }
}
