import Bytes
import Records

extension NameReader {
    /// The authors that a record or front matter names, written as those of pages are: without the words of a by-line
    /// (`By Jane Doe and John Roe`), given names first; what is no name of a person as it stands.
    func authors(_ said: Metadata.Value) -> Metadata.Value {
        let bytes = Array(said.value.utf8)
        var names: [String] = []
        var known: Set<String> = []
        for piece in bytes.split(separator: 0x3B) {
            let found = self.names(in: Array(piece), .declared)
            let whole = String(decoding: piece[trimming(bytes.span, piece.indices)], as: UTF8.self)
            for name in found.isEmpty ? [whole] : found where !name.isEmpty && known.insert(name).inserted {
                names.append(name)
            }
        }
        return names.isEmpty ? said : Metadata.Value(names.joined(separator: "; "), how: said.how)
    }

    /// The authors that an archive of the press names: in a by-line as newspapers print it (`By Jane Doe in Kyiv and John
    /// Roe`), or as libraries do (`Doe, Jane; Roe, John`).
    func pressAuthors(_ said: Metadata.Value) -> Metadata.Value {
        let bytes = Array(said.value.utf8)
        let isInverted = bytes.split(separator: 0x3B).allSatisfy { piece in
            let parts = piece.split(separator: 0x2C)
            return parts.count == 2 && parts.allSatisfy { 1...2 ~= $0.split(separator: 0x20).count }
        }
        let names = isInverted ? [] : self.names(in: bytes, .visible)
        return names.isEmpty ? authors(said) : Metadata.Value(names.joined(separator: "; "), how: said.how)
    }
}
