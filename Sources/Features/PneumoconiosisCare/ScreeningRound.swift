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
    public var clinic: Int64?
    public var minimumYears: Double?
    public init() {}

    public static let declaration = Declaration<ScreeningRound>("screening_round", "尘肺病筛查") {
        Field(\.title, "title", "筛查名称").required().length(80).listed()
        Field(\.year, "year", "年度").required().range(2016...2100).listed()
        Field(\.regionCode, "region_code", "地区").required().code("region").listed()
        Field(\.from, "from_day", "开始日期").required().listed()
        Field(\.to, "to_day", "结束日期").required().listed()
        Field(\.target, "target", "筛查对象").multiline(500).help("接尘工龄、行业、既往用工等确定对象的条件")
        Field(\.clinic, "clinic", "承担机构").reference("organisation", by: "name").listed().help("填写后，该机构的账号可以登记拍片、读片和转诊")
        Field(\.minimumYears, "minimum_years", "接尘工龄下限").unit("年").range(0...70).help("由任职记录列出对象时使用；不填为不限")
    }
    .named(by: "title", "year", "region_code").titled(by: "title", "year").region(.field("region_code")).performed(by: "clinic")
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
    .grant(.healthInstitution, [.view], .performed)
    .menu("尘肺病").serves("R-58")
}

/// Somebody of a round: invited, filmed, read, found normal or referred.
public struct ScreenedPerson: RegisterRecord {
    public var round: Int64 = 0
    public var clinic: Int64?
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
    public var suspected: Int64?
    public var outcome = ""
    public init() {}

    public static let declaration = Declaration<ScreenedPerson>("screened_person", "筛查对象") {
        Field(\.round, "screening_round", "筛查").required().reference("screening_round", by: "title").listed()
        Field(\.clinic, "clinic", "承担机构").computed().reference("organisation", by: "name").technical()
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
        Field(\.suspected, "suspected_case", "疑似职业病").computed().reference("suspected_case", by: "disease")
        Field(\.outcome, "outcome", "转诊结果").code("screening_outcome").listed().help("转诊后由转诊机构答复的结果")
    }
    .named(by: "screening_round", "id_number").titled(by: "film", "screened_day").region(.through("screening_round"))
    .performed(by: "clinic").holdsPersons()
    .check { draft in
        draft.text("reading").hasPrefix("audiogram") ? [FieldProblem("reading", .inconsistent, CareTexts.filmReading)] : []
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("invited", "已邀请", tone: .progress), .init("absent", "未参加", tone: .neutral),
                .init("screened", "已拍片，待读片", tone: .progress), .init("normal", "未见异常", editable: false, tone: .good),
                .init("suspected", "疑似", tone: .bad), .init("referred", "已转诊，待答复", tone: .warning),
                .init("concluded", "转诊有结果", editable: false, tone: .good),
            ],
            transitions: [
                .init("screen", "登记拍片", from: ["invited", "absent"], to: "screened", verb: .edit, stamps: "screened_day"),
                .init("miss", "未参加", from: ["invited"], to: "absent", verb: .edit),
                .init("unscreen", "撤销拍片登记", from: ["screened"], to: "invited", verb: .edit, reason: true),
                .init("clear", "读片：未见异常", from: ["screened"], to: "normal", verb: .edit),
                .init("suspect", "读片：疑似尘肺病", from: ["screened"], to: "suspected", verb: .edit),
                .init("reread", "更正读片", from: ["normal", "suspected", "referred"], to: "screened", verb: .edit, reason: true),
                .init("refer", "转诊", from: ["suspected"], to: "referred", verb: .edit, stamps: "referred_day"),
                .init("conclude", "登记转诊结果", from: ["referred"], to: "concluded", verb: .edit),
            ])
    )
    .grant(.healthInstitution, [.view, .create, .edit, .export], .performed)
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("尘肺病").serves("R-58").index("screening_round").index("worker")
}
