import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Registers

/// One of the five report cards of the national system: what is reported of a suspected case, a disease, pneumoconiosis, a radiation
/// disease or a pesticide poisoning. Its fields are those of the data exchange of 2020.
public struct ReportCard: RegisterRecord {
    public var kind = ""
    public var suspected: Int64?
    public var diagnosis: Int64?
    public var employer: Int64?
    public var worker: Int64?
    public var regionCode = ""
    public var name = ""
    public var idNumber = ""
    public var phone = ""
    public var disease = ""
    public var otherDisease = ""
    public var work = ""
    public var hazard = ""
    public var exposedFrom: Day?
    public var exposedYears: Int?
    public var exposedMonths: Int?
    public var appliedDay: Day?
    public var foundDay: Day?
    public var unit = ""
    public var unitHead = ""
    public var caseType = ""
    public var complication = ""
    public var stageOne: Day?
    public var stageTwo: Day?
    public var stageThree: Day?
    public var pesticide = ""
    public var cause = ""
    public var outcome = ""
    public var place = ""
    public var placeDetail = ""
    public var diedDay: Day?
    public var deathReason = ""
    public var writer = ""
    public var writerPhone = ""
    public var writtenDay: Day?
    public var reporter = ""
    public var reporterPhone = ""
    public var reportUnit = ""
    public var reportDay: Day?
    public var remark = ""
    public init() {}

    public static let declaration = Declaration<ReportCard>("report_card", "职业病报告卡") {
        Field(\.kind, "kind", "报告卡").required().code("report_card_kind").listed()
        Field(\.suspected, "suspected_case", "疑似职业病").reference("suspected_case", by: "id_number")
        Field(\.diagnosis, "diagnosis_case", "诊断").reference("diagnosis_case", by: "certificate")
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").listed().help("农药中毒报告卡没有用人单位的不填")
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.regionCode, "region_code", "报告地区").computed().code("region").listed()
        Field(\.name, "name", "姓名").required().sealed(.personName).section("人员")
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable().section("人员")
        Field(\.phone, "phone", "劳动者联系电话").sealed(.phone).section("人员")
        Field(\.disease, "disease", "职业病名称").code("disease_2025").listed().section("病例")
        Field(\.otherDisease, "other_disease", "其他职业病名称").length(70).section("病例")
        Field(\.work, "work_type", "工种").length(70).section("接触")
        Field(\.hazard, "hazard", "职业病危害因素").code("hazard_factor").section("接触")
        Field(\.exposedFrom, "exposed_from", "开始接害日期").section("接触")
        Field(\.exposedYears, "exposed_years", "实际接害工龄（年）").range(0...70).section("接触")
        Field(\.exposedMonths, "exposed_months", "实际接害工龄（月）").range(0...11).section("接触")
        Field(\.appliedDay, "applied_day", "申请诊断日期").section("病例")
        Field(\.foundDay, "found_day", "发现或诊断日期").required().listed().section("病例")
        Field(\.unit, "unit", "发现或诊断单位").required().length(70).section("病例")
        Field(\.unitHead, "unit_head", "单位负责人").length(50).section("病例")
        Field(\.caseType, "case_type", "尘肺病病例类型").code("pneumoconiosis_case_type").section("尘肺病")
        Field(\.complication, "complication", "合并症").code("pneumoconiosis_complication").section("尘肺病")
        Field(\.stageOne, "stage_one_day", "壹期诊断日期").section("尘肺病")
        Field(\.stageTwo, "stage_two_day", "贰期诊断日期").section("尘肺病")
        Field(\.stageThree, "stage_three_day", "叁期诊断日期").section("尘肺病")
        Field(\.pesticide, "pesticide", "农药名称").length(60).section("农药中毒")
        Field(\.cause, "cause", "中毒原因").code("pesticide_cause").section("农药中毒")
        Field(\.outcome, "outcome", "转归").code("poisoning_outcome").section("农药中毒")
        Field(\.place, "place_code", "发生地区").code("region").section("农药中毒")
        Field(\.placeDetail, "place_detail", "发生地详细地址").length(70).section("农药中毒")
        Field(\.diedDay, "died_day", "死亡日期").section("病例")
        Field(\.deathReason, "death_reason", "死亡原因").length(70).section("病例")
        Field(\.writer, "writer", "填表人").length(50).section("报告")
        Field(\.writerPhone, "writer_phone", "填表人电话").length(20).section("报告")
        Field(\.writtenDay, "written_day", "填表日期").section("报告")
        Field(\.reporter, "reporter", "报告人").length(50).section("报告")
        Field(\.reporterPhone, "reporter_phone", "报告人电话").length(20).section("报告")
        Field(\.reportUnit, "report_unit", "报告单位").length(70).section("报告")
        Field(\.reportDay, "report_day", "报告日期").computed().listed().section("报告")
        Field(\.remark, "remark", "备注").multiline(500).section("报告")
    }
    .named(by: "kind", "id_number", "found_day").titled(by: "kind", "found_day").region(.field("region_code")).owned(.author)
    .holdsPersons()
    .sorted(by: "found_day", descending: true)
    .check { draft in ReportCardContent.problems(draft) }
    .lifecycle(
        Lifecycle(
            states: [
                .init("draft", "待上报", tone: .progress), .init("county", "区县待审核", editable: false, tone: .progress),
                .init("city", "市级待审核", editable: false, tone: .progress),
                .init("province", "省级待审核", editable: false, tone: .progress), .init("returned", "审核未通过，退回更正", tone: .bad),
                .init("passed", "审核通过", editable: false, tone: .good),
            ],
            transitions: [
                .init("report", "上报", from: ["draft", "returned"], to: "county", verb: .edit, stamps: "report_day"),
                .init("pass_county", "区县审核通过", from: ["county"], to: "city", verb: .approve),
                .init("pass_city", "市级审核通过", from: ["city"], to: "province", verb: .approve),
                .init("pass_province", "登记省级审核通过", from: ["province"], to: "passed", verb: .approve),
                .init("return", "退回更正", from: ["county", "city", "province"], to: "returned", verb: .approve, reason: true),
            ])
    )
    .grant(.healthInstitution, [.view, .create, .edit, .export], .organisation)
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region)
    .menu("职业病诊断").serves("R-57", "R-55").index("worker").index("diagnosis_case")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        // Where the employer is, else where the poisoning happened, else where the reporter works.
        var region = draft.text("place_code")
        if let employer = draft.integer("employer") {
            region =
                try transaction.connection.value("SELECT region_code FROM employer WHERE id = ?1", [.integer(employer)]).text
                ?? ""
        }
        draft["region_code"] = .text(region.isEmpty ? transaction.principal.region.code : region)
        draft["worker"] = try CasePerson.link(draft, transaction)
        if let day = draft.day("found_day"), day > transaction.today {
            throw RegisterError.invalid([FieldProblem("found_day", .inconsistent, DiseaseTexts.inFuture)])
        }
    }

    /// A card leaves the desk only with every field that its kind requires.
    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before?.state != change.after.state, change.after.state == "county" else { return }
        let problems = ReportCardContent.missing(try transaction.opened(change.after.draft))
        guard problems.isEmpty else { throw RegisterError.invalid(problems) }
        // Its card is the report of a case: nobody says so twice.
        if let id = change.after["diagnosis_case"].integer, let diagnosis = try transaction.find(DiagnosisCase.self, id)?.stored,
            diagnosis.state == "served", !diagnosis.isVoid
        {
            try transaction.transition(diagnosis, "report")
        }
    }
}
