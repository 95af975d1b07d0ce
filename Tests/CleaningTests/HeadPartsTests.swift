import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Heads of articles that are one line")
struct HeadPartsTests {
    private static let german =
        "Die Gespräche zwischen den beiden Delegationen sind am Freitag ohne Ergebnis zu Ende gegangen. Ein Sprecher "
        + "des Ministeriums sagte, man werde sich im kommenden Monat erneut treffen, sofern beide Seiten zustimmten."
    private static let english =
        "Delegates from both countries ended a second day of talks on Friday without an agreement, officials said. "
        + "A spokesman said that they would meet again once the proposals had been studied in the two capitals, "
        + "which may take until the end of the month or longer."
    private static let french =
        "Le porte-parole du ministère a indiqué vendredi que les pourparlers entre les deux délégations étaient finis. "
        + "Une nouvelle session aura lieu lorsque les deux capitales auront étudié les propositions des médiateurs."
    private static let korean =
        "두 대표단의 회담이 금요일 제네바에서 국경선에 대한 합의 없이 끝났다. 외교부 대변인은 양국 수도가 제안을 검토한 뒤 새로운 회담이 "
        + "열릴 것이라고 말했다. 중재자들에 따르면 남부에 주둔한 병력 문제는 여전히 해결되지 않은 상태다."
    private static let arabic =
        "انتهت المحادثات بين الوفدين يوم الجمعة في جنيف دون اتفاق على مسار الحدود بين البلدين. وقال المتحدث باسم الوزارة "
        + "إن جولة جديدة ستعقد بعد أن تدرس العاصمتان المقترحات التي قدمها الوسطاء في الأسبوع الماضي."

    @Test(arguments: [
        ("12.05.2025, 14:05 Uhr Lesezeit: 3 Minuten", german),
        ("Aktualisiert am 12. Mai 2025 um 14:05 Uhr Drucken", german),
        ("Home | World | Jane Doe Published 12 May 2025 | 5 min read |", english), ("12 May 2025 14:05 Share", english),
        ("Share Save", english),
        ("Published 12 May 2025 14:05 UTC", english),
        ("Par Anne Morel avec AFP Publié le 12/05/2025 à 14:05", french),
        ("입력 2025.05.12 14:05 수정 2025.05.12 15:30 공유하기", korean), ("12.05.2025 14:05 شارك", arabic),
    ])
    func `By-lines, days with the time and the labels behind them go`(_ head: String, _ text: String) throws {
        #expect(string(try article(head + " " + text).text) == text)
    }

    @Test(arguments: [
        // A place and a day before a dash begin the report.
        "Geneva, 12 May 2025 - " + english, "2025년 5월 12일 " + korean, "In 2025 " + english,
        "On Friday, 12 May 2025 at 14:05 Geneva time the doors were shut. " + english,
    ])
    func `Days that belong to a sentence stay`(_ text: String) throws {
        let article = try article(text)
        #expect(string(article.text) == text)
        #expect(removals(article) == [])
    }
}
