import CMalloc

/// Has blocks of a size or more go back to the system as soon as they are freed, and smaller ones stay for the next:
/// memory that is new to a process costs it a page fault for every 4 KiB.
///
/// By itself glibc learns from the first large blocks that are freed to keep all up to 32 MiB; what is then allocated
/// among them holds hundreds of megabytes that nobody uses. For programs whose arrays grow with the input.
///
/// - Parameter byteCount: The size.
public func returnLargeBlocks(of byteCount: Int32) {
    _ = mallopt(M_MMAP_THRESHOLD, byteCount)
    _ = mallopt(M_TRIM_THRESHOLD, 8 * byteCount)
}
