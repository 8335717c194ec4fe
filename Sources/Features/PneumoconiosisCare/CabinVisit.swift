import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Registers

/// A visit to a cabin; what was measured goes to the person's file.
///
/// A company may enter who came to its cabin; what was found and advised stays between the person and those who treat.
public struct CabinVisit: RegisterRecord {
    public var cabin: Int64 = 0
    public var clinic: Int64?
    public var day: Day?
    public var service = ""
    public var worker: Int64?
    public var name = ""
    public var idNumber = ""
    public var results = ""
    public var advice = ""
    public init() {}

    static let medical: Set<Role> = [.cdc, .bureauOfficer, .healthInstitution]

    public static let declaration = Declaration<CabinVisit>("cabin_visit", "小屋服务记录") {
        Field(\.cabin, "cabin", "小屋").required().reference("health_cabin", by: "name").listed()
        Field(\.clinic, "clinic", "承办医疗机构").computed().reference("organisation", by: "name").technical()
        Field(\.day, "visit_day", "日期").required().listed()
        Field(\.service, "service", "服务").required().code("cabin_service").listed()
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
        Field(\.results, "results", "结果").multiline(1_000).visible(to: medical)
            .help("与职业健康检查相同的写法：SBP=128; DBP=82; FVC=86; L4000=35；没有测量的不填")
        Field(\.advice, "advice", "建议").length(300).visible(to: medical)
    }
    .named(by: "cabin", "id_number", "visit_day", "service").titled(by: "visit_day", "service").region(.through("cabin"))
    .owned(.through("cabin")).performed(by: "clinic").sorted(by: "visit_day", descending: true).holdsPersons()
    .check { draft in
        let problems = ExaminationResults(draft.text("results")).problems
        return problems.isEmpty ? [] : [FieldProblem("results", .outOfRange, problems.joined())]
    }
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .grant(.healthInstitution, [.view, .create, .edit, .export], .performed)
    .grant(.employer, [.view, .create], .organisation)
    .menu("尘肺病").serves("R-61", "R-52").index("worker").index("cabin", "visit_day")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let id = draft.integer("cabin"), let cabin = try transaction.find(HealthCabin.self, id) else { return }
        func refuse(_ field: String, _ sentence: String) -> RegisterError {
            .invalid([FieldProblem(field, .inconsistent, sentence)])
        }
        if let named = draft.integer("clinic"), before == nil, named != cabin.record.clinic {
            throw refuse("cabin", CareTexts.cabinOfAnother)
        }
        draft["clinic"] = Value(cabin.record.clinic)
        if let day = draft.day("visit_day") {
            if day > transaction.today { throw refuse("visit_day", CareTexts.inFuture) }
            if let opened = cabin.record.openedDay, day < opened {
                throw refuse("visit_day", CareTexts.beforeOpening(opened.description))
            }
        }
        if before == nil, cabin.stored.state != "open" { throw refuse("cabin", CareTexts.cabinClosed) }
        let offered = [
            "education": cabin.record.education, "monitoring": cabin.record.monitoring, "screening": cabin.record.screening,
            "rehabilitation": cabin.record.rehabilitation,
        ]
        if before == nil, offered[draft.text("service")] == false { throw refuse("service", CareTexts.serviceNotOffered) }
        draft["worker"] = .integer(
            try Worker.link(
                name: draft.text("name"), number: draft.text("id_number"), region: cabin.record.regionCode, transaction))
    }

    /// A cabin that is given to another clinic takes its visits along.
    static func afterCabin(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let before = change.before, before["clinic"] != change.after["clinic"] else { return }
        for visit in try transaction.registers.records(
            transaction.connection, CabinVisit.self, where: "t.void = 0 AND t.cabin = ?1", [.integer(change.after.id)])
        {
            try transaction.update(visit.stored, to: visit.record, action: "hand_over")
        }
    }
}
