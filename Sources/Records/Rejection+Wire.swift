public import JSONLines

extension Rejection: WireValue {
    /// Reads a row of a stage's rejected file.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var rejection = Rejection(path: "", reason: "", detail: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "path": rejection.path = try reader.string()
            case "reason": rejection.reason = try reader.string()
            case "detail": rejection.detail = try reader.string()
            default: return false
            }
            return true
        }
        self = rejection
    }

    /// Writes a row of a stage's rejected file.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("path", path)
        writer.member("reason", reason)
        writer.member("detail", detail)
        writer.endObject()
    }
}
