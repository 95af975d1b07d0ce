/// What the words of a line say, language by language; the one of number 0 stands for all.
struct CallLine {
    private struct Said {
        var all: WordClasses = []
        /// Of the words at the borders of clauses, and of those behind a question.
        var atBorder: WordClasses = []
        var asked: WordClasses = []
        var answered: WordClasses = []
    }

    /// Of the languages that words of the line are of, in the order of the words; most lines have words of few.
    private var said: [(language: Int, said: Said)] = []
    /// What the last word says, by language.
    private var last: [(language: Int, classes: WordClasses)] = []
    private var beginsClause = true
    /// Whether a question stands before what comes.
    var isAnswered = false
    /// Whether a word has three digits or more, as numbers of telephones have.
    var hasNumber = false
    private(set) var wordCount = 0
    private var isBorder = true

    mutating func beginWord() {
        if wordCount > 0 && !isBorder { beginsClause = false }
        isBorder = false
        wordCount += 1
        last.removeAll(keepingCapacity: true)
    }

    mutating func add(_ classes: WordClasses, _ language: Int) {
        last.append((language, classes))
        let own = place(of: language)
        said[own].said.all.formUnion(classes)
        if beginsClause { said[own].said.atBorder.formUnion(classes) }
        if isAnswered {
            said[own].said.answered.formUnion(classes)
        } else {
            said[own].said.asked.formUnion(classes)
        }
    }

    /// Where a language stands among those of the line.
    private mutating func place(of language: Int) -> Int {
        if let known = said.firstIndex(where: { $0.language == language }) { return known }
        said.append((language, Said()))
        return said.count - 1
    }

    mutating func endClause() {
        for (language, classes) in last { said[place(of: language)].said.atBorder.formUnion(classes) }
        last.removeAll(keepingCapacity: true)
        isBorder = true
        beginsClause = true
    }

    /// Whether a word is one for newsletters.
    var isNewsletter: Bool { said.contains { $0.said.all.contains(.letter) } }

    /// Whether words of some language are for the account of who is spoken to.
    var isOnAccount: Bool {
        said.contains { $0.said.all.contains(.account) && !$0.said.all.isDisjoint(with: .addresses) }
    }

    /// Whether words of some language are for a device and what it is used for.
    var isOnDevice: Bool {
        said.contains {
            $0.said.all.contains(.device) && !$0.said.all.isDisjoint(with: [.one, .account, .inUse])
        }
    }

    /// The call that the words make in some language.
    var call: Feature? { first(call) }

    /// The notice that the words make in some language.
    var notice: Feature? { first(notice) }

    private func first(_ find: (Said, WordClasses) -> Feature?) -> Feature? {
        let shared = said.first { $0.language == 0 }?.said.all ?? []
        var best: (language: Int, call: Feature)?
        for (language, own) in said where language > 0 && language < best?.language ?? .max {
            if let call = find(own, own.all.union(shared)) { best = (language, call) }
        }
        return best?.call
    }

    private func notice(_ own: Said, _ all: WordClasses) -> Feature? {
        let isOfText = !all.isDisjoint(with: [.text, .article])
        if wordCount <= 24 && isOfText && all.isSuperset(of: [.machine, .made]) { return .machineNotice }
        if own.all.isSuperset(of: [.views, .author, .house]) { return .viewsNotice }
        if !own.all.isDisjoint(with: [.us, .we]), own.all.isSuperset(of: [.cookie, .visit]) { return .cookieNotice }
        if hasNumber && own.all.isSuperset(of: [.help, .dial, .need]) { return .helpNotice }
        return isOfText && own.all.isSuperset(of: [.version, .wrong]) ? .correction : nil
    }

    /// Whether the words say what to enable or accept before something is shown; articles on that speak of others, and not
    /// of `this video`.
    private func isOfEmbed(_ own: Said, _ all: WordClasses) -> Bool {
        guard wordCount <= 32, own.all.isSuperset(of: [.show, .content, .accept]),
            !all.isDisjoint(with: [.browser, .cookie, .service])
        else { return false }
        let isOfReader = !own.all.isDisjoint(with: .addresses)
        if own.all.contains(.this) { return isOfReader || wordCount <= 14 }
        return wordCount <= 14 && (isOfReader || own.atBorder.contains(.accept))
            && !all.isDisjoint(with: [.browser, .cookie])
    }

    private func call(_ own: Said, _ all: WordClasses) -> Feature? {
        if own.atBorder.contains(.follow) {
            if all.isSuperset(of: [.channel, .us]) || all.contains(.letter) { return .callToFollow }
            if all.isSuperset(of: [.service, .news]) { return .callToFollow }
            if all.contains(.service), own.all.contains(.channel) { return .callToFollow }
            if own.all.contains(.app), !own.all.isDisjoint(with: [.us, .news]) { return .callToFollow }
            if own.all.contains(.readOn) { return .callToReadOn }
        }
        if wordCount <= 24, own.answered.contains(.write), own.atBorder.contains(.write),
            !own.asked.isDisjoint(with: [.error, .tip])
        {
            return .callToWrite
        }
        if own.atBorder.contains(.support), own.all.contains(.cause) { return .callToSupport }
        if wordCount <= 20, own.atBorder.contains(.give), own.all.isSuperset(of: [.sum, .ourselves]) {
            return .callToSupport
        }
        // What a newsroom says of itself when it asks: that its work is paid by its readers.
        if wordCount <= 20, !own.all.isDisjoint(with: [.us, .we]), own.all.isSuperset(of: [.gift, .reader]),
            !own.all.isDisjoint(with: [.cause, .article])
        {
            return .callToSupport
        }
        if wordCount <= 20, own.all.isSuperset(of: [.inbox, .news, .yours]) { return .callToFollow }
        if wordCount <= 10, own.all.isSuperset(of: [.article, .continues, .notice]) { return .callToReadOn }
        if wordCount <= 6, own.atBorder.contains(.listen), own.all.contains(.article) { return .callToListen }
        if wordCount <= 6, own.atBorder.contains(.say), own.all.contains(.comment) { return .callToComment }
        if wordCount <= 12, own.all.isSuperset(of: [.login, .comment]) { return .callToComment }
        if wordCount <= 10, own.atBorder.contains(.see), own.all.isSuperset(of: [.every, .posts]) {
            return .callToReadOn
        }
        if wordCount <= 12 && !all.isDisjoint(with: [.text, .article, .content]) {
            if own.all.contains(.subscriber), !own.all.isDisjoint(with: [.only, .readOn]) { return .callToReadOn }
            if all.isSuperset(of: [.machine, .made]), !all.isDisjoint(with: [.text, .article]) {
                return .machineNotice
            }
        }
        if wordCount <= 24, own.all.isSuperset(of: [.enable, .your]), all.contains(.browser) { return .browserNotice }
        if wordCount <= 8, own.all.isSuperset(of: [.see, .post]), all.contains(.service) { return .embeddedPost }
        if isOfEmbed(own, all) { return .browserNotice }
        if own.all.isSuperset(of: [.device, .one]) {
            let isOfReader = own.all.contains(.account) && !own.all.isDisjoint(with: .addresses)
            if isOfReader ? wordCount <= 20 : wordCount <= 10 && own.all.contains(.inUse) { return .deviceNotice }
        }
        return wordCount <= 24 && own.all.isSuperset(of: [.rights, .forbid]) ? .rightsNotice : nil
    }
}
