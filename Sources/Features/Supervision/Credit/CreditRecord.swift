import Access
import Calendars
import Database
import Organisations
import Registers
import Rulebook

/// 不良信用记录 (R-89, R-90): from a decision, with class and period of the rules of its day; repaired or ended on time.
struct CreditRecord: RegisterRecord {
    var employer = 0
    var caseID = 0
    var decision = ""
    var creditClass = ""
    var edition = ""
    var from: Day?
    var shortest: Day?
    var longest: Day?
    var isPublished = false
    var appliedDay: Day?
    var proof = ""
    var pledge = ""
    var endedDay: Day?
    init() {}

    static let declaration = Declaration<CreditRecord>("credit_record", "不良信用记录") {
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").required().listed()
        Field(\.caseID, "enforcement_case", "依据案件").reference("enforcement_case", by: "number").required()
        Field(\.decision, "decision_number", "决定书文号").length(60).listed()
        Field(\.creditClass, "credit_class", "失信类别").code("credit_class").listed()
        Field(\.edition, "rule_edition", "适用规定").code("credit_rule").listed()
        Field(\.from, "from_day", "公示起算日").listed()
        Field(\.shortest, "shortest_until", "最短公示期至").help("届满后可以申请信用修复")
        Field(\.longest, "longest_until", "最长公示期至").listed().help("届满自动停止公示")
        Field(\.isPublished, "is_published", "公示").listed()
        Field(\.appliedDay, "applied_day", "申请修复日期").section("信用修复")
        Field(\.proof, "proof", "履行义务的证明").multiline(1_000).section("信用修复")
        Field(\.pledge, "pledge", "信用承诺").multiline(500).section("信用修复")
        Field(\.endedDay, "ended_day", "停止公示日期").section("信用修复")
    }
    .named(by: "enforcement_case").titled(by: "decision_number").region(.through("employer")).owned(.through("employer"))
    .writtenByActs().index("longest_until")
    .lifecycle(
        Lifecycle(
            states: [
                .init("listed", "已列入", tone: .warning), .init("applied", "申请修复", tone: .progress),
                .init("repaired", "已修复", tone: .good), .init("ended", "期满停止", tone: .good),
                .init("withdrawn", "决定撤销", tone: .neutral),
            ],
            transitions: [
                .init("apply", "申请修复", from: ["listed"], to: "applied", verb: .edit, byAct: true),
                .init("repair", "同意修复", from: ["applied"], to: "repaired", verb: .approve, stamps: "ended_day"),
                .init("refuse", "不予修复", from: ["applied"], to: "listed", verb: .approve, reason: true),
                .init("end", "期满停止", from: ["listed", "applied"], to: "ended", verb: .approve, byAct: true),
                .init(
                    "withdraw_decision", "决定被撤销，停止公示", from: ["listed", "applied"], to: "withdrawn", verb: .approve,
                    reason: true, stamps: "ended_day"),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .approve, .export], .region)
    .grant([.supervisor, .leader], [.view, .export], .region).grant(.employer, [.view, .edit], .organisation)
    .menu("举报与信用").serves("R-89", "R-90")
}

/// Class of a bad record; its periods are the rulebook's.
enum CreditRules {
    typealias Class = CreditPeriod.Class

    /// 轻微 for warnings and the summary procedure, 严重 for stopping, closing, revoking and the largest fines, 一般 for other fines.
    /// Examples of the final text; the amounts were not seen and are dated rows of `Tables/case-parameter.csv` (mark D).
    static func classify(fine: Int, other: String, procedure: String, decided: Day) -> Class {
        if procedure == "simple" { return .slight }
        let parameters = CaseParameters.inForce(on: decided)
        if !other.isEmpty { return .severe }
        if let huge = parameters.creditHugeFrom, Yuan(fine) >= huge { return .severe }
        return parameters.creditSlightUntil.map { Yuan(fine) <= $0 } ?? false ? .slight : .general
    }

    static func period(_ creditClass: Class, decided: Day) -> CreditPeriod { CreditPeriod(creditClass, decided: decided) }
}

enum CreditActs {
    /// A served decision makes its record in the same transaction.
    static func list(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard ["serve", "punish_on_spot"].contains(change.action),
            let file = try transaction.find(EnforcementCase.self, change.after.id)?.record,
            let decided = file.decidedDay
        else { return }
        let creditClass = CreditRules.classify(
            fine: file.fine ?? 0, other: file.otherPenalty, procedure: file.procedure, decided: decided)
        let period = CreditRules.period(creditClass, decided: decided)
        var record = CreditRecord()
        record.employer = file.employer
        record.caseID = Int(change.after.id)
        record.decision = file.decisionNumber
        record.creditClass = creditClass.rawValue
        record.edition = period.edition
        record.from = decided
        record.shortest = period.shortest
        record.longest = period.longest
        record.isPublished = period.isPublished
        try transaction.insert(record)
    }

    /// 谁认定、谁修复: after the shortest period, with proof of performance and a pledge.
    static func apply(
        _ stored: StoredRecord, _ record: CreditRecord, proof: String, pledge: String, in transaction: RegisterTransaction
    ) throws {
        if let shortest = record.shortest, transaction.today <= shortest, record.edition == "58" || record.creditClass != "slight"
        {
            throw SupervisionError.creditRefused("最短公示期 \(shortest) 尚未届满，届满后方可申请信用修复（信用修复管理办法）。")
        }
        guard !proof.isEmpty, !pledge.isEmpty else { throw SupervisionError.creditRefused("请提交履行义务的证明和信用承诺。") }
        let paid = try transaction.connection.first(
            "SELECT id FROM enforcement_case WHERE id = ?1 AND (fine IS NULL OR fine = 0 OR paid_day IS NOT NULL)",
            [.integer(Int64(record.caseID))])
        guard paid != nil else { throw SupervisionError.creditRefused("处罚决定尚未履行完毕，不能申请信用修复。") }
        var applied = record
        applied.appliedDay = transaction.today
        applied.proof = proof
        applied.pledge = pledge
        try transaction.move(stored, "apply", to: applied)
    }

    /// The longest period is over: the record is closed. Nothing was shown from that day on (`shown`), with or without this.
    static func end(_ stored: StoredRecord, _ record: CreditRecord, in transaction: RegisterTransaction) throws {
        guard let longest = record.longest, transaction.today > longest else {
            throw SupervisionError.creditRefused(
                "最长公示期 \(record.longest?.description ?? "") 尚未届满，不能按期满停止；符合条件的可以申请信用修复（信用修复管理办法）。")
        }
        var ended = record
        ended.endedDay = longest
        try transaction.move(stored, "end", to: ended)
    }

    /// What may be published or shared on a day: one condition for the public page, for exports and for whoever asks. A repaired,
    /// withdrawn or ended record is gone everywhere at once; a period that is over needs no job.
    static let shown = "r.void = 0 AND r.is_published = 1 AND r.state IN ('listed', 'applied') AND r.longest_until >= ?1"
}
