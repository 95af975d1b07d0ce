import Testing

@testable import Evaluation

@Suite("Reading CSV")
struct CSVTableTests {
    @Test(
        arguments: [
            ("", []), ("a,b\n", [["a", "b"]]), ("a,b\r\n1,\r\n", [["a", "b"], ["1", ""]]), ("\n", [[""]]),
            (",\n", [["", ""]]), (",,x\n", [["", "", "x"]]), ("\"a,b\",\"\"\"\"\n", [["a,b", "\""]]),
            ("\"a\nb\"\n\"\"\n", [["a\nb"], [""]]), ("\"\r\",'=1\n", [["\r", "'=1"]]),
        ] as [(String, [[String]])])
    func `By RFC 4180`(_ text: String, _ expected: [[String]]) {
        let table = CSVTable(Array(text.utf8))
        #expect(table.brokenAt == nil)
        #expect(table.rows == expected.map { $0.map { Array($0.utf8) } })
    }

    @Test(arguments: [("a", 1), ("\"a", 0), ("\"a\"b\n", 3), ("a\"b\n", 1), ("a,", 2), ("x\n\"a\" ,b\n", 5)])
    func `What is none says where`(_ text: String, _ offset: Int) {
        #expect(CSVTable(Array(text.utf8)).brokenAt == offset)
    }
}
