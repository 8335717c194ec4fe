import Access
import Calendars
import Database
import OccupationalDiseases
import Organisations
import Registers

/// A body of the network of diagnosis, treatment and rehabilitation, from the province to the town.
public struct CareNetworkMember: RegisterRecord {
    public var name = ""
    public var level = ""
    public var regionCode = ""
    public var diagnoses = false
    public var treats = false
    public var rehabilitates = false
    public var contact = ""
    public init() {}

    public static let declaration = Declaration<CareNetworkMember>("care_network_member", "诊断救治康复网络机构") {
        Field(\.name, "name", "机构名称").required().length(100).listed()
        Field(\.level, "level", "级别").required().code("network_level").listed()
        Field(\.regionCode, "region_code", "所在地区").required().code("region").listed()
        Field(\.diagnoses, "diagnoses", "诊断").listed()
        Field(\.treats, "treats", "救治").listed()
        Field(\.rehabilitates, "rehabilitates", "康复").listed()
        Field(\.contact, "contact", "联系方式").length(80)
    }
    .named(by: "name").titled(by: "name", "level").region(.field("region_code"))
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant(.healthInstitution, [.view], .everything)
    .menu("尘肺病").serves("R-62")
}

/// An expert of the treatment team.
public struct CareExpert: RegisterRecord {
    public var name = ""
    public var specialty = ""
    public var member: Int64 = 0
    public var title = ""
    public var until: Day?
    public init() {}

    public static let declaration = Declaration<CareExpert>("care_expert", "救治专家") {
        Field(\.name, "name", "姓名").required().length(40).listed()
        Field(\.specialty, "specialty", "专业").required().length(60).listed()
        Field(\.member, "member", "所在机构").required().reference("care_network_member", by: "name").listed()
        Field(\.title, "title", "职称").length(40).listed()
        Field(\.until, "valid_until", "聘期至").listed()
    }
    .named(by: "name", "member").titled(by: "name", "specialty").region(.through("member"))
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region)
    .menu("尘肺病").serves("R-62")
}

/// A patient's way up to a hospital and back, with what each side writes to the other.
public struct PatientReferral: RegisterRecord {
    public var patient: Int64 = 0
    public var direction = ""
    public var from: Int64 = 0
    public var to: Int64 = 0
    public var referredDay: Day?
    public var reason = ""
    public var records = ""
    public var receivedDay: Day?
    public var treatment = ""
    public var treatedDay: Day?
    public var backDay: Day?
    public var advice = ""
    public init() {}

    public static let declaration = Declaration<PatientReferral>("patient_referral", "尘肺病患者转诊") {
        Field(\.patient, "patient", "患者").required().reference("patient", by: "id_number").listed()
        Field(\.direction, "direction", "方向").required().code("referral_direction").listed()
        Field(\.from, "from_member", "转出机构").required().reference("care_network_member", by: "name").listed()
        Field(\.to, "to_member", "转入机构").required().reference("care_network_member", by: "name").listed()
        Field(\.referredDay, "referred_day", "转诊日期").required().listed()
        Field(\.reason, "reason", "转诊原因").required().multiline(500)
        Field(\.records, "records", "随转资料").required().multiline(1_000).help("胸片、肺功能、用药等；文件可附在本记录后")
        Field(\.receivedDay, "received_day", "接收日期").computed().listed()
        Field(\.treatment, "treatment", "诊治经过").multiline(2_000)
        Field(\.treatedDay, "treated_day", "完成诊治").computed()
        Field(\.backDay, "back_day", "转回日期").computed().listed()
        Field(\.advice, "advice", "转回后的建议").multiline(1_000)
    }
    .named(by: "patient", "referred_day", "to_member").titled(by: "direction", "referred_day").region(.through("patient"))
    .sorted(by: "referred_day", descending: true).holdsPersons()
    .check { draft in
        var problems: [FieldProblem] = []
        if let from = draft.integer("from_member"), from == draft.integer("to_member") {
            problems.append(FieldProblem("to_member", .inconsistent, CareTexts.sameMember))
        }
        return problems
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("referred", "已转出，待接收", tone: .progress), .init("received", "已接收", tone: .progress),
                .init("treated", "已诊治", tone: .progress), .init("back", "已转回", editable: false, tone: .good),
            ],
            transitions: [
                .init("receive", "接收", from: ["referred"], to: "received", verb: .edit, stamps: "received_day"),
                .init("treat", "完成诊治", from: ["received"], to: "treated", verb: .edit, stamps: "treated_day"),
                .init("return_back", "转回", from: ["treated"], to: "back", verb: .edit, stamps: "back_day"),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("尘肺病").serves("R-62").index("patient")

    private static let rank = ["town": 0, "county": 1, "city": 2, "province": 3]

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let from = draft.integer("from_member"), let to = draft.integer("to_member"),
            let source = try transaction.find(CareNetworkMember.self, from)?.record,
            let target = try transaction.find(CareNetworkMember.self, to)?.record
        else { return }
        func refuse(_ field: String, _ sentence: String) -> RegisterError {
            .invalid([FieldProblem(field, .inconsistent, sentence)])
        }
        if let day = draft.day("referred_day"), day > transaction.today { throw refuse("referred_day", CareTexts.inFuture) }
        let (below, above) = (rank[source.level] ?? 0, rank[target.level] ?? 0)
        let fits = draft.text("direction") == "up" ? above > below : above < below
        if !fits { throw refuse("direction", CareTexts.wrongDirection) }
        if before == nil, let patient = draft.integer("patient"),
            try transaction.find(Patient.self, patient)?.stored.state == "died"
        {
            throw refuse("patient", CareTexts.dead)
        }
    }

    /// The next step waits for what the other side has to write.
    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before?.state != change.after.state else { return }
        let missing: String? =
            switch change.after.state {
            case "treated" where (change.after["treatment"].text ?? "").isEmpty: "treatment"
            case "back" where (change.after["advice"].text ?? "").isEmpty: "advice"
            default: nil
            }
        if let missing {
            let label = change.register.field(missing)?.label ?? missing
            throw RegisterError.invalid([FieldProblem(missing, .missing, CareTexts.writeFirst(label))])
        }
    }
}
