import Lexicons
import TestSupport
import Testing

@testable import Cleaning

@Suite("Customs and signs of dates")
struct DateTablesTests {
    @Test func `Each example of a custom is read`() throws {
        let table = try pipelineTable("lexicon/date-customs.tsv", ["kind", "code", "example", "reads"])
        for row in table.rows {
            let isCountry = row["kind"] == "country"
            let habit = try dateHabit(language: isCountry ? "" : row["code"], domain: isCountry ? row["code"] : "")
            #expect(try read(row["example"], habit) == row["reads"], "\(row["kind"]) \(row["code"])")
        }
    }

    @Test func `Each example of a sign is read`() throws {
        let table = try pipelineTable("lexicon/date-signs.tsv", ["form", "example", "reads"])
        for row in table.rows { #expect(try read(row["example"], try dateHabit()) == row["reads"], "\(row["form"])") }
    }

    @Test(arguments: [
        ("city\tbonn\tday", "\"city\" is not country or language"),
        ("country\tus\tyear", "\"year\" is not day, month, either or anywhere"),
        ("country\tir\t\tlunar", "no calendar \"lunar\""), ("language\ten\t\t\tyes", "\"yes\" is not no"),
        ("country\tus\tmonth\ncountry\tus", "two customs of \"us\""),
    ])
    func `A row that is no custom is an error`(_ rows: String, _ reason: String) throws {
        let table = try writtenTable("kind\tcode\tfirst\tcalendar\tstops\n\(rows)\n")
        let error = #expect(throws: TableError.self) { _ = try DateCustoms(table) }
        #expect(error?.reason == reason)
    }

    @Test(arguments: [
        ("年\tweek", "no class \"week\""), ("令和\tera\tmany", "an era has a year"),
        ("год\tyear", "a sign is one character"),
    ])
    func `A row that is no sign is an error`(_ row: String, _ reason: String) throws {
        let table = try writtenTable("form\tclass\tyears\n\(row)\n")
        let error = #expect(throws: TableError.self) { _ = try DateSigns(table) }
        #expect(error?.reason == reason)
    }

    private func read(_ line: String, _ habit: DateHabit) throws -> String {
        declaredDate(Array(line.utf8), try metadataTables().dates, habit) ?? ""
    }
}
