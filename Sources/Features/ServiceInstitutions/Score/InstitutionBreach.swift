import Access
import Calendars
import Database
import Organisations
import Registers

/// 违规不良行为记分: a breach with its points by the table of its day; heard before it counts, open to appeal, never in place of a penalty.
struct InstitutionBreach: RegisterRecord {
    var institution = 0
    var item = ""
    var act = ""
    var points = 0
    var version = ""
    var facts = ""
    var foundDay: Day?
    var caseNumber = ""
    var toldDay: Day?
    var defence = ""
    var scoredDay: Day?
    var appeal = ""
    var appealedDay: Day?
    init() {}

    static let declaration = Declaration<InstitutionBreach>("institution_breach", "违规记分") {
        Field(\.institution, "institution", "机构").reference("organisation", by: "name").required().listed()
        Field(\.item, "item", "记分项目").required().length(10).listed().help("记分表中的项目编号，例如 S03；分值按发现当日施行的记分表计算")
        Field(\.act, "act", "违规行为").computed().listed()
        Field(\.points, "points", "分值").computed().unit("分").listed()
        Field(\.version, "table_version", "记分表版本").computed()
        Field(\.facts, "facts", "查明的事实").required().multiline(2_000)
        Field(\.foundDay, "found_day", "发现日期").required().listed()
        Field(\.caseNumber, "case_number", "同一事实的处罚案件编号").length(60).help("记分不代替行政处罚")
        Field(\.toldDay, "told_day", "告知日期").computed()
        Field(\.defence, "defence", "机构的陈述申辩").computed().length(2_000)
        Field(\.scoredDay, "scored_day", "记分日期").computed().listed()
        Field(\.appeal, "appeal", "机构的申诉").computed().length(2_000)
        Field(\.appealedDay, "appealed_day", "申诉日期").computed()
    }
    .titled(by: "item", "found_day").region(.through("institution")).owned(.through("institution"))
    .sorted(by: "found_day", descending: true).index("institution", "scored_day")
    .derive { breach, _ in
        let item = breach.foundDay.flatMap { ScoreTable.item(breach.item, on: $0) }
        breach.act = item?.act ?? ""
        breach.points = item?.points ?? 0
        breach.version = item?.version ?? ""
    }
    .check { draft in
        guard let found = draft.day("found_day"), ScoreTable.item(draft.text("item"), on: found) == nil else { return [] }
        return [FieldProblem("item", .unknownCode, "发现当日施行的记分表中没有这个项目。")]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("found", "已发现", tone: .warning), .init("told", "已告知", editable: false, tone: .progress),
                .init("heard", "已陈述申辩", editable: false, tone: .progress), .init("scored", "已记分", editable: false, tone: .bad),
                .init("appealed", "已申诉", editable: false, tone: .warning),
                .init("withdrawn", "不予记分", editable: false),
            ],
            transitions: [
                .init("tell", "告知机构", from: ["found"], to: "told", verb: .edit, stamps: "told_day"),
                .init("hear", "陈述申辩", from: ["told"], to: "heard", verb: .edit, byAct: true),
                .init("score", "记分", from: ["told", "heard"], to: "scored", verb: .approve, byAct: true),
                .init("appeal", "申诉", from: ["scored"], to: "appealed", verb: .edit, byAct: true),
                .init("uphold", "维持记分", from: ["appealed"], to: "scored", verb: .approve, reason: true),
                .init(
                    "withdraw_score", "不予记分（申辩或申诉成立）", from: ["found", "told", "heard", "scored", "appealed"], to: "withdrawn",
                    verb: .approve, reason: true),
            ])
    )
    .grant([.bureauOfficer, .supervisor], [.view, .create, .edit, .approve, .export], .region)
    .grant([.leader, .cdc], [.view], .region).grant(.institutionStaff, [.view], .organisation)
    .menu("服务机构").serves("R-95")

    /// States whose points count: an appeal does not suspend them.
    static let counted = "('scored', 'appealed')"

    /// Points of breaches scored in the calendar year; a new year begins at nought.
    static func points(_ connection: any Connection, _ institution: Int64, year: Int) throws -> Int {
        Int(
            try connection.value(
                """
                SELECT COALESCE(SUM(points), 0) FROM institution_breach WHERE void = 0 AND institution = ?1 AND state IN \(counted)
                AND scored_day >= ?2 AND scored_day <= ?3
                """, [.integer(institution), .text("\(year)-01-01"), .text("\(year)-12-31")]
            ).integer ?? 0)
    }

    struct YearSum: Sendable {
        var year: Int
        var count: Int
        var points: Int
    }

    /// The sums of all years, newest first: what was cleared stays to be read.
    static func years(_ connection: any Connection, _ institution: Int64) throws -> [YearSum] {
        try connection.query(
            """
            SELECT SUBSTR(scored_day, 1, 4) AS scored_year, COUNT(*) AS found, COALESCE(SUM(points), 0) AS points
            FROM institution_breach WHERE void = 0 AND institution = ?1 AND state IN \(counted)
            GROUP BY SUBSTR(scored_day, 1, 4) ORDER BY scored_year DESC
            """, [.integer(institution)]
        ).map { YearSum(year: Int($0.text("scored_year")) ?? 0, count: $0.int("found"), points: $0.int("points")) }
    }

    /// One finding, one score: the same item of the same day is not scored twice.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard before == nil,
            try transaction.connection.first(
                """
                SELECT id FROM institution_breach WHERE void = 0 AND institution = ?1 AND item = ?2 AND found_day = ?3
                AND state <> 'withdrawn' LIMIT 1
                """, [draft["institution"], draft["item"], draft["found_day"]]) != nil
        else { return }
        throw RegisterError.invalid([FieldProblem("found_day", .taken, InstitutionTexts.scoredTwice)])
    }
}
