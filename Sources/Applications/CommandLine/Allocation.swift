import CAllocation
import Foundation

/// How the C library keeps freed memory.
enum Allocation {
    /// One arena per core, two at least.
    ///
    /// glibc gives threads their own, eight per core at most. Rows that one thread reads and another stores then leave holes in
    /// all of them: an import of a hundred thousand examinations held 350 MiB where it holds 210 MiB with two.
    static func limitArenas() {
        _ = mallopt(M_ARENA_MAX, CInt(max(2, ProcessInfo.processInfo.activeProcessorCount)))
    }
}
