import Bytes
import TestSupport
import Testing

@testable import Tagging

@Suite("Model files")
struct ModelFileTests {
    private let header = ModelHeader(
        labels: ["keep", "drop", "Überschrift"], features: "lines-7", hasChain: true, scale: 12_345, rowBits: 4,
        biases: [1, -2, 3], starts: [4, 5, -6], ends: [7, 8, 9], transitions: [-1, 2, -3, 4, -5, 6, -7, 8, 70_000])
    private let rows = (0..<48).map { Int8($0 * 5 - 127) }

    @Test func `What was written is read back`() throws {
        let read = try TaggingModel(MappedFile(copying: header.file(rows: rows), path: "x"), features: "lines-7")
        #expect(read.labels == ["keep", "drop", "Überschrift"])
        #expect(read.label("drop") == 1 && read.label("Drop") == nil)
        #expect(read.hasChain && read.scale == 12_345)
        #expect(read.biases == header.biases && read.starts == header.starts && read.ends == header.ends)
        #expect(read.transitions == header.transitions)
        for row in 0..<16 {
            var sequence = FeatureSequence()
            sequence.beginItem()
            sequence.append(UInt64(row) << 32)
            for label in 0..<3 {
                let weight = Int32(rows[row * 3 + label]) + header.biases[label]
                #expect(read.score(sequence, item: 0, label: label) == weight)
            }
        }
    }

    @Test func `A file that is cut short anywhere is one clear error`() {
        let whole = header.file(rows: rows)
        for length in 0..<whole.count {
            #expect(
                reason(Array(whole[..<length]))
                    == (length < 40 ? "not a model" : "a model that is cut short or too long"))
        }
        #expect(reason(whole + [0]) == "a model that is cut short or too long")
    }

    @Test(arguments: 0..<300)
    func `A damaged file is an error, whichever byte differs`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var bytes = header.file(rows: rows)
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] ^= UInt8.random(in: 1...255, using: &random)
        #expect(reason(bytes) != nil)
    }

    @Test(arguments: [
        (8, 2, "a model of format 2, not 1"),
        (12, 0, "a model that is cut short or too long"),
        (12, 17, "a model that is cut short or too long"),
        (16, 255, "a model that is cut short or too long"),
        (20, 2, "a model that is cut short or too long"),
        (36, 99, "a model that was damaged: its checksum differs"),
        (60, 99, "a model that was damaged: its checksum differs"),
    ])
    func `An error says what is wrong`(_ place: Int, _ byte: UInt8, _ expected: String) {
        var bytes = header.file(rows: rows)
        bytes[place] = byte
        #expect(reason(bytes) == expected)
    }

    @Test func `A model for other features is not used`() {
        let expected = "a model for the features \"lines-7\", where \"lines-8\" are needed: train it again"
        #expect(reason(header.file(rows: rows), features: "lines-8") == expected)
    }

    @Test func `A model that is not there is an error of the system`() {
        #expect(throws: TaggingError(path: "/no/such.model", reason: "No such file or directory")) {
            try TaggingModel(path: "/no/such.model", features: "lines-7")
        }
        #expect(throws: TaggingError(path: "/", reason: "Invalid argument")) {
            try TaggingModel(path: "/", features: "lines-7")
        }
    }

    private func reason(_ bytes: [UInt8], features: String = "lines-7") -> String? {
        do {
            _ = try TaggingModel(MappedFile(copying: bytes, path: "x"), features: features)
            return nil
        } catch {
            return (error as? TaggingError)?.reason ?? "\(error)"
        }
    }
}
