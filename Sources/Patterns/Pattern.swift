import Bytes
import CPCRE2

/// A regular expression of a rule file, compiled once by PCRE2 and matched on UTF-8 bytes.
///
/// `\w`, `\b` and `\s` are Unicode's; offsets are bytes. A pattern may be matched by several threads at once.
@safe
public final class Pattern: Sendable {
    /// What may be asked of a pattern.
    public struct Options: OptionSet, Sendable {
        /// The bits.
        public let rawValue: UInt32
        /// Options by their bits.
        public init(rawValue: UInt32) { self.rawValue = rawValue }
        /// Upper and lower case are the same, by Unicode's simple folding.
        public static let ignoringCase = Options(rawValue: 1)
        /// `^` and `$` match at line feeds too.
        public static let multiline = Options(rawValue: 2)
    }

    /// The pattern as it was written.
    public let source: String
    private nonisolated(unsafe) let code: OpaquePointer

    /// Compiles a pattern.
    ///
    /// - Throws: `PatternError` with PCRE2's reason and the byte offset into the pattern.
    public init(_ source: String, _ options: Options = []) throws(PatternError) {
        unsafe code = try Self.compiled(source, options)
        self.source = source
        // At once, though most patterns are matched few times: whether PCRE2's limits end a match would hang on who
        // asked before. Without the just-in-time compiler it interprets the pattern: slower, the same matches.
        _ = unsafe pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    }

    /// Whether a pattern can be compiled, of one that is matched only as a part of another: at a fraction of the cost.
    ///
    /// - Throws: As `init`.
    public static func check(_ source: String, _ options: Options = []) throws(PatternError) {
        unsafe pcre2_code_free_8(try compiled(source, options))
    }

    private static func compiled(_ source: String, _ options: Options) throws(PatternError) -> OpaquePointer {
        var flags = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NO_UTF_CHECK)
        if options.contains(.ignoringCase) { flags |= UInt32(PCRE2_CASELESS) }
        if options.contains(.multiline) { flags |= UInt32(PCRE2_MULTILINE) }
        var number: Int32 = 0
        var offset = 0
        let bytes = Array(source.utf8)
        let code = unsafe bytes.withUnsafeBufferPointer {
            unsafe pcre2_compile_8($0.baseAddress, bytes.count, flags, &number, &offset, nil)
        }
        guard let code = unsafe code else {
            throw PatternError(pattern: source, offset: offset, reason: reason(number))
        }
        return unsafe code
    }

    deinit { unsafe pcre2_code_free_8(code) }

    /// The first match at or after `start`: the whole match, then its groups, `nil` for groups that took no part.
    ///
    /// The bytes must be well-formed UTF-8 and `start` the beginning of a scalar.
    ///
    /// - Complexity: PCRE2's match limit bounds a runaway pattern; such a subject counts as without a match.
    public func firstMatch(in bytes: Span<UInt8>, from start: Int = 0) -> [Range<Int>?]? {
        let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil)
        defer { unsafe pcre2_match_data_free_8(data) }
        let count = unsafe bytes.withUnsafeBufferPointer {
            unsafe pcre2_match_8(
                code, $0.baseAddress, bytes.count, start, UInt32(PCRE2_NO_UTF_CHECK), data, nil)
        }
        guard count > 0, let vector = unsafe pcre2_get_ovector_pointer_8(data) else { return nil }
        return (0..<Int(count)).map { group in
            let low = unsafe vector[2 * group]
            let high = unsafe vector[2 * group + 1]
            // PCRE2_UNSET is all ones: -1 as Swift reads a size_t. A `\K` in a look-ahead may end before it begins.
            return low < 0 || high < low ? nil : low..<high
        }
    }

    /// Where the first match stands, whatever its groups.
    ///
    /// - Parameter room: Where PCRE2 writes; one for many matches.
    /// - Complexity: As `firstMatch`, which takes room anew.
    func firstRange(in bytes: Span<UInt8>, _ room: borrowing MatchRoom) -> Range<Int>? {
        let result = unsafe bytes.withUnsafeBufferPointer {
            unsafe pcre2_match_8(code, $0.baseAddress, bytes.count, 0, UInt32(PCRE2_NO_UTF_CHECK), room.data, nil)
        }
        // 0 says that there is no room for groups.
        guard result >= 0, let vector = unsafe pcre2_get_ovector_pointer_8(room.data) else { return nil }
        let low = unsafe vector[0]
        let high = unsafe vector[1]
        return low < 0 || high < low ? nil : low..<high
    }

    /// All matches from left to right, none overlapping; empty ones are left out.
    public func matches(in bytes: Span<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        while start <= bytes.count, let match = firstMatch(in: bytes, from: start), let whole = match[0] {
            if whole.isEmpty {
                guard whole.upperBound < bytes.count else { break }
                start = whole.upperBound + decodeScalar(bytes, at: whole.upperBound).byteCount
            } else {
                found.append(whole)
                start = whole.upperBound
            }
        }
        return found
    }
}

/// Room for where a match stands.
@safe
struct MatchRoom: ~Copyable {
    fileprivate let data: OpaquePointer?

    init() { unsafe data = pcre2_match_data_create_8(1, nil) }

    deinit { unsafe pcre2_match_data_free_8(data) }
}

/// What is wrong with a pattern.
public struct PatternError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The pattern as it was written.
    public var pattern: String
    /// Where, in bytes.
    public var offset: Int
    /// PCRE2's words.
    public var reason: String

    /// The pattern, the offset and the reason.
    public var description: String { "pattern \"\(pattern)\" at byte \(offset): \(reason)" }
}

private func reason(_ number: Int32) -> String {
    var text = [UInt8](repeating: 0, count: 256)
    let length = unsafe text.withUnsafeMutableBufferPointer {
        unsafe pcre2_get_error_message_8(number, $0.baseAddress, $0.count)
    }
    return String(decoding: text.prefix(Int(max(length, 0))), as: UTF8.self)
}
