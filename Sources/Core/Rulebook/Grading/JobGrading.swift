import Calendars
import Quantities

/// Editions of the job-grading standards GBZ/T 229.1–.3; the day of the assessment decides, the edition is stored with the grade.
public enum GradingEdition: String, Hashable, Sendable, Codable, CaseIterable {
    case of2010 = "2010"
    case of2025 = "2025"

    /// 2026-02-01.
    public static let firstDayOf2025 = Day(number: 20_485)
    /// The edition of an assessment of that day.
    public static func edition(on day: Day) -> GradingEdition { day < firstDayOf2025 ? .of2010 : .of2025 }
}

/// A job grade with the number behind it.
public struct GradedJob: Hashable, Sendable {
    /// 0 harmless … Ⅳ; which words they carry differs between standards and editions.
    public let grade: JobGrade
    /// Word of the edition: 相对无害, 轻度, 中度…
    public let label: String
    /// G, unrounded.
    public let index: Ratio
    /// The three weights whose product G is: of the hazard, of the exposure ratio, of the labour.
    public let weights: [Ratio]
    /// Where it stands, with the edition.
    public let clause: Clause
    /// How well weights and bands are known: from memory (2010) or from one or two public sources (2025).
    public let mark: EvidenceMark
    /// What is open.
    public let notes: [String]
}

/// Grading of dust and chemical jobs by G = weight × exposure ratio × labour intensity. No text of GBZ/T 229 was at hand: every weight and
/// band is data with its mark, and the mark goes with each grade.
public enum JobGrading {
    /// Dust, GBZ/T 229.1. `ratio` is the largest of C_TWA/PC-TWA and peaks; labour grade 1…4. Nil for a labour grade outside.
    public static func dust(freeSilica: Percent, ratio: Ratio, labourGrade: Int, edition: GradingEdition) -> GradedJob? {
        let column = edition.rawValue
        let table = ReferenceTable.standard
        // 10 % belongs to the class above it, 50 and 80 % to the class below (as in GBZ 2.1 table 2).
        let row = freeSilica.value < 10 ? "10" : freeSilica.value <= 50 ? "50" : freeSilica.value <= 80 ? "80" : ""
        guard let weight = table.entry("grading_dust_silica", row, column),
            let labour = table.entry("grading_labour", "\(labourGrade)", column),
            let threshold = table.entry("grading_dust_ratio", "threshold", column),
            let light = table.entry("grading_dust_band", "light", column)?.value,
            let moderate = table.entry("grading_dust_band", "moderate", column)?.value
        else { return nil }
        // 2010: 0 under 1, 1 from 1 to 2, the ratio above; 2025: 0 up to 0.5, the ratio above.
        let exposure =
            edition == .of2010
            ? (ratio.value < threshold.value ? 0 : ratio.value <= 2 ? 1 : ratio.value)
            : (ratio.value <= threshold.value ? 0 : ratio.value)
        let index = weight.value * exposure * labour.value
        let mark = weight.mark.weaker(labour.mark).weaker(threshold.mark)
        let clause = Clause("GBZ/T 229.1", edition: column, "")
        func graded(_ grade: JobGrade, _ label: String, _ notes: [String] = []) -> GradedJob {
            GradedJob(
                grade: grade, label: label, index: Ratio(computed: index),
                weights: [weight.value, exposure, labour.value].map { Ratio(computed: $0) }, clause: clause, mark: mark,
                notes: notes)
        }
        if edition == .of2010 {
            if index == 0 { return graded(.zero, "相对无害") }
            return index <= light ? graded(.one, "轻度危害") : index <= moderate ? graded(.two, "中度危害") : graded(.three, "高度危害")
        }
        let open = "2025 版 I 级“行动水平”的适用条件未见文本，平台不自动给出 I 级。"
        if index == 0 { return graded(.zero, "相对无害", [open]) }
        return index <= light
            ? graded(.two, "轻度危害", [open]) : index <= moderate ? graded(.three, "中度危害", [open]) : graded(.four, "高度危害", [open])
    }

    /// Degree of a chemical's hazard in words; the Roman numbers of GBZ/T 230 turned round in 2025.
    public enum HazardDegree: String, Hashable, Sendable, Codable, CaseIterable { case light, moderate, high, extreme }

    /// Chemicals, GBZ/T 229.2. `raises` for CMR agents, sensitisers and agents taken up by the skin: one grade up in the 2025 edition
    /// (one source), at most Ⅲ. Over the limit at least Ⅱ.
    public static func chemical(
        degree: HazardDegree, ratio: Ratio, labourGrade: Int, raises: Bool = false, edition: GradingEdition
    ) -> GradedJob? {
        let column = edition.rawValue
        let table = ReferenceTable.standard
        guard let weight = table.entry("grading_chemical_degree", degree.rawValue, column),
            let labour = table.entry("grading_labour", "\(labourGrade)", column),
            let threshold = table.entry("grading_chemical_ratio", "threshold", column),
            let none = table.entry("grading_chemical_band", "none", column)?.value,
            let light = table.entry("grading_chemical_band", "light", column)?.value,
            let moderate = table.entry("grading_chemical_band", "moderate", column)?.value
        else { return nil }
        let exposure = ratio.value <= threshold.value ? 0 : ratio.value
        let index = weight.value * exposure * labour.value
        var grade: JobGrade = index <= none ? .zero : index <= light ? .one : index <= moderate ? .two : .three
        var notes: [String] = []
        if edition == .of2025 {
            if ratio.value > 1, grade < .two {
                grade = .two
                notes.append("超过限值，至少 II 级。")
            }
            if raises, grade < .three {
                grade = [JobGrade.zero: .one, .one: .two, .two: .three][grade] ?? grade
                notes.append("致癌、致突变、生殖毒性、致敏或经皮吸收，提高一级（单一来源）。")
            }
        }
        let labels: [JobGrade: String] = [.zero: "相对无害", .one: "轻度危害", .two: "中度危害", .three: "重度危害"]
        return GradedJob(
            grade: grade, label: labels[grade] ?? "", index: Ratio(computed: index),
            weights: [weight.value, exposure, labour.value].map { Ratio(computed: $0) },
            clause: Clause("GBZ/T 229.2", edition: column, ""),
            mark: weight.mark.weaker(labour.mark).weaker(raises ? .single : weight.mark), notes: notes)
    }
}
