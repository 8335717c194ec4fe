import Access
import Calendars
import CodeTables
import Database
import HealthSurveillance
import Organisations
import Registers

/// The risk of a group of diseases in an industry of a region, with the numbers from which it follows.
public struct DiseaseRisk: RegisterRecord {
    public var year = 0
    public var regionCode = ""
    public var group = ""
    public var industry = ""
    public var employers = 0
    public var exposed = 0
    public var tested = 0
    public var exceeded = 0
    public var examined = 0
    public var affected = 0
    public var prevalence: Double?
    public var exposureScore = 0
    public var healthScore = 0
    public var level = ""
    public init() {}

    public static let declaration = Declaration<DiseaseRisk>("disease_risk", "重点职业病风险评估") {
        Field(\.year, "year", "年度").required().listed()
        Field(\.regionCode, "region_code", "地区").required().code("region").listed()
        Field(\.group, "hazard_group", "危害因素（病种）").required().code("monitored_hazard").listed()
        Field(\.industry, "industry", "行业（大类）").required().code("industry").listed()
        Field(\.employers, "employers", "用人单位").listed()
        Field(\.exposed, "exposed", "接害人数").listed()
        Field(\.tested, "tested", "检测结果数")
        Field(\.exceeded, "exceeded", "超标数").listed()
        Field(\.examined, "examined", "实检人数").listed()
        Field(\.affected, "affected", "疑似和确诊人数").listed()
        Field(\.prevalence, "prevalence", "每千实检人数中的疑似和确诊").listed()
        Field(\.exposureScore, "exposure_score", "接触得分")
        Field(\.healthScore, "health_score", "健康影响得分")
        Field(\.level, "level", "风险").required().code("disease_risk_level").listed()
            .toned(["low": .good, "medium": .warning, "high": .bad, "unknown": .neutral])
    }
    .acts(["assess": "重新评估"])
    .named(by: "year", "region_code", "hazard_group", "industry").titled(by: "hazard_group", "industry")
    .region(.field("region_code")).writtenByActs().sorted(by: "year", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                // The first state keeps the name under which risks stood before they had states.
                .init("in_force", "已计算，待审核", tone: .progress), .init("reviewed", "已审核", tone: .progress),
                .init("published", "已发布", editable: false, tone: .good),
            ],
            transitions: [
                .init("review", "审核", from: ["in_force"], to: "reviewed", verb: .create, byAct: true),
                .init("publish", "发布", from: ["reviewed"], to: "published", verb: .create, byAct: true),
                .init("reopen", "撤回", from: ["reviewed", "published"], to: "in_force", verb: .create, reason: true, byAct: true),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .export], .region).grant([.leader, .supervisor], [.view], .region)
    .menu("重点职业病监测").serves("R-64")
}

/// Scores of exposure and health effect, and the level of their product.
///
/// Own method (mark D), until the official one is entered: exposure by the share of results over the limit (under 5 %: 1, up to 20 %: 2,
/// above: 3), health by suspected and confirmed persons in a thousand examined (none: 1, under 5: 2, from 5: 3); product 1–2 low,
/// 3–4 medium, 6–9 high. Without a test or an examination the risk is unknown, never low.
enum RiskMatrix {
    static func exposure(tested: Int, exceeded: Int) -> Int? {
        guard tested > 0 else { return nil }
        return exceeded * 100 < tested * 5 ? 1 : exceeded * 100 <= tested * 20 ? 2 : 3
    }

    static func health(examined: Int, affected: Int) -> Int? {
        if affected == 0 { return examined > 0 ? 1 : nil }
        return examined > 0 && affected * 1_000 < examined * 5 ? 2 : 3
    }

    static func level(_ exposure: Int?, _ health: Int?) -> String {
        guard let exposure, let health else { return "unknown" }
        let product = exposure * health
        return product <= 2 ? "low" : product <= 4 ? "medium" : "high"
    }
}

/// Computes all groups and industries of a region for a year and keeps them; computing again replaces what changed.
enum AssessRisk {
    private struct Cell: Hashable {
        var group: HazardGroup
        var industry: String
    }

    static func assess(_ regionCode: String, year: Int, _ transaction: RegisterTransaction) throws -> Int {
        guard let region = transaction.registers.codes.regionPath(regionCode) else { throw RegisterError.notFound }
        let wanted = try risks(transaction.connection, region, regionCode, year: year)
        let stored = try transaction.registers.records(
            transaction.connection, DiseaseRisk.self, where: "t.void = 0 AND t.year = ?1 AND t.region_code = ?2",
            [.integer(Int64(year)), .text(regionCode)])
        // What was reviewed or published is not counted over silently: it is withdrawn with a reason first.
        if stored.contains(where: { $0.stored.state != "in_force" }) {
            throw RegisterError.wrongState(label: MonitoringTexts.riskStands)
        }
        var former = Dictionary(stored.map { ("\($0.record.group)|\($0.record.industry)", $0.stored) }) { first, _ in first }
        for risk in wanted {
            if let known = former.removeValue(forKey: "\(risk.group)|\(risk.industry)") {
                try transaction.update(known, to: risk, action: "assess")
            } else {
                try transaction.insert(risk)
            }
        }
        for gone in former.values.sorted(by: { $0.id < $1.id }) { try transaction.withdraw(gone, reason: "重新评估后不再有接害人员") }
        return wanted.count
    }

    private static func risks(
        _ connection: any Connection, _ region: RegionPath, _ code: String, year: Int
    ) throws -> [DiseaseRisk] {
        let arguments: [Value] = [
            .text(region.lowerBound), .text(region.upperBound), .text("\(year)-01-01"), .text("\(year)-12-31"),
        ]
        var risks: [Cell: DiseaseRisk] = [:]
        var industries: [Int64: String] = [:]
        for row in try connection.query(
            "SELECT id, industry FROM employer WHERE void = 0 AND region_path >= ?1 AND region_path < ?2 AND ?3 <= ?4 ORDER BY id",
            arguments)
        {
            industries[row.integer("id")] = String(row.text("industry").prefix(2))
        }
        func add(_ employer: Int64, _ factor: String, _ change: (inout DiseaseRisk) -> Void) {
            guard let industry = industries[employer], !industry.isEmpty else { return }
            change(&risks[Cell(group: HazardGroup(factor: factor), industry: industry), default: DiseaseRisk()])
        }
        for row in try connection.query(
            """
            SELECT h.employer, h.hazard, SUM(h.exposed_headcount) AS exposed FROM post_hazard h
            WHERE h.void = 0 AND h.region_path >= ?1 AND h.region_path < ?2 AND ?3 <= ?4 GROUP BY h.employer, h.hazard
            ORDER BY h.employer, h.hazard
            """, arguments)
        {
            add(row.integer("employer"), row.text("hazard")) {
                $0.employers += 1
                $0.exposed += Int(row["exposed"].integer ?? 0)
            }
        }
        for row in try connection.query(
            """
            SELECT employer, factor, COUNT(*) AS tested, SUM(CASE WHEN outcome = 'exceeded' THEN 1 ELSE 0 END) AS exceeded
            FROM measurement WHERE void = 0 AND outcome IN ('met', 'exceeded') AND region_path >= ?1 AND region_path < ?2
            AND sampled_day >= ?3 AND sampled_day <= ?4 GROUP BY employer, factor ORDER BY employer, factor
            """, arguments)
        {
            add(row.integer("employer"), row.text("factor")) {
                $0.tested += row.int("tested")
                $0.exceeded += Int(row["exceeded"].integer ?? 0)
            }
        }
        try health(connection, arguments, industries, &risks)
        return risks.sorted { ($0.key.group.rawValue, $0.key.industry) < ($1.key.group.rawValue, $1.key.industry) }.map {
            cell, numbers in
            var risk = numbers
            (risk.year, risk.regionCode, risk.group, risk.industry) = (year, code, cell.group.rawValue, cell.industry)
            let (exposure, health) = (
                RiskMatrix.exposure(tested: risk.tested, exceeded: risk.exceeded),
                RiskMatrix.health(examined: risk.examined, affected: risk.affected)
            )
            risk.prevalence = risk.examined == 0 ? nil : (Double(risk.affected) * 10_000 / Double(risk.examined)).rounded() / 10
            (risk.exposureScore, risk.healthScore, risk.level) = (exposure ?? 0, health ?? 0, RiskMatrix.level(exposure, health))
            return risk
        }
    }

    /// Persons examined and affected; a person counts once in a cell.
    private static func health(
        _ connection: any Connection, _ arguments: [Value], _ industries: [Int64: String], _ risks: inout [Cell: DiseaseRisk]
    ) throws {
        var examined: [Cell: Set<Int64>] = [:]
        var affected: [Cell: Set<Int64>] = [:]
        for row in try connection.query(
            """
            SELECT worker, employer, agent, conclusion FROM examination WHERE void = 0 AND state = 'accepted' AND worker IS NOT NULL
            AND region_path >= ?1 AND region_path < ?2 AND exam_day >= ?3 AND exam_day <= ?4 ORDER BY id
            """, arguments)
        {
            guard let industry = industries[row.integer("employer")], !industry.isEmpty else { continue }
            // The groups that this industry's posts have of the chapter; else the chapter's own.
            let groups = Set(HazardAgentTable.factors(of: row.text("agent")).map(HazardGroup.init(factor:)))
                .filter { risks[Cell(group: $0, industry: industry)] != nil }
            for group in groups.isEmpty ? [HazardGroup(agent: row.text("agent"))] : groups {
                let cell = Cell(group: group, industry: industry)
                examined[cell, default: []].insert(row.integer("worker"))
                if row.text("conclusion") == "suspectedDisease" { affected[cell, default: []].insert(row.integer("worker")) }
            }
        }
        for row in try connection.query(
            """
            SELECT worker, employer, hazard FROM diagnosis_case WHERE void = 0 AND conclusion = 'confirmed' AND worker IS NOT NULL
            AND region_path >= ?1 AND region_path < ?2 AND diagnosed_day >= ?3 AND diagnosed_day <= ?4 ORDER BY id
            """, arguments)
        {
            guard let industry = industries[row.integer("employer")], !industry.isEmpty else { continue }
            affected[Cell(group: HazardGroup(factor: row.text("hazard")), industry: industry), default: []].insert(
                row.integer("worker"))
        }
        for (cell, workers) in examined { risks[cell, default: DiseaseRisk()].examined = workers.count }
        for (cell, workers) in affected { risks[cell, default: DiseaseRisk()].affected = workers.count }
    }
}
