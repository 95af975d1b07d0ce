import Bytes
public import Lexicons
public import Tagging

/// The folder `pipeline/`: what every stage is told, read for one stage, and a fingerprint of all that was read.
public final class Pipeline {
    private let folder: String
    private let stage: String
    /// What was read, by name; hashed only where somebody asks for the fingerprint.
    private var read: [String: () -> String] = [:]
    private let configuration: Configuration

    /// Opens the folder and reads its `config.json`.
    ///
    /// - Throws: `Failure` where the folder or a readable configuration is missing.
    public init(folder: String, stage: String) throws {
        self.folder = folder
        self.stage = stage
        let path = "\(folder)/config.json"
        do {
            configuration = try Configuration(try readFile(path), path: path)
        } catch let error as FileError {
            throw Failure(
                .configuration, place: error.path, reason: "\(error.reason); --pipeline names the folder of tables")
        }
    }

    /// The options of this stage: the defaults, overlaid with the stage's section of the configuration.
    ///
    /// - Throws: `Failure` for unknown keys, naming the nearest known one, and for values of another type.
    public func options<Options: Codable>(_ defaults: Options) throws -> Options {
        let options = try configuration.section(stage, over: defaults)
        let json = Array(try canonicalJSON(options))
        read["options"] = { sha256(json.span) }
        return options
    }

    /// The domain of the command line, else of the configuration.
    public func domain(_ chosen: String?) -> String {
        let domain = chosen ?? configuration.domain
        read["domain"] = { domain }
        return domain
    }

    /// Reads a table.
    ///
    /// - Parameter path: Relative to the folder.
    /// - Throws: `Failure` with file and line.
    public func table(_ path: String, _ requiredColumns: [String]) throws -> Table {
        let place = "\(folder)/\(path)"
        do {
            let bytes = try readFile(place)
            read[path] = { sha256(bytes.span) }
            return try Table(bytes.span, path: place, required: requiredColumns)
        } catch let error as FileError {
            throw Failure(.configuration, place: error.path, reason: error.reason)
        } catch let error as TableError {
            throw Failure(error)
        }
    }

    /// Maps a model of the folder `models`.
    ///
    /// - Parameters:
    ///   - name: Without `.model`; with a slash, the path of a file anywhere.
    ///   - features: The name and version of the features that the stage computes.
    /// - Throws: `Failure` where it is not there, damaged, or of other features.
    public func model(_ name: String, features: String) throws(Failure) -> TaggingModel {
        let path = name.utf8.contains(0x2F) ? name : "\(folder)/models/\(name).model"
        do {
            let file = try MappedFile(path: path)
            read["models/\(name)"] = { sha256(file.bytes) }
            return try TaggingModel(file, features: features)
        } catch let error as TaggingError {
            throw Failure(.configuration, place: error.path, reason: error.reason)
        } catch {
            throw Failure(.configuration, place: path, reason: (error as? FileError)?.reason ?? "\(error)")
        }
    }

    /// A hash of everything that was read for this stage, and of the stage's name and version.
    public var fingerprint: String {
        var lines = "\(stage) \(parleyVersion)\n"
        for (key, value) in read.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            lines += "\(key) \(value())\n"
        }
        let bytes = Array(lines.utf8)
        return sha256(bytes.span)
    }
}
