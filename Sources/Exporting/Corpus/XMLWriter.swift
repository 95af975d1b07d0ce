import Bytes
import CLibXML2

/// Writes XML into memory through libxml2's xmlTextWriter, which is freed when this value goes.
///
/// Text and attribute values may hold anything: what XML escapes is escaped, and characters that XML 1.0 does not allow
/// become U+FFFD, one for one, so that offsets in scalars stay right.
@safe
struct XMLWriter: ~Copyable {
    private let buffer: xmlBufferPtr
    private let writer: xmlTextWriterPtr

    init() {
        isInitialized
        guard let buffer = unsafe xmlBufferCreate(), let writer = unsafe xmlNewTextWriterMemory(buffer, 0) else {
            preconditionFailure("libxml2 has no memory for a writer")
        }
        unsafe self.buffer = unsafe buffer
        unsafe self.writer = unsafe writer
    }

    deinit {
        unsafe xmlFreeTextWriter(writer)
        unsafe xmlBufferFree(buffer)
    }

    /// Opens an element; its name is the caller's own, a valid name.
    mutating func open(_ name: String, _ attributes: [(name: String, value: String)] = []) {
        ensure(unsafe xmlTextWriterStartElement(writer, name))
        for (name, value) in attributes {
            let terminated = terminatedXML(Array(value.utf8).span)
            ensure(unsafe xmlTextWriterWriteAttribute(writer, name, terminated))
        }
    }

    /// Closes the innermost open element; one without content becomes an empty tag.
    mutating func close() {
        ensure(unsafe xmlTextWriterEndElement(writer))
    }

    /// Writes text.
    mutating func text(_ text: Span<UInt8>) {
        let terminated = terminatedXML(text)
        ensure(unsafe xmlTextWriterWriteString(writer, terminated))
    }

    /// Writes an element that holds text only.
    mutating func element(_ name: String, _ attributes: [(name: String, value: String)] = [], text: String) {
        let bytes = Array(text.utf8)
        open(name, attributes)
        self.text(bytes.span)
        close()
    }

    /// Writes a line feed between elements, which means nothing there.
    mutating func lineBreak() {
        ensure(unsafe xmlTextWriterWriteRaw(writer, "\n"))
    }

    /// What was written, with a line feed at its end. Elements that are still open are closed first.
    consuming func finish() -> [UInt8] {
        ensure(unsafe xmlTextWriterEndDocument(writer))
        ensure(unsafe xmlTextWriterFlush(writer))
        guard let content = unsafe xmlBufferContent(buffer) else { return [] }
        let count = Int(unsafe xmlBufferLength(buffer))
        return unsafe Array(UnsafeBufferPointer(start: content, count: count))
    }

    /// - Precondition: Only a lack of memory or a misuse of the writer makes libxml2 fail here, never the input.
    private func ensure(_ result: Int32) {
        precondition(result >= 0, "libxml2 could not write")
    }
}

/// libxml2 wants to be initialized by one thread before several use it; a global's first use is that.
private let isInitialized: Void = xmlInitParser()

/// UTF-8 with each character that XML 1.0 does not allow replaced by U+FFFD, and a NUL after it, where C stops.
///
/// - Source: XML 1.0, production 2 (Char).
private func terminatedXML(_ text: Span<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 1)
    for i in text.indices {
        let byte = text[i]
        if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
            out.append(contentsOf: [0xEF, 0xBF, 0xBD])
        } else if byte >= 0xBE && out.count >= 2 && out[out.count - 2] == 0xEF && out[out.count - 1] == 0xBF {
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            out.append(0xBD)
        } else {
            out.append(byte)
        }
    }
    out.append(0)
    return out
}
