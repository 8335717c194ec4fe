import Calendars
import Database
import OccupationalDiseases
import Pages
import Registers

/// What screening, cabins, stations and hospitals did for one person, over all years and places: the same record for the person, for the
/// office, and for the hospital that is to treat.
struct CareRecord: Sendable {
    var screenings: [TypedRecord<ScreenedPerson>] = []
    var visits: [TypedRecord<CabinVisit>] = []
    var sessions: [TypedRecord<RehabilitationSession>] = []
    var referrals: [TypedRecord<PatientReferral>] = []
    var followUps: [TypedRecord<PatientVisit>] = []
    /// Names of rounds, cabins, stations and network members by number.
    var places: [Int64: String] = [:]

    var isEmpty: Bool { screenings.isEmpty && visits.isEmpty && sessions.isEmpty && referrals.isEmpty && followUps.isEmpty }

    static func read(_ connection: any Connection, _ registers: Registers, worker: Int64) throws -> CareRecord {
        let ofPatient = "t.void = 0 AND t.patient IN (SELECT p.id FROM patient p WHERE p.void = 0 AND p.worker = ?1)"
        let person: [Value] = [.integer(worker)]
        var care = CareRecord()
        care.screenings = try registers.records(
            connection, ScreenedPerson.self, where: "t.void = 0 AND t.worker = ?1", person, order: "t.created_at DESC, t.id DESC",
            limit: 50)
        care.visits = try registers.records(
            connection, CabinVisit.self, where: "t.void = 0 AND t.worker = ?1", person, order: "t.visit_day DESC, t.id DESC",
            limit: 50)
        care.sessions = try registers.records(
            connection, RehabilitationSession.self, where: ofPatient, person, order: "t.session_day DESC, t.id DESC", limit: 50)
        care.referrals = try registers.records(
            connection, PatientReferral.self, where: ofPatient, person, order: "t.referred_day DESC, t.id DESC", limit: 50)
        care.followUps = try registers.records(
            connection, PatientVisit.self, where: ofPatient, person, order: "t.visit_day DESC, t.id DESC", limit: 50)
        for (register, column, numbers) in [
            ("screening_round", "title", Set(care.screenings.map(\.record.round))),
            ("health_cabin", "name", Set(care.visits.map(\.record.cabin))),
            ("rehabilitation_station", "name", Set(care.sessions.map(\.record.station))),
            ("care_network_member", "name", Set(care.referrals.flatMap { [$0.record.from, $0.record.to] })),
        ] where !numbers.isEmpty {
            let sorted = numbers.sorted()
            let marks = sorted.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
            for row in try connection.query(
                "SELECT id, \(column) AS place FROM \(register) WHERE id IN (\(marks)) ORDER BY id", sorted.map { .integer($0) })
            {
                care.places[row.integer("id")] = row.text("place")
            }
        }
        return care
    }

    /// Who read whose records, before they are shown.
    func log(_ page: PageRequest, filter: String) async throws {
        let registers = page.product.registers
        func note<Record: RegisterRecord>(_ records: [TypedRecord<Record>]) async throws {
            guard !records.isEmpty else { return }
            try await page.logRead(.view, registers.register(of: Record.self), records: records.map(\.id), filter: filter)
        }
        try await note(screenings)
        try await note(visits)
        try await note(sessions)
        try await note(referrals)
        try await note(followUps)
    }

    /// The parts that hold something; what nobody did is left out.
    func html(_ page: PageRequest, but referral: Int64? = nil) -> HTML {
        func label(_ table: String, _ code: String) -> String { page.product.codes.entry(table, code)?.label ?? code }
        func text(_ words: String?) -> HTML { HTML(text: words ?? "") }
        func part(_ title: String, _ columns: [String], _ rows: [[HTML]]) -> HTML {
            rows.isEmpty ? .empty : Components.section(title, Components.table(title, columns: columns, rows: rows))
        }
        let others = referrals.filter { $0.id != referral }
        return part(
            CareTexts.followUps, CareTexts.followUpColumns,
            followUps.map(\.record).map { visit in
                [
                    text(visit.day?.description), text(label("visit_way", visit.way)),
                    text(label("visit_outcome", visit.outcome)),
                    text(visit.complication.isEmpty ? "" : label("pneumoconiosis_complication", visit.complication)),
                    text(visit.isTreated ? CareTexts.yes : CareTexts.no),
                ]
            })
            + part(
                CareTexts.referrals, CareTexts.referralColumns,
                others.map { found in
                    let record = found.record
                    let state = found.stored.draft.register.lifecycle.state(found.stored.state)
                    return [
                        text(record.referredDay?.description), text(label("referral_direction", record.direction)),
                        text("\(places[record.from] ?? "") → \(places[record.to] ?? "")"), text(record.treatment),
                        text(record.advice), state.map { Components.badge($0.label, $0.tone) } ?? .empty,
                    ]
                })
            + part(
                CareTexts.sessions, CareTexts.sessionColumns,
                sessions.map(\.record).map { session in
                    [
                        text(session.day?.description), text(places[session.station]),
                        text(label("rehabilitation_activity", session.activity)), text(session.walked.map(CareTexts.metres)),
                        text(session.vitalCapacity.map(CareTexts.percent)), text(session.note),
                    ]
                })
            + part(
                CareTexts.screening, CareTexts.screeningColumns,
                screenings.map { found in
                    let state = found.stored.draft.register.lifecycle.state(found.stored.state)
                    return [
                        text(places[found.record.round]), text(found.record.screenedDay?.description), text(found.record.film),
                        text(found.record.reading.isEmpty ? "" : label("reading_class", found.record.reading)),
                        text(found.record.referredTo), state.map { Components.badge($0.label, $0.tone) } ?? .empty,
                    ]
                })
            + part(
                CareTexts.cabinVisits, CareTexts.visitColumns,
                visits.map(\.record).map { visit in
                    [
                        text(visit.day?.description), text(places[visit.cabin]), text(label("cabin_service", visit.service)),
                        text(visit.results), text(visit.advice),
                    ]
                })
    }
}
