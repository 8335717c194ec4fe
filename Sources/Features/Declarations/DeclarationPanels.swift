import Employers
import Pages
import Registers

/// What a declaration's page shows beyond its fields, and what the employer's file and the desk show of declarations.
enum DeclarationPanels {
    /// Reasons, differences, and the clerk's two decisions.
    static let handling = RecordPanel("declaration", .top) { page, record in
        let registers = page.product.registers
        guard let content = try await registers.read({ try DeclarationContent.read($0, registers, record.id) }) else {
            return nil
        }
        var piece = HTML.empty
        if record.state == DeclarationState.returned, !content.record.returnReason.isEmpty {
            piece +=
                "<div class=\"notice notice-warning\" role=\"note\"><strong>\(DeclarationTexts.returned)</strong>：\(content.record.returnReason)</div>"
        }
        piece += try await Differences.section(page, content)
        piece += acts(page, record, content.record)
        return piece
    }

    private static func acts(_ page: PageRequest, _ record: StoredRecord, _ declaration: DeclarationRecord) -> HTML {
        guard !record.isVoid else { return .empty }
        let registers = page.product.registers
        var buttons = HTML.empty
        let version: HTML = "<input type=\"hidden\" name=\"_version\" value=\"\(record.version)\">"
        if record.state == DeclarationState.submitted, registers.decide(page.principal, .approve, record).isAllowed {
            buttons += Components.act(
                page, DeclarationAddress.act(record.id, "acceptance"), DeclarationTexts.accept, kind: "primary", fields: version)
            buttons += Components.reasonedAct(
                page, DeclarationAddress.act(record.id, "return"), DeclarationTexts.giveBack, fields: version)
        }
        if [DeclarationState.draft, DeclarationState.returned].contains(record.state),
            registers.decide(page.principal, .edit, record).isAllowed
        {
            buttons +=
                "<a class=\"button primary\" href=\"\(DeclarationAddress.step(record.id, .base))\">\(DeclarationTexts.goOn)</a>"
        }
        if !declaration.receiptNumber.isEmpty {
            buttons +=
                "<a class=\"button\" href=\"\(DeclarationAddress.receipt(record.id))\">\(DeclarationTexts.printReceipt)</a>"
        }
        return buttons.isEmpty ? .empty : "<div class=\"toolbar\">\(buttons)</div>"
    }

    static let parts = RecordPanel("declaration") { page, record in
        let registers = page.product.registers
        guard let content = try await registers.read({ try DeclarationContent.read($0, registers, record.id) }) else {
            return nil
        }
        return Components.section(DeclarationTexts.hazards, DeclarationTables.hazards(page, content))
            + Components.section(DeclarationTexts.classes, DeclarationTables.classes(page, content))
            + Components.section(DeclarationTexts.products, DeclarationTables.products(content))
    }

    /// Waiting declarations on the clerk's desk.
    static let clerk = DeskPanel(.register("declaration", .approve)) { page in
        let count = try await DeskPages.waiting(page).count
        return Components.section(
            DeclarationTexts.waiting,
            "<p>\(DeclarationTexts.waitingCount(count)) <a href=\"\(DeclarationAddress.desk)\">\(DeclarationTexts.openDesk)</a></p>"
        )
    }

    static let employer = DeskPanel(.register("declaration", .create)) { page in
        Components.section(
            DeclarationTexts.declare,
            "<p><a class=\"button primary\" href=\"\(DeclarationAddress.declare)\">\(DeclarationTexts.openDeclare)</a></p>")
    }
}
