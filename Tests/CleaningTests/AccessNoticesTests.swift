import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Notices on access and on what is embedded")
struct AccessNoticesTests {
    @Test func `What stands around a notice on devices goes with it`() throws {
        let block = [
            "Votre abonnement est en cours d’utilisation sur un autre appareil", "Pourquoi cela ?",
            "Votre compte ne peut être lu que sur un appareil, et ce texte s’affichera sur l’autre.", "Continuer ici",
            "Votre abonnement vous permet de lire sur autant d’appareils que vous le souhaitez.",
        ]
        #expect(try keptLines(of: [newsLines[0]] + block + newsLines[1...]) == newsLines)
    }

    @Test func `The same words without such a notice stay`() throws {
        let sentence = "Your account says what you read and when, the court found, on a telephone and on paper."
        #expect(try keptLines(of: newsLines + [sentence] + newsLines).contains(sentence))
    }

    @Test(arguments: [
        "Please allow cookies to watch this video.", "Sie müssen Cookies akzeptieren, um diesen Beitrag zu sehen.",
        "Articolul este disponibil doar pentru abonați", "Da biste pogledali snimak, morate prihvatiti kolačiće.",
        "Za prikaz videa morate sprejeti piškotke.", "Bu videoyu izlemek için çerezlere izin vermeniz gerekiyor.",
        "The Paper is not liable for the content of other websites.",
        "Rescuers at the square, on Monday. JANE STONE", "La place de la gare, lundi. JEANNE PIERRE POUR « LE PAPIER »",
        "A tram waits at the depot in the rain. Photograph: Jane Doe/The Paper",
    ])
    func `A notice or a caption between paragraphs goes`(_ line: String) throws {
        #expect(try keptLines(of: [newsLines[0], line] + newsLines[1...]) == newsLines)
    }

    @Test(arguments: [
        "The regulator said users must be able to watch videos without accepting cookies from advertisers.",
        "He used his account on another device while he was being questioned.",
        "Wer Videos ansehen will, muss künftig keine Cookies mehr akzeptieren, entschied das Gericht.",
        "Les utilisateurs pourront voir les vidéos sans accepter les cookies, a tranché la cour.",
        "Uživatelé budou moci sledovat videa bez souhlasu s cookies, rozhodl soud.",
        "Поддержать наших фермеров должна сумма в два миллиарда, заявил министр.",
        "The government is not responsible for the content of foreign broadcasts, the minister said.",
        "He must beat a side that is thirty places below his own. HEAD TO HEAD",
    ])
    func `Sentences of articles of the same words stay`(_ sentence: String) throws {
        #expect(try keptLines(of: [newsLines[0], sentence] + newsLines[1...]).contains(sentence))
    }

    @Test func `A box on the author goes with its heading`() throws {
        let lines = ["By Jane Doe"] + newsLines + ["Jane Doe", "Reporter", "London-based reporter who covers ships."]
        #expect(try keptLines(of: lines) == newsLines)
    }
}
