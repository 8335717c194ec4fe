import Access
import Calendars
import Organisations
import Registers

/// An off-site clue about an institution: a reason to look that an officer found worth it, as it stood on that day.
struct InstitutionClue: RegisterRecord {
    var institution = 0
    var test = ""
    var sentence = ""
    var chance = ""
    var foundDay: Day?
    var answer = ""
    var settledDay: Day?
    init() {}

    static let declaration = Declaration<InstitutionClue>("institution_clue", "服务机构线索") {
        Field(\.institution, "institution", "机构").reference("organisation", by: "name").required().listed()
        Field(\.test, "test", "检验").required().code("forensic_test").listed()
        Field(\.sentence, "sentence", "发现").required().length(500).listed()
        Field(\.chance, "chance", "诚信机构出现的概率").length(40)
        Field(\.foundDay, "found_day", "列为线索日期").required().listed()
        Field(\.answer, "answer", "核查情况").multiline(2_000)
        Field(\.settledDay, "settled_day", "办结日期").computed().listed()
    }
    .named(by: "institution", "test", "sentence").titled(by: "test", "found_day").region(.author).sorted(
        by: "found_day", descending: true
    )
    .help("由数据提示列出的非现场线索：只是查看的理由，核查之前不作任何结论。")
    .lifecycle(
        Lifecycle(
            states: [
                .init("noted", "待核查", tone: .warning), .init("looking", "核查中", tone: .progress),
                .init("explained", "有合理解释", editable: false, tone: .good),
                .init("breach", "查实，转记分或立案", editable: false, tone: .bad),
            ],
            transitions: [
                .init("look", "开始核查", from: ["noted"], to: "looking", verb: .edit),
                .init(
                    "explain", "有合理解释", from: ["looking"], to: "explained", verb: .approve, reason: true, stamps: "settled_day"),
                .init("confirm", "查实", from: ["looking"], to: "breach", verb: .approve, reason: true, stamps: "settled_day"),
            ])
    )
    .grant([.bureauOfficer, .supervisor], [.view, .create, .edit, .approve, .export], .region).grant(
        [.leader, .cdc], [.view], .region
    )
    .menu("服务机构").serves("R-82", "R-96")
}

enum NoteClue {
    /// Keeps a reason as it stands today. It is found again in the data, so that nothing can be kept that the data do not show.
    @discardableResult
    static func note(_ institution: Int64, _ test: String, _ sentence: String, in transaction: RegisterTransaction) throws
        -> StoredRecord
    {
        let reasons = try InstitutionEvidence.reasons(
            transaction.connection, institution, region: transaction.principal.region, until: transaction.today)
        guard let reason = reasons.first(where: { $0.test.rawValue == test && $0.sentence == sentence }) else {
            throw InstitutionError.reasonGone
        }
        let known = try transaction.connection.first(
            "SELECT id FROM institution_clue WHERE void = 0 AND institution = ?1 AND test = ?2 AND sentence = ?3",
            [.integer(institution), .text(test), .text(sentence)])
        guard known == nil else { throw InstitutionError.clueExists }
        var clue = InstitutionClue()
        clue.institution = Int(institution)
        clue.test = test
        clue.sentence = String(reason.sentence.prefix(500))
        clue.chance = InstitutionTexts.chance(reason.chance)
        clue.foundDay = transaction.today
        return try transaction.insert(clue, reason: InstitutionTexts.fromData)
    }
}
