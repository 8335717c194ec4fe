import Access
import Database
import Pages
import Registers
import Rulebook
import Spreadsheets

/// The receiver's side: what waits for an answer, as a sheet to fill in and give back, or by the interface.
enum ReceivedHelpPages {
    static let file = "/hand_over/file"
    static let persons = "/api/v1/hand_over/persons"

    static let routes: [Route] = [
        .get(file, .roles([.departmentLiaison]), sheet),
        .get(persons, .register("hand_over", .view), interface),
    ]

    static let desk = DeskPanel(.roles([.departmentLiaison])) { page in
        let waiting = try await open(page, after: 0, limit: nil).count
        return Components.section(
            ReliefTexts.received,
            """
            <p>\(ReliefTexts.waiting(waiting))</p><p><a class="button primary" href="\(file)">\(ReliefTexts.takeSheet)</a>
            <a class="button" href="/hand_over/import">\(ReliefTexts.giveSheet)</a>
            <a class="button" href="\(RecordAddress.list("hand_over"))">\(ReliefTexts.received)</a></p>
            """)
    }

    /// Open letters of the account's own office, the oldest first.
    private static func open(_ page: PageRequest, after: Int64, limit: Int?) async throws -> [TypedRecord<HandOverLetter>] {
        let registers = page.product.registers
        guard let office = page.principal.organisation else { return [] }
        return try await registers.read { connection in
            try registers.records(
                connection, HandOverLetter.self,
                where: "t.void = 0 AND t.organisation_id = ?1 AND t.status IN ('pushed', 'received') AND t.id > ?2",
                [.integer(office), .integer(after)], order: "t.id", limit: limit)
        }
    }

    /// Everything in the sheet may be given back: the number finds the letter, the answer is filled in beside the person.
    private static func sheet(_ page: PageRequest) async throws -> PageAnswer {
        let rows = try await open(page, after: 0, limit: nil)
        let register = page.product.registers.register(of: HandOverLetter.self)
        try await page.logRead(.export, register, records: rows.map(\.id), filter: "open", count: rows.count)
        let told = ["name", "id_number", "disease", "diagnosed_day", "institution", "certificate", "employer", "residence"]
        let answers = ["received_day", "outcome", "answered_day", "benefit_from", "amount", "answer"]
        let columns = (["number", "kind"] + told + answers).compactMap { register.field($0)?.label }
        let codes = page.product.codes
        return page.sheet(
            ReliefTexts.received, columns,
            rows.map { row -> [SheetValue] in
                let (letter, kind) = (row.record, codes.entry("assistance_kind", row.record.kind)?.label ?? "")
                let person = [letter.number, kind] + least(letter).map(\.text)
                let outcome = codes.entry("assistance_outcome", letter.outcome)?.label ?? ""
                return (person + [letter.receivedDay?.description ?? "", outcome]).map { $0.isEmpty ? .empty : .text($0) }
                    + [.empty, .empty, .empty, .text(letter.answer)]
            })
    }

    private static func least(_ letter: HandOverLetter) -> [(name: String, text: String)] {
        [
            ("name", letter.name), ("id_number", letter.idNumber), ("disease", letter.disease),
            ("diagnosed_day", letter.diagnosedDay?.description ?? ""), ("institution", letter.institution),
            ("certificate", letter.certificate), ("employer", letter.employer), ("residence", letter.residence),
        ]
    }

    /// Open letters in full, so that the department's own system can take them; its answers come back by `PATCH /api/v1/hand_over/{id}`.
    private static func interface(_ page: PageRequest) async throws -> PageAnswer {
        let limit = 500
        let rows = try await open(page, after: Int64(page.query["after"] ?? "") ?? 0, limit: limit)
        let register = page.product.registers.register(of: HandOverLetter.self)
        try await page.logRead(.export, register, records: rows.map(\.id), filter: "interface", count: rows.count)
        let items = rows.map { row -> JSONValue in
            var members: [String: JSONValue] = [
                "id": .text(String(row.id)), "version": .number(Double(row.stored.version)), "number": .text(row.record.number),
                "kind": .text(row.record.kind), "basis": .text(row.record.basis),
                "pushed_day": .text(row.record.pushedDay?.description ?? ""),
            ]
            for (name, text) in least(row.record) where !text.isEmpty { members[name] = .text(text) }
            return .object(members)
        }
        let next: JSONValue = rows.count == limit ? .text(rows.last.map { String($0.id) } ?? "") : .null
        return page.json(JSONValue.object(["items": .list(items), "next_after": next]).jsonText)
    }

    static let operations: [InterfaceOperation] = [
        .init(
            "get", persons, "list_handed_over_persons", ReliefTexts.interface, [.init("after", .query, ReliefTexts.after)],
            answer: """
                {"type":"object","properties":{"items":{"type":"array","items":{"type":"object","properties":{\
                "id":{"type":"string"},"version":{"type":"integer"},"number":{"type":"string"},"kind":{"type":"string"},\
                "basis":{"type":"string"},"pushed_day":{"type":"string","format":"date"},"name":{"type":"string"},\
                "id_number":{"type":"string"},"disease":{"type":"string"},"diagnosed_day":{"type":"string","format":"date"},\
                "institution":{"type":"string"},"certificate":{"type":"string"},"employer":{"type":"string"},\
                "residence":{"type":"string"}}}},"next_after":{"type":["string","null"]}}}
                """)
    ]
}
