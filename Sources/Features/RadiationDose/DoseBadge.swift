import Access
import Calendars
import Database
import Organisations
import Registers

/// A dosimeter on its way: issued to a person for a period, worn, returned, read; or lost, damaged, and found again.
///
/// The dosimetry service issues and reads it (scope `performed`); the unit whose worker wears it tells that it came back or was lost.
public struct DoseBadge: RegisterRecord {
    public var employer: Int64?
    public var person: Int64 = 0
    public var service: Int64?
    public var number = ""
    public var position = ""
    public var from: Day?
    public var to: Day?
    public var issuedDay: Day?
    public var returnedDay: Day?
    public var readDay: Day?
    public init() {}

    public static let declaration = Declaration<DoseBadge>("dose_badge", "个人剂量计") {
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").listed()
            .help("同一人在多家单位登记过的填写；其余可不填")
        Field(\.person, "radiation_worker", "放射工作人员").required()
            .reference("radiation_worker", by: "id_number", narrowedBy: "employer").listed()
        Field(\.service, "service_organisation", "监测机构账号单位").computed().reference("organisation", by: "name").technical()
        Field(\.number, "number", "剂量计编号").required().length(40).listed()
        Field(\.position, "position", "佩戴位置").required().code("dose_position").listed()
        Field(\.from, "period_from", "佩戴起").required().listed()
        Field(\.to, "period_to", "佩戴止").required().listed()
        Field(\.issuedDay, "issued_day", "发放日期").required()
        Field(\.returnedDay, "returned_day", "收回日期").computed().listed()
        Field(\.readDay, "read_day", "读出日期").computed()
    }
    .named(by: "number", "period_from").titled(by: "number", "period_from").region(.through("radiation_worker"))
    .owned(.through("radiation_worker")).performed(by: "service_organisation").sorted(by: "period_from", descending: true)
    .holdsPersons()
    .check { draft in
        guard let from = draft.day("period_from"), let to = draft.day("period_to") else { return [] }
        if to < from { return [FieldProblem("period_to", .inconsistent, DoseTexts.endBeforeStart)] }
        return to - from + 1 > 90 ? [FieldProblem("period_to", .outOfRange, DoseTexts.tooLong)] : []
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("issued", "已发放，佩戴中", tone: .progress), .init("returned", "已收回，待读出", tone: .progress),
                .init("read", "已读出", editable: false, tone: .good), .init("lost", "丢失或损坏", editable: false, tone: .bad),
                .init("estimated", "已给出名义剂量", editable: false, tone: .warning),
                .init("cancelled", "已作废", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("return", "收回", from: ["issued"], to: "returned", verb: .edit, stamps: "returned_day"),
                .init("lose", "登记丢失或损坏", from: ["issued", "returned"], to: "lost", verb: .edit, reason: true),
                .init(
                    "find", "找回", from: ["lost", "estimated"], to: "returned", verb: .edit, reason: true, stamps: "returned_day"),
                .init("read", "读出", from: ["issued", "returned"], to: "read", verb: .edit, byAct: true, stamps: "read_day"),
                .init(
                    "estimate", "名义剂量", from: ["issued", "returned", "lost", "read"], to: "estimated", verb: .edit, byAct: true),
                .init("unread", "结果撤销", from: ["read", "estimated"], to: "returned", verb: .edit, byAct: true),
                .init("cancel", "作废", from: ["issued"], to: "cancelled", verb: .edit, reason: true),
            ])
    )
    .grant(.healthInstitution, [.view, .create, .edit, .export], .performed)
    .grant(.employer, [.view, .edit], .organisation)
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region)
    .menu("放射卫生").serves("R-66").index("radiation_worker", "period_from").index("number")
}

/// What holds of a badge: one person at a time, one place at a time, and read within a month after its period.
enum IssueBadge {
    /// Result to the unit within one month after the period (GBZ 128-2019, from memory).
    static let clock = RecordClock(
        "badge", title: "收回并读出剂量计", basis: "GBZ 128-2019：周期结束后一个月内给出结果（未核对原文）", role: .healthInstitution)

    private static func refuse(_ field: String, _ sentence: String) -> RegisterError {
        .invalid([FieldProblem(field, .inconsistent, sentence)])
    }

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let id = draft.integer("radiation_worker"), let from = draft.day("period_from"), let to = draft.day("period_to"),
            let person = try transaction.find(RadiationWorker.self, id)?.record
        else { return }
        draft["employer"] = .integer(person.employer)
        if before == nil, draft["service_organisation"].isNull, transaction.principal.role == .healthInstitution {
            draft["service_organisation"] = Value(transaction.principal.organisation)
        }
        if let before, transaction.principal.role == .employer,
            ["radiation_worker", "number", "position", "period_from", "period_to", "issued_day"].contains(where: {
                before[$0] != draft[$0]
            })
        {
            throw refuse("number", DoseTexts.badgeOfService)
        }
        if let issued = draft.day("issued_day") {
            if issued > transaction.today { throw refuse("issued_day", DoseTexts.issuedInFuture) }
            if issued > from { throw refuse("issued_day", DoseTexts.issuedAfterStart) }
        }
        if let begun = person.from, from < begun { throw refuse("period_from", DoseTexts.beforeWork) }
        if let left = person.to, from > left { throw refuse("period_from", DoseTexts.afterWork) }
        let arguments: [Value] = [
            .integer(before?.id ?? 0), .text(to.description), .text(from.description), .text(draft.text("number")), .integer(id),
            .text(draft.text("position")),
        ]
        let clash = try transaction.connection.first(
            """
            SELECT CASE WHEN number = ?4 THEN 1 ELSE 0 END AS same_number FROM dose_badge WHERE void = 0 AND id <> ?1
            AND state NOT IN ('cancelled', 'lost', 'estimated') AND period_from <= ?2 AND period_to >= ?3
            AND (number = ?4 OR (radiation_worker = ?5 AND position = ?6)) ORDER BY id LIMIT 1
            """, arguments)
        if let clash {
            throw clash.int("same_number") == 1
                ? refuse("number", DoseTexts.badgeWornByAnother) : refuse("period_from", DoseTexts.badgeAlreadyIssued)
        }
    }

    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        if transaction.principal.role == .employer, change.before?.state != record.state,
            !["returned", "lost"].contains(record.state)
        {
            throw refuse("number", DoseTexts.badgeOfService)
        }
        guard change.before?.state != record.state || change.before?["period_to"] != record["period_to"] else { return }
        guard ["issued", "returned"].contains(record.state), !record.isVoid,
            let to = record["period_to"].text.flatMap({ Day($0) })
        else { return try transaction.settleClocks(of: record) }
        try transaction.start(clock, on: record, from: to, due: to.adding(months: 1))
    }

    /// A result closes the badge it was read from: a measured one reads it, a nominal one stands in for what is lost.
    static func afterReading(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let reading = change.after
        guard let person = reading["radiation_worker"].integer, let from = reading["period_from"].text,
            let to = reading["period_to"].text,
            change.before == nil || change.before?["kind"] != reading["kind"] || change.before?.isVoid != reading.isVoid
        else { return }
        let badges = try transaction.registers.records(
            transaction.connection, DoseBadge.self,
            where: """
                t.void = 0 AND t.radiation_worker = ?1 AND t.position = 'chest' AND t.period_from <= ?2 AND t.period_to >= ?3
                AND t.state <> 'cancelled'
                """, [.integer(person), .text(to), .text(from)], order: "t.period_from, t.id")
        for badge in badges {
            let state = badge.stored.state
            if reading.isVoid {
                if ["read", "estimated"].contains(state) { try transaction.transition(badge.stored, "unread") }
            } else if reading["kind"].text == "nominal" {
                if state != "estimated" { try transaction.transition(badge.stored, "estimate") }
            } else if ["lost", "estimated"].contains(state) {
                throw refuse("kind", DoseTexts.badgeIsLost(badge.record.number))
            } else if state != "read" {
                try transaction.transition(badge.stored, "read")
            }
        }
    }
}
