import Access
import Calendars
import Organisations
import Registers

/// Where a sampler or an instrument was for a report: the job trail.
struct InstitutionJob: RegisterRecord {
    var institution: Int?
    var report = 0
    var employer: Int?
    var kind = ""
    var who = ""
    var day: Day?
    var from = ""
    var until = ""
    init() {}

    static let declaration = Declaration<InstitutionJob>("institution_job", "现场作业轨迹") {
        Field(\.institution, "institution", "机构").reference("organisation", by: "name").help("机构自己登记时不必填写")
        Field(\.report, "report", "报告").reference("institution_report", by: "number").required().listed()
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").computed().listed()
        Field(\.kind, "kind", "类别").required().code("job_kind").listed()
        Field(\.who, "who", "人员或仪器编号").required().length(60).listed()
        Field(\.day, "job_day", "日期").required().listed()
        Field(\.from, "from_time", "开始时间").required().length(5).example("08:30").listed()
        Field(\.until, "until_time", "结束时间").required().length(5).example("11:40").listed()
    }
    .named(by: "report", "kind", "who", "job_day", "from_time").titled(by: "who", "job_day")
    .region(.through("report")).owned(.through("report")).performed(by: "institution").sorted(by: "job_day", descending: true)
    .check { draft in
        guard let from = ClockTime.minutes(draft.text("from_time")) else {
            return [FieldProblem("from_time", .inconsistent, "时间请写成 08:30 的样子。")]
        }
        guard let until = ClockTime.minutes(draft.text("until_time")), until > from else {
            return [FieldProblem("until_time", .inconsistent, "“结束时间”应晚于“开始时间”，写成 11:40 的样子。")]
        }
        return []
    }
    .grant(.institutionStaff, [.view, .create, .edit, .export], .performed)
    .grant([.bureauOfficer, .supervisor, .cdc], [.view, .export], .region)
    .menu("服务机构").serves("R-94", "R-96")

    /// The trail is at the report's employer, and a report of the same institution.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let report = draft.integer("report"),
            let row = try transaction.connection.first(
                "SELECT institution, employer FROM institution_report WHERE id = ?1", [.integer(report)])
        else { return }
        if draft["institution"].isNull { draft["institution"] = row["institution"] }
        guard draft["institution"] == row["institution"] else {
            throw RegisterError.invalid([FieldProblem("report", .otherPerformer, InstitutionTexts.otherReport)])
        }
        draft["employer"] = row["employer"]
    }
}

/// Minutes of the day from `08:30`.
enum ClockTime {
    static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]),
            (0..<24).contains(hours), (0..<60).contains(minutes)
        else { return nil }
        return hours * 60 + minutes
    }
}
