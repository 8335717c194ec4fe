import Foundation

extension Forensics {
    /// Repeated air samples at one post vary; a geometric standard deviation of 1.2 is already small. The chance of a spread as small as the
    /// one printed, under that deviation, comes from χ² of the logarithms.
    ///
    /// Values of fewer than two significant digits are left out (0.02, 0.02, 0.02 is coarse print, not a small spread), and so are levels in dB.
    public static func lowVariance(_ results: [ReportedResult], honestDeviation: Double = 1.2) -> ReasonToLook? {
        var square = 0.0
        var degrees = 0
        let groups = Dictionary(grouping: results.filter { !$0.isLevel && $0.significantDigits.count >= 2 }) {
            "\($0.place)|\($0.kind)"
        }
        for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
            let logs = group.compactMap(\.value).filter { $0 > 0 }.map { log($0) }
            guard logs.count >= 3 else { continue }
            let mean = logs.reduce(0, +) / Double(logs.count)
            square += logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            degrees += logs.count - 1
        }
        guard degrees >= 10 else { return nil }
        let deviation = log(honestDeviation)
        let chance = 1 - ChiSquare.upper(square / (deviation * deviation), degrees: degrees)
        guard chance < bound else { return nil }
        return ReasonToLook(
            .lowVariance,
            "同一岗位的重复结果几何标准差只有 \(rounded(exp((square / Double(degrees)).squareRoot())))（自由度 \(degrees)），通常不小于 \(honestDeviation)",
            chance: chance)
    }
}
