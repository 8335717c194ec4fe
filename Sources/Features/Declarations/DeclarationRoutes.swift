import Access
import Organisations
import Pages
import Registers

/// Addresses of this slice beside those of its registers.
enum DeclarationAddress {
    static let declare = "/declare"
    static let desk = "/declaration/desk"
    static let overdue = "/declaration/overdue"
    static let check = "/receipt"
    static func step(_ id: Int64, _ step: DeclarationStep) -> String { "/declaration/\(id)/step/\(step.rawValue)" }
    static func row(_ id: Int64, _ step: DeclarationStep, _ row: Int64?) -> String {
        "/declaration/\(id)/row/\(step.rawValue)/\(row.map(String.init) ?? "new")"
    }
    static func removal(_ id: Int64, _ step: DeclarationStep, _ row: Int64) -> String {
        "/declaration/\(id)/row/\(step.rawValue)/\(row)/removal"
    }
    static func act(_ id: Int64, _ act: String) -> String { "/declaration/\(id)/\(act)" }
    static func receipt(_ id: Int64) -> String { "/declaration/\(id)/receipt" }
}

enum DeclarationRoutes {
    private static let name = DeclarationRecord.register.name
    private static let edit = Route.Entry.register(name, .edit)
    private static let approve = Route.Entry.register(name, .approve)
    private static let view = Route.Entry.register(name, .view)

    static let all: [Route] = [
        .get(DeclarationAddress.declare, edit, DeclarePages.home),
        .post(DeclarationAddress.declare, edit, DeclarePages.start),
        .get("/declaration/{id}/step/{step}", edit, WizardPages.show),
        .post("/declaration/{id}/step/{step}", edit, WizardPages.save),
        .get("/declaration/{id}/row/{step}/{row}", edit, WizardRowPages.show),
        .post("/declaration/{id}/row/{step}/{row}", edit, WizardRowPages.save),
        .post("/declaration/{id}/row/{step}/{row}/removal", edit, WizardRowPages.remove),
        .post("/declaration/{id}/submission", edit, WizardPages.submit),
        .post("/declaration/{id}/removal", edit) { page in
            try await SaveDeclaration(registers: page.product.registers).discard(try page.recordNumber(), by: page.principal)
            return page.redirect(DeclarationAddress.declare, done: "discarded")
        },
        .get(DeclarationAddress.desk, approve, DeskPages.desk),
        .get(DeclarationAddress.overdue, view, DeskPages.overdue),
        .post("/declaration/{id}/acceptance", approve) { page in
            let id = try page.recordNumber()
            try await AcceptDeclaration(registers: page.product.registers)(
                id, expected: Int64(page.form.text("_version")), by: page.principal)
            return page.redirect(RecordAddress.record(name, id), done: "accepted")
        },
        .post("/declaration/{id}/return", approve) { page in
            let id = try page.recordNumber()
            try await ReturnDeclaration(registers: page.product.registers)(
                id, reason: page.form.text("_reason"), expected: Int64(page.form.text("_version")), by: page.principal)
            return page.redirect(RecordAddress.record(name, id), done: "returned")
        },
        .get("/declaration/{id}/receipt", view, ReceiptPages.receipt),
        .get(DeclarationAddress.check, .anyone, ReceiptPages.check),
    ]
}
