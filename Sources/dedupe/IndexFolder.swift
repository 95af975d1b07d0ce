import Bytes
import Deduplication
import Glibc
import StageKit

/// The folder of `--index`: `index`, which appears whole or not at all, and `articles.jsonl`, the lines of the articles
/// seen. What stands behind the lines that the index knows is of a run that did not end, and goes with the next.
struct IndexFolder {
    let index: Index
    let lines: RandomAccessFile
    private let path: String

    /// Opens a folder, or begins one.
    ///
    /// - Parameter settings: All that the decisions depend on besides the texts.
    /// - Throws: `Failure` for a folder that cannot be used, or that another run is using.
    init(path: String, settings: String) throws {
        self.path = path
        guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw Failure(output: FileError(path: path, code: errno))
        }
        let (indexPath, linesPath) = ("\(path)/index", "\(path)/articles.jsonl")
        do {
            lines = try RandomAccessFile(growing: linesPath)
            guard lines.lock() else { throw Failure(.ioError, place: path, reason: "in use by another run") }
            index = try Index(path: indexPath, exists: fileSize(indexPath) != nil, settings: settings)
        } catch let error as FileError {
            throw Failure(output: error)
        } catch let error as IndexError {
            throw Failure(error)
        }
        guard index.lineBytes <= fileSize(linesPath) ?? 0 else {
            throw Failure(.dataError, place: linesPath, reason: "cut short; delete the folder to begin anew")
        }
        // Else half a line of a run that was refused or killed would stand among the lines of this one.
        do { try lines.truncate(to: index.lineBytes) } catch { throw Failure(output: error) }
    }

    /// Makes the index know the lines that were read, after they are on the disk.
    func commit(_ articles: ArticleLines) throws {
        do {
            try lines.settle()
            try index.commit(articles.lines, lineBytes: index.lineBytes + articles.byteCount)
        } catch let error as FileError {
            throw Failure(output: error)
        }
    }
}

extension Failure {
    /// An index that cannot be used.
    init(_ error: IndexError) {
        self.init(error.isOfOtherSettings ? .configuration : .dataError, place: error.path, reason: error.reason)
    }
}
