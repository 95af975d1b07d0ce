import Extraction
import Records
import Testing

@Suite("Names")
struct NamesTests {
    private static let tables: [(String, [String])] = [
        ("The Finnish envoy flew to Oslo.", ["Finnish NORP FIN", "Oslo GPE loc:oslo"]),
        ("NATO met the EU in The Hague.", ["NATO ORG org:nato", "EU ORG org:eu", "The Hague GPE loc:the-hague"]),
        ("They told The Atlantic so.", ["The Atlantic ORG med:atlantic"]),
        ("The envoy met Ursula von der Leyen in Oslo.", ["Ursula von der Leyen PER per:leyen", "Oslo GPE loc:oslo"]),
        ("Then von der Leyen left.", ["von der Leyen PER per:leyen"]),
        ("NEW DELHI: The envoy left.", ["NEW DELHI GPE loc:new-delhi"]),
        ("OTTAWA (Agency) — The envoy left.", ["OTTAWA GPE loc:ottawa"]),
        ("Bundeskanzler Friedrich Merz kam.", ["Friedrich Merz PER per:merz (Bundeskanzler)"]),
        ("Er sagte, Europa müsse mit am Tisch sitzen.", []),
        ("The United States and the U.K. agreed.", ["United States GPE USA", "U.K. GPE GBR"]),
        ("Kazakhs and Danes met.", ["Kazakhs NORP KAZ", "Danes NORP DNK"]),
        ("It cost US $5 and came from West Darfur.", ["West Darfur GPE loc:west-darfur"]),
        (
            "A US-backed, pro-Russian or Norwegian-Danish plan.",
            [
                "US GPE USA", "Russian NORP RUS", "Norwegian NORP NOR", "Danish NORP DNK",
            ]
        ),
        ("The Malta-flagged ship and the Tuareg-dominated group.", []),
        ("A ten-point peace plan was read.", ["ten-point peace plan MISC misc:ten-point-peace-plan"]),
    ]

    @Test(arguments: tables)
    func `Names of the tables are found, without article or possessive`(_ text: String, _ expected: [String]) throws {
        #expect(try names(text) == expected)
    }

    private static let made: [(String, [String])] = [
        ("“It is late,” said Tavik.", ["Tavik PER per:tavik"]),
        ("»Es ist spät«, sagte Harder.", ["Harder PER per:harder"]),
        ("«Поздно», — сказал Орлин.", ["Орлин PER per:орлин"]),
        (
            "The Norwegian Ministry of Trade and Industry closed.",
            [
                "Norwegian Ministry of Trade and Industry ORG org:nor-trade-and-industry-ministry"
            ]
        ),
        (
            "The 12th Mountain Infantry Brigade relieved the 3rd Assault Brigade and 40 men.",
            [
                "12th Mountain Infantry Brigade ORG org:12th-mountain-infantry-brigade",
                "3rd Assault Brigade ORG org:3rd-assault-brigade",
            ]
        ),
        ("The 2nd and the 30th of May, the 21st Century.", []),
        ("Ships of the Northern Fleet left.", ["Northern Fleet ORG org:northern-fleet"]),
        (
            "The General Staff of the Norwegian Army said so.",
            ["General Staff of the Norwegian Army ORG org:general-staff-of-the-norwegian-army"]
        ),
        (
            "The Bergen Nuclear Power Plant lost power.",
            ["Bergen Nuclear Power Plant FAC loc:bergen-nuclear-power-plant"]
        ),
        ("The Israeli Knesset voted.", ["Israeli NORP ISR", "Knesset ORG org:knesset"]),
        (
            "The Harbour Workers Union and Lake Inari.",
            [
                "Harbour Workers Union ORG org:harbour-workers-union", "Lake Inari LOC loc:lake-inari",
            ]
        ),
        (
            "The Oslo Charter was signed at Gardermoen Airport.",
            [
                "Oslo Charter MISC misc:oslo-charter", "Gardermoen Airport FAC loc:gardermoen-airport",
            ]
        ),
        (
            "The newspaper Nordlys and the village of Skibotn.",
            [
                "Nordlys ORG org:nordlys", "Skibotn GPE loc:skibotn",
            ]
        ),
        ("They met near Skibotn.", ["Skibotn GPE loc:skibotn"]),
        (
            "Ships left Kvaløya, Tromsø, Norway.",
            [
                "Kvaløya GPE loc:kvaloya", "Tromsø GPE loc:tromso", "Norway GPE NOR",
            ]
        ),
        (
            "The Bureau of Northern Fisheries (BNF) spoke. BNF left.",
            [
                "Bureau of Northern Fisheries ORG org:bureau-of-northern-fisheries",
                "BNF ORG org:bureau-of-northern-fisheries", "BNF ORG org:bureau-of-northern-fisheries",
            ]
        ),
    ]

    @Test(arguments: made)
    func `Head nouns and neighbours make names that no table knows`(_ text: String, _ expected: [String]) throws {
        #expect(try names(text) == expected)
    }

    private static let persons: [(String, [String])] = [
        (
            "Norwegian Prime Minister Kari Nordmann met Gen. Ola Nordmann.",
            [
                "Norwegian NORP NOR", "Kari Nordmann PER per:kari-nordmann (Prime Minister)",
                "Ola Nordmann PER per:ola-nordmann (Gen.)",
            ]
        ),
        (
            "A senior Danish official, Ann Lee, and former minister Bo Ek.",
            [
                "Danish NORP DNK", "Ann Lee PER per:ann-lee", "Bo Ek PER per:bo-ek (former minister)",
            ]
        ),
        (
            "Ann van der Berg spoke. Mr. Berg left; Berg’s car too.",
            [
                "Ann van der Berg PER per:ann-van-der-berg", "Berg PER per:ann-van-der-berg (Mr.)",
                "Berg PER per:ann-van-der-berg",
            ]
        ),
        (
            "Nouri al-Maliki and Sheikh Hasina met.",
            [
                "Nouri al-Maliki PER per:nouri-al-maliki", "Hasina PER per:hasina (Sheikh)",
            ]
        ),
        (
            "John Smith and Mary Smith came. Smith left.",
            [
                "John Smith PER per:john-smith", "Mary Smith PER per:mary-smith", "Smith PER per:mary-smith",
            ]
        ),
        ("Mr. Schroeder said no.", ["Schroeder PER per:schroeder (Mr.)"]),
        (
            "Israeli minister Israel Katz spoke.",
            ["Israeli NORP ISR", "Israel Katz PER per:israel-katz (Israeli minister)"]
        ),
    ]

    @Test(arguments: persons)
    func `Persons are found by titles and given names, and surnames go back to them`(
        _ text: String, _ expected: [String]
    ) throws {
        #expect(try names(text) == expected)
    }

    private static let places: [(String, [String])] = [
        ("Oslo refused to pay.", ["Oslo GPE loc:oslo > NOR.GOV"]),
        (
            "It rained in Oslo. They flew to Oslo. Oslo Mayor Ola Ek left.",
            [
                "Oslo GPE loc:oslo", "Oslo GPE loc:oslo", "Oslo GPE loc:oslo", "Ola Ek PER per:ola-ek (Mayor)",
            ]
        ),
        ("Pressure on Oslo grew over Oslo’s stance.", ["Oslo GPE loc:oslo > NOR.GOV", "Oslo GPE loc:oslo > NOR.GOV"]),
        (
            "In north Oslo, Oslo, Norway and the capital, Oslo, it rained.",
            [
                "Oslo GPE loc:oslo", "Oslo GPE loc:oslo", "Norway GPE NOR", "Oslo GPE loc:oslo",
            ]
        ),
        (
            "Talks between Oslo and Lima began. They urged Oslo to pay.",
            [
                "Oslo GPE loc:oslo > NOR.GOV", "Lima GPE loc:lima > PER.GOV", "Oslo GPE loc:oslo > NOR.GOV",
            ]
        ),
        (
            "Critics say Oslo, however, has paid. London shares fell in a Paris-based firm.",
            [
                "Oslo GPE loc:oslo > NOR.GOV", "London GPE loc:london", "Paris GPE loc:paris",
            ]
        ),
        ("They met at the Kremlin. The Kremlin said no.", ["Kremlin FAC loc:kremlin", "Kremlin ORG RUS.GOV"]),
        ("The streets of Oslo, the government of Oslo.", ["Oslo GPE loc:oslo", "Oslo GPE loc:oslo > NOR.GOV"]),
    ]

    @Test(arguments: places)
    func `A capital or a palace acts for its government unless it is only a place`(
        _ text: String, _ expected: [String]
    ) throws {
        #expect(try names(text) == expected)
    }

    private static let ordinary: [(String, [String])] = [
        ("Tensions grew. Former leaders left. On Monday, January came. Ten people sang.", []),
        ("The Ministry and the President said so.", []),
        ("THE TALKS FAILED AGAIN IN OSLO TODAY", []),
        ("Skibo came.", []),
        ("He met Skibo. Skibo came.", ["Skibo PER per:skibo", "Skibo PER per:skibo"]),
    ]

    @Test(arguments: ordinary)
    func `Ordinary words are no names, nor is what nothing tells to be one, before or after`(
        _ text: String, _ expected: [String]
    ) throws {
        #expect(try names(text) == expected)
    }

    @Test func `A headline in title case gives only names that tables or the text know`() throws {
        #expect(
            try names("Kari Nordmann left.", title: "Nordmann Leaves Talks With Norway In Anger") == [
                "Norway GPE NOR", "Kari Nordmann PER per:kari-nordmann",
            ])
        #expect(
            try names("Kari Nordmann left.", title: "Nordmann leaves talks with Norway") == [
                "Nordmann PER per:kari-nordmann", "Norway GPE NOR", "Kari Nordmann PER per:kari-nordmann",
            ])
    }

    @Test func `What a headline alone would be taken for gives way to what the text says`() throws {
        #expect(
            try names(
                "The president of Velmora, Kari Nordmann, left.",
                title: "Velmora will not sign before the convoy passes, its president says") == [
                    "Velmora GPE loc:velmora", "Velmora GPE loc:velmora", "Kari Nordmann PER per:kari-nordmann",
                ])
    }

    @Test func `Spellings of a place and of an actor's name are one entity`() throws {
        #expect(
            try names("Lugansk, Luhansk. Kiev, Kyiv: in Krasnoarmeysk or Pokrovsk.") == [
                "Lugansk GPE loc:luhansk", "Luhansk GPE loc:luhansk", "Kiev GPE loc:kyiv", "Kyiv GPE loc:kyiv",
                "Krasnoarmeysk GPE loc:pokrovsk", "Pokrovsk GPE loc:pokrovsk",
            ])
        #expect(try names("Dmitriy Peskov spoke.") == ["Dmitriy Peskov PER per:peskov"])
        #expect(
            try names("Ivan Peskov spoke. Peskov left.") == [
                "Ivan Peskov PER per:ivan-peskov", "Peskov PER per:ivan-peskov",
            ])
    }

    @Test func `Entities come in the order of their first mention, each once, with its canonical name`() throws {
        let text = "Oslo said no. Kari Nordmann of Norway met Nordmann’s Norwegian friends at Lake Inari."
        let extracted = try extractor().extract(.init(id: "0", text: Array(text.utf8)))
        #expect(
            extracted.entities.map { "\($0.id) \($0.type) \($0.name)" } == [
                "loc:oslo GPE Oslo", "per:kari-nordmann PER Kari Nordmann", "NOR GPE Norway",
                "loc:lake-inari LOC Lake Inari",
            ])
    }
}
