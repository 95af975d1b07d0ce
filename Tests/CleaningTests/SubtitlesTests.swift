import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Subtitles and transcripts")
struct SubtitlesTests {
    private static let subRip = """
        1
        00:00:01,000 --> 00:00:04,000
        {\\an8}Ministers met in Geneva on <i>Monday</i>

        2
        00:00:04,500 --> 00:00:08,000
        to discuss a ceasefire, officials
        said.

        3
        00:00:08,100 --> 00:00:10,000
        - Will it hold?
        - Nobody knows.

        4
        00:00:14,000 --> 00:00:17,000
        The talks go on &amp; on.

        """

    private static let web = """
        WEBVTT - Talks
        Kind: captions
        Language: uk

        STYLE
        ::cue { color: red }

        NOTE made by hand

        intro
        00:01.000 --> 00:04.000 align:start position:0%
        <v Anna Lang>Good evening. The ministers

        00:04.000 --> 00:06.000
        <v Anna Lang>met again in <c.place>Geneva</c>.

        00:06.500 --> 00:09.000
        <v.loud Omar>They did not sign.
        """

    private static let rolling = """
        WEBVTT

        00:00:00.000 --> 00:00:02.390 align:start position:0%
         
        good<00:00:00.320><c> evening</c><00:00:00.640><c> everyone</c>

        00:00:02.390 --> 00:00:02.400 align:start position:0%
        good evening everyone
         

        00:00:02.400 --> 00:00:05.000 align:start position:0%
        good evening everyone
        the<00:00:02.720><c> ministers</c> met

        00:00:05.000 --> 00:00:05.010 align:start position:0%
        the ministers met
         

        00:00:05.010 --> 00:00:07.000 align:start position:0%
        the ministers met
        in Geneva &gt;&gt; and talked
        """

    private static let pasted = """
        Talks in Geneva, the evening news
        0:00
        good evening the ministers of both
        0:03
        countries met in Geneva on Monday to
        0:06
        discuss a ceasefire and the exchange
        0:09
        of prisoners officials said the talks
        0:12
        will go on tomorrow and the day after
        0:15
        while the shelling of the towns along
        0:18
        the front did not stop for an hour and
        0:21
        people left their homes
        """

    @Test(arguments: [
        (
            subRip,
            "Ministers met in Geneva on Monday to discuss a ceasefire, officials said.\n- Will it hold?\n- Nobody knows.\n"
                + "The talks go on & on."
        ),
        (web, "Anna Lang\nGood evening. The ministers met again in Geneva.\nOmar\nThey did not sign."),
        (rolling, "good evening everyone the ministers met in Geneva >> and talked"),
        (
            pasted,
            "Talks in Geneva, the evening news\ngood evening the ministers of both countries met in Geneva on Monday to "
                + "discuss a ceasefire and the exchange of prisoners officials said the talks will go on tomorrow and the "
                + "day after while the shelling of the towns along the front did not stop for an hour and people left "
                + "their homes"
        ),
        // What stands in a cue is no label of a page; a voice that changes within a line; characters without spaces.
        (
            "0:00:00.599,0:00:04.160\n>> ANNA: Good evening.\n\n0:00:04.160,0:00:06.770\n>> Hi, Anna.\n",
            ">> ANNA: Good evening.\n>> Hi, Anna."
        ),
        ("1\n00:00:01,000 --> 00:00:04,000\n<v Anna>Yes.</v> <v Omar>No.\n", "Anna\nYes.\nOmar\nNo."),
        (
            "1\n00:00:01,000 --> 00:00:04,000\n大臣は月曜日に\nジュネーブで\n\n2\n00:00:04,100 --> 00:00:06,000\n会談した。\n",
            "大臣は月曜日にジュネーブで会談した。"
        ),
        (
            "[00:00.000 --> 00:04.000]  Ministers met on\n[00:04.000 --> 00:05.000]  Monday.\n",
            "Ministers met on Monday."
        ),
        (
            "[00:00:05] Anna Lang: Was it signed?\n[00:00:09] Omar: No.\n[00:01:05] Anna Lang: Why?\n[00:01:09] Omar: Ask them.",
            "Anna Lang: Was it signed?\nOmar: No.\nAnna Lang: Why?\nOmar: Ask them."
        ),
        // Numbers are dropped only above times, and words that part a line stay.
        (
            "1\n00:00:01,000 --> 00:00:04,000\nIt was in\n1984\n\n2\n00:00:04,000 --> 00:00:05,000\nor so.",
            "It was in 1984 or so."
        ),
        (
            "00:00:01,000 --> 00:00:04,000\nA well-\nknown <b>man\nwith 3 < 4 {coins}",
            "A well-known man with 3 < 4 {coins}"
        ),
    ])
    func `What is said stays, in paragraphs`(_ raw: String, _ text: String) throws {
        for raw in [raw, "\u{FEFF}" + raw.replacing("\n", with: "\r\n")] {
            let article = try scoringCleaner.get().clean(RawInput(path: "a.srt", id: "0", bytes: Array(raw.utf8)))
            #expect(string(article.text) == text)
            #expect(article.title == nil)
            #expect(complaints(article, Array(raw.utf8)) { $1.count == 1 && $0.first == 0x26 } == [])
            #expect(lostOffsets(article, Array(raw.utf8)) == [])
        }
    }

    @Test func `Numbers, times, marks and remarks are removals with names`() throws {
        #expect(
            removals(try article(Self.subRip)) == [
                "cue-line: 1\n00:00:01,000 --> 00:00:04,000", "cue-mark: {\\an8}", "cue-mark: <i>", "cue-mark: </i>",
                "cue-line: 2\n00:00:04,500 --> 00:00:08,000", "cue-line: 3\n00:00:08,100 --> 00:00:10,000",
                "cue-line: 4\n00:00:14,000 --> 00:00:17,000",
            ])
        let article = try article(Self.web)
        #expect(
            removals(article) == [
                "cue-header: WEBVTT - Talks\nKind: captions\nLanguage: uk", "cue-header: STYLE\n::cue { color: red }",
                "cue-header: NOTE made by hand",
                "cue-line: intro\n00:01.000 --> 00:04.000 align:start position:0%", "cue-mark: <v ", "cue-mark: >",
                "cue-line: 00:04.000 --> 00:06.000", "cue-mark: <v Anna Lang>", "cue-mark: <c.place>", "cue-mark: </c>",
                "cue-line: 00:06.500 --> 00:09.000", "cue-mark: <v.loud ", "cue-mark: >",
            ])
        #expect(
            removals(try cleaner().clean(RawInput(path: "a", id: "0", bytes: Array(Self.rolling.utf8)))).filter {
                $0.hasPrefix("cue-repeat")
            }.count == 4)
    }

    @Test func `A record's text may be subtitles`() throws {
        let record = #"{"text":"WEBVTT\n\n00:01.000 --> 00:04.000\n<b>Talks</b> go on &amp; on.\n"}"#
        let article = try article(record, form: .record)
        #expect(string(article.text) == "Talks go on & on.")
        #expect(complaints(article, Array(record.utf8)) { $1 == [0x26] && $0.count == 5 } == [])
    }

    @Test func `Lines stay where the configuration joins none`() throws {
        var options = CleaningOptions()
        options.joinsWrappedLines = false
        let cleaner = try Cleaner(options, lineModel: nil, reading: pipelineTable)
        let article = try cleaner.clean(RawInput(path: "a.srt", id: "0", bytes: Array(Self.subRip.utf8)))
        #expect(
            string(article.text)?.hasPrefix("Ministers met in Geneva on Monday\nto discuss a ceasefire, officials\n")
                == true)
    }

    @Test(arguments: [
        // A chronicle of a day, an arrow in a text.
        """
        0:05 An alarm was declared in Kyiv and six regions.
        1:10 Explosions were heard in Odesa.
        3:30 The governor said two people were wounded in the port.
        7:45 Ministers met in Geneva.
        9:00 The Kremlin rejected the terms.
        12:20 The talks were broken off.
        14:30 Officials said that talks go on.
        16:45 A drone hit a house in Kherson.
        18:00 The president spoke to the nation.
        """,
        "10:30 --> 11:30 is when the ministers met in Geneva, and nobody wrote down what they said to each other.",
    ])
    func `Other times stay`(_ text: String) throws {
        #expect(string(try article(text).text) == text)
    }

    @Test(arguments: 0..<200)
    func `Whatever stands in cues, nothing is lost`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var hostile = HostileText(seed: seed)
        var raw = Array(random.pick(["WEBVTT\n\n", "1\n", ""]).utf8) + Array("00:01.000 --> 00:02.000\nWord\n\n".utf8)
        let pieces = [
            "00:00:0\(seed % 9),000 --> 00:00:09,500\n", "\n", "\n\n", "7\n", "<v Anna>", "<v Omar>Yes", "</v>",
            "{\\an8}",
            "<00:00:01.000>", "NOTE x\n", "-->", "- said she", "Word\n", "Word\n\n", "Talks go on", "<i>", "{\\", "<c",
            ">>",
        ]
        for _ in 0..<60 {
            raw += Array(random.pick(pieces).utf8)
            if Int.random(in: 0..<10, using: &random) == 0 { raw += hostile.bytes(isBroken: false) }
        }
        let article = try article(raw)
        #expect(complaints(article, raw) { $0.first == 0x26 && $0.count > $1.count } == [])
        #expect(lostOffsets(article, raw) == [])
    }

    @Test func `Tens of thousands of cues are read`() throws {
        let cues = (0..<40_000).map { "\($0)\n00:00:01,000 --> 00:00:02,000\n<i>Yes.\n\n" }.joined()
        let article = try article(cues)
        #expect(article.removed.count == 80_000)
    }

    @Test func `Tens of thousands of voices in one line are each set on a line`() throws {
        let voices = String(repeating: "<v Jo>a<v Al>b", count: 30_000)
        let cue = MappedText(whole: Array("00:00:01,000 --> 00:00:02,000\n\(voices)".utf8))
        let rules = try #require(CueRules(ruleBook()))
        let spoken = try #require(SpokenText(cue, rules, joinsLines: true))
        let said = String(repeating: "Jo\na\nAl\nb\n", count: 30_000)
        #expect(spoken.content.bytes == Array(said.utf8.dropLast()))
    }
}
