import Access
import Calendars
import Database
import EarlyWarning
import Employers
import FieldTestSupport
import Organisations
import Pages
import Registers
import WorkplaceMonitoring

@testable import Supervision

/// The supervisors of 江城: a leader who approves, three inspectors, a technician, three employers.
struct SupervisionOffice: Sendable {
    let site: CountyWebsite
    let employers: [Int64]
    /// Two inspectors, then a third, then a technician.
    let inspectors: [Int64]
    var office: CountyOffice { site.office }
    var registers: Registers { site.product.registers }
    var supervisor: Principal { office.supervisor }

    init(_ engine: Engine = .sqlite) async throws {
        site = try await CountyWebsite(
            engine, slices: CountyWebsite.slices + [WorkplaceMonitoring.slice, EarlyWarning.slice, Supervision.slice])
        let office = site.office
        var employers = [try await office.openFactory()]
        for number in 2...3 {
            employers.append(
                try await office.openFactory(["credit_code": Factory.creditCode(number), "name": "模拟五金制品\(number)厂"]))
        }
        self.employers = employers
        var inspectors: [Int64] = []
        for (name, kind, department) in [
            ("模拟监督员甲", "inspector", "health"), ("模拟监督员乙", "inspector", "health"), ("模拟监督员丙", "inspector", "health"),
            ("模拟检验员", "technician", "cdc"),
        ] {
            inspectors.append(
                try await office.enter(
                    Inspector.self,
                    [
                        "name": name, "certificate": "ZF\(inspectors.count + 1)", "kind": kind, "department": department,
                        "organisation_name": "江城区卫生监督所（模拟）", "region_code": CountyOffice.jiangcheng,
                        "certificate_until": "2027-12-31", "training_year": "2026", "training_hours": "40",
                    ]
                ).id)
        }
        self.inspectors = inspectors
        try await site.openAccount("supervisor", .supervisor, region: "440000/441700/441702")
        try await site.openAccount("bureau", .bureauOfficer, region: "440000/441700")
    }

    /// A visit that has taken place, with its result.
    func visit(
        _ employer: Int64? = nil, kind: String = "routine", outcome: String = "ordered", problems: String = "打磨岗位没有防护设施"
    ) async throws -> Int64 {
        let (employer, team) = (employer ?? employers[0], Array(inspectors.prefix(2)))
        return try await registers.write(as: supervisor) { transaction in
            var visit = Inspection()
            visit.employer = Int(employer)
            visit.kind = kind
            let stored = try OpenInspection.open(visit, team: team, transaction)
            try Self.conclude(stored.id, outcome, problems, transaction)
            return stored.id
        }
    }

    static func conclude(_ id: Int64, _ outcome: String, _ problems: String, _ transaction: RegisterTransaction) throws {
        guard let found = try transaction.find(Inspection.self, id) else { throw RegisterError.notFound }
        try ConcludeInspection.conclude(
            found.stored, found.record,
            .init(visited: transaction.today, outcome: outcome, problems: outcome == "none" ? "" : problems), in: transaction)
    }

    /// An order to correct after a visit, due on a day.
    func order(after inspection: Int64, article: String = "article_72", deadline: String) async throws -> Int64 {
        try await registers.write(as: supervisor) { transaction in
            guard let found = try transaction.find(Inspection.self, inspection) else { throw RegisterError.notFound }
            return try IssueOrder.issue(
                found.stored, found.record,
                .init(article: article, content: "安装通风除尘设施", deadline: Day(deadline), isWarning: true), in: transaction
            ).id
        }
    }

    /// The re-inspection of an order, held today.
    func recheck(_ order: Int64, outcome: String) async throws {
        try await registers.write(as: supervisor) { transaction in
            guard let found = try transaction.find(CorrectionOrder.self, order) else { throw RegisterError.notFound }
            let visit = try IssueOrder.recheck(found.stored, found.record, in: transaction)
            try Self.conclude(visit.id, outcome, "仍未安装", transaction)
        }
    }

    /// An approved plan to draw one employer with one in reserve.
    func plan(_ changes: [String: String] = [:]) async throws -> Int64 {
        let plan = try await office.enter(
            InspectionPlan.self,
            [
                "year": "2026", "title": "模拟双随机抽查", "kind": "random", "region_code": CountyOffice.jiangcheng,
                "object_count": "1", "reserve_count": "1", "from_day": "2026-03-02", "until_day": "2026-06-30",
                "technician_count": "1", "public_source": "2026-03-06 模拟开奖号码",
            ].merging(changes) { $1 }
        ).id
        try await office.move(InspectionPlan.self, plan, "approve")
        return plan
    }

    func commit(_ plan: Int64, reason: String = "") async throws -> Int64 {
        try await registers.write(as: office.bureau) { transaction in
            guard let found = try transaction.find(InspectionPlan.self, plan) else { throw RegisterError.notFound }
            return try HoldDraw.commit(found.stored, found.record, redrawReason: reason, in: transaction).id
        }
    }

    @discardableResult
    func hold(_ draw: Int64, value: String = "05 12 19", witness: String = "模拟见证人") async throws -> [Int64] {
        try await registers.write(as: office.bureau) { transaction in
            guard let found = try transaction.find(InspectionDraw.self, draw) else { throw RegisterError.notFound }
            return try HoldDraw.run(found.stored, found.record, publicValue: value, witness: witness, in: transaction).map(\.id)
        }
    }
}
