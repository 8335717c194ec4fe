import Access
import Calendars
import Organisations
import Registers

/// A line of a capability sheet: how much of an item an institution had on a day, against the standard of its kind.
struct InstitutionCapability: RegisterRecord {
    var institution = 0
    var item = ""
    var label = ""
    var amount: Double?
    var asOf: Day?
    var evidence = ""
    init() {}

    static let declaration = Declaration<InstitutionCapability>("institution_capability", "机构能力表") {
        Field(\.institution, "institution", "机构").reference("organisation", by: "name").required().listed()
        Field(\.item, "item", "项目").required().length(10).listed().help("能力标准中的项目编号，例如 TS-01；机构页面列出本类机构的全部项目")
        Field(\.label, "label", "项目名称").computed().listed()
        Field(\.amount, "amount", "现有").range(0...100_000).required().listed()
        Field(\.asOf, "as_of", "核定日期").required().listed()
        Field(\.evidence, "evidence", "依据材料").length(300)
    }
    .named(by: "institution", "item", "as_of").titled(by: "item", "as_of").region(.through("institution"))
    .owned(.through("institution")).sorted(by: "as_of", descending: true)
    .derive { line, _ in line.label = CapabilityStandard.items.first { $0.code == line.item }?.label ?? "" }
    .check { draft in
        let item = draft.text("item")
        if item == CapabilityStandard.counted {
            return [FieldProblem("item", .notEditable, "这一项由“检测参数”自动计算，不必填写。")]
        }
        guard !CapabilityStandard.items.contains(where: { $0.code == item }) else { return [] }
        return [FieldProblem("item", .unknownCode, "能力标准中没有这个项目编号，请按机构页面所列填写。")]
    }
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant([.supervisor, .leader], [.view], .region)
    .grant(.institutionStaff, [.view, .create, .edit], .organisation)
    .menu("服务机构").serves("R-97")
}

/// A parameter that a laboratory can test by itself, and until when.
struct LaboratoryParameter: RegisterRecord {
    var institution = 0
    var factor = ""
    var method = ""
    var accreditation = ""
    var from: Day?
    var until: Day?
    var equipment = ""
    var staff: Int?
    init() {}

    static let declaration = Declaration<LaboratoryParameter>("laboratory_parameter", "检测参数") {
        Field(\.institution, "institution", "机构").reference("organisation", by: "name").required().listed()
        Field(\.factor, "factor", "危害因素").required().code("hazard_factor").listed()
        Field(\.method, "method", "检测方法").required().length(120).listed().example("GBZ/T 189.8-2007")
        Field(\.accreditation, "accreditation", "资质认定（认可）证书编号").length(60).listed()
        Field(\.from, "from_day", "具备能力起").required().listed()
        Field(\.until, "until_day", "有效期至").listed()
        Field(\.equipment, "equipment", "仪器设备").length(200)
        Field(\.staff, "staff", "检测人员").unit("人").range(0...1_000)
    }
    .named(by: "institution", "factor", "method").titled(by: "factor", "method").region(.through("institution"))
    .owned(.through("institution"))
    .check { draft in
        guard let from = draft.day("from_day"), let until = draft.day("until_day"), until < from else { return [] }
        return [FieldProblem("until_day", .inconsistent, "“有效期至”不能早于“具备能力起”。")]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("in_use", "可检测", tone: .good), .init("paused", "暂停", tone: .warning),
            ],
            transitions: [
                .init("pause", "暂停", from: ["in_use"], to: "paused", verb: .edit, reason: true),
                .init("resume", "恢复", from: ["paused"], to: "in_use", verb: .edit),
            ])
    )
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant([.supervisor, .leader], [.view], .region)
    .grant(.institutionStaff, [.view, .create, .edit], .organisation)
    .menu("服务机构").serves("R-98")
}
