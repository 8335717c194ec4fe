import Calendars
import Pages
import Registers

/// The receipt to print, and the page on which anyone checks one.
enum ReceiptPages {
    static func receipt(_ page: PageRequest) async throws -> PageAnswer {
        let stored = try await page.record("declaration", for: .view)
        let record = try page.product.registers.typed(stored, as: DeclarationRecord.self).record
        guard let accepted = record.acceptedDay, let type = DeclarationType(rawValue: record.type), !stored.isVoid else {
            throw RegisterError.notFound
        }
        let late: HTML = record.isLate ? "<p>\(DeclarationTexts.lateMark)</p>" : .empty
        var facts: [(name: String, value: HTML)] = [
            (DeclarationTexts.number, "<strong>\(record.receiptNumber)</strong>"),
            (DeclarationTexts.code, "<strong>\(record.checkCode)</strong>"),
            (DeclarationTexts.acceptedDay, HTML(text: accepted.description)),
        ]
        if let until = record.currentUntil { facts.append((DeclarationTexts.until, HTML(text: until.description))) }
        return page.page(
            DeclarationTexts.receipt, crumbs: [Crumb(record.name, RecordAddress.record("declaration", stored.id))],
            body: """
                <div class="print-view">
                <p>\(DeclarationTexts.receiptBody(record.name, type.label, accepted.description))</p>\(late)
                \(Components.facts(facts))
                <p>\(DeclarationTexts.receiptNote)</p>
                <p>\(DeclarationTexts.office)：\(page.product.settings.office)</p>
                </div>
                """)
    }

    static func check(_ page: PageRequest) async throws -> PageAnswer {
        let (number, code) = (page.query["number"] ?? "", page.query["code"] ?? "")
        let registers = page.product.registers
        var answer = HTML.empty
        var status = AnswerStatus.ok
        if !number.isEmpty || !code.isEmpty {
            let found = try await registers.read { try CheckReceipt.check($0, registers, number: number, code: code) }
            answer =
                found.map { genuine($0, on: page.today) }
                ?? "<div class=\"notice notice-warning\" role=\"alert\">\(DeclarationTexts.wrong)</div>"
            if found == nil { status = .notFound }
        }
        return page.page(
            DeclarationTexts.checkTitle, status: status,
            body: """
                <p>\(DeclarationTexts.checkLeadPublic)</p>
                \(answer)
                <form method="get" action="\(DeclarationAddress.check)" class="door">
                <div class="field"><label for="number">\(DeclarationTexts.number)</label><input id="number" name="number" value="\(number)" maxlength="40" autocomplete="off" placeholder="SB441702-2026-000001"></div>
                <div class="field"><label for="code">\(DeclarationTexts.code)</label><input id="code" name="code" value="\(code)" maxlength="20" autocomplete="off"></div>
                <button class="button primary" type="submit">\(DeclarationTexts.doCheck)</button>
                </form>
                """)
    }

    /// Employer, type, day and whether it still holds: nothing about persons.
    private static func genuine(_ receipt: CheckedReceipt, on day: Day) -> HTML {
        let state = DeclarationRecord.lifecycle.state(receipt.state)
        let isCurrent = receipt.state == DeclarationState.accepted
        let hasLapsed = isCurrent && (receipt.currentUntil.map { $0 < day } ?? false)
        let status =
            hasLapsed
            ? Components.badge(DeclarationTexts.lapsed, .warning)
            : Components.badge(isCurrent ? DeclarationTexts.current : state?.label ?? "", isCurrent ? .good : .neutral)
        let facts: [(name: String, value: HTML)] = [
            (DeclarationTexts.employerName, HTML(text: receipt.employerName)),
            (DeclarationTexts.type, HTML(text: receipt.type.label)),
            (DeclarationTexts.acceptedDay, HTML(text: receipt.acceptedDay.description)),
            (DeclarationTexts.until, HTML(text: receipt.currentUntil?.description ?? "")), (DeclarationTexts.status, status),
        ]
        return Components.section(DeclarationTexts.genuine, Components.facts(facts))
    }
}
