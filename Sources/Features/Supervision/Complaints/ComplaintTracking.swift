import Calendars
import Database
import Pages
import Registers

/// How a report stands, for whoever knows its number and code; nothing about persons.
enum ComplaintTracking {
    static let address = "/report-violation/track"

    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let (number, code) = (page.query["number"] ?? "", (page.query["code"] ?? "").uppercased())
        var answer = HTML.empty
        var status = AnswerStatus.ok
        if !number.isEmpty {
            let registers = page.product.registers
            let found = try await registers.read { try find(TextReading.trim(number), TextReading.trim(code), $0, registers) }
            status = found == nil ? .notFound : .ok
            answer =
                found.map { facts($0) }
                ?? "<div class=\"notice notice-warning\" role=\"alert\">\(SupervisionTexts.reportUnknown)</div>"
        }
        return page.page(
            SupervisionTexts.reportTrack, status: status, crumbs: [Crumb(SupervisionTexts.reportTitle, ComplaintPages.form)],
            body: """
                \(answer)<form method="get" action="\(address)" class="door">
                <div class="field"><label for="number">\(SupervisionTexts.reportNumber)</label><input id="number" name="number" maxlength="40" value="\(number)"></div>
                <div class="field"><label for="code">\(SupervisionTexts.reportCode)</label><input id="code" name="code" maxlength="20" value="\(code)"></div>
                <button class="button primary" type="submit">\(SupervisionTexts.reportTrack)</button></form>
                """)
    }

    /// A repeated report shows how the one it joined stands, however often that was joined to another.
    private static func find(_ number: String, _ code: String, _ connection: any Connection, _ registers: Registers) throws
        -> TypedRecord<Complaint>?
    {
        guard
            var found = try registers.records(
                connection, Complaint.self, where: "t.void = 0 AND t.number = ?1 AND t.check_code = ?2",
                [.text(number), .text(code)]
            ).first
        else { return nil }
        var seen: Set<Int64> = [found.id]
        while let target = found.record.mergedInto, seen.insert(Int64(target)).inserted,
            let next = try registers.records(
                connection, Complaint.self, where: "t.void = 0 AND t.id = ?1", [.integer(Int64(target))]
            ).first
        {
            found = next
        }
        return found
    }

    private static func facts(_ found: TypedRecord<Complaint>) -> HTML {
        let shown = found.record
        var facts: [(name: String, value: HTML)] = [
            (ComplaintTexts.state, HTML(text: Complaint.register.lifecycle.state(found.stored.state)?.label ?? "")),
            (ComplaintTexts.received, HTML(text: shown.receivedDay?.description ?? "")),
        ]
        if let due = shown.answerDue, shown.answeredDay == nil { facts.append((ComplaintTexts.answerDue, HTML(text: "\(due)"))) }
        if !shown.movedTo.isEmpty { facts.append((ComplaintTexts.authority, HTML(text: shown.movedTo))) }
        facts.append((ComplaintTexts.result, HTML(text: shown.answer)))
        return Components.facts(facts)
    }
}
