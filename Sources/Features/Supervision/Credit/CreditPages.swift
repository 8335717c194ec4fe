import Access
import Database
import Organisations
import Pages
import Registers
import RuleExplorer
import Rulebook

/// The public list of bad records, and the employer's application for repair.
enum CreditPages {
    static let list = "/open-credit"

    static let routes: [Route] = [
        .get(list, .anyone, show),
        .post("/credit_record/{id}/repair", .register("credit_record", .edit)) { page in
            let (proof, pledge) = (page.typed("proof"), page.typed("pledge"))
            return try await page.act(on: CreditRecord.self, .edit, done: "repair-applied") {
                try CreditActs.apply($0, $1, proof: proof, pledge: pledge, in: $2)
            }
        },
        .post("/credit_record/{id}/end", .register("credit_record", .approve)) { page in
            try await page.act(on: CreditRecord.self, .approve, done: "credit-ended") { try CreditActs.end($0, $1, in: $2) }
        },
    ]

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let day = page.today
        let (rows, paging) = try await page.part(
            of: """
                SELECT e.name, e.credit_code, r.decision_number, r.credit_class, r.from_day, r.longest_until FROM credit_record r
                JOIN employer e ON e.id = r.employer WHERE \(CreditActs.shown) ORDER BY r.from_day DESC, r.id DESC
                """, [.text(day.description)])
        let lines = rows.map { row -> [HTML] in
            [
                HTML(text: row.text("name")), HTML(text: row.text("credit_code")), HTML(text: row.text("decision_number")),
                HTML(text: page.product.codes.entry("credit_class", row.text("credit_class"))?.label ?? ""),
                HTML(text: row.text("from_day")), HTML(text: row.text("longest_until")),
            ]
        }
        return page.page(
            SupervisionTexts.creditTitle,
            body: "<p>\(SupervisionTexts.creditLead)</p>"
                + Components.table(SupervisionTexts.creditTitle, columns: SupervisionTexts.creditColumns, rows: lines)
                + paging.links)
    }

    /// Class and periods of the record, by the rules of the day of the decision.
    private static func why(_ record: StoredRecord) -> HTML? {
        guard let decided = record.draft.day("from_day") else { return nil }
        let kind = record.draft.text("credit_class")
        let finding = Why.finding("credit_period", ["class": .text(kind), "decided": .text(decided.description)], on: decided)
        return finding.map { Why.section([$0.preceded(by: [.init(SupervisionTexts.creditClassified)])]) }
    }

    static let panels = [
        RecordPanel("credit_record", .top) { _, record in why(record) },
        RecordPanel("credit_record", .top) { page, record in
            guard ["listed", "applied"].contains(record.state), let longest = record.draft.day("longest_until"),
                page.today > longest, page.product.registers.decide(page.principal, .approve, record).isAllowed
            else { return nil }
            return Components.section(
                SupervisionTexts.creditEnd,
                Components.act(page, "/credit_record/\(record.id)/end", SupervisionTexts.creditEnd, kind: "primary"))
        },
        RecordPanel("credit_record", .top) { page, record in
            guard record.state == "listed", page.principal.role == .employer,
                page.product.registers.decide(page.principal, .edit, record).isAllowed
            else { return nil }
            let parts = FormParts(page: page, prefix: "repair")
            return Components.section(
                SupervisionTexts.repair,
                parts.form(
                    "/credit_record/\(record.id)/repair", SupervisionTexts.repair,
                    parts.area("proof", SupervisionTexts.proof) + parts.area("pledge", SupervisionTexts.pledge)))
        },
    ]
}
