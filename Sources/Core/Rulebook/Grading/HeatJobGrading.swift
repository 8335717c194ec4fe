import Quantities

extension JobGrading {
    /// Grade of a hot job, or why there is none.
    public enum HeatGrade: Hashable, Sendable {
        case graded(JobGrade)
        /// Cooler than the first graded column of the row.
        case none
        /// Beyond Ⅳ: the effective WBGT is no fit basis of a grade (4.3.3).
        case beyond
        /// Labour Ⅲ above 75 % and Ⅳ above 50 % of the shift: the standard gives no grade by WBGT, whatever its value (4.3.3).
        case rowWithoutGrades
    }

    /// How an effective WBGT between two whole degrees finds its column. The public readings of the standard differ, its text was not at
    /// hand: one rounds by GB/T 8170, one drops the decimals.
    public enum HeatColumn: String, Hashable, Sendable, CaseIterable {
        /// GB/T 8170: to the nearest whole degree, halves to the even one. Never lower than the other reading.
        case rounded
        /// Decimals dropped.
        case dropped

        func degree(_ temperature: Temperature) -> Double {
            temperature.value.rounded(self == .rounded ? .toNearestOrEven : .down)
        }
    }

    /// Heat, GBZ/T 229.3-2025 table 1: the row is labour grade and contact-time rate, the column the effective WBGT (28…36 for
    /// acclimatised workers, 25…33 for others); grade Ⅰ begins at the first graded column and rises a degree at a time.
    ///
    /// Two independent transcriptions agree in all sixteen rows (sheen-toolbox `heat-stress-classification`; ohs-report `grade_engine`).
    /// The columns of workers who are not acclimatised stand in the first alone.
    /// - Parameters:
    ///   - effectiveWBGT: measured WBGT plus clothing adjustment, °C (`ClothingAdjustment`).
    ///   - contactTimeRate: hot hours of the day over 8 h, above 0 to 100 %.
    ///   - labourGrade: 1…4.
    ///   - isAcclimatised: at least 5 of the last 7 days with 2 h or more of heat on end (annex B).
    /// - Returns: nil for a labour grade or rate outside.
    public static func heat(
        effectiveWBGT: Temperature, contactTimeRate: Percent, labourGrade: Int, isAcclimatised: Bool = true,
        column: HeatColumn = .rounded
    ) -> HeatGrade? {
        guard (1...4).contains(labourGrade), contactTimeRate.value > 0, contactTimeRate.value <= 100 else { return nil }
        let table = ReferenceTable.standard
        let row = [25.0, 50, 75, 100].first { contactTimeRate.value <= $0 } ?? 100
        guard let first = table.entry("grading_heat_first", "\(labourGrade)", text(row))?.value else { return .rowWithoutGrades }
        let shift = isAcclimatised ? 0 : table.entry("grading_heat_range", "not_acclimatised")?.value ?? .nan
        let step = column.degree(effectiveWBGT) - (first + shift)
        guard step.isFinite else { return nil }
        if step < 0 { return HeatGrade.none }
        let grades: [JobGrade] = [.one, .two, .three, .four]
        return step < Double(grades.count) ? .graded(grades[Int(step)]) : .beyond
    }
}

/// What a suit adds to the measured WBGT: GBZ/T 229.3-2025 table A.1 (informative), for workers who wear only underwear below it; not
/// for airtight suits and not for several layers.
public enum ClothingAdjustment: String, Hashable, Sendable, Codable, CaseIterable {
    case shortSleeves = "short_sleeves"
    case longSleeves = "long_sleeves"
    case cloth
    case sms
    case polyolefin
    case doubleLayer = "double_layer"
    case vapourBarrierHooded = "vapour_barrier_hooded"

    /// Name for the screen.
    public var label: String {
        switch self {
        case .shortSleeves: "短袖和长裤"
        case .longSleeves: "长袖衬衫和长裤"
        case .cloth: "布工作服"
        case .sms: "SMS 聚丙烯工作服"
        case .polyolefin: "聚烯烃工作服"
        case .doubleLayer: "双层纺织工作服"
        case .vapourBarrierHooded: "不透蒸气带帽工作服"
        }
    }

    /// True where the suit of the table has its hood already.
    public var hasHood: Bool { self == .vapourBarrierHooded }

    /// Degrees added to the measured WBGT, °C; a hood over head and neck adds its own.
    public func degrees(withHood: Bool) -> TemperatureDifference? {
        let table = ReferenceTable.standard
        guard let own = table.entry("clothing_adjustment", rawValue)?.value,
            let hood = table.entry("clothing_adjustment", "hood")?.value
        else { return nil }
        return TemperatureDifference(computed: own + (withHood && !hasHood ? hood : 0))
    }
}
