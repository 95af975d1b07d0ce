import CMalloc
import Glibc

/// Has blocks of a size or more go back to the system as soon as they are freed, and smaller ones stay for the next:
/// memory that is new to a process costs it a page fault for every 4 KiB.
///
/// By itself glibc learns from the first large blocks that are freed to keep all up to 32 MiB; what is then allocated
/// among them holds hundreds of megabytes that nobody uses. For programs whose arrays grow with the input.
///
/// The first blocks of the heap come from large pages where the system gives them when it is asked to: one page fault for
/// 2 MiB instead of one for every 4 KiB.
///
/// - Parameters:
///   - byteCount: The size; the heap keeps eight times as much at its end.
///   - largePages: How many bytes of the heap come from large pages: less than it keeps, or they would go back at once.
public func returnLargeBlocks(of byteCount: Int32, largePages: Int32) {
    let kept = 8 * byteCount
    precondition(largePages < kept, "large pages that the heap does not keep")
    _ = mallopt(M_MMAP_THRESHOLD, byteCount)
    _ = mallopt(M_TRIM_THRESHOLD, kept)
    let page = UInt(2 << 20)
    _ = mallopt(M_TOP_PAD, largePages)
    // More than the heap begins with, so that it grows, by the pad as well.
    guard let block = unsafe malloc(1 << 20) else { return }
    _ = mallopt(M_TOP_PAD, 128 << 10)
    let first = (UInt(bitPattern: block) + page - 1) / page * page
    let end = unsafe UInt(bitPattern: sbrk(0))
    if first < end { _ = unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE) }
    unsafe free(block)
}
