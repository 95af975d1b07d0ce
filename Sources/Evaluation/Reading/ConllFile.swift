import Bytes

/// Documents of tokens with labels, in the format of the CoNLL shared tasks: `TOKEN<TAB>BIO-LABEL`, an empty line after each
/// sentence, a line that begins with `-DOCSTART-` before each document.
public struct ConllFile: Sendable {
    /// A token, where it stands in the document's text, and its label.
    public struct Token: Sendable {
        /// As it stands in the file.
        public var word: [UInt8]
        /// Its bytes in `text`.
        public var range: Range<Int>
        /// `O`, or `B-` or `I-` and a type.
        public var label: String
    }

    /// A document.
    public struct Document: Sendable {
        /// Its sentences, a line each, with white space where one would be written.
        public fileprivate(set) var text: [UInt8] = []
        /// The tokens of each sentence.
        public fileprivate(set) var sentences: [[Token]] = []
    }

    /// The documents, in order.
    public private(set) var documents: [Document] = []

    /// Reads a file.
    ///
    /// - Throws: `EvaluationError` where it cannot be read, or at a line without a label.
    public init(path: String) throws(EvaluationError) {
        do {
            var lines = try LineReader(path: path)
            var sentence: [Token] = []
            while let line = try lines.next() {
                if line.starts(with: Array("-DOCSTART-".utf8)) {
                    end(&sentence)
                    documents.append(Document())
                } else if line.allSatisfy(isASCIISpace) {
                    end(&sentence)
                } else {
                    guard let tab = line.firstIndex(of: 0x09), tab > 0 else {
                        throw EvaluationError(place: "\(path):\(lines.lineNumber)", reason: "no token and label")
                    }
                    let label = line[(tab + 1)...].filter { !isASCIISpace($0) }
                    sentence.append(
                        Token(word: Array(line[..<tab]), range: 0..<0, label: String(decoding: label, as: UTF8.self)))
                }
            }
            end(&sentence)
        } catch let error as FileError {
            throw EvaluationError(place: error.path, reason: error.reason)
        } catch let error as EvaluationError {
            throw error
        } catch {
            throw EvaluationError(place: path, reason: "\(error)")
        }
    }

    private mutating func end(_ sentence: inout [Token]) {
        guard !sentence.isEmpty else { return }
        if documents.isEmpty { documents.append(Document()) }
        documents[documents.count - 1].add(sentence)
        sentence = []
    }
}

extension ConllFile.Document {
    fileprivate mutating func add(_ tokens: [ConllFile.Token]) {
        if !sentences.isEmpty { text.append(0x0A) }
        var tokens = tokens
        var isOpen = false
        var needsSpace = false
        for i in tokens.indices {
            let word = tokens[i].word
            let isMark = word == [0x22] || word == Array("''".utf8) || word == Array("``".utf8)
            if isMark { isOpen = word == Array("``".utf8) || word == [0x22] && !isOpen }
            if needsSpace, !(isMark ? !isOpen : closes(word)) { text.append(0x20) }
            let start = text.count
            text += isMark ? [0x22] : word
            tokens[i].range = start..<text.count
            needsSpace = !(isMark ? isOpen : opens(word))
        }
        sentences.append(tokens)
    }
}

/// Whether no white space stands before a token: closing marks, and what contractions and possessives are cut off as.
private func closes(_ word: [UInt8]) -> Bool {
    let marks = [".", ",", ";", ":", "?", "!", ")", "]", "}", "%", "...", "’", "”", "n't", "n’t"]
    if marks.contains(where: { Array($0.utf8) == word }) { return true }
    let endings = ["s", "S", "re", "ve", "ll", "d", "m", ""]
    return endings.contains { word == Array("'\($0)".utf8) || word == Array("’\($0)".utf8) }
}

private func opens(_ word: [UInt8]) -> Bool {
    ["(", "[", "{", "$", "£", "€", "“", "‘"].contains { Array($0.utf8) == word }
}
