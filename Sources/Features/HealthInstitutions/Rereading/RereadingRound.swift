import Access
import Calendars
import Organisations
import Registers

/// A blind re-reading of an institution's films or audiograms: drawn, read a second time without knowing the first, compared.
struct RereadingRound: RegisterRecord {
    var institution: Int64 = 0
    var kind = ""
    var from: Day?
    var to: Day?
    var size = 20
    var drawn = 0
    var compared = 0
    var observed: Double?
    var kappa: Double?
    var weighted: Double?
    var grade = ""
    init() {}

    static let declaration = Declaration<RereadingRound>("rereading_round", "盲法复读") {
        Field(\.institution, "institution", "机构").required().reference("health_institution", by: "name").listed()
        Field(\.kind, "kind", "复读内容").required().code("rereading_kind").listed()
        Field(\.from, "from_day", "检查日期起").required().listed()
        Field(\.to, "to_day", "检查日期止").required().listed()
        Field(\.size, "size", "抽取份数").unit("份").range(2...500)
        Field(\.drawn, "drawn_count", "已抽取").computed().unit("份").listed()
        Field(\.compared, "compared_count", "两次均能判读").computed().unit("份").listed()
        Field(\.observed, "observed_agreement", "一致率").computed().unit("%").listed()
        Field(\.kappa, "kappa", "Kappa").computed().listed()
        Field(\.weighted, "weighted_kappa", "加权 Kappa（线性）").computed().listed()
        Field(\.grade, "agreement_grade", "一致性").computed().code("agreement_grade").listed()
            .toned(["good": .good, "moderate": .warning, "poor": .bad])
    }
    .named(by: "institution", "kind", "from_day").titled(by: "kind", "from_day").region(.through("institution"))
    .sorted(by: "from_day", descending: true)
    .check { draft in
        guard let from = draft.day("from_day"), let to = draft.day("to_day"), to < from else { return [] }
        return [FieldProblem("to_day", .inconsistent, InstitutionTexts.endsBeforeStart)]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("planned", "已计划", tone: .progress), .init("reading", "复读中", editable: false, tone: .progress),
                .init("compared", "已比较", editable: false, tone: .good),
            ],
            transitions: [
                .init("draw", "抽取样本", from: ["planned"], to: "reading", verb: .edit, byAct: true),
                .init("compare", "结束并比较", from: ["reading"], to: "compared", verb: .edit, byAct: true),
            ])
    )
    // The institution sees nothing of the round: it must not know which films are read again.
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .menu("检查与诊断机构").serves("R-54").index("institution")
}

/// One film or audiogram of a round. Until the comparison it knows its examination and the second reading, never the first.
struct RereadingSample: RegisterRecord {
    var round: Int64 = 0
    var number = 0
    var report = ""
    var examination: Int64 = 0
    var second = ""
    var reader = ""
    var readDay: Day?
    var first = ""
    var agrees: Bool?
    init() {}

    static let declaration = Declaration<RereadingSample>("rereading_sample", "复读样本") {
        Field(\.round, "rereading_round", "复读").reference("rereading_round", by: "from_day").required()
        Field(\.number, "number", "盲号").listed()
        Field(\.report, "report", "片号或报告编号").length(60).listed()
        Field(\.examination, "examination", "检查").reference("examination", by: "exam_day").technical()
        Field(\.second, "second_class", "复读结果").code("reading_class").listed()
        Field(\.reader, "reader", "复读人").length(60)
        Field(\.readDay, "read_day", "复读日期")
        Field(\.first, "first_class", "首次判读").code("reading_class").listed()
        Field(\.agrees, "agrees", "一致").listed()
    }
    .named(by: "rereading_round", "number").titled(by: "number").region(.through("rereading_round")).writtenByActs()
    .grant([.cdc, .bureauOfficer], [.view], .region)
    .serves("R-54").index("examination")
}
