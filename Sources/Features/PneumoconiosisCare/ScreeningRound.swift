import Access
import Calendars
import Organisations
import Registers

/// A round of pneumoconiosis screening: whom it invites, where, until when.
public struct ScreeningRound: RegisterRecord {
    public var title = ""
    public var year = 0
    public var regionCode = ""
    public var from: Day?
    public var to: Day?
    public var target = ""
    public init() {}

    public static let declaration = Declaration<ScreeningRound>("screening_round", "尘肺病筛查") {
        Field(\.title, "title", "筛查名称").required().length(80).listed()
        Field(\.year, "year", "年度").required().range(2016...2100).listed()
        Field(\.regionCode, "region_code", "地区").required().code("region").listed()
        Field(\.from, "from_day", "开始日期").required().listed()
        Field(\.to, "to_day", "结束日期").required().listed()
        Field(\.target, "target", "筛查对象").multiline(500).help("接尘工龄、行业、既往用工等确定对象的条件")
    }
    .named(by: "title", "year", "region_code").titled(by: "title", "year").region(.field("region_code"))
    .sorted(by: "from_day", descending: true)
    .check { draft in
        guard let from = draft.day("from_day"), let to = draft.day("to_day"), to < from else { return [] }
        return [FieldProblem("to_day", .inconsistent, CareTexts.endsBeforeStart)]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("running", "进行中", tone: .progress), .init("closed", "已结束", editable: false, tone: .good),
            ],
            transitions: [.init("close", "结束筛查", from: ["running"], to: "closed", verb: .edit)])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region).grant([.leader, .countyClerk], [.view], .region)
    .menu("尘肺病").serves("R-58")
}

/// Somebody of a round: invited, filmed, read, found normal or referred.
public struct ScreenedPerson: RegisterRecord {
    public var round: Int64 = 0
    public var worker: Int64?
    public var employer: Int64?
    public var name = ""
    public var idNumber = ""
    public var dustYears: Double?
    public var screenedDay: Day?
    public var film = ""
    public var reading = ""
    public var reader = ""
    public var referredTo = ""
    public var referredDay: Day?
    public init() {}

    public static let declaration = Declaration<ScreenedPerson>("screened_person", "筛查对象") {
        Field(\.round, "screening_round", "筛查").required().reference("screening_round", by: "title").listed()
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").listed().help("已无用人单位的不填")
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
            .aliases("身份证号", "公民身份号码")
        Field(\.dustYears, "dust_years", "接尘工龄").unit("年").range(0...70)
        Field(\.screenedDay, "screened_day", "拍片日期").computed().listed()
        Field(\.film, "film", "片号").length(40)
        Field(\.reading, "reading", "读片结果").code("reading_class").listed().help("读片后填写总体密集度")
        Field(\.reader, "reader", "读片人").length(60)
        Field(\.referredTo, "referred_to", "转诊机构").length(100)
        Field(\.referredDay, "referred_day", "转诊日期").computed()
    }
    .named(by: "screening_round", "id_number").titled(by: "screened_day").region(.through("screening_round")).holdsPersons()
    .check { draft in
        draft.text("reading").hasPrefix("audiogram") ? [FieldProblem("reading", .inconsistent, CareTexts.filmReading)] : []
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("invited", "已邀请", tone: .progress), .init("absent", "未参加", tone: .neutral),
                .init("screened", "已拍片，待读片", tone: .progress), .init("normal", "未见异常", editable: false, tone: .good),
                .init("suspected", "疑似", tone: .bad), .init("referred", "已转诊", editable: false, tone: .warning),
            ],
            transitions: [
                .init("screen", "登记拍片", from: ["invited", "absent"], to: "screened", verb: .edit, stamps: "screened_day"),
                .init("miss", "未参加", from: ["invited"], to: "absent", verb: .edit),
                .init("clear", "读片：未见异常", from: ["screened"], to: "normal", verb: .edit),
                .init("suspect", "读片：疑似尘肺病", from: ["screened"], to: "suspected", verb: .edit),
                .init("refer", "转诊", from: ["suspected"], to: "referred", verb: .edit, stamps: "referred_day"),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("尘肺病").serves("R-58").index("screening_round").index("worker")
}
