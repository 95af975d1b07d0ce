import Bytes

/// How a by-line is taken apart.
extension NameReader {
    /// The runs of words between commas, bars and the like.
    func segments(of text: [UInt8]) -> [[[UInt8]]] {
        var segments: [[[UInt8]]] = [[]]
        func end() { if segments.last?.isEmpty == false { segments.append([]) } }
        var isInBrackets = false
        var bracketed: [[UInt8]] = []
        let spoken = Cleaning.words(of: text)
        var isSkipped = false
        for (number, written) in spoken.enumerated() {
            if isSkipped {
                isSkipped = false
                continue
            }
            // `Text & Fotos: Erika Mustermann`
            if written == [0x26], segments == [[spoken[0]]], number + 1 < spoken.count, spoken[number + 1].last == 0x3A,
                has(.by, spoken[0])
            {
                segments[0][0].append(0x3A)
                isSkipped = true
                continue
            }
            // `Bài, ảnh: Trần Minh`
            if number == 0, spoken.count > 2, written.last == 0x2C, spoken[1].last == 0x3A,
                has(.by, written.dropLast() + []),
                has(.place, spoken[1].dropLast() + [])
            {
                segments[0].append(written.dropLast() + [0x3A])
                isSkipped = true
                continue
            }
            if written.contains(0x40) || stands(Array("http".utf8), in: written.span, at: 0)
                || stands(Array("www.".utf8), in: written.span, at: 0)
            {
                end()
                continue
            }
            var word: [UInt8] = []
            func endWord() {
                if word.isEmpty { return }
                if isInBrackets { bracketed.append(word) } else { segments[segments.count - 1].append(word) }
                word = []
            }
            var i = 0
            while i < written.count {
                let scalar = decodeScalar(written.span, at: i)
                switch scalar.value {
                case 0x28, 0x5B, 0xFF08:
                    endWord()
                    isInBrackets = true
                case 0x29, 0x5D, 0xFF09:
                    endWord()
                    isInBrackets = false
                    let last = segments.count - 1
                    if bracketed.count == 1, bracketed[0].count > 3 || bracketed[0][0] >= 0x80,
                        has(.place, bracketed[0])
                    {
                        // `Jane Doe (text) and John Roe (photos)`
                        segments[last].removeSubrange((segments[last].lastIndex { has(.and, $0) } ?? 0)...)
                    } else if bracketed.count == 1, segments[last].count > 1, isCreditOfAuthor(bracketed[0]) {
                        // `Jane Doe (text) John Roe (photos)`
                        segments[last].insert(label(bracketed[0]) + [0x3A], at: 0)
                        end()
                    } else if bracketed.count > 1, has(.and, bracketed[0]), segments[last].count > 1,
                        agency(Array(bracketed.dropFirst())) != nil
                    {
                        // `Jeanne Morvan (avec AFP)`
                        segments += [Array(bracketed.dropFirst()), []]
                    }
                    bracketed = []
                case 0x2F where segments.count == 1 && isTwofoldLabel(segments[0], word, written[(i + 1)...]):
                    // `Γράφτηκε από τον/την`, `Autor/in:`
                    if written.last == 0x3A { word.append(0x3A) }
                    i = written.count - 1
                case 0xB7
                where isCredit(word) && words[label: word].contains(.by) && isCredit(Array(written[(i + 2)...])):
                    // `글·사진 홍길동 기자`
                    word.append(0x3A)
                    i = written.count - 2
                case 0x2F where isHan(word) && !isCredit(word) && isCredit(Array(written[(i + 1)...])):
                    // `王小明/文 李大华/图`
                    if words[label: Array(written[(i + 1)...])].contains(.by) {
                        endWord()
                        end()
                    }
                    word = []
                    i = written.count - 1
                case 0x2F where endsWithDigit(word) && i + 1 < written.count && isASCIIDigit(written[i + 1]):
                    // `04/03/2025`
                    word.append(0x2F)
                case let bar
                where isBar(bar) && isCredit(word.isEmpty ? segments[segments.count - 1].last : word)
                    && !isCredit(Array(written[(i + scalar.byteCount)...])):
                    // `文／王小明 攝影／李大華`, `作者 | 王小明`, but `文／图 王小明`
                    if word.isEmpty { word = segments[segments.count - 1].removeLast() }
                    word.append(0x3A)
                    endWord()
                case 0x3000: endWord()
                case 0x2C, 0x3B, 0x7C, 0x2F, 0x26, 0x2B, 0x2022, 0xB7, 0x3001, 0xFF0C, 0xFF0F, 0x60C, 0x61B, 0xFF5C,
                    0xFF1B, 0xFF06, 0x1363, 0x1364, 0x2B25, 0xAB, 0xBB, 0x22C5:
                    endWord()
                    end()
                case 0x3A, 0xFF1A:
                    if word.isEmpty, !isInBrackets, let last = segments[segments.count - 1].last, last.last != 0x3A {
                        // `Auteur : Jane Doe`
                        word = segments[segments.count - 1].removeLast()
                    }
                    word.append(0x3A)
                    endWord()
                case 0xA9: break
                case 0x3D where isHangul(word) && !isCredit(word) && i + 1 < written.count:
                    // `워싱턴=홍길동 특파원`
                    word = []
                case 0x30FB, 0xFF1D, 0x3D, 0x4E28:
                    // `文・山田太郎`, `글=홍길동`; a lone mark ends what it stands behind.
                    if scalar.value == 0x30FB, isDesk(word), isHan(Array(written[(i + 3)...].prefix(6))) {
                        // `社会部・山田太郎`: whoever is at a desk reports.
                        word = Array("記者:".utf8)
                        endWord()
                    } else if isCredit(word) || words[label: word].contains(.by), !isLongerLabel(written, from: i) {
                        word.append(0x3A)
                        endWord()
                        // `文・写真 山田花子`
                        let start = i + scalar.byteCount
                        let end = firstOffset(ofWideSpace: written, from: start)
                        let rest = Array(written[start..<end])
                        if scalar.value == 0x30FB, isCredit(rest), !words[label: rest].contains(.by) {
                            i = end - scalar.byteCount
                        }
                    } else if written.count == scalar.byteCount {
                        end()
                    } else {
                        word.append(contentsOf: written[i..<i + scalar.byteCount])
                    }
                case 0x2D where written.count == 1, 0x2013 where written.count == 3, 0x2014 where written.count == 3:
                    end()
                default: word.append(contentsOf: written[i..<i + scalar.byteCount])
                }
                i += scalar.byteCount
            }
            endWord()
        }
        if segments.last?.isEmpty == true { segments.removeLast() }
        return segments
    }

    /// The parts of a run of words that may each be a name: what stands between `and`s, without roles and places.
    func parts(of segment: [[UInt8]], _ evidence: BylineEvidence) -> [[[UInt8]]] {
        if words[lower(segment)].contains(.agency) { return [segment] }
        // `Jane Doe, Local Democracy Reporting Service`
        if evidence != .declared,
            (2...3).contains(where: {
                $0 < segment.count && words[lower(Array(segment[..<$0]))] == .place && beginsUpper(segment[0])
            })
        {
            return []
        }
        var parts: [[[UInt8]]] = [[]]
        var i = 0
        while i < segment.count {
            let word = segment[i]
            let classes = words[lower: word]
            let rest = segment.count - i - 1
            let open = parts[parts.count - 1].count
            if open >= 2, let name = nameBehindGluedAnd(word) {
                parts.append([name])
                i += 1
                continue
            }
            if open >= 2 {
                // `Jane Doe Special to the Evening News`
                if (2...3).contains(where: {
                    i + $0 <= segment.count && words[lower(Array(segment[i..<i + $0]))].contains(.place)
                }) {
                    break
                }
                // `JANE DOE Associated Press`, `Jane Doe Evening News`
                let behind = Array(segment[i...])
                if words[lower(behind)].contains(.agency) {
                    parts.append(behind)
                    break
                }
                if behind.count <= 4, behind.contains(where: { has(.firm, $0) }), isPerson(parts[parts.count - 1]) {
                    break
                }
            }
            let isLower = !beginsUpper(word) || word.count >= 3 && classes.isDisjoint(with: [.particle, .by])
            if isLower && open > 0 && rest > 0 {
                // `Jane Doe and agencies`
                let next = words[lower(Array(segment[(i + 1)...]))]
                let isName =
                    beginsUpper(segment[i + 1]) || words[lower: segment[i + 1]].contains(.agency)
                    || open >= 2 && !next.isDisjoint(with: [.office, .nobody]) && isPerson(parts[parts.count - 1])
                // `Eça de Costa e Silva`, but `Ana Costa e Lusa`
                let isSurname =
                    classes.contains(.particle) && open >= 2 && rest == 1 && agency([segment[i + 1]]) == nil
                if classes.contains(.place), !beginsUpper(word), open >= 2, let next = nameBehindPlace(segment, i) {
                    parts.append([])
                    i = next
                    continue
                }
                let isPlace = words.isPlace(lower([word]), in: language)
                let isAnd = classes.contains(.and) && !isPlace && (!classes.contains(.place) || rest >= 2)
                if isAnd && isName && !isSurname {
                    parts.append([])
                    i += 1
                    continue
                }
                if classes.contains(.place) && !classes.contains(.particle) { break }
            }
            if open > 0 && !words[label: word].isDisjoint(with: [.published, .updated]) { break }
            // Behind a reporter's name and sign in Korean stand an address or what to press: `홍길동 기자 구독`.
            if open > 0, i == segment.count - 1 || isHangul(word), words[label: word].contains(.sign) { break }
            if (classes.contains(.role) || open == 0 && rest > 1 && endsInRole(word)) && !classes.contains(.agency) {
                if open >= 2 {
                    guard let next = sameRole(segment, i) else { break }
                    parts.append(Array(segment[(i + 1)..<next]))
                    i = next
                    continue
                }
                if open == 0 && rest > 0 {
                    i += 1
                    continue
                }
            }
            parts[parts.count - 1].append(word)
            i += 1
        }
        for i in parts.indices {
            // `Av Maria Lindell och Per Ekström`: what introduces names stands before the first.
            if i > 0, parts[i].count == 2, parts[i].allSatisfy(beginsUpper), parts[i][0].last != 0x3A { continue }
            _ = removeIntroduction(&parts[i], evidence)
            // `记者 王小明 报道`
            if parts[i].count == 2, isHan(parts[i][1]), has(.report, parts[i][1]) { parts[i].removeLast() }
        }
        return parts.filter { !$0.isEmpty }
    }

    /// Whether the last part of a word with hyphens says what somebody is: `ARD-Korrespondentin Jane Doe`.
    private func endsInRole(_ word: [UInt8]) -> Bool {
        guard let hyphen = word.lastIndex(of: 0x2D), hyphen > 0, hyphen + 1 < word.count else { return false }
        return has(.role, Array(word[(hyphen + 1)...]))
    }

    /// Where the next name begins behind a place: `Jane Doe in Kyiv and John Roe in Brussels`; `nil` where none does.
    private func nameBehindPlace(_ segment: [[UInt8]], _ preposition: Int) -> Int? {
        let place = segment[(preposition + 1)...].prefix(while: beginsUpper)
        guard (1...3).contains(place.count), place.endIndex + 2 < segment.count else { return nil }
        let name = segment[(place.endIndex + 1)...].prefix(2)
        let classes = words[lower: segment[place.endIndex]]
        return classes.contains(.and) && !classes.contains(.place) && name.allSatisfy(beginsUpper)
            ? place.endIndex + 1 : nil
    }

    /// Whether what introduces a name goes on behind a mark: `文・撮影＝山田太郎`.
    private func isLongerLabel(_ word: [UInt8], from mark: Int) -> Bool {
        let ends = ["＝", "："].map { Array($0.utf8) }
        return word.indices.dropFirst(mark + 1).contains { end in
            ends.contains { stands($0, in: word.span, at: end) }
                && words[hash: phraseHash(of: word.span, 0..<end)].contains(.by)
        }
    }

    /// A text without the brackets that hold all of it: `(Jane Doe)`, `【記者王小明】`.
    func withoutBrackets(_ text: [UInt8]) -> [UInt8] {
        guard text.count >= 3 else { return text }
        for (open, close) in brackets where stands(open, in: text.span, at: 0) {
            let end = text.count - close.count
            guard end > open.count, stands(close, in: text.span, at: end) else { continue }
            let inner = Array(text[open.count..<end])
            return holds(inner.span, open) || holds(inner.span, close) ? text : inner
        }
        return text
    }
}

/// Where the first wide space (U+3000) stands from an offset on; the end where there is none.
private func firstOffset(ofWideSpace word: [UInt8], from start: Int) -> Int {
    word.indices[start...].first { stands([0xE3, 0x80, 0x80], in: word.span, at: $0) } ?? word.count
}

/// Whether a word begins with a Korean syllable: U+AC00 to U+D7A3.
func isHangul(_ word: [UInt8]) -> Bool { word.first.map { (0xEA...0xED).contains($0) } ?? false }

/// Whether a scalar is a bar or a wide slash: `|丨／｜`.
private func isBar(_ scalar: UInt32) -> Bool { [0x7C, 0x4E28, 0xFF0F, 0xFF5C].contains(scalar) }

private func endsWithDigit(_ word: [UInt8]) -> Bool { word.last.map(isASCIIDigit) ?? false }

private let brackets = [("(", ")"), ("[", "]"), ("（", "）"), ("【", "】"), ("〔", "〕"), ("［", "］")]
    .map { (Array($0.0.utf8), Array($0.1.utf8)) }
