/// What libFuzzer calls with each input; its runtime brings the program's main.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    check(Array(UnsafeBufferPointer(start: bytes, count: size)))
    return 0
}
