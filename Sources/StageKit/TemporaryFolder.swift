import Glibc

/// The folder for temporary files: that of the output, where that is a file, else `TMPDIR`, or `/tmp`.
public func temporaryFolder(besides output: String) -> String {
    let isFile = output != "-" && !output.hasPrefix("/dev/")
    if isFile {
        guard let slash = output.utf8.lastIndex(of: 0x2F) else { return "." }
        return slash == output.startIndex ? "/" : String(output[..<slash])
    }
    guard let value = unsafe getenv("TMPDIR") else { return "/tmp" }
    let folder = unsafe String(cString: value)
    return folder.isEmpty ? "/tmp" : folder
}
