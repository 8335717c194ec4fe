import Access
import Calendars
import Database
import Organisations
import Registers

/// A look at a patient's household (经济困难排查, R-74): what it lives on, which help it may need, and whether that help came.
public struct HouseholdCheck: RegisterRecord {
    public var patient: Int64 = 0
    public var day: Day?
    public var way = ""
    public var checker = ""
    public var members: Int?
    public var income: Double?
    public var medicalCost: Double?
    public var needsMedical = false
    public var needsSubsistence = false
    public var needsNear = false
    public var needsExpense = false
    public var needsTemporary = false
    public var needsUnion = false
    public var finding = ""
    public var referredDay: Day?
    public var reviewedDay: Day?
    public init() {}

    public static let declaration = Declaration<HouseholdCheck>("household_check", "家庭经济困难排查") {
        Field(\.patient, "patient", "患者").required().reference("patient", by: "id_number").listed()
        Field(\.day, "check_day", "排查日期").required().listed()
        Field(\.way, "way", "方式").required().code("visit_way").listed()
        Field(\.checker, "checker", "排查单位").required().length(60).help("镇（街道）、村（居）或医疗卫生机构")
        Field(\.members, "members", "家庭人口").range(1...30).unit("人")
        Field(\.income, "income", "家庭月收入").range(0...1_000_000).unit("元")
        Field(\.medicalCost, "medical_cost", "近一年自付医疗费用").range(0...10_000_000).unit("元")
        Field(\.needsMedical, "needs_medical", "医疗救助").section("需要的救助")
        Field(\.needsSubsistence, "needs_subsistence", "最低生活保障").section("需要的救助")
        Field(\.needsNear, "needs_near", "最低生活保障边缘家庭").section("需要的救助")
        Field(\.needsExpense, "needs_expense", "支出型困难家庭").section("需要的救助")
        Field(\.needsTemporary, "needs_temporary", "临时救助").section("需要的救助")
        Field(\.needsUnion, "needs_union", "工会帮扶").section("需要的救助")
        Field(\.finding, "finding", "情况说明").multiline(500).section("需要的救助").help("是否符合条件由接收部门认定")
        Field(\.referredDay, "referred_day", "移送日期").computed().listed()
        Field(\.reviewedDay, "reviewed_day", "复核日期").computed()
    }
    .named(by: "patient", "check_day").titled(by: "check_day").region(.through("patient")).holdsPersons()
    .sorted(by: "check_day", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("none", "未发现困难", tone: .good), .init("found", "有困难，待移送", tone: .warning),
                .init("referred", "已移送", editable: false, tone: .progress),
                .init("granted", "已落实", editable: false, tone: .good), .init("refused", "未落实", editable: false, tone: .bad),
                .init("reviewed", "已复核", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("find", "有困难", from: ["none"], to: "found", verb: .edit, byAct: true),
                .init("clear", "无困难", from: ["found"], to: "none", verb: .edit, byAct: true),
                .init("refer", "移送", from: ["found"], to: "referred", verb: .edit, stamps: "referred_day"),
                .init("grant", "已落实", from: ["referred", "refused"], to: "granted", verb: .edit, byAct: true),
                .init("refuse", "未落实", from: ["referred", "granted"], to: "refused", verb: .edit, byAct: true),
                .init(
                    "review", "复核", from: ["none", "found", "referred", "granted", "refused"], to: "reviewed", verb: .edit,
                    byAct: true,
                    stamps: "reviewed_day"),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("救助与保险").serves("R-74").index("patient", "check_day")

    /// Kinds of help by the flag that asks for each.
    static let needs: [(field: String, kind: String)] = [
        ("needs_medical", "medical_aid"), ("needs_subsistence", "subsistence"), ("needs_near", "near_subsistence"),
        ("needs_expense", "expense_poverty"), ("needs_temporary", "temporary_aid"), ("needs_union", "union_aid"),
    ]

    static func needs(of record: StoredRecord) -> [String] {
        needs.filter { record[$0.field].integer == 1 }.map(\.kind)
    }

    static func begin(_ draft: Draft) -> String { needs.contains { draft.flag($0.field) } ? "found" : "none" }

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        var problems: [FieldProblem] = []
        if let day = draft.day("check_day"), day > transaction.today {
            problems.append(FieldProblem("check_day", .inconsistent, DiseaseTexts.inFuture))
        }
        if before == nil, let id = draft.integer("patient"), try transaction.find(Patient.self, id)?.stored.state == "died" {
            problems.append(FieldProblem("patient", .inconsistent, DiseaseTexts.visitOfDead))
        }
        guard problems.isEmpty else { throw RegisterError.invalid(problems) }
    }
}
