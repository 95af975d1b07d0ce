import Foundation
import Records

@testable import Cleaning
@testable import clean

/// A folder of files for the listing to read, for as long as a test has it.
final class InputFolder {
    /// Its path.
    let path = "\(NSTemporaryDirectory())parley-inputs-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file in it, and the folders around that.
    func write(_ bytes: [UInt8], _ name: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// Writes a text.
    func write(_ text: String, _ name: String) throws { try write(Array(text.utf8), name) }

    /// Removes what stands in it.
    func empty() throws {
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// What is listed of it, or of other inputs.
    func listing(_ options: CleaningOptions = CleaningOptions(), of inputs: [String]? = nil) throws -> InputListing {
        try InputListing(
            of: inputs ?? [path], options, recordNames(options), pressLines(), spoolingIn: NSTemporaryDirectory())
    }

    /// What is read of a file that is written into it, in the order of the listing; rejections left out.
    func inputs(_ bytes: [UInt8], _ name: String) throws -> [RawInput] {
        try write(bytes, name)
        return try inputs(of: listing())
    }

    /// What is read of a listing; rejections left out.
    func inputs(of listing: InputListing) throws -> [RawInput] {
        try listing.items.filter { $0.rejection == nil }.map { try rawInput($0, listing.spool, CleaningOptions()) }
    }
}

extension InputItem {
    /// Why it is rejected by the listing.
    var rejection: Rejection? {
        if case .rejected(let rejection) = content { return rejection }
        return nil
    }
}
