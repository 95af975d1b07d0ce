/// What words of calls say.
struct WordClasses: OptionSet, Sendable {
    var rawValue: UInt64

    static let follow = WordClasses(rawValue: 1 << 0)
    static let us = WordClasses(rawValue: 1 << 1)
    static let channel = WordClasses(rawValue: 1 << 2)
    static let letter = WordClasses(rawValue: 1 << 3)
    static let app = WordClasses(rawValue: 1 << 4)
    static let news = WordClasses(rawValue: 1 << 5)
    static let error = WordClasses(rawValue: 1 << 6)
    static let write = WordClasses(rawValue: 1 << 7)
    static let tip = WordClasses(rawValue: 1 << 8)
    static let article = WordClasses(rawValue: 1 << 9)
    static let continues = WordClasses(rawValue: 1 << 10)
    static let notice = WordClasses(rawValue: 1 << 11)
    static let readOn = WordClasses(rawValue: 1 << 12)
    static let support = WordClasses(rawValue: 1 << 13)
    static let cause = WordClasses(rawValue: 1 << 14)
    static let listen = WordClasses(rawValue: 1 << 15)
    static let comment = WordClasses(rawValue: 1 << 16)
    static let say = WordClasses(rawValue: 1 << 17)
    static let rights = WordClasses(rawValue: 1 << 18)
    static let forbid = WordClasses(rawValue: 1 << 19)
    /// A channel known by its name in every language.
    static let service = WordClasses(rawValue: 1 << 20)
    static let machine = WordClasses(rawValue: 1 << 21)
    static let made = WordClasses(rawValue: 1 << 22)
    static let text = WordClasses(rawValue: 1 << 23)
    static let views = WordClasses(rawValue: 1 << 24)
    static let author = WordClasses(rawValue: 1 << 25)
    static let house = WordClasses(rawValue: 1 << 26)
    static let help = WordClasses(rawValue: 1 << 27)
    static let dial = WordClasses(rawValue: 1 << 28)
    static let need = WordClasses(rawValue: 1 << 29)
    static let version = WordClasses(rawValue: 1 << 30)
    static let wrong = WordClasses(rawValue: 1 << 31)
    static let subscriber = WordClasses(rawValue: 1 << 32)
    static let only = WordClasses(rawValue: 1 << 33)
    static let see = WordClasses(rawValue: 1 << 34)
    static let post = WordClasses(rawValue: 1 << 35)
    static let browser = WordClasses(rawValue: 1 << 36)
    static let enable = WordClasses(rawValue: 1 << 37)
    static let your = WordClasses(rawValue: 1 << 38)
    static let inbox = WordClasses(rawValue: 1 << 39)
    static let cookie = WordClasses(rawValue: 1 << 40)
    static let visit = WordClasses(rawValue: 1 << 41)
    static let reader = WordClasses(rawValue: 1 << 42)
    static let gift = WordClasses(rawValue: 1 << 43)
    static let login = WordClasses(rawValue: 1 << 44)
    static let every = WordClasses(rawValue: 1 << 45)
    static let posts = WordClasses(rawValue: 1 << 46)
    static let yours = WordClasses(rawValue: 1 << 47)
    static let we = WordClasses(rawValue: 1 << 48)
    static let device = WordClasses(rawValue: 1 << 49)
    static let one = WordClasses(rawValue: 1 << 50)
    static let account = WordClasses(rawValue: 1 << 51)
    static let inUse = WordClasses(rawValue: 1 << 52)
    static let show = WordClasses(rawValue: 1 << 53)
    static let content = WordClasses(rawValue: 1 << 54)
    static let accept = WordClasses(rawValue: 1 << 55)
    static let this = WordClasses(rawValue: 1 << 56)
    static let you = WordClasses(rawValue: 1 << 57)
    static let give = WordClasses(rawValue: 1 << 58)
    static let sum = WordClasses(rawValue: 1 << 59)
    static let ourselves = WordClasses(rawValue: 1 << 60)

    /// Words that speak to the reader.
    static let addresses: WordClasses = [.your, .you]

    /// What says something in notices alone, and what says something in them at all.
    static let ofNoticesOnly: WordClasses = [
        .views, .author, .house, .help, .dial, .need, .version, .wrong, .visit,
    ]
    static let ofNotices: WordClasses = [
        .us, .we, .machine, .made, .text, .article, .views, .author, .house, .help, .dial, .need, .version, .wrong,
        .cookie, .visit,
    ]

    /// The columns of the table.
    static let columns: [(String, WordClasses)] = [
        ("follow", .follow), ("us", .us), ("channel", .channel), ("letter", .letter), ("app", .app), ("news", .news),
        ("error", .error), ("write", .write), ("tip", .tip), ("article", .article), ("continues", .continues),
        ("notice", .notice), ("readon", .readOn), ("support", .support), ("cause", .cause), ("listen", .listen),
        ("comment", .comment), ("say", .say), ("rights", .rights), ("forbid", .forbid),
        ("ai", .machine), ("made", .made), ("text", .text), ("views", .views), ("author", .author), ("house", .house),
        ("help", .help), ("dial", .dial), ("need", .need), ("version", .version), ("wrong", .wrong),
        ("subscriber", .subscriber), ("only", .only), ("see", .see), ("post", .post),
        ("browser", .browser), ("enable", .enable), ("your", .your),
        ("inbox", .inbox), ("cookie", .cookie), ("visit", .visit), ("reader", .reader), ("gift", .gift),
        ("login", .login), ("every", .every), ("posts", .posts), ("yours", .yours), ("we", .we),
        ("device", .device), ("one", .one), ("account", .account), ("inuse", .inUse),
        ("show", .show), ("content", .content), ("accept", .accept), ("this", .this), ("you", .you),
        ("give", .give), ("sum", .sum), ("ourselves", .ourselves),
    ]
}
