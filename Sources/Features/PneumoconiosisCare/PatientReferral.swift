import Access
import Calendars
import OccupationalDiseases
import Organisations
import Registers

/// A patient's way up to a hospital and back, with what each side writes to the other.
///
/// Two bodies work on one record: who sends owns it, who receives performs on it. Each writes its own part and takes its own steps.
public struct PatientReferral: RegisterRecord {
    public var patient: Int64 = 0
    public var direction = ""
    public var from: Int64 = 0
    public var to: Int64 = 0
    public var receiver: Int64?
    public var referredDay: Day?
    public var reason = ""
    public var records = ""
    public var receivedDay: Day?
    public var expert: Int64?
    public var treatment = ""
    public var treatedDay: Day?
    public var backDay: Day?
    public var advice = ""
    public var takenDay: Day?
    public init() {}

    public static let declaration = Declaration<PatientReferral>("patient_referral", "尘肺病患者转诊") {
        Field(\.patient, "patient", "患者").required().reference("patient", by: "id_number").listed().help("填写患者的证件号码")
        Field(\.direction, "direction", "方向").required().code("referral_direction").listed()
        Field(\.from, "from_member", "转出机构").required().reference("care_network_member", by: "name").listed()
        Field(\.to, "to_member", "转入机构").required().reference("care_network_member", by: "name").listed()
        Field(\.receiver, "receiver", "转入机构账号单位").computed().reference("organisation", by: "name").technical()
        Field(\.referredDay, "referred_day", "转诊日期").required().listed()
        Field(\.reason, "reason", "转诊原因").required().multiline(500)
        Field(\.records, "records", "随转资料").required().multiline(1_000).help("胸片、肺功能、用药等；文件可附在本记录后")
        Field(\.receivedDay, "received_day", "接收日期").computed().listed().section("转入机构")
        Field(\.expert, "expert", "会诊专家").reference("care_expert", by: "name", within: "to_member", equal: "member")
            .section("转入机构")
        Field(\.treatment, "treatment", "诊治经过").multiline(2_000).section("转入机构")
        Field(\.treatedDay, "treated_day", "完成诊治").computed().section("转入机构")
        Field(\.backDay, "back_day", "转回日期").computed().listed().section("转入机构")
        Field(\.advice, "advice", "转回后的建议").multiline(1_000).section("转入机构")
        Field(\.takenDay, "taken_day", "转出机构接回").computed().section("转入机构")
    }
    .named(by: "patient", "referred_day", "to_member").titled(by: "direction", "referred_day").region(.through("patient"))
    .owned(.through("from_member")).performed(by: "receiver")
    .sorted(by: "referred_day", descending: true).holdsPersons()
    .check { draft in
        guard let from = draft.integer("from_member"), from == draft.integer("to_member") else { return [] }
        return [FieldProblem("to_member", .inconsistent, CareTexts.sameMember)]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("referred", "已转出，待接收", tone: .progress), .init("received", "已接收", tone: .progress),
                .init("treated", "已诊治", tone: .progress), .init("back", "已转回，待接回", editable: false, tone: .warning),
                .init("taken", "已接回", editable: false, tone: .good),
                .init("declined", "不予接收", editable: false, tone: .bad),
                .init("recalled", "已撤回", editable: false, tone: .neutral),
                .init("ended", "患者死亡，终止", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("receive", "接收", from: ["referred"], to: "received", verb: .edit, stamps: "received_day"),
                .init("decline", "不予接收", from: ["referred"], to: "declined", verb: .edit, reason: true),
                .init("recall", "撤回", from: ["referred"], to: "recalled", verb: .edit, reason: true),
                .init("treat", "完成诊治", from: ["received"], to: "treated", verb: .edit, stamps: "treated_day"),
                .init("return_back", "转回", from: ["treated"], to: "back", verb: .edit, stamps: "back_day"),
                .init("take", "接回", from: ["back"], to: "taken", verb: .edit, stamps: "taken_day"),
                .init("end", "患者死亡", from: ["referred", "received", "treated", "back"], to: "ended", verb: .edit, byAct: true),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .grant(.healthInstitution, [.view, .create, .edit, .export], .organisation)
    .grant(.healthInstitution, [.view, .edit], .performed)
    .menu("尘肺病").serves("R-62").index("patient").index("receiver")
}
