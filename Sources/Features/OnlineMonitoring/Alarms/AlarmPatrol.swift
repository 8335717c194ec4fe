import Calendars
import Database
import EarlyWarning

/// Looks for what no single value tells: silence, certificates, clocks, rising means, flat lines.
struct AlarmPatrol {
    let rules: AlarmRules
    let now: Instant
    /// Since when the program has been listening: before that nothing could be heard, which is no silence of the device.
    var listeningSince: Instant?

    func signs(_ connection: any Connection, withTrends: Bool) throws -> [AlarmSign] {
        let ongoing = try RaiseWarning.ongoing(connection, keysFrom: AlarmSign.prefix, now: now)
        var found: [Finding] = []
        for device in try devices(connection) {
            found += silence(device) + clock(device) + certificate(device)
            if withTrends, let last = device.lastAt, now - last < 3_600_000 { found += try trends(connection, device) }
        }
        return found.compactMap { $0.sign(ongoing, now) }
    }

    /// One question and its answer: whether the sign is there, whether it is gone, or neither, between the two thresholds.
    private struct Finding {
        let device: Int64
        var factor = ""
        let rule: AppliedRule
        let isThere: Bool
        let isGone: Bool
        let measured: String
        var isEvidence = false

        func sign(_ ongoing: Set<String>, _ now: Instant) -> AlarmSign? {
            let isOngoing = ongoing.contains(AlarmSign.key(device, factor, rule))
            guard isThere ? !isOngoing : isGone && isOngoing else { return nil }
            return AlarmSign(
                phase: isThere ? .began : .over, device: device, factor: factor, rule: rule, at: now, measured: measured,
                isEvidence: isEvidence)
        }
    }

    private struct Device {
        let id: Int64
        let interval: Int64
        let lastAt: Instant?
        let offset: Int64?
        let expiry: Day?
    }

    private func devices(_ connection: any Connection) throws -> [Device] {
        try connection.query(
            """
            SELECT d.id, COALESCE(d.interval_seconds, m.interval_seconds, 60) AS interval_seconds, c.last_at, c.clock_offset,
            (SELECT MAX(x.expiry_day) FROM device_certificate x
                WHERE x.device = d.id AND x.void = 0 AND x.is_qualified = 1 AND x.issued_day <= ?1) AS expiry_day
            FROM monitoring_device d LEFT JOIN device_model m ON m.id = d.device_model
            LEFT JOIN device_contact c ON c.device_id = d.id
            WHERE d.void = 0 AND d.state = '\(DeviceState.inService)' ORDER BY d.id
            """, [.text(now.day.description)]
        ).map { row in
            Device(
                id: row.integer("id"), interval: row.integer("interval_seconds"),
                lastAt: row["last_at"].integer.map(Instant.init(milliseconds:)), offset: row["clock_offset"].integer,
                expiry: Day(row.text("expiry_day")))
        }
    }

    private func silence(_ device: Device) -> [Finding] {
        guard let rule = rules.rule(.silence), let last = device.lastAt else { return [] }
        let silent = now - last
        let longest = max(Int64(rule.threshold * 60_000), device.interval * 3_000)
        let isThere = now - max(last, listeningSince ?? last) > longest
        return [
            Finding(
                device: device.id, rule: rule, isThere: isThere, isGone: silent <= longest,
                measured: isThere ? "\(silent / 60_000) 分钟没有数据" : "")
        ]
    }

    private func clock(_ device: Device) -> [Finding] {
        guard let rule = rules.rule(.clock), let offset = device.offset else { return [] }
        let minutes = Double(abs(offset)) / 60_000
        let words = "\(offset > 0 ? "慢" : "快") \(Int(minutes)) 分钟"
        return [
            Finding(
                device: device.id, rule: rule, isThere: minutes > rule.threshold, isGone: minutes < rule.clearing, measured: words
            )
        ]
    }

    private func certificate(_ device: Device) -> [Finding] {
        guard let rule = rules.rule(.certificate) else { return [] }
        guard let expiry = device.expiry else {
            return [Finding(device: device.id, rule: rule, isThere: true, isGone: false, measured: "没有登记证书")]
        }
        let days = expiry - now.day
        let isThere = Double(days) < rule.threshold
        let words = days < 0 ? "已于 \(expiry) 过期" : "将于 \(expiry) 到期"
        return [Finding(device: device.id, rule: rule, isThere: isThere, isGone: !isThere, measured: words)]
    }

    /// Half an hour against the two hours before, and how far the minutes of the rule's time lie apart.
    private func trends(_ connection: any Connection, _ device: Device) throws -> [Finding] {
        let minute = Rollup.start(of: .minute, now)
        let minutes = try RollupQueries.minutes(connection, of: device.id, from: minute + -150 * 60_000, to: minute)
        return minutes.sorted { $0.key < $1.key }.flatMap { factor, parts -> [Finding] in
            guard let unit = parts.last?.rollup.unit, let parted = parts.last else { return [] }
            let isEvidence = parted.rollup.isVerified && !parted.rollup.isSimulated
            func whole(_ from: Int64, _ to: Int64) -> Rollup {
                var sum = Rollup()
                for part in parts where part.at >= minute + -from * 60_000 && part.at < minute + -to * 60_000 {
                    sum.add(part.rollup)
                }
                return sum
            }
            var found: [Finding] = []
            for rule in rules.rules where rule.unit == unit {
                switch rule.kind {
                case .trend:
                    let (late, early) = (whole(30, 0), whole(150, 30))
                    // Both must stand on real time: twenty minutes of the late, an hour of the early part.
                    guard late.coveredMilliseconds >= 20 * 60_000, early.coveredMilliseconds >= 60 * 60_000, let now = late.mean,
                        let before = early.mean
                    else { continue }
                    let rise = now - before
                    found.append(
                        Finding(
                            device: device.id, factor: factor, rule: rule, isThere: rise >= rule.threshold,
                            isGone: rise < rule.clearing, measured: "上升 \((rise * 10).rounded() / 10) \(unit)",
                            isEvidence: isEvidence))
                case .flatLine:
                    let window = parts.filter { $0.at >= minute + -Int64(rule.minutes) * 60_000 }
                    let means = window.compactMap(\.rollup.mean)
                    guard means.count * 10 >= rule.minutes * 9, let low = means.min(), let high = means.max() else { continue }
                    let isFlat = high - low <= rule.threshold
                    found.append(
                        Finding(
                            device: device.id, factor: factor, rule: rule, isThere: isFlat, isGone: !isFlat,
                            measured: "波动 \(((high - low) * 100).rounded() / 100) \(unit)"))
                case .level, .stuck, .silence, .certificate, .clock: continue
                }
            }
            return found
        }
    }
}
