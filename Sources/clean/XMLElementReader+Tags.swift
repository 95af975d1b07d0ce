import Bytes
import Cleaning

/// The tags of XML documents, by which elements are told.
extension XMLElementReader {
    /// The most bytes of a name that are kept.
    private static let longestName = 64

    /// Reads on in a tag; returns the element that ends with it.
    mutating func readTag() -> BoundedRecord? {
        let start = position
        while position < units.count {
            let unit = units[position]
            if unit == 0x3C {
                keepTag(start..<position)
                dropTag()
                return nil
            }
            position += 1
            if !isNameWhole, opening.isEmpty, !isNameStart(unit) {
                // Not the beginning of anything.
                keepTag(start..<position)
                dropTag()
                return nil
            }
            if unit == 0x3E {
                keepTag(start..<position)
                return endTag()
            }
            if !isNameWhole { readName(unit) }
            if let begun = begunState() {
                keepTag(start..<position)
                dropTag()
                state = begun
                marks = 0
                return nil
            }
            if isNameWhole, unit == 0x22 || unit == 0x27, lastVisible == 0x3D, opening.first != 0x2F {
                state = .value(unit)
                lastUnit = unit
                lastVisible = unit
                break
            }
            lastUnit = unit
            if !isASCIISpace(unit) { lastVisible = unit }
        }
        keepTag(start..<position)
        return nil
    }

    private func isNameStart(_ unit: UInt8) -> Bool {
        isASCIILetter(unit) || unit == 0x2F || unit == 0x21 || unit == 0x3F || unit == 0x5F || unit >= 0x80
    }

    private mutating func readName(_ unit: UInt8) {
        if isASCIISpace(unit) || unit == 0x2F && !opening.isEmpty {
            isNameWhole = true
        } else if opening.count < Self.longestName {
            opening.append(unit)
        }
    }

    /// What the bytes behind a `<` begin that is no tag.
    private func begunState() -> State? {
        guard let first = opening.first else { return nil }
        if first == 0x3F { return .instruction }
        guard first == 0x21 else { return nil }
        if opening.starts(with: Array("!--".utf8)) { return .comment }
        let section = Array("![CDATA[".utf8)
        if opening == section { return .section }
        let isOpen = !isNameWhole && (section.starts(with: opening) || opening == Array("!-".utf8))
        return isOpen ? nil : .declaration(isInner: opening.last == 0x5B)
    }

    /// What was taken for a tag is text.
    mutating func dropTag() {
        state = .text
        guard let dropped = tag else { return }
        tag = nil
        let name = localName(opening[...])
        if isNameWhole, element == nil, root?.elements.contains(name) ?? false { brokenTags.append(dropped.offset) }
        keep(dropped)
    }

    /// A tag ends; returns the element that ends with it.
    private mutating func endTag() -> BoundedRecord? {
        state = .text
        guard let ended = tag else { return nil }
        tag = nil
        let isEnd = opening.first == 0x2F
        guard opening.first != 0x21 else {
            keep(ended)
            return nil
        }
        let isEmpty = !isEnd && lastUnit == 0x2F
        let name = localName(isEnd ? opening[1...] : opening[...])
        if !isEnd, root == nil {
            let (form, elements) = XMLForm.of(root: name)
            root = (name, form, elements.map { Array($0.utf8) })
            if elements.isEmpty {
                isDone = true
                return nil
            }
        }
        if let open = element {
            if isEnd, open.name == name {
                element?.depth -= 1
                keep(ended)
                return open.depth == 1 ? take() : nil
            }
            if !isEnd, !isEmpty, open.name == name {
                guard root?.form == .feed else {
                    element?.depth += 1
                    keep(ended)
                    return nil
                }
                let unclosed = take()
                element = (ended, name, 1)
                return unclosed
            }
        } else if !isEnd, root?.elements.contains(name) ?? false {
            if isEmpty { return ended }
            element = (ended, name, 1)
            return nil
        }
        keep(ended)
        return nil
    }

    private mutating func take() -> BoundedRecord? {
        defer { element = nil }
        return element?.element
    }

    /// A name without its prefix, in lower case.
    private func localName(_ name: ArraySlice<UInt8>) -> [UInt8] {
        let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
        return local.map { asciiLowercased($0) }
    }
}
