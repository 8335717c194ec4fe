import Access
import Calendars
import Crypto
import Database
import HealthSurveillance
import Identifiers
import Organisations
import Registers
import Rulebook

/// A 职业病诊断 from application to report. Three qualified doctors decide; the program keeps the clocks and the papers.
public struct DiagnosisCase: RegisterRecord {
    public var worker: Int64?
    public var employer: Int64 = 0
    public var suspected: Int64?
    public var name = ""
    public var idNumber = ""
    public var hazard = ""
    public var institution = ""
    public var appliedDay: Day?
    public var askedDay: Day?
    public var completeDay: Day?
    public var doctors = ""
    public var conclusion = ""
    public var disease = ""
    public var stage = ""
    public var basis = ""
    public var residence = ""
    public var isInsured = false
    public var certificate = ""
    public var diagnosedDay: Day?
    public var checkCode = ""
    public var servedDay: Day?
    public var reportedDay: Day?
    public init() {}

    public static let declaration = Declaration<DiagnosisCase>("diagnosis_case", "职业病诊断") {
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.suspected, "suspected_case", "疑似职业病").reference("suspected_case", by: "id_number")
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
        Field(\.hazard, "hazard", "危害因素").required().code("hazard_factor").listed()
        Field(\.institution, "institution", "诊断机构").required().length(100).listed()
        Field(\.appliedDay, "applied_day", "申请日期").required().listed()
        Field(\.askedDay, "asked_day", "通知用人单位提供资料").computed().section("经过")
        Field(\.completeDay, "complete_day", "资料齐全").computed().section("经过")
        Field(\.doctors, "doctors", "诊断医师").length(120).help("三名以上取得资格的诊断医师，用顿号分开").section("诊断")
        Field(\.conclusion, "conclusion", "诊断结论").code("diagnosis_conclusion").listed().section("诊断")
        Field(\.disease, "disease", "职业病名称").code("disease_2025").listed().section("诊断")
        Field(\.stage, "stage", "分期或分级").code("disease_grade").section("诊断").help("尘肺病填期别，其他职业病有分级的填分级")
        Field(\.basis, "basis", "诊断依据").multiline(2_000).section("诊断")
        Field(\.residence, "residence", "现住地区").code("region").section("诊断").help("确诊的填到镇（街道）：随访、康复和救助由现住地落实")
        Field(\.isInsured, "is_insured", "参加工伤保险").section("诊断")
        Field(\.certificate, "certificate", "证明书编号").length(60).listed().section("诊断")
        Field(\.diagnosedDay, "diagnosed_day", "诊断日期").computed().listed().section("诊断")
        Field(\.checkCode, "check_code", "核验码").computed().section("诊断")
        Field(\.servedDay, "served_day", "证明书送达").computed().section("经过")
        Field(\.reportedDay, "reported_day", "网络报告").computed().section("经过")
    }
    .named(by: "id_number", "applied_day", "hazard").titled(by: "hazard", "applied_day").region(.through("employer")).owned(
        .author
    )
    .sorted(by: "applied_day", descending: true).holdsPersons()
    .lifecycle(
        Lifecycle(
            states: [
                .init("applied", "已申请", tone: .progress), .init("asked", "已通知用人单位提供资料", tone: .progress),
                .init("complete", "资料齐全", tone: .progress), .init("diagnosed", "已作出诊断", editable: false, tone: .warning),
                .init("served", "证明书已送达", editable: false, tone: .warning),
                .init("reported", "已报告", editable: false, tone: .good),
                .init("withdrawn", "申请已撤回", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("ask", "通知用人单位提供资料", from: ["applied"], to: "asked", verb: .edit, stamps: "asked_day"),
                .init("complete", "资料齐全", from: ["applied", "asked"], to: "complete", verb: .edit, stamps: "complete_day"),
                .init(
                    "unanswered", "用人单位不提供，按现有资料进行", from: ["asked"], to: "complete", verb: .edit, reason: true,
                    stamps: "complete_day"),
                .init("diagnose", "作出诊断", from: ["complete"], to: "diagnosed", verb: .edit, stamps: "diagnosed_day"),
                .init(
                    "recall", "证明书有误，收回更正", from: ["diagnosed", "served"], to: "complete", verb: .edit, reason: true),
                .init(
                    "withdraw_application", "申请人撤回申请", from: ["applied", "asked", "complete"], to: "withdrawn", verb: .edit,
                    reason: true),
                .init("serve", "今日当面送达双方", from: ["diagnosed"], to: "served", verb: .edit, stamps: "served_day"),
                .init("report", "网络报告", from: ["served"], to: "reported", verb: .edit, stamps: "reported_day"),
            ])
    )
    .grant(.healthInstitution, [.view, .create, .edit], .organisation)
    .grant([.cdc, .bureauOfficer], [.view, .export], .region)
    .menu("职业病诊断").serves("R-57").index("worker").index("check_code")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        draft["worker"] = try CasePerson.link(draft, transaction)
        if let day = draft.day("applied_day"), day > transaction.today {
            throw RegisterError.invalid([FieldProblem("applied_day", .inconsistent, DiseaseTexts.inFuture)])
        }
        if before == nil, draft["suspected_case"].isNull, let worker = draft.integer("worker") {
            draft["suspected_case"] = Value(
                try SuspectedCase.waiting(worker: worker, hazard: draft.text("hazard"), transaction))
        }
        // Judged when it is made: a doctor who leaves afterwards does not undo what was signed.
        guard let diagnosed = draft.day("diagnosed_day"), before?["diagnosed_day"].isNull ?? true else { return }
        var problems = certificateProblems(draft)
        if problems.isEmpty { problems = try DiagnosisPanel.problems(draft, on: diagnosed, transaction) }
        guard problems.isEmpty else { throw RegisterError.invalid(problems) }
        let text = [
            draft.text("certificate"), draft.text("institution"), diagnosed.description, draft.text("conclusion"),
            draft.text("disease"), draft.text("id_number"),
        ].joined(separator: "|")
        let code = Hexadecimal.text(SHA256.hash(data: Array(text.utf8)).prefix(10), isCapital: true)
        draft["check_code"] = .text(code)
    }

    /// Clause: 职业病防治法 46 (three or more doctors sign); a certificate has a number, and a confirmed disease its name.
    static func certificateProblems(_ draft: Draft) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if DiagnosisPanel.names(draft.text("doctors")).count < 3 {
            problems.append(FieldProblem("doctors", .missing, DiseaseTexts.doctors))
        }
        if draft.text("conclusion").isEmpty { problems.append(FieldProblem("conclusion", .missing, DiseaseTexts.conclusion)) }
        if draft.text("conclusion") == "confirmed", draft.text("disease").isEmpty {
            problems.append(FieldProblem("disease", .missing, DiseaseTexts.disease))
        }
        if draft.text("conclusion") == "confirmed" {
            problems += DiseaseGrade.problems(draft)
            if draft.text("residence").isEmpty { problems.append(FieldProblem("residence", .missing, PatientTexts.residence)) }
        }
        if draft.text("certificate").isEmpty { problems.append(FieldProblem("certificate", .missing, DiseaseTexts.certificate)) }
        return problems
    }

    /// What is running in each state, by the periods of law.
    static func clocks(of state: String) -> [(id: String, stamp: String)] {
        switch state {
        case "asked": [("diagnosis_employer_materials", "asked_day")]
        case "complete": [("diagnosis_decision", "complete_day")]
        case "diagnosed": [("diagnosis_send_certificate", "diagnosed_day"), ("diagnosis_report_system", "diagnosed_day")]
        case "served": [("diagnosis_report_system", "diagnosed_day")]
        default: []
        }
    }

    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before?.state != change.after.state || change.before?.isVoid != change.after.isVoid else { return }
        if change.after.state == "diagnosed", change.before?.state == "complete",
            SuspendedDays.stands(try DiagnosisSuspension.days(of: change.after.id, transaction))
        {
            throw RegisterError.invalid([FieldProblem("conclusion", .inconsistent, DiseaseTexts.stillSuspended)])
        }
        try keepClocks(change.after, transaction)
        try moveSuspected(change.after, isRecalled: change.action == "recall", transaction)
        if change.action == "recall" { try forget(change.after, transaction) }
    }

    /// A certificate that was taken back checks no more: its day and code go, its number may be given anew. The history keeps it.
    private static func forget(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(DiagnosisCase.self, record.id) else { return }
        (found.record.diagnosedDay, found.record.checkCode, found.record.servedDay) = (nil, "", nil)
        try transaction.update(found.stored, to: found.record, action: "recalled")
    }

    /// Starts what runs in the case's state. Materials and decision stand still while a survey, a decision or an arbitration runs, and go
    /// on later by the days that were lost.
    static func keepClocks(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        try transaction.settleClocks(of: record)
        guard !record.isVoid else { return }
        let spans = try DiagnosisSuspension.days(of: record.id, transaction)
        for (id, stamp) in clocks(of: record.state) {
            let canStand = ["diagnosis_employer_materials", "diagnosis_decision"].contains(id)
            if canStand, SuspendedDays.stands(spans) { continue }
            guard let event = record[stamp].text.flatMap({ (text: String) in Day(text) }), let clock = LegalPeriods.clock(id),
                let due = clock.due(from: event)
            else { continue }
            let lost = canStand ? SuspendedDays.lost(spans, since: event, today: transaction.today) : 0
            let stood = lost == 0 ? "" : "，" + DiseaseTexts.daysLost(lost)
            try transaction.start(
                RecordClock(
                    id, title: clock.name, basis: "\(clock.clause)：\(clock.periodText)（\(clock.mark.label)）\(stood)",
                    role: .healthInstitution),
                on: record, from: event, due: due.day + lost)
        }
    }

    static func moveSuspected(
        _ record: StoredRecord, isRecalled: Bool = false, _ transaction: RegisterTransaction
    ) throws {
        guard let id = record["suspected_case"].integer, let suspected = try transaction.find(SuspectedCase.self, id)?.stored
        else {
            return
        }
        switch (record.isVoid ? "withdrawn" : record.state, suspected.state) {
        case ("withdrawn", "diagnosing"): try transaction.transition(suspected, "wait")
        case ("withdrawn", _): break
        case (_, "confirmed") where isRecalled, (_, "excluded") where isRecalled: try transaction.transition(suspected, "resume")
        case (_, "reported") where record["diagnosed_day"].isNull, (_, "told") where record["diagnosed_day"].isNull:
            try transaction.transition(suspected, "diagnose")
            if let examination = suspected["examination"].integer, let applied = record.draft.day("applied_day") {
                try FollowUps.finishByDiagnosis(
                    of: examination, institution: record["institution"].text ?? "", on: applied, transaction)
            }
        case (_, "reported") where !record["diagnosed_day"].isNull, (_, "told") where !record["diagnosed_day"].isNull,
            (_, "diagnosing") where !record["diagnosed_day"].isNull:
            try transaction.transition(suspected, record["conclusion"].text == "confirmed" ? "confirm" : "exclude")
        default: break
        }
    }
}
