import Access
import Calendars
import Database
import Organisations
import Registers
import Rulebook

/// What inspectors do on a visit: answer checklists, conclude, order correction, re-inspect, publish.
enum ConcludeInspection {
    /// One visit, several checklists: answers are kept item by item with the words of the form of that day.
    ///
    /// - Parameter answers: item → answer code and finding; items without an answer are left as they are.
    static func answer(
        _ stored: StoredRecord, _ checklist: Checklist, _ answers: [String: (answer: String, finding: String)],
        in transaction: RegisterTransaction
    ) throws {
        guard stored.state == InspectionState.dispatched else { throw RegisterError.wrongState(label: "已检查") }
        for item in checklist.items {
            guard let given = answers[item.code], !given.answer.isEmpty else { continue }
            guard transaction.registers.codes.entry("check_answer", given.answer) != nil else {
                throw SupervisionError.visitIncomplete("“\(item.text)”的结论请选择符合、不符合或不适用。")
            }
            if given.answer == "no", given.finding.isEmpty {
                throw SupervisionError.visitIncomplete("“\(item.text)”不符合，请写明发现的事实。")
            }
            var line = ChecklistAnswer()
            line.inspection = Int(stored.id)
            line.checklist = checklist.name
            line.version = checklist.version
            line.item = item.code
            line.text = item.text
            line.clause = item.clause
            line.article = item.article
            line.answer = given.answer
            line.finding = given.finding
            let former = try transaction.registers.records(
                transaction.connection, ChecklistAnswer.self,
                where: "t.void = 0 AND t.inspection = ?1 AND t.checklist = ?2 AND t.item = ?3",
                [.integer(stored.id), .text(checklist.name), .text(item.code)]
            ).first
            if let former { try transaction.update(former.stored, to: line) } else { try transaction.insert(line) }
        }
        try count(stored, transaction)
    }

    private static func count(_ stored: StoredRecord, _ transaction: RegisterTransaction) throws {
        guard
            let row = try transaction.connection.first(
                """
                SELECT COUNT(*) AS checked, COALESCE(SUM(CASE WHEN answer = 'no' THEN 1 ELSE 0 END), 0) AS failed
                FROM checklist_answer WHERE void = 0 AND inspection = ?1
                """, [.integer(stored.id)]),
            let found = try transaction.find(Inspection.self, stored.id)
        else { return }
        var visit = found.record
        visit.checked = row.int("checked")
        visit.failed = row.int("failed")
        try transaction.update(found.stored, to: visit)
    }

    struct Conclusion: Sendable {
        var visited: Day?
        var outcome = ""
        var problems = ""
        var opinion = ""
    }

    /// Ends the visit; the publication clock starts. A re-inspection settles its order.
    static func conclude(
        _ stored: StoredRecord, _ visit: Inspection, _ conclusion: Conclusion, in transaction: RegisterTransaction
    )
        throws
    {
        guard let visited = conclusion.visited, visited <= transaction.today else {
            throw SupervisionError.visitIncomplete("请填写检查日期，不能晚于今天。")
        }
        guard transaction.registers.codes.entry("inspection_result", conclusion.outcome) != nil else {
            throw SupervisionError.visitIncomplete("请选择检查结果。")
        }
        if conclusion.outcome == "none", visit.failed > 0 {
            throw SupervisionError.visitIncomplete("检查记录中有 \(visit.failed) 项不符合，检查结果不能是“未发现问题”。")
        }
        if ["ordered", "pending", "refused"].contains(conclusion.outcome), conclusion.problems.isEmpty {
            throw SupervisionError.visitIncomplete("请写明发现的问题。")
        }
        try checkTeam(stored, visit, on: visited, transaction)
        var done = visit
        done.visitedDay = visited
        done.outcome = conclusion.outcome
        done.problems = conclusion.problems
        done.opinion = conclusion.opinion
        let after = try transaction.move(stored, "conclude", to: done)
        try transaction.settleClocks(of: after)
        if let clock = LegalPeriods.clock("inspection_publication"), let due = clock.due(from: visited) {
            try transaction.start(
                RecordClock(
                    "publication", title: "公开检查结果", basis: "\(clock.clause)（\(clock.mark.label)）", role: .supervisor),
                on: after, from: visited, due: due.day)
        }
        if let order = visit.order { try IssueOrder.settle(Int64(order), by: after, done, transaction) }
    }

    /// 行政处罚法 42: the certificates of two inspectors were in force on the day of the visit.
    private static func checkTeam(_ stored: StoredRecord, _ visit: Inspection, on day: Day, _ transaction: RegisterTransaction)
        throws
    {
        let members = try transaction.registers.records(
            transaction.connection, InspectionMember.self, where: "t.void = 0 AND t.inspection = ?1", [.integer(stored.id)])
        var inspectors = 0
        for member in members {
            guard let person = try transaction.find(Inspector.self, Int64(member.record.inspector)) else { continue }
            if let until = person.record.certificateUntil, until < day {
                throw SupervisionError.inspectorBarred(name: person.record.name, reason: "执法证件已于 \(until) 到期")
            }
            if person.record.kind == "inspector" { inspectors += 1 }
        }
        if inspectors < 2, visit.kind != "patrol" { throw SupervisionError.tooFewInspectors }
    }

    /// Body, object, result, problems and whether they were put right become public.
    static func publish(_ stored: StoredRecord, _ visit: Inspection, in transaction: RegisterTransaction) throws {
        var shown = visit
        shown.publishedDay = transaction.today
        let after = try transaction.move(stored, "publish", to: shown)
        try transaction.settle("publication", on: after)
    }

    /// A drawn object that is closed or cannot be found gives way to the next reserve of the same draw.
    static func replace(_ stored: StoredRecord, _ visit: Inspection, reason: String, in transaction: RegisterTransaction) throws {
        let after = try transaction.transition(stored, "replace", reason: reason)
        try transaction.settleClocks(of: after)
        guard let drawID = visit.draw, let draw = try transaction.find(InspectionDraw.self, Int64(drawID)),
            let plan = try transaction.find(InspectionPlan.self, Int64(draw.record.plan))
        else { return }
        let used = Set(
            try transaction.connection.query(
                "SELECT draw_place FROM inspection WHERE void = 0 AND source_draw = ?1", [.integer(Int64(drawID))]
            ).map { $0.integer("draw_place") })
        let reserves = try DrawnResult.read(transaction.connection, Int64(drawID)).filter(\.isReserve)
        guard let next = reserves.first(where: { !used.contains(Int64($0.place)) }) else {
            throw SupervisionError.drawRefused("备选对象已用完。请作废后写明理由重新抽取。")
        }
        try HoldDraw.dispatch(next, draw: draw.stored, plan.record, transaction)
    }
}
