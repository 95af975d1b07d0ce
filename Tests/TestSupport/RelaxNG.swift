import CLibXML2

/// Validates XML files against a RELAX NG schema, reading the XML as a stream.
///
/// libxml2 writes what is wrong to standard error.
@safe
public struct RelaxNG: ~Copyable {
    private let schema: xmlRelaxNGPtr

    /// A file that is no schema.
    public struct NoSchema: Error {
        /// The file.
        public let path: String
    }

    /// Reads a schema in the XML syntax.
    public init(schema path: String) throws(NoSchema) {
        guard hasDataTypes else { throw NoSchema(path: path) }
        guard let context = unsafe xmlRelaxNGNewParserCtxt(path) else { throw NoSchema(path: path) }
        defer { unsafe xmlRelaxNGFreeParserCtxt(context) }
        guard let parsed = unsafe xmlRelaxNGParse(context) else { throw NoSchema(path: path) }
        unsafe schema = unsafe parsed
    }

    deinit { unsafe xmlRelaxNGFree(schema) }

    /// Whether a file is well-formed and valid.
    public func accepts(_ path: String) -> Bool {
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue)
        guard let reader = unsafe xmlReaderForFile(path, nil, options) else { return false }
        return unsafe isValid(reader)
    }

    /// Whether bytes in memory are well-formed and valid.
    public func accepts(_ xml: [UInt8]) -> Bool {
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue)
        return unsafe xml.withUnsafeBytes { bytes in
            let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let reader = unsafe xmlReaderForMemory(start, Int32(bytes.count), nil, nil, options) else {
                return false
            }
            return unsafe isValid(reader)
        }
    }

    private func isValid(_ reader: xmlTextReaderPtr) -> Bool {
        defer { unsafe xmlFreeTextReader(reader) }
        guard unsafe xmlTextReaderRelaxNGSetSchema(reader, schema) == 0 else { return false }
        var result: Int32 = 1
        while result == 1 { result = unsafe xmlTextReaderRead(reader) }
        return unsafe result == 0 && xmlTextReaderIsValid(reader) == 1
    }
}

/// libxml2 makes its data types when the first schema is read, without a lock: of two threads that read their first ones
/// at once, one may find no types and call its schema none. A global's first use is by one thread.
private let hasDataTypes: Bool = {
    xmlInitParser()
    xmlSchemaInitTypes()
    return xmlRelaxNGInitTypes() == 0
}()
