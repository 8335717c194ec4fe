import Calendars
import CodeTables
import Pages
import Registers

/// The county's desk: what waits, with its clock, and who has not declared.
enum DeskPages {
    static func desk(_ page: PageRequest) async throws -> PageAnswer {
        let rows = try await waiting(page).map { row -> [HTML] in
            let record = row.record
            let due = record.receiptDueDay
            return [
                "<a href=\"\(RecordAddress.record("declaration", row.id))\">\(record.name)</a>",
                HTML(text: DeclarationType(rawValue: record.type)?.label ?? ""),
                HTML(text: record.submittedDay?.description ?? ""),
                HTML(text: due?.description ?? ""), due.map { Components.daysLeft($0 - page.today) } ?? .empty,
                record.isLate ? Components.badge(DeclarationTexts.late, .warning) : .empty,
            ]
        }
        return page.page(
            DeclarationTexts.desk,
            body: Components.table(
                DeclarationTexts.desk, columns: DeclarationTexts.deskColumns, rows: rows, empty: DeclarationTexts.deskEmpty))
    }

    /// Submitted declarations that this person may decide on, most urgent first.
    static func waiting(_ page: PageRequest) async throws -> [TypedRecord<DeclarationRecord>] {
        let (registers, principal) = (page.product.registers, page.principal)
        let register = registers.register(of: DeclarationRecord.self)
        return try await registers.read { connection in
            let scope = registers.condition(principal, .approve, register, first: 1)
            return try registers.records(
                connection, DeclarationRecord.self, where: "t.state = 'submitted' AND t.void = 0 AND \(scope.sql)",
                scope.arguments,
                order: "t.receipt_due_day, t.id", limit: 500)
        }
    }

    static func overdue(_ page: PageRequest) async throws -> PageAnswer {
        let (registers, principal, today, region) = (
            page.product.registers, page.principal, page.today, page.query["region"] ?? ""
        )
        let found = try await registers.read {
            try OverdueDeclarations.list($0, registers, for: principal, on: today, region: region)
        }
        let rows = found.map { employer -> [HTML] in
            [
                "<a href=\"\(RecordAddress.record("employer", employer.id))\">\(employer.name)</a>",
                HTML(text: employer.creditCode),
                HTML(text: page.product.codes.regionName(employer.regionCode)),
                HTML(text: employer.declaredUntil?.description ?? ""),
                Components.badge(
                    employer.declaredUntil.map { DeclarationTexts.days(today - $0) } ?? DeclarationTexts.never, .bad),
            ]
        }
        return page.page(
            DeclarationTexts.overdue,
            body: """
                <p>\(DeclarationTexts.overdueLead)</p>
                \(Components.table(DeclarationTexts.overdue, columns: DeclarationTexts.overdueColumns, rows: rows, empty: DeclarationTexts.overdueEmpty))
                """)
    }
}
