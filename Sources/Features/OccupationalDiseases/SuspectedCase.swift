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
    }
    .named(by: "id_number", "found_day", "disease").titled(by: "disease", "found_day").region(.through("employer")).owned(.author)
    .sorted(by: "found_day", descending: true).holdsPersons()
    .lifecycle(
        Lifecycle(
            states: [
                .init("found", "已发现，待报告", tone: .bad), .init("reported", "已报告", tone: .progress),
                .init("diagnosing", "诊断中", tone: .progress), .init("confirmed", "确诊", editable: false, tone: .bad),
                .init("excluded", "排除", editable: false, tone: .good),
            ],
            transitions: [
                .init("report", "报告", from: ["found"], to: "reported", verb: .edit, stamps: "reported_day"),
                .init("diagnose", "进入诊断", from: ["reported"], to: "diagnosing", verb: .edit, byAct: true),
                .init("confirm", "确诊", from: ["reported", "diagnosing"], to: "confirmed", verb: .edit, byAct: true),
                .init("exclude", "排除", from: ["reported", "diagnosing"], to: "excluded", verb: .edit, byAct: true),
            ])
    )
    .grant(.healthInstitution, [.view, .create, .edit], .organisation)
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("职业病诊断").serves("R-55").index("worker").index("examination")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if let day = draft.day("found_day"), day > transaction.today {
            throw RegisterError.invalid([FieldProblem("found_day", .inconsistent, DiseaseTexts.inFuture)])
        }
        draft["worker"] = try CasePerson.link(draft, transaction)
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

    /// Reporting settles the clock that the examination started, and starts none of its own.
    static func afterReport(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        if change.before == nil, change.after["examination"].isNull {
            try transaction.start(HealthClocks.suspectedReport, on: change.after, from: transaction.today, due: transaction.today)
        }
        guard change.before?.state == "found", change.after.state == "reported" else { return }
        try transaction.settle(HealthClocks.suspectedReport.name, on: change.after)
        if let id = change.after["examination"].integer, let examination = try transaction.find(Examination.self, id) {
            try transaction.settle(HealthClocks.suspectedReport.name, on: examination.stored)
        }
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
