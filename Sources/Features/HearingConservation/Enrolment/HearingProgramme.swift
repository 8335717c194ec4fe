import Access
import Calendars
import Database
import Organisations
import Registers

/// An employer's part in the hearing-protection action: enrolled, then followed from the first survey to the result.
struct HearingProgramme: RegisterRecord {
    var employer: Int64 = 0
    var sector = ""
    var enrolledDay: Day?
    var goal = ""
    var baselineDay: Day?
    var measuresDay: Day?
    var evaluatedDay: Day?
    var note = ""
    init() {}

    static let declaration = Declaration<HearingProgramme>("hearing_programme", "听力保护参加单位") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.sector, "sector", "行业领域").required().code("hearing_sector").listed()
        Field(\.enrolledDay, "enrolled_day", "参加日期").required().listed()
        Field(\.goal, "goal", "目标").multiline(300).example("2027 年底前所有噪声岗位佩戴后声级不高于 80 dB(A)，正确佩戴率 90% 以上")
        Field(\.baselineDay, "baseline_day", "基线完成日期").computed().listed()
        Field(\.measuresDay, "measures_day", "措施启动日期").computed()
        Field(\.evaluatedDay, "evaluated_day", "复评日期").computed().listed()
        Field(\.note, "note", "备注").multiline(500)
    }
    .named(by: "employer").titled(by: "enrolled_day").region(.through("employer")).owned(.through("employer"))
    .sorted(by: "enrolled_day", descending: true)
    .help("听力保护行动：逐岗测量、治理、选配和检验护听器、测听，再复评。页面“听力保护链”把一家单位的全部环节放在一页。")
    .lifecycle(
        Lifecycle(
            states: [
                .init("enrolled", "已参加", tone: .progress), .init("baseline", "基线已完成", tone: .progress),
                .init("measures", "措施实施中", tone: .progress), .init("re_evaluated", "已复评", tone: .good),
                .init("demonstration", "示范企业", tone: .good), .init("left", "已退出", editable: false),
            ],
            transitions: [
                .init("baseline", "完成基线", from: ["enrolled"], to: "baseline", verb: .edit, stamps: "baseline_day"),
                .init(
                    "measures", "启动措施", from: ["baseline", "re_evaluated"], to: "measures", verb: .edit, stamps: "measures_day"),
                .init("evaluate", "完成复评", from: ["measures"], to: "re_evaluated", verb: .approve, stamps: "evaluated_day"),
                .init("name", "命名为示范企业", from: ["re_evaluated"], to: "demonstration", verb: .approve, byAct: true),
                .init("unname", "取消示范", from: ["demonstration"], to: "re_evaluated", verb: .approve, byAct: true),
                .init(
                    "leave", "退出", from: ["enrolled", "baseline", "measures", "re_evaluated"], to: "left", verb: .approve,
                    reason: true),
            ])
    )
    .grant(HearingRoles.shared).menu("听力保护").serves("R-35")
}

/// What must be there before a programme moves on: a step is evidence, not a tick.
enum ProgrammeSteps {
    static func check(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let employer = change.after["employer"].integer, change.before?.state != change.after.state else { return }
        let posts = try HearingPost.current(transaction.connection, transaction.registers, employer: employer)
        let missing: String? =
            switch change.action {
            case "baseline": baseline(posts)
            case "measures": measures(posts)
            case "evaluate": try evaluation(change.after, employer, transaction)
            default: nil
            }
        if let missing { throw RegisterError.invalid([FieldProblem("", .missing, missing)]) }
    }

    private static func baseline(_ posts: [TypedRecord<HearingPost>]) -> String? {
        if posts.isEmpty { return HearingTexts.noPosts }
        return posts.contains { $0.record.level == nil } ? HearingTexts.levelsMissing : nil
    }

    private static func measures(_ posts: [TypedRecord<HearingPost>]) -> String? {
        let bare = posts.contains { $0.record.isLoud && $0.record.protector == nil && $0.record.control == "" }
        return bare ? HearingTexts.measuresMissing : nil
    }

    /// After the measures somebody looked how protectors are worn, and nobody who failed a fit test waits.
    private static func evaluation(_ record: StoredRecord, _ employer: Int64, _ transaction: RegisterTransaction) throws
        -> String?
    {
        let survey = try transaction.connection.first(
            "SELECT id FROM wearing_survey WHERE void = 0 AND employer = ?1 AND state = 'counted' AND surveyed_day >= ?2",
            [.integer(employer), record["measures_day"]])
        if survey == nil { return HearingTexts.surveyMissing }
        let waiting = try transaction.connection.first(
            "SELECT id FROM fit_test WHERE void = 0 AND employer = ?1 AND state IN ('failed', 'coached') ORDER BY id LIMIT 1",
            [.integer(employer)])
        return waiting == nil ? nil : HearingTexts.fitWaiting
    }
}
