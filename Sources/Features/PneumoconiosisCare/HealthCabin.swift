import Access
import Calendars
import HealthSurveillance
import Organisations
import Registers

/// A 职业健康小屋: where a clinic or a company teaches, measures, screens and treats in one room.
public struct HealthCabin: RegisterRecord {
    public var name = ""
    public var regionCode = ""
    public var employer: Int64?
    public var address = ""
    public var education = false
    public var monitoring = false
    public var screening = false
    public var rehabilitation = false
    public var devices = ""
    public var openedDay: Day?
    public var assessedDay: Day?
    public init() {}

    public static let declaration = Declaration<HealthCabin>("health_cabin", "职业健康小屋") {
        Field(\.name, "name", "名称").required().length(80).listed()
        Field(\.regionCode, "region_code", "所在地区").required().code("region").listed()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").listed().help("建在用人单位的填写")
        Field(\.address, "address", "地址").length(200)
        Field(\.education, "education", "宣教").listed().section("服务")
        Field(\.monitoring, "monitoring", "健康监测").listed().section("服务")
        Field(\.screening, "screening", "筛查").listed().section("服务")
        Field(\.rehabilitation, "rehabilitation", "康复").listed().section("服务")
        Field(\.devices, "devices", "设备").multiline(500).section("服务")
        Field(\.openedDay, "opened_day", "开放日期").computed().listed()
        Field(\.assessedDay, "assessed_day", "评估日期").computed().listed()
    }
    .named(by: "name", "region_code").region(.field("region_code"))
    .lifecycle(
        Lifecycle(
            states: [
                .init("planned", "计划建设", tone: .progress), .init("built", "已建成", tone: .progress),
                .init("open", "开放", tone: .good), .init("closed", "停用", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("build", "建成", from: ["planned"], to: "built", verb: .edit),
                .init("open", "开放", from: ["built"], to: "open", verb: .edit, stamps: "opened_day"),
                .init("assess", "登记评估", from: ["open"], to: "open", verb: .approve, reason: true, stamps: "assessed_day"),
                .init("close", "停用", from: ["built", "open"], to: "closed", verb: .approve, reason: true),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region).grant(
        [.townOfficer, .leader], [.view], .region
    )
    .menu("尘肺病").serves("R-61")
}

/// A visit to a cabin; what was measured goes to the person's file.
public struct CabinVisit: RegisterRecord {
    public var cabin: Int64 = 0
    public var day: Day?
    public var service = ""
    public var worker: Int64?
    public var name = ""
    public var idNumber = ""
    public var results = ""
    public var advice = ""
    public init() {}

    public static let declaration = Declaration<CabinVisit>("cabin_visit", "小屋服务记录") {
        Field(\.cabin, "cabin", "小屋").required().reference("health_cabin", by: "name").listed()
        Field(\.day, "visit_day", "日期").required().listed()
        Field(\.service, "service", "服务").required().code("cabin_service").listed()
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
        Field(\.results, "results", "结果").multiline(1_000)
            .help("与职业健康检查相同的写法：SBP=128; DBP=82; FVC=86; L4000=35；没有测量的不填")
        Field(\.advice, "advice", "建议").length(300)
    }
    .named(by: "cabin", "id_number", "visit_day", "service").titled(by: "visit_day", "service").region(.through("cabin"))
    .sorted(by: "visit_day", descending: true).holdsPersons()
    .check { draft in
        let problems = ExaminationResults(draft.text("results")).problems
        return problems.isEmpty ? [] : [FieldProblem("results", .outOfRange, problems.joined())]
    }
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("尘肺病").serves("R-61", "R-52").index("worker").index("cabin", "visit_day")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let id = draft.integer("cabin"), let cabin = try transaction.find(HealthCabin.self, id) else { return }
        func refuse(_ field: String, _ sentence: String) -> RegisterError {
            .invalid([FieldProblem(field, .inconsistent, sentence)])
        }
        if let day = draft.day("visit_day"), day > transaction.today { throw refuse("visit_day", CareTexts.inFuture) }
        if before == nil, cabin.stored.state != "open" { throw refuse("cabin", CareTexts.cabinClosed) }
        draft["worker"] = .integer(
            try Worker.link(
                name: draft.text("name"), number: draft.text("id_number"), region: cabin.record.regionCode, transaction))
    }
}
