import Calendars
import Quantities

/// How long and how often a worker is followed after leaving a long-latency hazard. Recommended (GBZ 188-2025 annex C).
public struct FollowUpPlan: Hashable, Sendable {
    /// Where it stands.
    public let clause: Clause
    /// Years of follow-up; zero when follow-up may be left out.
    public let years: Int
    /// Months between two examinations.
    public let intervalMonths: Int
    /// Why, in Chinese.
    public let reason: String
    /// How well the row is known.
    public let mark: EvidenceMark

    /// - Parameters:
    ///   - exposureYears: years of contact with the hazard.
    ///   - isWithinLimit: whether the workplace air met its limit; only then may short contact go without follow-up.
    ///   - urineCadmium: µmol/mol creatinine, for cadmium alone.
    /// - Returns: nil when the edition follows no one up for the hazard (or the cadmium value is missing).
    public static func plan(
        agent: String, edition: SurveillanceEdition, exposureYears: Years, isWithinLimit: Bool, urineCadmium: Ratio? = nil
    ) -> FollowUpPlan? {
        guard let row = rows.first(where: { $0.edition == edition && $0.agent == agent }) else { return nil }
        func plan(_ years: Int, _ reason: String) -> FollowUpPlan {
            FollowUpPlan(
                clause: edition.clause(row.clause), years: years, intervalMonths: row.interval, reason: reason, mark: row.mark)
        }
        if row.isByCadmium {
            guard let urineCadmium else { return nil }
            // 5 and 10 µmol/mol creatinine: GBZ 188-2025 C.1.4.
            if urineCadmium.value > 10 { return plan(row.over, "尿镉＞10 µmol/mol 肌酐") }
            return urineCadmium.value > 5 ? plan(row.upTo, "尿镉＞5 µmol/mol 肌酐") : plan(0, "尿镉不超过 5 µmol/mol 肌酐")
        }
        if isWithinLimit, row.isWaived(exposureYears) { return plan(0, "接触年限短且浓度符合限值，可不随访") }
        guard let threshold = row.threshold else { return plan(row.upTo, "固定年限") }
        return exposureYears.value <= Double(threshold)
            ? plan(row.upTo, "工龄不超过 \(threshold) 年") : plan(row.over, "工龄超过 \(threshold) 年")
    }

    private struct Row: Sendable {
        let edition: SurveillanceEdition
        let agent: String
        let clause: String
        let isByCadmium: Bool
        let threshold: Int?
        let upTo: Int
        let over: Int
        let interval: Int
        /// `5` up to and with five years, `<5` under five.
        let waiver: String
        let mark: EvidenceMark

        func isWaived(_ years: Years) -> Bool {
            if waiver.hasPrefix("<") { return Double(waiver.dropFirst()).map { years.value < $0 } ?? false }
            return Double(waiver).map { years.value <= $0 } ?? false
        }
    }

    private static let rows: [Row] = {
        let table = CSVText.table(String(decoding: PackageResources.surveillance_follow_up_csv, as: UTF8.self))
        return table.rows.compactMap { _, fields in
            func cell(_ name: String) -> String { table.field(name, of: fields) }
            guard let edition = SurveillanceEdition(rawValue: cell("edition")), let upTo = Int(cell("years_up_to")),
                let over = Int(cell("years_over")), let interval = Int(cell("interval_months"))
            else { return nil }
            return Row(
                edition: edition, agent: cell("agent"), clause: cell("clause"), isByCadmium: cell("basis") == "urine_cadmium",
                threshold: cell("basis") == "exposure_years" ? Int(cell("threshold")) : nil, upTo: upTo, over: over,
                interval: interval, waiver: cell("waived_up_to_years"), mark: EvidenceMark(rawValue: cell("mark")) ?? .unverified)
        }
    }()
}
