import ArgumentParser
import Bytes
import StageKit
import Tagging

/// How to train, and where to; what every kind of model shares.
struct TrainingArguments: ParsableArguments {
    @Option(help: ArgumentHelp("The model file.", valueName: "file"))
    var out: String

    @Option(help: "How often every sequence is seen.")
    var epochs: Int?

    @Option(help: "How far a weight moves at first.")
    var rate: Float?

    @Option(help: "How strongly weights are drawn to 0 by a constant force.")
    var l1: Float?

    @Option(help: "How strongly weights are drawn to 0 in proportion to themselves.")
    var l2: Float?

    @Option(help: "The binary logarithm of the number of rows of weights.")
    var rows: Int?

    @Option(help: "Features that are met less often are left out.")
    var least: Int?

    @Option(help: "Another seed is another order.")
    var seed: UInt64?

    func validate() throws {
        guard (1...28).contains(rows ?? 1) else { throw ValidationError("--rows must be from 1 to 28") }
    }

    /// Options with what the user has set.
    func applied(to defaults: TrainingOptions) -> TrainingOptions {
        var options = defaults
        options.epochs = epochs ?? options.epochs
        options.learningRate = rate ?? options.learningRate
        options.l1 = l1 ?? options.l1
        options.l2 = l2 ?? options.l2
        options.rowBits = rows ?? options.rowBits
        options.leastTimes = least ?? options.leastTimes
        options.seed = seed ?? options.seed
        return options
    }

    /// Trains on a set and writes the model; says on standard output what its card needs.
    ///
    /// - Returns: The bytes of the model file.
    @discardableResult
    func train(_ set: TrainingSet, _ defaults: TrainingOptions) throws -> [UInt8] {
        let options = applied(to: defaults)
        print("\(set.count) sequences, \(set.itemCount) items, \(options.labels.count) labels")
        var trainer = Trainer(set, options)
        let bytes = trainer.train { epoch, wrong in
            let tenThousandths = Int(wrong * 10_000)
            print("epoch \(epoch): \(tenThousandths / 100).\(tenThousandths / 10 % 10)\(tenThousandths % 10) % wrong")
        }
        do { try replaceFile(out, with: bytes) } catch { throw Failure(output: error) }
        print("- Checksum: \(sha256(bytes.span))")
        return bytes
    }
}
