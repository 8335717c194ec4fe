import Calendars
import Database
import HealthSurveillance
import Organisations
import Pages
import Registers

/// The institution's own list of appointments, and for the employer who of its people is due by that day.
enum BookingPages {
    static let address = "/health/bookings"

    static let routes: [Route] = [
        .get(address, .roles([.healthInstitution]), list),
        .post("/health/bookings/{id}/{act}", .roles([.healthInstitution])) { page in
            let id = try page.recordNumber()
            let act = try page.parameter("act")
            guard ["confirm", "decline", "complete"].contains(act) else { throw RegisterError.notFound }
            let reason = TextReading.trim(page.form.text("_reason"))
            let principal = page.principal
            try await page.product.registers.write(as: principal) { transaction in
                // Only the own institution's appointments are there at all.
                guard var found = try transaction.find(ExaminationBooking.self, id), !found.stored.isVoid,
                    let organisation = principal.organisation,
                    try transaction.find(HealthInstitution.self, found.record.institution)?.record.organisation == organisation
                else { throw RegisterError.notFound }
                if act == "decline", reason.isEmpty { throw RegisterError.reasonMissing }
                if !reason.isEmpty { found.record.answer = String(reason.prefix(200)) }
                let draft = Draft(found.stored.draft.register, values: ExaminationBooking.declaration.encode(found.record))
                try transaction.transition(found.stored, act, draft: draft, reason: reason)
            }
            return page.redirect(address, done: "booking-answered")
        },
    ]

    /// What the institution can do with an appointment of its own, on the record as on the desk.
    static let answer = RecordPanel("examination_booking", .top) { page, record in
        guard let organisation = page.principal.organisation, record.performer == organisation,
            page.principal.role == .healthInstitution
        else { return nil }
        let base = "\(address)/\(record.id)"
        switch record.state {
        case "requested":
            return Components.act(page, base + "/confirm", InstitutionTexts.confirm, kind: "primary")
                + Components.reasonedAct(page, base + "/decline", InstitutionTexts.decline)
        case "confirmed": return Components.act(page, base + "/complete", InstitutionTexts.examined)
        default: return nil
        }
    }

    static let panel = RecordPanel("examination_booking", .bottom) { page, record in
        guard let employer = record["employer"].integer, let day = record.draft.day("booked_day"),
            page.may(.register("examination_due", .view))
        else { return nil }
        let due =
            try await page.product.registers.read { connection in
                try connection.value(
                    """
                    SELECT COUNT(DISTINCT worker) FROM examination_due WHERE void = 0 AND employer = ?1 AND due_day <= ?2
                    AND kind <> 'contraindicated'
                    """, [.integer(employer), .text((day + 30).description)]
                ).integer
            } ?? 0
        return "<p>\(InstitutionTexts.dueBy(due)) <a href=\"\(DuePages.address)\">\(InstitutionTexts.openDue)</a></p>"
    }

    private static func list(_ page: PageRequest) async throws -> PageAnswer {
        let organisation = page.principal.organisation ?? -1
        let (rows, paging) = try await page.part(
            of: """
                SELECT b.id, b.booked_day, b.type, b.agent, b.headcount, b.contact, b.state, e.name AS employer
                FROM examination_booking b JOIN health_institution i ON i.id = b.institution AND i.organisation = ?1
                JOIN employer e ON e.id = b.employer WHERE b.void = 0 AND b.state IN ('requested', 'confirmed')
                ORDER BY b.booked_day, b.id
                """, [.integer(organisation)])
        let codes = page.product.codes
        let lines = rows.map { row -> [HTML] in
            let base = "\(address)/\(row.integer("id"))"
            let acts =
                row.text("state") == "requested"
                ? Components.act(page, base + "/confirm", InstitutionTexts.confirm, kind: "primary")
                    + Components.reasonedAct(page, base + "/decline", InstitutionTexts.decline)
                : Components.act(page, base + "/complete", InstitutionTexts.examined)
            return [
                HTML(text: row.text("booked_day")), HTML(text: row.text("employer")),
                HTML(text: codes.entry("examination_type", row.text("type"))?.label ?? ""),
                HTML(text: codes.entry("surveillance_agent", row.text("agent"))?.label ?? ""),
                HTML(text: String(row.integer("headcount"))), HTML(text: row["contact"].text ?? ""), acts,
            ]
        }
        return page.page(
            InstitutionTexts.bookings,
            body: Components.table(
                InstitutionTexts.bookings, columns: InstitutionTexts.bookingColumns, rows: lines,
                empty: InstitutionTexts.noBookings) + paging.links)
    }
}
