import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Registers
import Rulebook

/// A 疑似职业病: found at an examination, or by a clinician who reports it in minutes.
public struct SuspectedCase: RegisterRecord {
    public var worker: Int64?
    public var employer: Int64 = 0
    public var examination: Int64?
    public var name = ""
    public var idNumber = ""
    public var disease = ""
    public var exposure = ""
    public var foundDay: Day?
    public var finder = ""
    public var reportedDay: Day?
    public var isAcute = false
    public var poisoned: Int?
    public var workerToldDay: Day?
    public var employerToldDay: Day?
    public var noticeProof = ""
    public init() {}

    public static let declaration = Declaration<SuspectedCase>("suspected_case", "疑似职业病") {
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.examination, "examination", "检查").computed().reference("examination", by: "exam_day")
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
        Field(\.disease, "disease", "疑似职业病名称").required().length(100).listed()
        Field(\.exposure, "exposure", "接触史").multiline(1_000)
        Field(\.foundDay, "found_day", "发现日期").required().listed()
        Field(\.finder, "finder", "发现机构").required().length(100).listed()
        Field(\.reportedDay, "reported_day", "报告日期").computed().listed()
        Field(\.isAcute, "is_acute", "急性职业中毒").help("首诊后 24 小时内报告；死亡或同时三人以上中毒的立即电话报告")
        Field(\.poisoned, "poisoned", "同时中毒人数").unit("人").range(1...10_000).help("急性职业中毒时填写")
        Field(\.workerToldDay, "worker_told_day", "书面告知劳动者").computed().listed().section("告知")
        Field(\.employerToldDay, "employer_told_day", "书面告知用人单位").computed().listed().section("告知")
        Field(\.noticeProof, "notice_proof", "告知凭据").computed().length(400).section("告知")
    }
    .named(by: "id_number", "found_day", "disease").titled(by: "disease", "found_day").region(.through("employer")).owned(.author)
    .performed(by: "employer").sorted(by: "found_day", descending: true).holdsPersons()
    .lifecycle(
        Lifecycle(
            states: [
                .init("found", "已发现，待报告", tone: .bad), .init("reported", "已报告，待告知", tone: .progress),
                .init("told", "已告知，待诊断", tone: .progress), .init("diagnosing", "诊断中", tone: .progress),
                .init("confirmed", "确诊", editable: false, tone: .bad),
                .init("excluded", "排除", editable: false, tone: .good),
            ],
            transitions: [
                .init("report", "报告", from: ["found"], to: "reported", verb: .edit, stamps: "reported_day"),
                .init("tell", "已告知双方", from: ["reported"], to: "told", verb: .edit, byAct: true),
                .init("diagnose", "进入诊断", from: ["reported", "told"], to: "diagnosing", verb: .edit, byAct: true),
                .init("confirm", "确诊", from: ["reported", "told", "diagnosing"], to: "confirmed", verb: .edit, byAct: true),
                .init("exclude", "排除", from: ["reported", "told", "diagnosing"], to: "excluded", verb: .edit, byAct: true),
                .init("resume", "证明书收回，诊断继续", from: ["confirmed", "excluded"], to: "diagnosing", verb: .edit, byAct: true),
                .init("wait", "诊断申请撤回或作废，待诊断", from: ["diagnosing"], to: "reported", verb: .edit, byAct: true),
            ])
    )
    // The employer is told by law (55); it sees the cases that name it, and what it owes.
    .grant(.employer, [.view], .performed)
    .grant(.healthInstitution, [.view, .create, .edit], .organisation)
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("职业病诊断").serves("R-55").index("worker").index("examination")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if let day = draft.day("found_day"), day > transaction.today {
            throw RegisterError.invalid([FieldProblem("found_day", .inconsistent, DiseaseTexts.inFuture)])
        }
        draft["worker"] = try CasePerson.link(draft, transaction)
    }

    /// The record behind it was put right: it concludes otherwise, or is another person's. What is already being diagnosed stays.
    static func afterCorrection(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let before = change.before, change.after.isVoid || change.after.state == "accepted",
            before.isVoid != change.after.isVoid || before.state != change.after.state,
            let found = try transaction.registers.records(
                transaction.connection, SuspectedCase.self,
                where: "t.void = 0 AND t.examination = ?1 AND t.state IN ('found', 'reported', 'told')",
                [.integer(change.after.id)], limit: 1
            ).first, let examination = try transaction.find(Examination.self, change.after.id)?.record
        else { return }
        guard !change.after.isVoid, examination.conclusion == ExaminationConclusion.suspectedDisease.rawValue else {
            try transaction.withdraw(found.stored, reason: DiseaseTexts.notSuspected)
            return
        }
        var record = found.record
        (record.employer, record.name, record.idNumber) = (examination.employer, examination.name, examination.idNumber)
        (record.disease, record.foundDay, record.finder) = (examination.condition, examination.day, examination.institution)
        try transaction.update(found.stored, to: record, action: "correct", reason: DiseaseTexts.examinationCorrected)
    }

    /// An accepted examination that concludes “suspected” begins the case in the same transaction; nobody types it again.
    static func afterExamination(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.after.state == "accepted", !change.after.isVoid,
            change.after["conclusion"].text == ExaminationConclusion.suspectedDisease.rawValue,
            try transaction.connection.first(
                "SELECT id FROM suspected_case WHERE void = 0 AND examination = ?1", [.integer(change.after.id)]) == nil,
            let found = try transaction.find(Examination.self, change.after.id)?.record
        else { return }
        var suspected = SuspectedCase()
        (suspected.employer, suspected.examination) = (found.employer, change.after.id)
        (suspected.name, suspected.idNumber) = (found.name, found.idNumber)
        (suspected.disease, suspected.foundDay, suspected.finder) = (found.condition, found.day, found.institution)
        try transaction.insert(suspected, reason: "职业健康检查结论为疑似职业病")
    }

    /// Reporting settles the clock that the examination started, and starts that of the notice; who is told starts the employer's.
    static func afterReport(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        if change.before == nil, change.after["examination"].isNull {
            try transaction.start(reportClock(change.after), on: change.after, from: transaction.today, due: transaction.today)
        }
        guard change.before?.state != change.after.state, !change.after.isVoid else { return }
        switch (change.before?.state, change.after.state) {
        case ("found", "reported"):
            try transaction.settle(HealthClocks.suspectedReport.name, on: change.after)
            if let id = change.after["examination"].integer, let examination = try transaction.find(Examination.self, id) {
                try transaction.settle(HealthClocks.suspectedReport.name, on: examination.stored)
            }
            try SuspectedNotice.begin(change.after, transaction)
            try goOn(change.after.id, transaction)
        case (_, "told"): try SuspectedNotice.arrange(change.after, transaction)
        case (_, "diagnosing"), (_, "confirmed"), (_, "excluded"):
            try transaction.settle(SuspectedNotice.arrangement, on: change.after)
        case ("diagnosing", "reported"): try SuspectedNotice.begin(change.after, transaction)
        default: break
        }
    }

    /// Diagnosis may have begun before anybody reported: then the report catches up with it.
    private static func goOn(_ id: Int64, _ transaction: RegisterTransaction) throws {
        let begun = try transaction.registers.records(
            transaction.connection, DiagnosisCase.self, where: "t.void = 0 AND t.suspected_case = ?1 AND t.state <> 'withdrawn'",
            [.integer(id)], order: "t.id", limit: 1)
        if let diagnosis = begun.first?.stored { try DiagnosisCase.moveSuspected(diagnosis, transaction) }
    }

    /// Acute poisoning: within 24 hours, which a desk of days shows as due on the next; otherwise at once.
    private static func reportClock(_ record: StoredRecord) -> RecordClock {
        guard record["is_acute"].integer == 1 else { return HealthClocks.suspectedReport }
        var clock = HealthClocks.suspectedReport
        let isGrave = (record["poisoned"].integer ?? 0) >= 3
        clock.basis = isGrave ? DiseaseTexts.acuteAtOnce : DiseaseTexts.acuteWithinADay
        return clock
    }

    /// The suspicion that waits for a diagnosis of this person: another hospital may have reported it, and whoever diagnoses cannot see it.
    static func waiting(worker: Int64, hazard: String, _ transaction: RegisterTransaction) throws -> Int64? {
        let open = try transaction.registers.records(
            transaction.connection, SuspectedCase.self,
            where: "t.void = 0 AND t.worker = ?1 AND t.state IN ('found', 'reported', 'told')", [.integer(worker)],
            order: "t.found_day DESC, t.id DESC")
        return try open.first { found in
            guard let id = found.record.examination, let examination = try transaction.find(Examination.self, id)?.record else {
                return true
            }
            let factors = HazardAgentTable.factors(of: examination.agent)
            return factors.isEmpty || factors.contains(hazard)
        }?.id
    }
}

/// The person of a case, found by the sealed number.
enum CasePerson {
    static func link(_ draft: Draft, _ transaction: RegisterTransaction) throws -> Value {
        var region = draft.text("region_code")
        if region.isEmpty, let employer = draft.integer("employer") {
            region =
                try transaction.connection.value("SELECT region_code FROM employer WHERE id = ?1", [.integer(employer)]).text
                ?? ""
        }
        return .integer(
            try Worker.link(name: draft.text("name"), number: draft.text("id_number"), region: region, transaction))
    }
}
