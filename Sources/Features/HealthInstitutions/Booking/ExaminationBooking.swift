import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Registers

/// An employer's appointment for its people at an institution on a day: within the filing, within the day's capacity.
public struct ExaminationBooking: RegisterRecord {
    public var employer: Int64 = 0
    public var institution: Int64 = 0
    public var performer: Int64?
    public var day: Day?
    public var type = ""
    public var agent = ""
    public var headcount = 0
    public var contact = ""
    public var answeredDay: Day?
    public var answer = ""
    public init() {}

    public static let declaration = Declaration<ExaminationBooking>("examination_booking", "检查预约") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
        Field(\.institution, "institution", "检查机构").required().reference("health_institution", by: "name").listed()
        Field(\.performer, "performer", "机构账号单位").computed().reference("organisation", by: "name").technical()
        Field(\.day, "booked_day", "预约日期").required().listed()
        Field(\.type, "type", "检查类型").required().code("examination_type").listed()
        Field(\.agent, "agent", "主要危害因素").required().code("surveillance_agent").listed().help("接触多种的，其余在“说明”中写明；类别以机构备案为准")
        Field(\.headcount, "headcount", "人数").unit("人").range(1...2_000).listed()
        Field(\.contact, "contact", "说明（联系方式、其他危害因素）").length(200)
        Field(\.answeredDay, "answered_day", "机构答复日期").computed().listed()
        Field(\.answer, "answer", "机构答复").computed().length(200)
    }
    .acts(["hand_over": "移交机构名称变化"])
    .named(by: "employer", "institution", "booked_day", "type", "agent").titled(by: "booked_day", "type")
    .region(.through("employer")).owned(.through("employer")).performed(by: "performer")
    .sorted(by: "booked_day", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("requested", "已预约，待确认", tone: .progress), .init("confirmed", "已确认", editable: false, tone: .good),
                .init("declined", "机构不能安排", editable: false, tone: .bad), .init("done", "已检查", editable: false, tone: .good),
                .init("cancelled", "已取消", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("confirm", "确认", from: ["requested"], to: "confirmed", verb: .edit, byAct: true, stamps: "answered_day"),
                .init(
                    "decline", "不能安排", from: ["requested", "confirmed"], to: "declined", verb: .edit, byAct: true,
                    stamps: "answered_day"),
                .init("complete", "已检查", from: ["confirmed"], to: "done", verb: .edit, byAct: true),
                .init("cancel", "取消", from: ["requested", "confirmed"], to: "cancelled", verb: .edit, reason: true),
            ])
    )
    .grant(.employer, [.view, .create, .edit], .organisation)
    // Whose people they are and who examines them are two owners (decision 17); the institution answers by its acts.
    .grant(.healthInstitution, [.view, .export], .performed)
    .grant([.bureauOfficer, .cdc, .countyClerk], [.view, .export], .region)
    .menu("职业健康监护").serves("R-52", "R-27").index("institution", "booked_day")

    /// The account of the institution by its filing of today, also for appointments made before it had one.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if let id = draft.integer("institution") {
            draft["performer"] = Value(try transaction.find(HealthInstitution.self, id)?.record.organisation)
        }
        try check(draft, before, transaction)
    }

    /// A filing that is given to another account hands over the appointments that are still open.
    static func afterFiling(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        if change.after.state == "withdrawn", change.before?.state != "withdrawn" {
            return try turnAway(change.after, transaction)
        }
        guard let before = change.before, before["organisation"] != change.after["organisation"] else { return }
        for booking in try transaction.registers.records(
            transaction.connection, ExaminationBooking.self,
            where: "t.void = 0 AND t.institution = ?1 AND t.state IN ('requested', 'confirmed')", [.integer(change.after.id)],
            order: "t.id")
        {
            try transaction.update(booking.stored, to: booking.record, action: "hand_over")
        }
    }

    /// An institution that is no more examines nobody: employers hear it on their appointments.
    private static func turnAway(_ institution: StoredRecord, _ transaction: RegisterTransaction) throws {
        for booking in try transaction.registers.records(
            transaction.connection, ExaminationBooking.self,
            where: "t.void = 0 AND t.institution = ?1 AND t.state IN ('requested', 'confirmed')", [.integer(institution.id)],
            order: "t.id")
        {
            var record = booking.record
            record.answer = InstitutionTexts.institutionWithdrawn
            let draft = Draft(booking.stored.draft.register, values: declaration.encode(record))
            try transaction.transition(booking.stored, "decline", draft: draft, reason: InstitutionTexts.institutionWithdrawn)
        }
    }

    private static func check(_ draft: Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard before == nil || before?.state == "requested", let id = draft.integer("institution"),
            let day = draft.day("booked_day"), let headcount = draft.integer("headcount"),
            let found = try transaction.find(HealthInstitution.self, id)
        else { return }
        // An answer of the institution changes nothing of what was asked for.
        if let before, ["institution", "booked_day", "headcount", "agent"].allSatisfy({ before[$0] == draft[$0] }) { return }
        func refuse(_ field: String, _ sentence: String) -> RegisterError {
            .invalid([FieldProblem(field, .inconsistent, sentence)])
        }
        guard found.record.service == "examination", ["published", "changed"].contains(found.stored.state) else {
            throw refuse("institution", InstitutionTexts.notPublished)
        }
        if day < transaction.today { throw refuse("booked_day", InstitutionTexts.dayPast) }
        if let category = InstitutionCategory(agent: draft.text("agent")), !category.isFiled(found.record) {
            throw refuse("institution", InstitutionTexts.notFiled(category.label))
        }
        guard let capacity = found.record.capacity else { return }
        let taken =
            try transaction.connection.value(
                """
                SELECT COALESCE(SUM(headcount), 0) FROM examination_booking WHERE void = 0 AND institution = ?1 AND booked_day = ?2
                AND state IN ('requested', 'confirmed') AND id <> ?3
                """, [.integer(id), .text(day.description), .integer(before?.id ?? 0)]
            ).integer ?? 0
        if taken + headcount > Int64(capacity) {
            throw refuse("booked_day", InstitutionTexts.full(max(0, Int64(capacity) - taken)))
        }
    }
}
