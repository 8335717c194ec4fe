import Access
import Hummingbird

/// One's own account: who one is here, the sessions in use, the password.
enum OwnAccountPage {
    static func page(_ page: PageRequest) async throws -> Response {
        let account = page.principal
        let sessions = try await page.product.access.sessions.list(of: account)
        let left = try await page.product.access.secondFactor.recoveryCodesLeft(of: account)
        let rows = sessions.map { session -> [HTML] in
            let end: HTML =
                session.isCurrent
                ? "<span class=\"muted\">\(Texts.Account.thisSession)</span>"
                : Components.act(page, "/account/session/\(session.id)/end", Texts.Account.endSession)
            return [
                HTML(text: session.createdAt.description), HTML(text: session.lastSeenAt.description),
                HTML(text: session.address),
                HTML(text: session.agent), end,
            ]
        }
        let body: HTML = """
            \(Components.section(Texts.Account.facts, Components.facts(facts(page, account))))
            <div class="toolbar"><a class="button" href="\(SignInAddress.password)">\(Texts.SignIn.passwordTitle)</a>
            <a class="button" href="\(SignInAddress.factor)">\(Texts.Account.factor)</a>
            <a class="button" href="\(TokenPages.address)">\(Texts.Token.title)</a>\(left > 0 ? "<span class=\"muted\">\(Texts.Account.recoveryLeft(left))</span>" : .empty)</div>
            \(Components.section(Texts.Account.sessions, Components.table(Texts.Account.sessions, columns: Texts.Account.sessionColumns, rows: rows)))
            """
        return page.page(Texts.Account.mine, body: body)
    }

    private static func facts(_ page: PageRequest, _ account: Principal) -> [(name: String, value: HTML)] {
        [
            (Texts.Account.name, HTML(text: account.accountName)), (Texts.Account.displayName, HTML(text: account.displayName)),
            (Texts.Account.role, HTML(text: page.product.roles.label(account.role))),
            (Texts.Account.region, HTML(text: RegionName.text(account.region, page.product))),
        ]
    }

    static func endSession(_ page: PageRequest) async throws -> Response {
        try await page.product.access.sessions.end(session: try page.recordNumber(), of: page.principal)
        return page.redirect("/account", done: "session-ended")
    }

    static func passwordForm(_ page: PageRequest) async throws -> Response { drawPassword(page, error: nil) }

    static func changePassword(_ page: PageRequest) async throws -> Response {
        guard page.form.text("new") == page.form.text("again") else {
            return drawPassword(page, error: AccessError("AC-017", Texts.SignIn.notAlike))
        }
        do {
            let opened = try await page.product.access.signIn.changePassword(
                of: page.principal, current: page.form.text("current"), new: page.form.text("new"), from: page.origin)
            let next = opened.principal.owes.map(SignInAddress.owed) ?? "/account"
            return SignInPages.withSession(page, opened, page.redirect(next, done: "password"))
        } catch let error as AccessError {
            return drawPassword(page, error: error)
        }
    }

    private static func drawPassword(_ page: PageRequest, error: AccessError?) -> Response {
        func field(_ name: String, _ label: String, _ completion: String, hint: String = "") -> HTML {
            """
            <div class="field"><label for="\(name)">\(label)</label>\(hint.isEmpty ? .empty : "<p class=\"hint\">\(hint)</p>")<input id="\(name)" name="\(name)" type="password" autocomplete="\(completion)" required></div>
            """
        }
        let due: HTML = page.principal.mustChangePassword ? "<p class=\"lead\">\(Texts.SignIn.passwordDue)</p>" : .empty
        let body: HTML = """
            <div class="door">\(due)\(SignInPages.alert(error))<form method="post" action="\(SignInAddress.password)">\(page.tokenField)
            \(field("current", Texts.SignIn.current, "current-password"))\(field("new", Texts.SignIn.new, "new-password", hint: Texts.SignIn.passwordHint))\(field("again", Texts.SignIn.again, "new-password"))
            <button class="button primary wide" type="submit">\(Texts.SignIn.change)</button></form></div>
            """
        return page.page(Texts.SignIn.passwordTitle, status: error?.status ?? .ok, body: body)
    }
}

enum RegionName {
    static func text(_ region: RegionPath, _ product: Product) -> String {
        if region.isNowhere { return Texts.Account.none }
        if region.isRoot { return Texts.Account.everywhere }
        return product.codes.entry(product.settings.regionTable, region.code)?.label ?? region.code
    }
}
