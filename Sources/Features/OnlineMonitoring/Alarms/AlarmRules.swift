import Database

/// A rule as it is applied.
struct AppliedRule: Sendable, Hashable, Codable {
    var kind: AlarmKind
    /// Empty for rules about the whole device.
    var unit = ""
    var hazard = ""
    var threshold: Double
    var clearing: Double
    var minutes: Int = 0
    var severity = AlarmSeverity.general
    var basis: String

    init(
        _ kind: AlarmKind, unit: MeasuredUnit? = nil, hazard: String = "", _ threshold: Double, clearing: Double? = nil,
        minutes: Int = 0, _ severity: AlarmSeverity, basis: String
    ) {
        self.kind = kind
        self.unit = unit?.rawValue ?? ""
        self.hazard = hazard
        self.threshold = threshold
        self.clearing = clearing ?? (unit == .decibelA ? threshold - 3 : threshold * 0.9)
        self.minutes = minutes
        self.severity = severity
        self.basis = basis
    }
}

/// The rules in force: those of the register, and for kinds that it does not name the program's own (this project's design).
struct AlarmRules: Sendable {
    let rules: [AppliedRule]

    static let own: [AppliedRule] = [
        AppliedRule(.level, unit: .decibelA, 90, minutes: 5, .general, basis: "本系统设计：瞬时声级连续 5 分钟不低于 90 dB(A)"),
        AppliedRule(.level, unit: .decibelA, 115, .severe, basis: "本系统设计：任何时刻不低于 115 dB(A)"),
        AppliedRule(.trend, unit: .decibelA, 5, clearing: 3, .notice, basis: "本系统设计：近半小时等效声级比前两小时高 5 dB(A)"),
        AppliedRule(.flatLine, unit: .decibelA, 0.2, minutes: 120, .notice, basis: "本系统设计：2 小时内分钟值波动不超过 0.2 dB(A)"),
        AppliedRule(.stuck, unit: .decibelA, 0, minutes: 60, .notice, basis: "本系统设计：1 小时内读数完全相同"),
        AppliedRule(.stuck, unit: .milligramPerCubicMetre, 0, minutes: 120, .notice, basis: "本系统设计：2 小时内读数完全相同"),
        AppliedRule(.stuck, unit: .microgramPerCubicMetre, 0, minutes: 120, .notice, basis: "本系统设计：2 小时内读数完全相同"),
        AppliedRule(.silence, 5, .general, basis: "本系统设计：超过三个上报间隔且不少于 5 分钟没有数据"),
        AppliedRule(.certificate, 30, .notice, basis: "本系统设计：证书到期前 30 天提示，过期后数据不能作为证据"),
        AppliedRule(.clock, 10, clearing: 5, .notice, basis: "本系统设计：设备时间与收到时间相差 10 分钟以上"),
    ]

    init(_ rules: [AppliedRule] = own) { self.rules = rules }

    /// A kind and unit that the office has a rule for, switched on or off, is the office's own.
    static func inForce(_ connection: any Connection) throws -> AlarmRules {
        let rows = try connection.query(
            "SELECT kind, unit, hazard, threshold, clearing, minutes, severity, is_on, basis FROM alarm_rule WHERE void = 0 ORDER BY id"
        )
        let set = Set(rows.map { $0.text("kind") + "|" + $0.text("unit") })
        let office = rows.compactMap { row -> AppliedRule? in
            guard row.flag("is_on"), let kind = AlarmKind(rawValue: row.text("kind")) else { return nil }
            let unit = MeasuredUnit(rawValue: row.text("unit"))
            let standard = own.first { $0.kind == kind }?.threshold ?? 0
            return AppliedRule(
                kind, unit: unit, hazard: row.text("hazard"), row["threshold"].real ?? standard, clearing: row["clearing"].real,
                minutes: row.int("minutes"), AlarmSeverity(rawValue: row.text("severity")) ?? .general, basis: row.text("basis"))
        }
        return AlarmRules(office + own.filter { !set.contains($0.kind.rawValue + "|" + $0.unit) })
    }

    func rules(_ kind: AlarmKind, unit: String, hazard: String) -> [AppliedRule] {
        rules.filter { $0.kind == kind && $0.unit == unit && ($0.hazard.isEmpty || $0.hazard == hazard) }
    }

    /// Units of which a single value can be a sign.
    var watchedUnits: Set<String> { Set(rules.filter { $0.kind == .level || $0.kind == .stuck }.map(\.unit)) }

    /// The rule of a kind about whole devices.
    func rule(_ kind: AlarmKind) -> AppliedRule? { rules.first { $0.kind == kind } }
}
