import Access
import Hummingbird
import Registers

/// Bearer tokens of one's own account: what there is, a new one shown once, ending one.
enum TokenPages {
    static let address = "/account/token"

    static func page(_ page: PageRequest) async throws -> Response { try await draw(page, error: nil) }

    static func issue(_ page: PageRequest) async throws -> Response {
        let form = page.form
        let known = Set(registers(page).map(\.name))
        let chosen = Set(form.all("register").filter { !$0.isEmpty })
        do {
            guard let kind = TokenScope.Kind(rawValue: form.text("scope")), chosen.isSubset(of: known) else {
                throw AccessError(.notGranted)
            }
            let days = Int(TextReading.folded(TextReading.trim(form.text("days")))) ?? 0
            let issued = try await page.product.access.tokens.issue(
                name: form.text("name"), kind: kind, registers: chosen, days: days, by: page.principal)
            let body: HTML = """
                <div class="notice notice-warning" role="status"><p>\(Texts.Token.once)</p></div>
                \(Components.facts([(Texts.Token.token, "<code class=\"secret\" id=\"token\">\(issued.token)</code>"), (Texts.Token.use, "<code class=\"secret\">Authorization: Bearer \(issued.token)</code>")]))
                <p><a class="button primary" href="\(address)">\(Texts.Account.goOn)</a></p>
                """
            return page.page(Texts.Token.issued, crumbs: [Crumb(Texts.Token.title, address)], body: body)
        } catch let error as AccessError {
            return try await draw(page, error: error)
        }
    }

    static func revoke(_ page: PageRequest) async throws -> Response {
        try await page.product.access.tokens.revoke(try page.recordNumber(), by: page.principal)
        return page.redirect(address, done: "token-revoked")
    }

    /// Registers that the account may look into.
    private static func registers(_ page: PageRequest) -> [Register] {
        page.product.catalogue.registers.filter { page.product.registers.mayAttempt(page.principal, .view, $0) }
    }

    private static func draw(_ page: PageRequest, error: AccessError?) async throws -> Response {
        let tokens = try await page.product.access.tokens.list(of: page.principal)
        let now = page.product.clock.now()
        let titles = Dictionary(page.product.catalogue.registers.map { ($0.name, $0.title) }, uniquingKeysWith: { $1 })
        let rows = tokens.map { token -> [HTML] in
            let act: HTML =
                token.isUsable(at: now)
                ? Components.act(page, "\(address)/\(token.id)/revocation", Texts.Token.revoke, kind: "danger")
                : Components.badge(token.revokedAt == nil ? Texts.Token.expired : Texts.Token.revoked, .neutral)
            return [
                HTML(text: token.name), HTML(text: Texts.Token.kind(token.kind)),
                HTML(
                    text: token.registers.isEmpty
                        ? Texts.Token.allRegisters : token.registers.map { titles[$0] ?? $0 }.joined(separator: "、")),
                HTML(text: token.expiresAt.description), HTML(text: token.lastUsedAt?.description ?? Texts.Token.never), act,
            ]
        }
        let body: HTML = """
            <p class="lead">\(Texts.Token.lead)</p>\(SignInPages.alert(error))
            \(Components.section(Texts.Token.new, form(page)))
            \(Components.section(Texts.Token.list, Components.table(Texts.Token.list, columns: Texts.Token.columns, rows: rows)))
            """
        return page.page(
            Texts.Token.title, status: error?.status ?? .ok, crumbs: [Crumb(Texts.Account.mine, "/account")], body: body)
    }

    private static func form(_ page: PageRequest) -> HTML {
        let typed = page.form
        let kind = typed["scope"] ?? TokenScope.Kind.read.rawValue
        let chosen = Set(typed.all("register"))
        return """
            <form method="post" action="\(address)" class="record-form">\(page.tokenField)<div class="form-grid">
            <div class="field"><label for="token-name">\(Texts.Token.name)</label><input id="token-name" name="name" maxlength="60" required value="\(typed.text("name"))"></div>
            <div class="field"><label for="token-scope">\(Texts.Token.scope)</label><select id="token-scope" name="scope">\(TokenScope.Kind.allCases.html {
                "<option value=\"\($0.rawValue)\"\(attribute: "selected", if: $0.rawValue == kind)>\(Texts.Token.kind($0))</option>"
            })</select></div>
            <div class="field"><label for="token-days">\(Texts.Token.days)</label><input id="token-days" name="days" class="narrow" inputmode="numeric" required value="\(typed["days"] ?? "90")"></div>
            <div class="field"><label for="token-registers">\(Texts.Token.registers)</label><select id="token-registers" name="register" multiple size="6">\(registers(page).html {
                "<option value=\"\($0.name)\"\(attribute: "selected", if: chosen.contains($0.name))>\($0.title)</option>"
            })</select></div>
            </div><div class="form-end"><button class="button primary" type="submit">\(Texts.Token.issue)</button></div></form>
            """
    }
}
