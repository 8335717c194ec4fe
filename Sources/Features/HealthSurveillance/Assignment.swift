import Access
import Calendars
import Database
import Employers
import Organisations
import Registers

/// Who works at which post from when to when: the link between a person and the hazards of a post.
public struct Assignment: RegisterRecord {
    public var employer: Int64 = 0
    public var post: Int64 = 0
    public var name = ""
    public var idNumber = ""
    public var from: Day?
    public var to: Day?
    public var hasChanged = false
    public var stoppedDay: Day?
    public var stopProof = ""
    public var resumedDay: Day?
    public var worker: Int64?
    public init() {}

    public static let declaration = Declaration<Assignment>("assignment", "岗位任职") {
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.post, "post", "岗位").required().reference("post", by: "name", within: "employer").listed().aliases("工种")
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
            .aliases("身份证号", "公民身份号码")
        Field(\.from, "from_day", "上岗日期").required().listed().aliases("到岗日期")
        Field(\.to, "to_day", "离岗日期").listed().help("仍在岗的不填")
        Field(\.hasChanged, "has_changed", "离岗前工艺或防护有变化")
            .help("离岗前 90 日内工艺、材料、操作或防护有变化的，最近一次在岗检查不能代替离岗检查（GBZ 188-2025 4.6.1.3）")
        Field(\.stoppedDay, "stopped_day", "停止接害日期").section("停止接害").help("未经上岗前检查或有职业禁忌的，停止接触该岗位危害因素的日期；人仍在本单位的不填离岗日期")
        Field(\.stopProof, "stop_proof", "停止接害凭据").length(200).section("停止接害")
        Field(\.resumedDay, "resumed_day", "恢复接害日期").section("停止接害").help("补做检查且结论允许后填写")
    }
    .named(by: "post", "id_number", "from_day").titled(by: "from_day").region(.through("post")).owned(.through("employer"))
    .sorted(by: "from_day", descending: true).holdsPersons()
    .check { draft in
        var problems: [FieldProblem] = []
        if let from = draft.day("from_day"), let birth = Identity.birth(draft.text("id_number")),
            from < birth.adding(months: 16 * 12)
        {
            problems.append(FieldProblem("from_day", .inconsistent, HealthTexts.underAge))
        }
        if let from = draft.day("from_day"), let to = draft.day("to_day"), to < from {
            problems.append(FieldProblem("to_day", .inconsistent, HealthTexts.leftBeforeCome))
        }
        let stopped = draft.day("stopped_day")
        if let stopped, let from = draft.day("from_day"), stopped < from {
            problems.append(FieldProblem("stopped_day", .inconsistent, HealthTexts.stoppedBeforeStart))
        }
        if stopped != nil, draft.text("stop_proof").isEmpty {
            problems.append(FieldProblem("stop_proof", .missing, HealthTexts.stopProofMissing))
        }
        if let resumed = draft.day("resumed_day"), stopped.map({ resumed < $0 }) ?? true {
            problems.append(FieldProblem("resumed_day", .inconsistent, HealthTexts.resumedBeforeStop))
        }
        return problems
    }
    .grant(.employer, [.view, .create, .edit], .organisation)
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant(.countyClerk, [.view], .region)
    .menu("职业健康监护").serves("R-27", "R-52").index("worker").index("post").index("employer")

    /// Finds the person and keeps his file where he works last.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let employer = draft.integer("employer"),
            let region = try transaction.connection.value("SELECT region_code FROM employer WHERE id = ?1", [.integer(employer)])
                .text
        else { return }
        let worker = try Worker.link(
            name: draft.text("name"), number: draft.text("id_number"), region: region, transaction)
        draft["worker"] = .integer(worker)
        try StartOfExposure.check(draft, before, worker: worker, transaction)
        let from = draft.text("from_day")
        let isLatest =
            try transaction.connection.first(
                "SELECT id FROM assignment WHERE worker = ?1 AND void = 0 AND from_day > ?2 LIMIT 1",
                [.integer(worker), .text(from)])
            == nil
        if isLatest, before == nil, var found = try transaction.find(Worker.self, worker), found.record.regionCode != region {
            found.record.regionCode = region
            try transaction.update(found.stored, to: found.record, action: "move", reason: "")
        }
    }
}
