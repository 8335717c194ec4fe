extension Forensics {
    /// A person at two places at once, or in two counties within less than `minutes`.
    public static func impossibleTravel(_ trails: [JobTrail], minutes: Int = 15) -> [ReasonToLook] {
        meetings(trails).compactMap { first, second in
            let gap = second.from - first.until
            guard gap < 0 || first.region != second.region && gap < minutes else { return nil }
            let between = gap < 0 ? "重叠 \(-gap) 分钟" : "相隔只有 \(gap) 分钟"
            return ReasonToLook(.impossibleTravel, "\(first.who) \(first.day) 在 \(first.place) 与 \(second.place) 的作业\(between)")
        }
    }

    /// An instrument at two places in overlapping time.
    public static func instrumentTwice(_ trails: [JobTrail]) -> [ReasonToLook] {
        meetings(trails).compactMap { first, second in
            guard second.from < first.until else { return nil }
            return ReasonToLook(.instrumentTwice, "仪器 \(first.who) \(first.day) 同时记在 \(first.place) 与 \(second.place)")
        }
    }

    /// Jobs of the same person or instrument on a day at different places, each with those that come after it.
    private static func meetings(_ trails: [JobTrail]) -> [(JobTrail, JobTrail)] {
        Dictionary(grouping: trails) { "\($0.who)|\($0.day)" }.sorted { $0.key < $1.key }.flatMap { _, jobs in
            let ordered = jobs.sorted { ($0.from, $0.until, $0.place) < ($1.from, $1.until, $1.place) }
            return ordered.indices.flatMap { index in
                ordered[(index + 1)...].filter { $0.place != ordered[index].place }.map { (ordered[index], $0) }
            }
        }
    }
}
