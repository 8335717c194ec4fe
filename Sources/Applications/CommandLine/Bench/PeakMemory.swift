import Foundation

/// What a process has held at most, as the kernel counts it.
enum PeakMemory {
    /// - Parameter process: its number, or `self`. Returns MiB; none for a process that has ended.
    static func mebibytes(of process: String) -> Double {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kibibytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) })
        else { return 0 }
        return kibibytes / 1_024
    }
}
