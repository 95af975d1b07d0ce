import Bytes
import JSONLines

/// A file that is not what it should be: where, and why.
public struct EvaluationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A path, or `path:line`.
    public var place: String
    /// What is wrong.
    public var reason: String

    /// An error at a place.
    public init(place: String, reason: String) {
        self.place = place
        self.reason = reason
    }

    /// `place: reason`.
    public var description: String { "\(place): \(reason)" }
}

/// Reads the lines of a file of JSON lines.
///
/// - Throws: `EvaluationError` with file and line.
public func readJSONLines(_ path: String) throws(EvaluationError) -> [JSONValue] {
    var values: [JSONValue] = []
    var number = 0
    do {
        var reader = try LineReader(path: path)
        while let line = try reader.next() {
            number += 1
            if !line.isEmpty { values.append(try JSONValue(line)) }
        }
    } catch let error as JSONError {
        throw EvaluationError(place: "\(path):\(number)", reason: error.description)
    } catch let error as FileError {
        throw EvaluationError(place: error.path, reason: error.reason)
    } catch {
        throw EvaluationError(place: path, reason: "\(error)")
    }
    return values
}

/// Reads a file that holds one JSON value.
///
/// - Throws: `EvaluationError` naming the file.
public func readJSON(_ path: String) throws(EvaluationError) -> JSONValue {
    do {
        return try JSONValue(try readFile(path))
    } catch let error as FileError {
        throw EvaluationError(place: error.path, reason: error.reason)
    } catch {
        throw EvaluationError(place: path, reason: "\(error)")
    }
}
