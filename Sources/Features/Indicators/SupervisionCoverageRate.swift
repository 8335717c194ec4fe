import Access
import Calendars
import Database
import Ledger
import Registers
import Supervision

/// 监督检查覆盖率: of the objects frozen on 1 January, those visited in the year. Those added later stand on the page of coverage.
public enum SupervisionCoverageRate {
    public static let measures = [
        measure(.keyIndustry, "重点行业用人单位监督检查覆盖率", "用人单位"),
        measure(.medicalRadiation, "医疗机构放射性危害监督检查覆盖率", "用人单位"),
        measure(.institution, "服务机构与检查机构监督检查覆盖率", "机构"),
    ]

    private static func measure(_ kind: ObjectKind, _ title: String, _ unit: String) -> Measure {
        Measure(
            id: "supervision_coverage.\(kind.rawValue)", title: title,
            definition: """
                分子：分母中当年截至统计日至少完成一次监督检查（机构为年度检查）的对象，无法联系、已关闭的检查和镇街巡查不计；分母：1 月 1 日在册并冻结的对象，\
                当年关闭的仍计入。当年新增的对象不计入，在“监督检查覆盖率”页单独列出。名录未冻结时不适用。按对象数计算，100% 即分子等于分母。
                """,
            version: "1", unitOfAccount: unit, evidence: "design",
            live: { connection, region, day in
                Measure.Count(
                    try FigureQueries.sum(
                        connection, figure: CoverageFigures.figure(kind), region: region.text, period: String(day.year)))
            },
            members: { connection, region, day, part in
                guard part != .excluded else { return Measure.Members(register: kind.register, ids: []) }
                return Measure.Members(
                    register: kind.register,
                    ids: try SupervisionCoverage.records(
                        connection, kind, part == .numerator ? .visited : .listed, in: region, on: day))
            })
    }
}
