import Access
import Calendars
import OccupationalDiseases
import Organisations
import Registers

/// One treatment of a patient at a station: what was done, and how far he walked.
public struct RehabilitationSession: RegisterRecord {
    public var station: Int64 = 0
    public var patient: Int64 = 0
    public var day: Day?
    public var activity = ""
    public var minutes: Int?
    public var walked: Double?
    public var vitalCapacity: Double?
    public var note = ""
    public init() {}

    public static let declaration = Declaration<RehabilitationSession>("rehabilitation_session", "康复服务记录") {
        Field(\.station, "station", "康复站（点）").required().reference("rehabilitation_station", by: "name").listed()
        Field(\.patient, "patient", "患者").required().reference("patient", by: "id_number").listed().help("填写患者的证件号码")
        Field(\.day, "session_day", "日期").required().listed()
        Field(\.activity, "activity", "项目").required().code("rehabilitation_activity").listed()
        Field(\.minutes, "minutes", "时长").unit("分钟").range(1...600)
        Field(\.walked, "six_minute_walk", "6 分钟步行距离").unit("m").range(0...1_000).listed()
        Field(\.vitalCapacity, "fvc", "用力肺活量（占预计值）").unit("%").range(5...250)
        Field(\.note, "note", "说明").length(300)
    }
    .named(by: "station", "patient", "session_day", "activity").titled(by: "session_day", "activity").region(.through("station"))
    .owned(.through("station")).sorted(by: "session_day", descending: true).holdsPersons()
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .export], .region)
    .grant(.healthInstitution, [.view, .create, .edit, .export], .organisation)
    .menu("尘肺病").serves("R-60").index("station", "session_day").index("patient")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let station = draft.integer("station"), let patient = draft.integer("patient"), let day = draft.day("session_day")
        else { return }
        func refuse(_ field: String, _ sentence: String) -> RegisterError {
            .invalid([FieldProblem(field, .inconsistent, sentence)])
        }
        if day > transaction.today { throw refuse("session_day", CareTexts.inFuture) }
        let place = try transaction.find(RehabilitationStation.self, station)
        // A station that closed later was serving on the day of what is corrected now.
        if before == nil, place?.stored.state != "serving" { throw refuse("station", CareTexts.notServing) }
        if let since = place?.record.servingSince, day < since {
            throw refuse("session_day", CareTexts.beforeServing(since.description))
        }
        if let died = try transaction.find(Patient.self, patient)?.record.diedDay, day > died {
            throw refuse("patient", CareTexts.dead)
        }
    }

    /// Who comes to the station is not lost: the register finds the patient again.
    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before == nil, let id = change.after["patient"].integer,
            let found = try transaction.find(Patient.self, id), found.stored.state == "lost",
            let day = change.after["session_day"].text, day >= (found.record.lastVisit?.description ?? "")
        else { return }
        try transaction.transition(found.stored, "find", reason: CareTexts.cameToStation)
    }
}
