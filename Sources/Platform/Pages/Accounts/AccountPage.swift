import Access
import Hummingbird

/// One account and what the administrator who looks at it may do.
enum AccountPage {
    static func page(_ page: PageRequest) async throws -> Response {
        let account = try await page.product.access.accounts.find(try page.recordNumber(), as: page.principal)
        let facts: [(name: String, value: HTML)] = [
            (Texts.Account.name, HTML(text: account.name)), (Texts.Account.displayName, HTML(text: account.displayName)),
            (Texts.Account.role, HTML(text: page.product.roles.label(account.role))),
            (Texts.Account.region, HTML(text: RegionName.text(account.region, page.product))),
            (Texts.Account.organisation, HTML(text: account.organisation.map(String.init) ?? Texts.Account.none)),
            (Texts.Account.state, AccountListPage.badge(account.state)),
            (Texts.Account.factor, HTML(text: account.hasSecondFactor ? Texts.Form.yes : Texts.Form.no)),
        ]
        let body: HTML = """
            \(Components.section(Texts.Account.facts, Components.facts(facts)))
            \(Components.section(Texts.Account.acts, "<div class=\"toolbar\">\(acts(page, account))</div>"))
            """
        return page.page(account.name, crumbs: [Crumb(Texts.Account.list, "/accounts")], body: body)
    }

    private static func acts(_ page: PageRequest, _ account: Account) -> HTML {
        let address = "/accounts/\(account.id)"
        var acts = HTML.empty
        if page.may(.area(.accounts, .edit)) {
            acts += "<a class=\"button\" href=\"\(address)/edit\">\(Texts.Account.change)</a>"
            acts += Components.reasonedAct(page, "\(address)/password-reset", Texts.Account.reset)
        }
        if page.may(.area(.policies, .approve)) {
            if account.state != .active {
                acts += Components.reasonedAct(page, "\(address)/activation", Texts.Account.activate, kind: "primary")
            }
            acts += Components.reasonedAct(page, "\(address)/unlock", Texts.Account.unlock)
            if account.hasSecondFactor {
                acts += Components.reasonedAct(page, "\(address)/second-factor-removal", Texts.Account.removeFactor)
            }
            if account.state != .disabled {
                acts += Components.reasonedAct(page, "\(address)/block", Texts.Account.disable, kind: "danger")
            }
        }
        return acts
    }

    static func resetPassword(_ page: PageRequest) async throws -> Response {
        let prepared = try await page.product.access.accounts.resetPassword(
            try page.recordNumber(), reason: page.form.text("_reason"), by: page.principal)
        return told(page, prepared)
    }

    /// The first password, told once.
    static func told(_ page: PageRequest, _ prepared: Accounts.Prepared) -> Response {
        let body: HTML = """
            <div class="notice notice-good" role="status"><p class="lead"><strong>\(Texts.Account.prepared(prepared.firstPassword))</strong></p><p>\(Texts.Account.preparedHelp)</p></div>
            <p><a class="button" href="/accounts/\(prepared.account)">\(Texts.Account.goOn)</a></p>
            """
        return page.page(Texts.Account.preparedTitle, crumbs: [Crumb(Texts.Account.list, "/accounts")], body: body)
    }

    static func activate(_ page: PageRequest) async throws -> Response {
        try await act(page, "activated") { try await $0.activate($1, reason: $2, by: page.principal) }
    }

    static func disable(_ page: PageRequest) async throws -> Response {
        try await act(page, "disabled") { try await $0.disable($1, reason: $2, by: page.principal) }
    }

    static func unlock(_ page: PageRequest) async throws -> Response {
        try await act(page, "unlocked") { try await $0.unlock($1, reason: $2, by: page.principal) }
    }

    static func removeFactor(_ page: PageRequest) async throws -> Response {
        try await act(page, "factor-removed") { try await $0.removeSecondFactor($1, reason: $2, by: page.principal) }
    }

    private static func act(
        _ page: PageRequest, _ notice: String, _ body: (Accounts, Int64, String) async throws -> Void
    ) async throws -> Response {
        let id = try page.recordNumber()
        try await body(page.product.access.accounts, id, page.form.text("_reason"))
        return page.redirect("/accounts/\(id)", done: notice)
    }
}
