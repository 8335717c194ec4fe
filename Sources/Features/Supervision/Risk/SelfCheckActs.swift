import Calendars
import Database
import Employers
import Organisations
import Quantities
import Registers
import Rulebook

/// From opening a self-check to its verification by a visit.
enum SelfCheckActs {
    /// Opens this year's self-check, or finds the one already open.
    static func open(_ employer: Int64, in transaction: RegisterTransaction) throws -> Int64 {
        let year = transaction.today.year
        let known = try transaction.registers.records(
            transaction.connection, SelfCheck.self, where: "t.void = 0 AND t.employer = ?1 AND t.year = ?2",
            [.integer(employer), .integer(Int64(year))], limit: 1)
        if let known = known.first { return known.id }
        guard let form = SelfCheckForm.inForce(on: transaction.today) else {
            throw SupervisionError.selfCheckIncomplete("今天没有施行中的自查表，请联系主管部门。")
        }
        var check = SelfCheck()
        check.employer = Int(employer)
        check.year = year
        check.form = form.version
        check.openedDay = transaction.today
        return try transaction.insert(check).id
    }

    struct Entry: Sendable {
        var answers: [String: (answer: String, evidence: String)] = [:]
        var testLevel = ""
        var testReport = ""
    }

    static func save(_ stored: StoredRecord, _ check: SelfCheck, _ entry: Entry, in transaction: RegisterTransaction) throws {
        guard stored.state == "open", let form = SelfCheckForm.version(check.form) else {
            throw RegisterError.wrongState(label: "已提交")
        }
        var former = try answers(stored.id, transaction)
        for item in form.items {
            guard let given = entry.answers[item.code], !given.answer.isEmpty else { continue }
            guard ["yes", "no", "na"].contains(given.answer), given.answer != "na" || item.mayNotApply else {
                throw SupervisionError.selfCheckIncomplete("“\(item.text)”不能选“不适用”。")
            }
            var line = SelfCheckAnswer()
            line.selfCheck = Int(stored.id)
            line.item = item.code
            line.answer = given.answer
            line.evidence = given.evidence
            if let old = former.removeValue(forKey: item.code) {
                line.verified = old.record.verified
                try transaction.update(old.stored, to: line)
            } else {
                try transaction.insert(line)
            }
        }
        let all = try answers(stored.id, transaction)
        var changed = check
        changed.answered = all.count
        changed.testLevel = entry.testLevel
        changed.testReport = entry.testReport
        if !entry.testLevel.isEmpty, entry.testLevel != "unknown", entry.testReport.isEmpty {
            throw SupervisionError.selfCheckIncomplete("填写接触水平时要同时填写检测报告编号；没有有效检测结果的请选“未知”。")
        }
        grade(&changed, form, all.mapValues(\.record.answer))
        try transaction.update(stored, to: changed)
    }

    /// Score and grade follow from the answers; a failed key item keeps the employer out of grade A (own design).
    private static func grade(_ check: inout SelfCheck, _ form: SelfCheckForm, _ answers: [String: String]) {
        let score = form.score(answers)
        check.score = score?.points
        check.keyFailed = score?.keyFailed ?? 0
        check.managementGrade = ""
        guard let score, let grade = ManagementGrade(score: Ratio(computed: score.points)) else { return }
        check.managementGrade = (grade == .a && score.keyFailed > 0 ? ManagementGrade.b : grade).rawValue
    }

    static func submit(_ stored: StoredRecord, _ check: SelfCheck, signatory: String, in transaction: RegisterTransaction) throws
    {
        guard check.score != nil else { throw SupervisionError.selfCheckIncomplete("还有项目没有填写，填完后再提交。") }
        guard !signatory.isEmpty else { throw SupervisionError.selfCheckIncomplete("请由主要负责人签名。") }
        var sent = check
        sent.signatory = signatory
        sent.submittedDay = transaction.today
        try transaction.move(stored, "submit", to: sent)
        try SelfCheckProblems.find(stored.id, sent, in: transaction)
        try GradeRisk.grade(Int64(check.employer), occasion: "\(check.year) 年自查提交", in: transaction)
    }

    /// Verified by a visit: the inspector's answers stand beside the employer's, the difference is recorded, the class follows.
    static func verify(
        _ stored: StoredRecord, _ check: SelfCheck, inspection: Int64, _ verified: [String: String], deadline: Day? = nil,
        in transaction: RegisterTransaction
    ) throws {
        guard stored.state == "submitted", let form = SelfCheckForm.version(check.form) else {
            throw RegisterError.wrongState(label: "未提交或已核查")
        }
        guard let visit = try transaction.find(Inspection.self, inspection), visit.record.employer == check.employer,
            visit.record.visitedDay != nil
        else { throw SupervisionError.selfCheckIncomplete("请选择对该单位已完成的检查作为核查依据。") }
        var final: [String: String] = [:]
        var differences: [String] = []
        for (item, found) in try answers(stored.id, transaction).sorted(by: { $0.key < $1.key }) {
            let seen = verified[item].flatMap { ["yes", "no", "na"].contains($0) ? $0 : nil } ?? found.record.answer
            final[item] = seen
            var line = found.record
            line.verified = seen
            try transaction.update(found.stored, to: line)
            if seen != line.answer, let text = form.items.first(where: { $0.code == item })?.text {
                differences.append("\(item) \(text)：自查“\(label(line.answer, transaction))”，核查“\(label(seen, transaction))”")
            }
        }
        var done = check
        done.inspection = Int(inspection)
        done.difference = differences.joined(separator: "\n")
        let own = check.score
        grade(&done, form, final)
        done.verifiedScore = done.score
        done.score = own
        try transaction.move(stored, differences.isEmpty ? "verify" : "differ", to: done)
        try SelfCheckProblems.find(stored.id, done, seen: final, deadline: deadline, in: transaction)
        try GradeRisk.grade(Int64(check.employer), occasion: "自查核查（\(visit.record.number)）", in: transaction)
        try GradeRisk.verified(Int64(check.employer), by: inspection, in: transaction)
    }

    private static func label(_ code: String, _ transaction: RegisterTransaction) -> String {
        transaction.registers.codes.entry("check_answer", code)?.label ?? code
    }

    static func answers(_ id: Int64, _ transaction: RegisterTransaction) throws -> [String: TypedRecord<SelfCheckAnswer>] {
        try answers(transaction.connection, transaction.registers, id)
    }

    static func answers(_ connection: any Connection, _ registers: Registers, _ id: Int64) throws
        -> [String: TypedRecord<SelfCheckAnswer>]
    {
        let found = try registers.records(
            connection, SelfCheckAnswer.self, where: "t.void = 0 AND t.self_check = ?1", [.integer(id)])
        return Dictionary(found.map { ($0.record.item, $0) }) { first, _ in first }
    }
}
