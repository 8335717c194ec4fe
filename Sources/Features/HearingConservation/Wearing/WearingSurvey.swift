import Access
import Calendars
import Organisations
import Registers

/// 护听器佩戴调查: who was looked at is drawn before anybody looks, and the rate follows from what was seen.
struct WearingSurvey: RegisterRecord {
    var employer: Int64 = 0
    var day: Day?
    var sampling = ""
    var size: Int?
    var seed = ""
    var shift = ""
    var surveyor = ""
    var conductedBy = ""
    var population: Int?
    var observed: Int?
    var correct: Int?
    var rate: Double?
    var note = ""
    init() {}

    static let declaration = Declaration<WearingSurvey>("wearing_survey", "护听器佩戴调查") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.day, "surveyed_day", "调查日期").required().listed()
        Field(\.sampling, "sampling", "抽样方式").required().code("wearing_sampling").listed()
            .help("全数：应佩戴的人全部观察；随机：从应佩戴的人中按种子抽取，先定样本再到现场")
        Field(\.size, "sample_size", "样本量").range(1...500).unit("人").help("随机抽样时必填")
        Field(\.seed, "seed", "种子").length(60).help("随机抽样时填写事先公布的日期或号码；同样的种子得到同样的样本")
        Field(\.shift, "shift", "班次").length(40).example("白班")
        Field(\.surveyor, "surveyor", "调查人").required().length(60)
        Field(\.conductedBy, "conducted_by", "调查方").computed().code("wearing_surveyor").listed()
        Field(\.population, "population", "应佩戴人数").unit("人").computed()
        Field(\.observed, "observed", "已观察").unit("人").computed().listed()
        Field(\.correct, "correct", "正确佩戴").unit("人").computed().listed()
        Field(\.rate, "rate", "正确佩戴率").unit("%").computed().listed()
        Field(\.note, "note", "备注").multiline(500)
    }
    .named(by: "employer", "surveyed_day", "shift").titled(by: "surveyed_day").region(.through("employer"))
    .owned(.through("employer")).sorted(by: "surveyed_day", descending: true)
    .check { draft in
        guard draft.text("sampling") == "random" else { return [] }
        var problems: [FieldProblem] = []
        if draft["sample_size"].isNull { problems.append(FieldProblem("sample_size", .missing, HearingTexts.sizeMissing)) }
        if draft.text("seed").isEmpty { problems.append(FieldProblem("seed", .missing, HearingTexts.seedMissing)) }
        return problems
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("planned", "待抽样", tone: .progress), .init("surveying", "调查中", editable: false, tone: .progress),
                .init("counted", "已统计", editable: false, tone: .good),
            ],
            transitions: [
                .init("draw", "确定样本", from: ["planned"], to: "surveying", verb: .edit, byAct: true),
                .init("count", "统计", from: ["surveying"], to: "counted", verb: .edit, byAct: true),
                .init("reopen", "重新打开", from: ["counted"], to: "surveying", verb: .approve, byAct: true),
            ])
    )
    .grant(HearingRoles.shared).menu("听力保护").serves("R-32", "R-35", "R-121")

    /// Who conducted it decides whether it counts: an employer that looks at itself learns from it, the plan's figure does not.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard before == nil else { return }
        draft["conducted_by"] = .text(transaction.principal.role == .employer ? "self" : "authority")
    }
}

/// One place of the sample and what was seen there. Nobody is named: the place at the post is enough.
struct WearingObservation: RegisterRecord {
    var survey: Int64 = 0
    var employer: Int64 = 0
    var post: Int64 = 0
    var place = 0
    var day: Day?
    var result = ""
    var fault = ""
    var isCounted = false
    init() {}

    static let tones: [String: Lifecycle.State.Tone] = [
        "correct": .good, "wrong": .warning, "not_worn": .bad, "absent": .neutral,
    ]

    static let declaration = Declaration<WearingObservation>("wearing_observation", "佩戴观察") {
        Field(\.survey, "survey", "佩戴调查").required().reference("wearing_survey", by: "surveyed_day").listed()
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
        Field(\.post, "post", "岗位").required().reference("post", by: "name", within: "employer", equal: "employer").listed()
        Field(\.place, "place", "岗位内序号").required().listed()
        Field(\.day, "observed_day", "观察日期").listed()
        Field(\.result, "result", "佩戴情况").code("wearing_result").listed().toned(tones)
        Field(\.fault, "fault", "不正确之处").code("wearing_fault").listed()
        Field(\.isCounted, "is_counted", "计入统计").computed().listed()
    }
    .named(by: "survey", "post", "place").titled(by: "place").region(.through("employer")).owned(.through("employer"))
    .writtenByActs().grant([.bureauOfficer, .cdc, .countyClerk, .supervisor, .leader], [.view, .export], .region)
    .grant(.employer, [.view], .organisation)
    .serves("R-32", "R-121").index("survey").index("is_counted", "observed_day")
}
