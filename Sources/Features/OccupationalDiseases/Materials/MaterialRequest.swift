import Access
import Calendars
import Database
import Organisations
import Registers
import Rulebook

/// What an employer is asked to hand in for a diagnosis, and what it answered (职业病防治法 47; 令第6号 21).
///
/// The employer answers on its own desk; what it does not answer in time goes on without it (48).
public struct MaterialRequest: RegisterRecord {
    public var diagnosis: Int64 = 0
    public var employer: Int64 = 0
    public var worker: Int64?
    public var performer: Int64?
    public var hazard = ""
    public var institution = ""
    public var askedDay: Day?
    public var dueDay: Day?
    public var history = ""
    public var examinations = ""
    public var measurements = ""
    public var dose = ""
    public var other = ""
    public var answeredDay: Day?
    public var acceptedDay: Day?
    public init() {}

    public static let declaration = Declaration<MaterialRequest>("material_request", "诊断资料提供") {
        Field(\.diagnosis, "diagnosis_case", "诊断").computed().reference("diagnosis_case", by: "applied_day")
        Field(\.employer, "employer", "用人单位").computed().reference("employer", by: "credit_code").listed()
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.performer, "performer", "诊断机构账号单位").computed().technical()
        Field(\.hazard, "hazard", "危害因素").computed().code("hazard_factor").listed()
        Field(\.institution, "institution", "诊断机构").computed().listed()
        Field(\.askedDay, "asked_day", "通知日期").computed().listed()
        Field(\.dueDay, "due_day", "提供期限").computed().listed()
        Field(\.history, "history", "职业史和职业病危害接触史").multiline(2_000).section("用人单位提供").help(
            "何时起在什么岗位、接触什么、用了什么防护；没有的写明“没有”及原因")
        Field(\.examinations, "examinations", "职业健康检查结果").multiline(2_000).section("用人单位提供").help("检查机构、日期和结论；原件在“附件”上传")
        Field(\.measurements, "measurements", "工作场所职业病危害因素检测结果").multiline(2_000).section("用人单位提供").help(
            "检测机构、日期、报告编号；没有检测的写明“没有检测”")
        Field(\.dose, "dose", "个人剂量监测档案").multiline(2_000).section("用人单位提供").help("只有放射性疾病需要")
        Field(\.other, "other", "其他有关资料").multiline(2_000).section("用人单位提供")
        Field(\.answeredDay, "answered_day", "用人单位提供日期").computed().listed().section("经过")
        Field(\.acceptedDay, "accepted_day", "诊断机构收齐日期").computed().section("经过")
    }
    .named(by: "diagnosis_case", "asked_day").titled(by: "hazard", "asked_day").region(.through("employer"))
    .owned(.through("employer")).performed(by: "performer").sorted(by: "asked_day", descending: true).holdsPersons()
    .lifecycle(
        Lifecycle(
            states: [
                .init("asked", "待提供", tone: .progress), .init("answered", "已提供，待收齐", tone: .progress),
                .init("accepted", "已收齐", editable: false, tone: .good),
                .init("unanswered", "未提供，按现有资料进行", editable: false, tone: .bad),
                .init("dropped", "申请已撤回", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("answer", "资料已填好，提交诊断机构", from: ["asked"], to: "answered", verb: .edit, stamps: "answered_day"),
                .init("return", "退回补充", from: ["answered"], to: "asked", verb: .approve, reason: true),
                .init("accept", "资料已收齐", from: ["asked", "answered"], to: "accepted", verb: .approve, stamps: "accepted_day"),
                .init("give_up", "未提供", from: ["asked", "answered"], to: "unanswered", verb: .approve, byAct: true),
                .init("drop", "申请已撤回", from: ["asked", "answered"], to: "dropped", verb: .approve, byAct: true),
            ])
    )
    .grant(.employer, [.view, .edit], .organisation)
    .grant(.healthInstitution, [.view, .approve, .export], .performed)
    .grant([.cdc, .bureauOfficer], [.view, .approve, .export], .region)
    .menu("职业病诊断").serves("R-57")

    static let clock = "diagnosis_employer_materials"

    /// Nobody types a request: the institution's notice makes it, the employer only answers.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard draft.integer("diagnosis_case") != nil else { throw RegisterError.notFound }
    }

    /// Asks the employer when the institution gives notice, and closes what is open when the case goes on.
    static func afterCase(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before?.state != change.after.state || change.before?.isVoid != change.after.isVoid else { return }
        let open = try transaction.registers.records(
            transaction.connection, MaterialRequest.self,
            where: "t.void = 0 AND t.diagnosis_case = ?1 AND t.state IN ('asked', 'answered')", [.integer(change.after.id)],
            order: "t.id")
        func close(_ step: String) throws { for request in open { try transaction.transition(request.stored, step) } }
        if change.after.isVoid { return try close("drop") }
        switch (change.action, change.after.state) {
        case (_, "asked") where open.isEmpty: try ask(change.after, transaction)
        case ("unanswered", _): try close("give_up")
        case (_, "complete"): try close("accept")
        case (_, "withdrawn"): try close("drop")
        default: break
        }
    }

    private static func ask(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        let found = DiagnosisCase.declaration.decode(try transaction.opened(record.draft).values)
        var request = MaterialRequest()
        (request.diagnosis, request.employer, request.worker) = (record.id, found.employer, found.worker)
        (request.performer, request.hazard, request.institution) = (record.organisation, found.hazard, found.institution)
        let asked = found.askedDay ?? transaction.today
        request.askedDay = asked
        request.dueDay = LegalPeriods.clock(clock)?.due(from: asked)?.day
        try transaction.insert(request, reason: DiseaseTexts.askedByNotice)
    }

    /// The employer's period runs on its own desk; what it hands in must say something; what is complete moves the case on.
    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        guard change.before?.state != record.state || change.before?.isVoid != record.isVoid else { return }
        try transaction.settleClocks(of: record)
        guard !record.isVoid else { return }
        if record.state == "asked", let clock = LegalPeriods.clock(Self.clock) {
            // Sent back for more, the period does not begin again: it ends when it ended.
            let due = record.draft.day("due_day") ?? transaction.today
            try transaction.start(
                RecordClock(
                    clock.id, title: DiseaseTexts.provideMaterials,
                    basis: "\(clock.clause)：\(clock.periodText)（\(clock.mark.label)）", role: .employer),
                on: record, from: record.draft.day("asked_day") ?? transaction.today, due: due)
        }
        if record.state == "answered" {
            let said = ["history", "examinations", "measurements"].filter { record.draft.text($0).isEmpty }
            guard said.isEmpty else {
                throw RegisterError.invalid(said.map { FieldProblem($0, .missing, DiseaseTexts.sayNone) })
            }
        }
        guard record.state == "accepted", let id = record.draft.integer("diagnosis_case"),
            let diagnosis = try transaction.find(DiagnosisCase.self, id)?.stored, diagnosis.state == "asked"
        else { return }
        try transaction.transition(diagnosis, "complete")
    }
}
