import Calendars
import HJ212

/// Which parts of split data have come over a connection. Every part is stored by itself; here only gaps are found out.
///
/// Parts belong together by MN, command, time and total, not by QN: devices number parts with QNs of their own.
struct PartWatch {
    private struct Group: Hashable {
        let mn, time: String
        let command, total: Int
    }

    /// What is missing of one group after its time.
    struct Gap: Equatable, Sendable {
        let mn: String
        let command: Int
        let time: String
        let total: Int
        let missing: [Int]
    }

    static let patience: Int64 = 60_000
    private var groups: [Group: (since: Instant, parts: Set<Int>)] = [:]

    mutating func take(_ frame: Frame, mn: String, at: Instant) {
        guard let total = frame.header.pnum, let part = frame.header.pno, total > 1, (1...total).contains(part) else { return }
        let group = Group(mn: mn, time: frame.parameter("DataTime") ?? "", command: frame.header.command ?? 0, total: total)
        var known = groups[group] ?? (since: at, parts: [])
        known.parts.insert(part)
        groups[group] = known.parts.count == total ? nil : known
    }

    /// Groups whose time is over, or all of them when the connection ends.
    mutating func gaps(at: Instant, ended: Bool = false) -> [Gap] {
        let over = groups.filter { ended || at - $0.value.since > PartWatch.patience }
        for group in over.keys { groups[group] = nil }
        return over.map { group, known in
            Gap(
                mn: group.mn, command: group.command, time: group.time, total: group.total,
                missing: (1...group.total).filter { !known.parts.contains($0) })
        }.sorted { ($0.time, $0.command) < ($1.time, $1.command) }
    }
}
