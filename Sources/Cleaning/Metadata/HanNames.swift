import Bytes

/// By-lines in Chinese characters, in which words are glued: `記者王小明／台北報導`.
extension NameReader {
    /// Segments in which what introduces a name stands apart from it, and what else a reporter's line says is left out.
    func ungluingHan(_ segments: [[[UInt8]]]) -> [[[UInt8]]] {
        guard segments.contains(where: { $0.contains { $0.contains { $0 >= 0xE3 } } }) else { return segments }
        var result: [[[UInt8]]] = []
        var isReport = false
        for segment in segments {
            var words: [[UInt8]] = []
            for (i, word) in segment.enumerated() {
                guard let (label, name) = labelled(word, isLast: i == segment.count - 1) else {
                    isReport = isReport || isReportEnd(word)
                    if isReport { break }
                    words.append(word)
                    continue
                }
                // What stands before is the paper's name.
                words = [label + [0x3A]] + (name.isEmpty ? [] : [name])
            }
            if let first = words.first, words.count > 1, result.count == 1, result[0].count == 1,
                has(.by, result[0][0]), isHan(first), has([.place, .nobody], first)
            {
                // `文/图 王小明`
                words.removeFirst()
            }
            if !words.isEmpty { result += separatingNames(words) }
        }
        if isReport, let first = result.first, first.count == 1, isChineseName(first[0]),
            let label = words.hanLabels.first
        {
            // `王小明／台北報導`
            result[0].insert(label + [0x3A], at: 0)
        }
        return result
    }

    /// Chinese names with spaces between them, each as a segment of its own; in Japanese a space parts the names of one person.
    private func separatingNames(_ words: [[UInt8]]) -> [[[UInt8]]] {
        guard language != "ja", let first = words.firstIndex(where: isChineseName), words.count > first + 1,
            words[first...].allSatisfy(isChineseName)
        else { return [words] }
        return [Array(words[...first])] + words[(first + 1)...].map { [$0] }
    }

    /// What introduces a name within a word, and the name behind it, if any: `新京报记者`, `記者王小明`, `山田太郎記者`.
    private func labelled(_ word: [UInt8], isLast: Bool) -> (label: [UInt8], name: [UInt8])? {
        let text = word.last == 0x3A ? Array(word.dropLast()) : word
        guard text.count >= 9, isHan(Array(text.prefix(3))) else { return nil }
        for label in words.hanLabels {
            guard let start = text.indices.first(where: { stands(label, in: text.span, at: $0) }), start <= 24 else {
                continue
            }
            let rest = Array(text[(start + label.count)...])
            let before = Array(text[..<start])
            if rest.isEmpty && language == "ja" && isLast && (9...15).contains(before.count) { return (label, before) }
            if rest.isEmpty { return start > 0 || word.count > text.count ? (label, []) : nil }
            if language == "ja" ? (6...18).contains(rest.count) : isChineseName(rest) { return (label, rest) }
            // `記者王小明台北3日電`
            let name = Array(rest.prefix(9))
            if words.hanReports.contains(where: rest.hasSuffix), isChineseName(name) { return (label, name) }
            return nil
        }
        return nil
    }

    /// Whether a word says where somebody reports from: `台北報導`, `5月3日电`.
    private func isReportEnd(_ word: [UInt8]) -> Bool {
        word.count >= 9 && words.hanReports.contains(where: word.hasSuffix)
    }

    /// Whether a word is two to four Chinese characters, the first of them a surname.
    func isChineseName(_ word: [UInt8]) -> Bool {
        (6...12).contains(word.count) && isHan(word) && surnames.contains(decodeScalar(word.span, at: 0).value)
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
        suffix.count <= count && self[(count - suffix.count)...] == suffix[...]
    }
}

/// Whether a text is of Chinese characters and nothing else.
func isHan(_ text: [UInt8]) -> Bool {
    guard text.count >= 3, text.count % 3 == 0 else { return false }
    return stride(from: 0, to: text.count, by: 3).allSatisfy {
        (0x3400...0x9FFF).contains(decodeScalar(text.span, at: $0).value)
    }
}

/// The most common surnames, in simplified and traditional characters: those of 19 of 20 Chinese.
///
/// - Source: the lists of the Ministry of Public Security of China and of the Ministry of the Interior in Taipei.
private let surnames: Set<UInt32> = Set(
    """
    王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖萧蕭田董潘袁蔡蒋蔣余于杜叶葉程\
    魏苏蘇吕呂丁任卢盧姚沈钟鍾鐘姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫阎閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵\
    万萬覃武钱錢戴严嚴莫孔向常汤湯康易乔喬赖賴文施洪辛柯庄莊温溫翁倪游詹涂塗简簡卓俞欧歐阮裴聂聶焦柳邢岳齐齊梅华華安殷纪紀凌焉司諸诸
    """.unicodeScalars.map(\.value))
