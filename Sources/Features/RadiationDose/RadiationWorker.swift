import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Registers

/// A 放射工作人员 at an employer. Medical and non-medical are counted apart by the plans, so the field has no default.
public struct RadiationWorker: RegisterRecord {
    public var worker: Int64?
    public var employer: Int64 = 0
    public var name = ""
    public var idNumber = ""
    public var field = ""
    public var work = ""
    public var certificate = ""
    public var from: Day?
    public var to: Day?
    public var periodsPerYear = 4
    public init() {}

    public static let declaration = Declaration<RadiationWorker>("radiation_worker", "放射工作人员") {
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
            .aliases("身份证号", "公民身份号码")
        Field(\.field, "field", "领域").required().code("radiation_field").listed()
        Field(\.work, "work", "职业类别").length(60).listed().example("诊断放射学")
        Field(\.certificate, "certificate", "放射工作人员证").length(60)
        Field(\.from, "from_day", "开始放射工作日期").required().listed()
        Field(\.to, "to_day", "离岗日期").listed()
        Field(\.periodsPerYear, "periods_per_year", "每年监测周期数").range(4...12).help("最长 90 日，一般每年 4 至 12 个周期")
    }
    .named(by: "employer", "id_number", "from_day").titled(by: "work", "from_day").region(.through("employer"))
    .owned(.through("employer")).holdsPersons()
    .check { draft in
        guard let from = draft.day("from_day"), let birth = Identity.birth(draft.text("id_number")),
            from < birth.adding(months: 18 * 12)
        else { return [] }
        return [FieldProblem("from_day", .inconsistent, DoseTexts.underAge)]
    }
    .check { draft in
        guard let from = draft.day("from_day"), let to = draft.day("to_day"), to < from else { return [] }
        return [FieldProblem("to_day", .inconsistent, DoseTexts.leftBeforeCome)]
    }
    .grant(.employer, [.view, .create, .edit, .export], .organisation)
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant(.healthInstitution, [.view], .region)
    .menu("放射卫生").serves("R-66", "R-65").index("worker")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let employer = draft.integer("employer") else { return }
        let region = try transaction.connection.value("SELECT region_code FROM employer WHERE id = ?1", [.integer(employer)])
        draft["worker"] = .integer(
            try Worker.link(
                name: draft.text("name"), number: draft.text("id_number"), region: region.text ?? "", transaction))
    }
}
