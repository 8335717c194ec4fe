import Access
import Calendars
import Database
import Registers

/// What follows on the visits of a simulated city: re-inspections after the deadline, an order that still runs, plans in each state.
public enum DemoVisits {
    /// Every order whose deadline has passed is looked at again; every second one was not followed.
    public static func recheck(in transaction: RegisterTransaction) throws {
        let due = try transaction.registers.records(
            transaction.connection, CorrectionOrder.self, where: "t.void = 0 AND t.state = 'issued' AND t.deadline < ?1",
            [.text(transaction.today.description)], order: "t.id")
        for found in due {
            let settled = try transaction.connection.value("SELECT COUNT(*) FROM correction_order WHERE state <> 'issued'")
                .integer
            let isCorrected = (settled ?? 0) % 2 == 0
            let visit = try IssueOrder.recheck(found.stored, found.record, in: transaction)
            guard let opened = try transaction.find(Inspection.self, visit.id) else { continue }
            try ConcludeInspection.conclude(
                opened.stored, opened.record,
                .init(
                    visited: transaction.today, outcome: isCorrected ? "none" : "pending",
                    problems: isCorrected ? "" : "除尘设施仍未运行（模拟）"), in: transaction)
            guard isCorrected, let done = try transaction.find(Inspection.self, visit.id) else { continue }
            try ConcludeInspection.publish(done.stored, done.record, in: transaction)
        }
    }

    /// A visit of these days with an order that runs.
    public static func order(_ employer: Int64, team: [Int64], in transaction: RegisterTransaction) throws {
        var visit = Inspection()
        visit.employer = Int(employer)
        visit.kind = "routine"
        let opened = try OpenInspection.open(visit, team: team, transaction)
        guard let found = try transaction.find(Inspection.self, opened.id) else { return }
        try ConcludeInspection.conclude(
            found.stored, found.record, .init(visited: transaction.today, outcome: "ordered", problems: "警示标识缺失（模拟）"),
            in: transaction)
        guard let done = try transaction.find(Inspection.self, opened.id) else { return }
        try IssueOrder.issue(
            done.stored, done.record,
            .init(article: "article_72", content: "补设警示标识（模拟）", deadline: transaction.today + 30, isWarning: true),
            in: transaction)
    }

    /// A drawn visit whose object turned out to be closed, and one that is archived.
    public static func replaceAndClose(in transaction: RegisterTransaction) throws {
        let drawn = try transaction.registers.records(
            transaction.connection, Inspection.self, where: "t.void = 0 AND t.source_draw IS NOT NULL",
            order: "t.draw_place, t.id")
        if let open = drawn.first(where: { $0.stored.state == InspectionState.dispatched }) {
            try ConcludeInspection.replace(open.stored, open.record, reason: "单位已停业（模拟）", in: transaction)
        }
        if let done = drawn.first(where: { $0.stored.state == InspectionState.published }) {
            try transaction.transition(done.stored, "close")
        }
    }

    /// A campaign that is being prepared and one that was summed up; a draw that was abandoned and one whose commitment stands.
    public static func plans(region: String, in transaction: RegisterTransaction) throws {
        let year = transaction.today.year
        guard let testing = CampaignTemplate.named("testing"), let winter = CampaignTemplate.named("adhesive"),
            let open = CampaignTemplate.named("surveillance")
        else { return }
        try transaction.insert(try testing.plan(year, region: region, count: 6), reason: "模拟数据")
        let past = try transaction.insert(try winter.plan(year - 1, region: region, count: 6), reason: "模拟数据")
        let approved = try transaction.transition(past, "approve")
        if var plan = try transaction.find(InspectionPlan.self, past.id)?.record {
            plan.summary = "检查 6 家，3 家未按期检测，均已责令改正（模拟）。"
            try transaction.move(approved, "close", to: plan)
        }
        var coming = try open.plan(year, region: region, count: 3)
        coming.publicSource = "\(year) 年模拟开奖号码"
        let plan = try transaction.transition(try transaction.insert(coming, reason: "模拟数据"), "approve")
        try DemoSupervision.commit(plan, secret: [UInt8](repeating: 9, count: 32), in: transaction)
        let draws = try transaction.registers.records(
            transaction.connection, InspectionDraw.self, where: "t.void = 0 AND t.state = 'committed'", order: "t.id")
        guard let draw = draws.last else { return }
        try transaction.transition(draw.stored, "abandon", reason: "对象名单有误（模拟）")
        try DemoSupervision.commit(plan, secret: [UInt8](repeating: 11, count: 32), in: transaction)
    }
}
