import Quantities

/// The reading of a chest film by the six zones.
public struct ChestFilmReading: Hashable, Sendable, Codable {
    /// Pleural plaque, by its furthest extent; counts only with asbestos.
    public enum Plaque: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
        case none
        case present
        /// On part of the heart border or of the diaphragm.
        case heartOrDiaphragm = "heart_diaphragm"
        /// Longer than half of one chest wall, or a shaggy heart border.
        case halfWall = "half_wall"

        private var rank: Int { Plaque.allCases.firstIndex(of: self) ?? 0 }
        public static func < (left: Plaque, right: Plaque) -> Bool { left.rank < right.rank }
    }

    /// Overall profusion, category 0…3.
    public var profusion: Int
    /// Zones at the overall reading, 0…6.
    public var zones: Int
    /// Zones at profusion 0/1 or more, 0…6.
    public var zonesFrom01: Int
    /// Local crowding that is not yet a large opacity.
    public var hasAggregation: Bool
    /// Long and short diameter of the large opacity.
    public var largeOpacity: [Millimetres]
    /// History of asbestos dust.
    public var isAsbestos: Bool
    /// Pleural plaque.
    public var plaque: Plaque

    public init(
        profusion: Int, zones: Int, zonesFrom01: Int = 0, hasAggregation: Bool = false, largeOpacity: [Millimetres] = [],
        isAsbestos: Bool = false, plaque: Plaque = .none
    ) {
        self.profusion = profusion
        self.zones = zones
        self.zonesFrom01 = zonesFrom01
        self.hasAggregation = hasAggregation
        self.largeOpacity = largeOpacity
        self.isAsbestos = isAsbestos
        self.plaque = plaque
    }
}

extension DiagnosisSupport {
    /// Stage of pneumoconiosis from a reading, third stage first. Clause: GBZ 70-2015 (read on public pages only).
    public static func pneumoconiosis(_ reading: ChestFilmReading) -> DiagnosisSupport {
        func bound(_ row: String) -> Double { value("pneumoconiosis", row) }
        let (profusion, zones) = (reading.profusion, Double(reading.zones))
        let isOverFour = zones > bound("zones_reaching")
        let isReachingFour = zones >= bound("zones_reaching")
        let plaque = reading.isAsbestos ? reading.plaque : .none
        let large = reading.largeOpacity.sorted()
        let isLarge =
            large.count == 2 && large[1].value >= bound("large_long") && large[0].value > bound("large_short")
        let third = [
            Criterion("大阴影长径不小于 20 mm 且短径大于 10 mm", isLarge, "叁期 a"),
            Criterion("密集度 3、超过 4 个肺区并有小阴影聚集", profusion >= 3 && isOverFour && reading.hasAggregation, "叁期 b"),
            Criterion("密集度 3、超过 4 个肺区并有大阴影", profusion >= 3 && isOverFour && !large.isEmpty, "叁期 c"),
            Criterion("石棉：密集度 3、超过 4 个肺区，胸膜斑超过单侧胸壁一半或心缘蓬乱", profusion >= 3 && isOverFour && plaque >= .halfWall, "叁期 d"),
        ]
        let second = [
            Criterion("密集度 2、超过 4 个肺区", profusion >= 2 && isOverFour, "贰期 a"),
            Criterion("密集度 3、达到 4 个肺区", profusion >= 3 && isReachingFour, "贰期 b"),
            Criterion("石棉：密集度 1、超过 4 个肺区，胸膜斑累及部分心缘或膈面", profusion >= 1 && isOverFour && plaque >= .heartOrDiaphragm, "贰期 c"),
            Criterion("石棉：密集度 2、达到 4 个肺区，胸膜斑累及部分心缘或膈面", profusion >= 2 && isReachingFour && plaque >= .heartOrDiaphragm, "贰期 d"),
        ]
        let least = bound("zones_stage1")
        let first = [
            Criterion("密集度 1、至少 2 个肺区", profusion >= 1 && zones >= least, "壹期 a"),
            Criterion("石棉：密集度 1、1 个肺区并有胸膜斑", profusion >= 1 && zones >= 1 && plaque >= .present, "壹期 b"),
            Criterion("石棉：0/1 至少 2 个肺区并有胸膜斑", Double(reading.zonesFrom01) >= least && plaque >= .present, "壹期 c"),
        ]
        let stages = [("叁期", third), ("贰期", second), ("壹期", first)]
        let level = stages.first { $0.1.contains { $0.isMet == true } }?.0 ?? "未达壹期"
        var notes = ["须有确切的粉尘接触史，胸片质量合格，并由两名以上医师读片。"]
        if plaque == .halfWall { notes.append("胸膜斑按最远范围填写：填“超过胸壁一半”时视为也累及心缘或膈面（平台约定）。") }
        return DiagnosisSupport(
            level: level, criteria: third + second + first, clause: Clause("GBZ 70", edition: "2015", ""), mark: .single,
            notes: notes)
    }
}
