import Quantities

extension JobGrading {
    /// Grade of a hot job, or why there is none.
    public enum HeatGrade: Hashable, Sendable {
        case graded(JobGrade)
        /// Cooler than the table.
        case none
        /// Beyond Ⅳ: special heat-stress study.
        case beyond
        /// Rows whose cells the only source marks “*”, against the pattern of all others: not used.
        case unverifiedRow
    }

    /// Heat, GBZ/T 229.3-2025: the column is the whole degree of the effective WBGT, from 28; the row the contact-time rate. The 2010
    /// table is not held. Single source: mark P.
    public static func heat(effectiveWBGT: Temperature, contactTimeRate: Percent, labourGrade: Int) -> HeatGrade? {
        guard (1...4).contains(labourGrade), contactTimeRate.value > 0, contactTimeRate.value <= 100 else { return nil }
        let column = [25.0, 50, 75, 100].first { contactTimeRate.value <= $0 } ?? 100
        guard let first = ReferenceTable.standard.entry("grading_heat_first", "\(labourGrade)", text(column))?.value else {
            return .unverifiedRow
        }
        let degree = effectiveWBGT.value.rounded(.down)
        let step = Int(degree - first)
        if step < 0 { return HeatGrade.none }
        let grades: [JobGrade] = [.one, .two, .three, .four]
        return step < grades.count ? .graded(grades[step]) : .beyond
    }

    /// Noise, GBZ/T 229.4-2012 (from memory): Ⅰ from 85, Ⅱ from 90, Ⅲ from 95, Ⅳ from 100 dB(A). Nil below 85.
    public static func noise(level: SoundLevel) -> JobGrade? {
        let grades: [JobGrade] = [.one, .two, .three, .four]
        return Array(zip(ReferenceTable.standard.entries(of: "grading_noise_level"), grades)).last { level.value >= $0.0.value }?
            .1
    }

    /// Impulse noise by how far the peak is over the limit of its number of impulses: from 0, 2.5, 5 and 7.5 dB. Nil below the limit.
    public static func impulse(excess: LevelDifference) -> JobGrade? {
        let grades: [JobGrade] = [.one, .two, .three, .four]
        return Array(zip(ReferenceTable.standard.entries(of: "grading_noise_impulse"), grades)).last {
            excess.value >= $0.0.value
        }?.1
    }
}
