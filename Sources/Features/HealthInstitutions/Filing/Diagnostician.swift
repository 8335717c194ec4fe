import Access
import Calendars
import Organisations
import Registers

/// A doctor qualified for 职业病诊断, with the classes of diseases and the days for which the certificate holds.
///
/// A diagnosis names its panel from here; nobody else signs.
public struct Diagnostician: RegisterRecord {
    public var name = ""
    public var certificate = ""
    public var institution: Int64?
    public var scope = ""
    public var from: Day?
    public var until: Day?
    public init() {}

    public static let declaration = Declaration<Diagnostician>("diagnostician", "职业病诊断医师") {
        Field(\.name, "name", "姓名").required().length(40).listed()
        Field(\.certificate, "certificate", "资格证书编号").required().length(60).unique().listed()
        Field(\.institution, "institution", "执业机构").required().reference("health_institution", by: "name").listed()
        Field(\.scope, "scope", "诊断类别").required().length(60).listed().example("1、4")
            .help("《职业病分类和目录》的大类序号，用顿号分开：1 尘肺病及其他呼吸系统疾病，2 皮肤病，3 眼病，4 耳鼻喉口腔疾病，5 化学中毒，6 物理因素所致，7 放射性疾病，8 传染病，9 肿瘤……")
        Field(\.from, "valid_from", "资格起").required().listed()
        Field(\.until, "valid_until", "资格止").listed().help("证书没有截止日期的不填")
    }
    .named(by: "certificate").titled(by: "name", "certificate").region(.through("institution")).owned(.through("institution"))
    .check { draft in
        var problems: [FieldProblem] = []
        if Diagnostician.classes(draft.text("scope")) == nil {
            problems.append(FieldProblem("scope", .characters, InstitutionTexts.scopeUnread))
        }
        if let from = draft.day("valid_from"), let until = draft.day("valid_until"), until < from {
            problems.append(FieldProblem("valid_until", .inconsistent, InstitutionTexts.endsBeforeStart))
        }
        return problems
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("qualified", "在册", tone: .good), .init("suspended", "暂停", tone: .warning),
                .init("withdrawn", "注销", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("suspend", "暂停", from: ["qualified"], to: "suspended", verb: .edit, reason: true),
                .init("resume", "恢复", from: ["suspended"], to: "qualified", verb: .edit),
                .init("withdraw", "注销", from: ["qualified", "suspended"], to: "withdrawn", verb: .edit, reason: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .export], .region).grant([.cdc, .leader, .supervisor], [.view], .region)
    .grant(.healthInstitution, [.view], .organisation)
    .menu("检查与诊断机构").serves("R-56").index("name")

    /// Class numbers of the catalogue (1 to 12 since 2025); nil when the text holds anything else.
    public static func classes(_ text: String) -> Set<Int>? {
        let parts = TextReading.folded(text).split(whereSeparator: { "、,;，； ".contains($0) })
        let numbers = parts.compactMap { Int($0) }.filter { (1...12).contains($0) }
        return numbers.isEmpty || numbers.count != parts.count ? nil : Set(numbers)
    }

    /// Whether the certificate covers a disease of this class on that day; without a class, whether it holds at all.
    public func covers(_ diseaseClass: Int?, on day: Day) -> Bool {
        guard let from, from <= day, until.map({ day <= $0 }) ?? true else { return false }
        return diseaseClass.map { Diagnostician.classes(scope)?.contains($0) ?? false } ?? true
    }
}
