import Bytes

/// What stands beside names in by-lines: what else somebody did, the paper, the place.
extension NameReader {
    /// Whether a word in Chinese, Japanese or Korean characters says what somebody did: `作者`, `撮影`, `사진`.
    func isCredit(_ word: [UInt8]?) -> Bool {
        guard let word, let byte = word.first, byte >= 0xE3 else { return false }
        return !words[label: word].isDisjoint(with: [.by, .place, .nobody])
    }

    /// Where the role at a place of a run of words is said again, behind another person's name: `Jane Doe Journalist John
    /// Roe Journalist`; `nil` where it is not.
    func sameRole(_ segment: [[UInt8]], _ role: Int) -> Int? {
        let next = segment.indices.dropFirst(role + 3).first { segment[$0] == segment[role] }
        return next.flatMap { isPerson(Array(segment[(role + 1)..<$0])) ? $0 : nil }
    }

    /// Whether a word says where within a Japanese newspaper somebody works, or as what: `社会部`, `京都総局`.
    func isDesk(_ word: [UInt8]) -> Bool {
        guard isSpacedHan, word.count >= 9, isHan(word) else { return false }
        return has(.role, word) || has(.role, word.suffix(6) + [])
    }

    /// Whether a word in brackets says that the one before them wrote: `Jane Doe (text)`, `山田太郎（本紙記者）`.
    func isCreditOfAuthor(_ word: [UInt8]) -> Bool {
        words[label: word].contains(.by) || words.hanLabels.contains(where: word.hasSuffix)
    }

    /// A run of words without the site's name behind the names in it, `Jane Doe Evening News`, or before them in a script
    /// without cases: `항구일보 홍길동 기자`.
    func withoutSiteName(_ segment: [[UInt8]]) -> [[UInt8]] {
        // `政治部 山田花子`
        if isSpacedHan, segment.count == 2, isHan(segment[0]), isPerson([segment[1]]) { return [segment[1]] }
        guard segment.count > 2 else { return segment }
        for count in 1...min(4, segment.count - 2) {
            if segment[0][0] >= 0xD6, site.isName(Array(segment[..<count].joined(separator: [0x20]))) {
                return Array(segment[count...])
            }
            // A site may be called by its author's family name.
            let names = Array(segment[..<(segment.count - count)])
            if names.count - (introduction(names) ?? 0) >= 2,
                site.isName(Array(segment[names.count...].joined(separator: [0x20])))
            {
                return names
            }
        }
        return segment
    }

    /// Whether a run of words behind a name says where somebody is or for whom: a city, a broadcaster by its letters
    /// (`ARD-Studio Moskau`), a paper behind a small word (`для Вечірніх новин`), or one word behind a name of several
    /// in a script other than Latin or Han: none has bytes from 0xCE to 0xE2 first.
    ///
    /// - Parameter first: The name that stands before.
    func isElsewhere(_ part: [[UInt8]], behind first: String) -> Bool {
        guard let word = part.first else { return false }
        if words[lower(part)].contains(.city) { return true }
        if !beginsUpper(word) { return part.count > 1 && has(.place, word) && !has([.by, .particle, .and], word) }
        if word[0] >= 0xCE, word[0] < 0xE3 { return part.count == 1 && first.utf8.contains(0x20) }
        let letters = Array(word.prefix { $0 != 0x2D })
        return letters.count >= 3 && letters.allSatisfy(isASCIIUpper) && !isInCapitals(Array(first.utf8))
    }

    /// The correspondent whom the beginning of a Japanese report names behind the place: `ワシントン＝山田太郎`.
    func correspondent(_ text: [UInt8]) -> [String] {
        let mark = Array("＝".utf8)
        guard isSpacedHan, text.count <= 60 else { return [] }
        guard let place = firstOffset(of: 0xEF, in: text.span), place >= 6, stands(mark, in: text.span, at: place)
        else {
            return gluedCorrespondent(text)
        }
        let spoken = Cleaning.words(of: Array(text[(place + mark.count)...]))
        let isName = (1...2).contains(spoken.count) && spoken.allSatisfy { isHan($0) && (3...15).contains($0.count) }
        guard isName, spoken.joined().count >= 9 || isPerson(spoken) || agency(spoken) != nil else { return [] }
        return [String(decoding: Array(spoken.joined(separator: [0x20])), as: UTF8.self)]
    }

    /// The correspondent whose name is glued to the place: `ワシントン山田太郎`, `北京山田太郎`.
    private func gluedCorrespondent(_ text: [UInt8]) -> [String] {
        guard text.count % 3 == 0, (15...36).contains(text.count), text[0] >= 0xE3 else { return [] }
        var end = 0
        while end < text.count, (0x30A1...0x30FC).contains(decodeScalar(text.span, at: end).value) { end += 3 }
        if end == 0 { end = words.hanCities.first { stands($0, in: text.span, at: 0) }?.count ?? 0 }
        guard end >= 6, isPerson([Array(text[end...])]) else { return [] }
        return [String(decoding: text[end...], as: UTF8.self)]
    }
}
