import Calendars
import Pages
import Registers
import Rulebook

/// The forms of the simple procedure on a case's page.
extension CaseForms {
    /// Offered on the day of the visit that found the breach; on another day the ordinary procedure is the way.
    func spotPenalty() async throws -> HTML {
        guard let id = file.inspection else { return .empty }
        let found = try await page.product.registers.read { [registers = page.product.registers] connection in
            try registers.find(connection, Inspection.self, Int64(id)).map { visit in
                (
                    visit: visit.record,
                    team: try connection.query(
                        """
                        SELECT p.id, p.name, p.certificate FROM inspection_member m JOIN inspector p ON p.id = m.inspector
                        WHERE m.void = 0 AND m.inspection = ?1 AND p.kind = 'inspector' ORDER BY m.id
                        """, [.integer(Int64(id))]
                    ).map { ("\($0.integer("id"))", "\($0.text("name")) \($0.text("certificate"))") }
                )
            }
        }
        guard let found, found.visit.visitedDay == page.today, found.visit.outcome != "none" else { return .empty }
        let spot = FormParts(page: page, prefix: "spot")
        let choices = found.team.map { (code: $0.0, label: $0.1) }
        let orders = try await orders()
        // The region's table of the day on which it goes on: today.
        var going = file
        going.actEnded = page.today
        let foundToday = CaseForms(page: page, record: record, file: going)
        let limits = ["organisation", "citizen"].compactMap { kind in
            SpotLimit.range(kind).flatMap { range in
                range.amount.map { "\(label("penalised_party", kind)) \($0.upperBound)（\(range.clause)，\(range.mark.label)）" }
            }
        }.joined(separator: "；")
        let told =
            spot.tick("told", SupervisionTexts.spotTold) + spot.area("defence", SupervisionTexts.spotDefence)
        let penalty =
            spot.choice("article", SupervisionTexts.article, InspectionPages.articles)
            + spot.choice("order", SupervisionTexts.orderOfCase, orders, required: false)
            + spot.codes("party", SupervisionTexts.partyKind, table: "penalised_party", value: "organisation")
            + spot.tick("warned", SupervisionTexts.spotWarning)
            + spot.text("fine", SupervisionTexts.fine, required: false, hint: SupervisionTexts.spotLimit(limits))
        let collection =
            spot.codes("ground", SupervisionTexts.collect, table: "collection_ground", required: false)
            + spot.text("ticket", SupervisionTexts.ticket, required: false, length: 40)
        return spot.form(
            "/enforcement_case/\(record.id)/spot-penalty", SupervisionTexts.spotPenalty,
            "<p class=\"hint\">\(SupervisionTexts.spotHint)</p><input type=\"hidden\" name=\"_version\" value=\"\(record.version)\">"
                + spot.text("act", SupervisionTexts.act, length: 300)
                + spot.area("facts", SupervisionTexts.facts, value: found.visit.problems)
                + spot.text("time", SupervisionTexts.spotTime, length: 5, hint: SupervisionTexts.spotTimeHint)
                + spot.text("place", SupervisionTexts.documentPlace)
                + spot.choice("first", SupervisionTexts.first, choices) + spot.choice("second", SupervisionTexts.second, choices)
                + penalty + (try await foundToday.degrees(of: nil, spot)) + told + collection
                + spot.text("receiver", SupervisionTexts.receiver, required: false, length: 40)
                + spot.tick("refused", SupervisionTexts.spotRefused))
    }

    /// What remains to be done with a decision made on the spot.
    func spotSteps(mayApprove: Bool, mayEdit: Bool) -> HTML {
        var body = HTML.empty
        if record.state == "on_the_spot", mayApprove, file.handler != page.principal.accountID {
            body += Components.act(
                page, "/enforcement_case/\(record.id)/spot-record", SupervisionTexts.spotRecord, kind: "primary",
                fields: "<input type=\"hidden\" name=\"_version\" value=\"\(record.version)\">")
        }
        if file.collectedDay != nil, file.bankedDay == nil, mayEdit {
            let parts = FormParts(page: page, prefix: "deposit")
            body += parts.form(
                "/enforcement_case/\(record.id)/spot-deposit",
                file.depositedDay == nil ? SupervisionTexts.depositOffice : SupervisionTexts.depositBank, open: true,
                "<input type=\"hidden\" name=\"_version\" value=\"\(record.version)\">"
                    + parts.day("day", SupervisionTexts.depositDay, value: page.today.description))
        }
        return body
    }

    private func label(_ table: String, _ code: String) -> String { page.product.codes.entry(table, code)?.label ?? code }
}
