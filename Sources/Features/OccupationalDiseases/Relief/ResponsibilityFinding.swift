import Access
import Calendars
import Ledger
import Organisations
import Registers

/// Who answers for a patient's disease: where no employer can be found, the place where the patient lives does, with legal aid.
public struct ResponsibilityFinding: RegisterRecord {
    public var patient: Int64 = 0
    public var day: Day?
    public var kind = ""
    public var employer: Int64?
    public var formerWork = ""
    public var grounds = ""
    public var localOffice = ""
    public var aidOffice = ""
    public var aidNumber = ""
    public var aidedDay: Day?
    public var settledDay: Day?
    public init() {}

    public static let declaration = Declaration<ResponsibilityFinding>("responsibility_finding", "责任主体核查") {
        Field(\.patient, "patient", "患者").required().reference("patient", by: "id_number").listed()
        Field(\.day, "found_day", "核查日期").required().listed()
        Field(\.kind, "kind", "核查结论").required().code("responsibility_kind").listed()
            .toned(["exists": .good, "gone": .warning, "unclear": .warning])
        Field(\.employer, "employer", "责任用人单位").reference("employer", by: "credit_code")
        Field(\.formerWork, "former_work", "曾经工作的单位和时间").multiline(500)
        Field(\.grounds, "grounds", "核查经过和依据").required().multiline(1_000).help("登记注册信息、劳动关系资料、证人等")
        Field(\.localOffice, "local_office", "属地责任单位").length(60).help("患者现住地的镇（街道）或县（市、区）部门")
        Field(\.aidOffice, "aid_office", "法律援助机构").length(60).section("法律援助")
        Field(\.aidNumber, "aid_number", "援助案件编号").length(60).section("法律援助")
        Field(\.aidedDay, "aided_day", "受理日期").computed().listed().section("法律援助")
        Field(\.settledDay, "settled_day", "办结日期").computed().listed().section("法律援助")
    }
    .named(by: "patient", "found_day").titled(by: "found_day", "kind").region(.through("patient")).holdsPersons()
    .sorted(by: "found_day", descending: true)
    .check(problems)
    .lifecycle(
        Lifecycle(
            states: [
                .init("found", "已核查", tone: .warning), .init("aided", "法律援助中", tone: .progress),
                .init("settled", "已办结", editable: false, tone: .good),
                .init("answered", "责任主体明确", editable: false, tone: .good),
            ],
            transitions: [
                .init("aid", "登记法律援助", from: ["found"], to: "aided", verb: .edit, stamps: "aided_day"),
                .init("settle", "办结", from: ["found", "aided"], to: "settled", verb: .edit, reason: true, stamps: "settled_day"),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("救助与保险").serves("R-75").index("patient")

    static func begin(_ draft: Draft) -> String { draft.text("kind") == "exists" ? "answered" : "found" }

    private static func problems(_ draft: Draft) -> [FieldProblem] {
        switch draft.text("kind") {
        case "": return []
        case "exists":
            return draft.integer("employer") == nil ? [FieldProblem("employer", .missing, ReliefTexts.whichEmployer)] : []
        default:
            return [("former_work", ReliefTexts.formerWork), ("local_office", ReliefTexts.localOffice)]
                .filter { draft.text($0.0).isEmpty }.map { FieldProblem($0.0, .missing, $0.1) }
        }
    }

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if let day = draft.day("found_day"), day > transaction.today {
            throw RegisterError.invalid([FieldProblem("found_day", .inconsistent, DiseaseTexts.inFuture)])
        }
        if before != nil, before?["kind"].text != draft.text("kind") {
            throw RegisterError.invalid([FieldProblem("kind", .notEditable, ReliefTexts.findAnew)])
        }
        if draft.day("aided_day") != nil, draft.text("aid_office").isEmpty {
            throw RegisterError.invalid([FieldProblem("aid_office", .missing, ReliefTexts.aidOffice)])
        }
    }

    /// The last finding decides what the register says of the patient, and with it which help is prepared.
    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before == nil, let id = change.after["patient"].integer,
            var patient = try transaction.find(Patient.self, id), patient.stored.state != "died"
        else { return }
        patient.record.hasEmployer = change.after["kind"].text == "exists"
        let stored = try transaction.update(patient.stored, to: patient.record, action: "responsibility")
        try PrepareHelp.prepare(stored, patient.record, transaction)
    }

    /// Legal aid that was granted moves the finding on.
    static func afterHelp(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.after["kind"].text == "legal_aid", change.after["status"].text == "granted",
            change.before?["status"] != change.after["status"]
        else { return }
        for found in try transaction.registers.records(
            transaction.connection, ResponsibilityFinding.self, where: "t.void = 0 AND t.patient = ?1 AND t.state = 'found'",
            [change.after["patient"]])
        {
            var record = found.record
            if record.aidOffice.isEmpty { record.aidOffice = ReliefTexts.aidByHandOver }
            let draft = Draft(found.stored.draft.register, values: ResponsibilityFinding.declaration.encode(record))
            try transaction.transition(found.stored, "aid", draft: draft)
        }
    }
}
