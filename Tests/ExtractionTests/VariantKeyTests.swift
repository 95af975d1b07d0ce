import Testing

@testable import Extraction

@Suite("Variant keys")
struct VariantKeyTests {
    @Test(arguments: [
        ("Kovalskyi", "Kowalski"), ("Hrytsenko", "Gritsenko"), ("Khomenko", "Homenko"),
        ("Tymoshenko", "Timochenko"), ("Chubais", "Tschubais"), ("Sheremet", "Scheremet"), ("Yefremov", "Efremov"),
        ("Alekseyev", "Alekseev"), ("Nataliia", "Natalija"), ("Bashar", "Bachar"),
        ("al-Sharaa", "Al Sharaa"), ("Qasim", "Kassim"),
    ])
    func `Spellings of one name by the systems of several languages have one key`(_ one: String, _ other: String) {
        #expect(variantKey(one) == variantKey(other))
    }

    @Test(arguments: [
        ("Kovalenko", "Kovalchuk"), ("Petrenko", "Petrov"), ("Smirnov", "Smirnova"), ("Ivan", "Ivanna"),
        ("Marchenko", "Marchuk"), ("Nikolai", "Nikita"), ("Hassan", "Hussein"), ("Burns", "Burnes"),
    ])
    func `Names that are not the same have two keys`(_ one: String, _ other: String) {
        #expect(variantKey(one) != variantKey(other))
    }

    @Test func `Endings of places that two languages tell apart have one key, as persons they have two`() {
        for (one, other) in [("Mariupil", "Mariupol"), ("Makiivka", "Makeevka")] {
            #expect(variantKey(one, of: .government) == variantKey(other, of: .government))
            #expect(variantKey(one) != variantKey(other))
        }
    }

    @Test func `A place in two spellings is one entity, two places are two`() throws {
        #expect(
            try names(
                "They left the village of Hrynkivka. The village of Grinkovka burned. The village of Hrynka did not.")
                == ["Hrynkivka GPE loc:hrynkivka", "Grinkovka GPE loc:hrynkivka", "Hrynka GPE loc:hrynka"])
    }

    @Test(arguments: ["", "'", "-", "李", "O", "x-y-z"])
    func `Any text has a key`(_ text: String) {
        #expect(variantKey(text).count <= text.utf8.count)
    }
}
