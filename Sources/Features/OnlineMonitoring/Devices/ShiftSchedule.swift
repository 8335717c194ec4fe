import Access
import Calendars
import Organisations
import Registers

/// A 班次安排: when the people of a post are exposed, without which no shift exposure can be calculated.
public struct ShiftSchedule: RegisterRecord {
    public var employer: Int64 = 0
    public var post: Int64?
    public var name = ""
    public var startsAt = ""
    public var hours: Double = 8
    public var daysPerWeek: Double = 5
    public init() {}

    public static let declaration = Declaration<ShiftSchedule>("shift_schedule", "班次安排") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.post, "post", "岗位").reference("post", by: "name", within: "employer", equal: "employer").listed()
            .help("不填适用于本单位没有单独安排的岗位。")
        Field(\.name, "name", "班次").required().length(20).listed().example("白班")
        Field(\.startsAt, "starts_at", "开始时刻").required().length(5).listed().example("08:00")
        Field(\.hours, "hours", "接触时长").required().range(0.5...24).unit("小时").listed()
        Field(\.daysPerWeek, "days_per_week", "每周工作天数").required().range(0.5...7).unit("天").listed()
            .help("5 天按 L_EX,8h 判定，其他天数按 L_EX,40h 判定（GBZ 2.2-2007 第 11 章）。")
    }
    .named(by: "employer", "post", "name").titled(by: "name", "starts_at")
    .region(.through("employer")).owned(.through("employer"))
    .check { draft in
        guard ShiftTime(draft.text("starts_at")) == nil else { return [] }
        return [FieldProblem("starts_at", .characters, "“开始时刻”请填写 24 小时制的时和分，如 08:00、20:30。")]
    }
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region)
    .grant([.countyClerk, .supervisor, .townOfficer, .leader], [.view], .region)
    .grant(.employer, [.view, .create, .edit], .organisation)
    .serves("R-23")
    .menu("在线监测")
}

/// A time of day: `08:00`.
struct ShiftTime: Sendable, Hashable {
    let minutes: Int

    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { "0"..."9" ~= $0 } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        minutes = hour * 60 + minute
    }
}
