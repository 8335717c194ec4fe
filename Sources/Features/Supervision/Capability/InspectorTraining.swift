import Calendars
import Database
import Organisations
import Registers

/// A training of somebody who inspects: before taking up the post, in rotation, at a training base. The hours passed in a year stand
/// at the person.
struct InspectorTraining: RegisterRecord {
    var inspector = 0
    var kind = ""
    var heldDay: Day?
    var hours = 0.0
    var title = ""
    var place = ""
    var result = ""
    init() {}

    static let declaration = Declaration<InspectorTraining>("inspector_training", "执法培训") {
        Field(\.inspector, "inspector", "人员").reference("inspector", by: "certificate").required().listed()
        Field(\.kind, "kind", "培训类别").required().code("training_kind").listed()
        Field(\.heldDay, "held_day", "培训日期").required().listed()
        Field(\.hours, "hours", "学时").unit("学时").range(0...500).required().listed()
        Field(\.title, "title", "培训内容").required().length(120).listed()
        Field(\.place, "place", "培训单位或实训基地").length(80)
        Field(\.result, "result", "培训结果").required().code("training_result").listed().toned(["passed": .good, "failed": .bad])
    }
    .named(by: "inspector", "held_day", "title").titled(by: "title").region(.through("inspector"))
    .sorted(by: "held_day", descending: true)
    .grant(.bureauOfficer, [.view, .create, .edit, .export], .region)
    .grant([.supervisor, .leader], [.view, .export], .region)
    .menu("执法队伍").serves("R-91")

    /// The sum of the latest year in which somebody was trained; a training that was failed or withdrawn does not count.
    static func count(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let id = change.after["inspector"].integer, let found = try transaction.find(Inspector.self, id) else { return }
        let held = try transaction.connection.query(
            """
            SELECT held_day, hours FROM inspector_training WHERE void = 0 AND inspector = ?1 AND result = 'passed'
            ORDER BY held_day DESC, id
            """, [.integer(id)])
        let year = held.first.flatMap { Day($0.text("held_day"))?.year }
        var trained = found.record
        trained.trainingYear = year
        trained.trainingHours = year.map { year in
            held.filter { $0.text("held_day").hasPrefix("\(year)-") }.reduce(0) { $0 + $1.real("hours") }
        }
        try transaction.update(found.stored, to: trained, action: "train")
    }
}
