import Access
import Hummingbird

/// Name and password, then the code where there is a second factor.
enum SignInPages {
    static func form(_ page: PageRequest) async throws -> Response {
        if let account = page.account, account.owes == nil { return page.redirect("/") }
        return draw(page, error: nil)
    }

    static func signIn(_ page: PageRequest) async throws -> Response {
        do {
            let opened = try await page.product.access.signIn.signIn(
                name: page.form.text("name"), password: page.form.text("password"), from: page.origin)
            let then = SignInAddress.safe(page.form["then"])
            return withSession(page, opened, .redirect(to: opened.principal.owes.map(SignInAddress.owed) ?? then))
        } catch let error as AccessError {
            return draw(page, error: error)
        }
    }

    static func codeForm(_ page: PageRequest) async throws -> Response {
        guard let account = page.account, !account.secondFactorPassed else { return page.redirect("/") }
        return drawCode(page, error: nil)
    }

    static func verify(_ page: PageRequest) async throws -> Response {
        do {
            let opened = try await page.product.access.secondFactor.verify(
                page.form.text("code"), token: page.binding, from: page.origin)
            return withSession(page, opened, .redirect(to: opened.principal.owes.map(SignInAddress.owed) ?? "/"))
        } catch let error as AccessError {
            return drawCode(page, error: error)
        }
    }

    static func signOut(_ page: PageRequest) async throws -> Response {
        try await page.product.access.signIn.signOut(page.binding, principal: page.principal, from: page.origin)
        let names = CookieNames(page.product.settings)
        var response = page.redirect(SignInAddress.signIn, done: "signed-out")
        response.setCookie(names.cookie(names.session, "", ends: true))
        return response
    }

    /// The session's cookie with an answer.
    static func withSession(_ page: PageRequest, _ opened: Sessions.Opened, _ response: Response) -> Response {
        let names = CookieNames(page.product.settings)
        var response = response
        response.setCookie(names.cookie(names.session, opened.token))
        return response
    }

    private static func draw(_ page: PageRequest, error: AccessError?) -> Response {
        let then = page.form["then"] ?? page.query["then"] ?? ""
        let body: HTML = """
            <div class="door">\(alert(error))
            <form method="post" action="\(SignInAddress.signIn)">\(page.tokenField)<input type="hidden" name="then" value="\(then)">
            <div class="field"><label for="name">\(Texts.SignIn.name)</label><input id="name" name="name" value="\(page.form.text("name"))" autocomplete="username" autocapitalize="none" required autofocus></div>
            <div class="field"><label for="password">\(Texts.SignIn.password)</label><input id="password" name="password" type="password" autocomplete="current-password" required></div>
            <button class="button primary wide" type="submit">\(Texts.SignIn.submit)</button></form>
            <p class="hint">\(Texts.SignIn.help)</p></div>
            """
        return page.page(Texts.SignIn.title, status: error?.status ?? .ok, body: body)
    }

    private static func drawCode(_ page: PageRequest, error: AccessError?) -> Response {
        let body: HTML = """
            <div class="door">\(alert(error))
            <form method="post" action="\(SignInAddress.code)">\(page.tokenField)
            <div class="field"><label for="code">\(Texts.SignIn.factorCode)</label><input id="code" name="code" autocomplete="one-time-code" required autofocus></div>
            <button class="button primary wide" type="submit">\(Texts.SignIn.factorSubmit)</button></form></div>
            """
        return page.page(Texts.SignIn.factorTitle, status: error?.status ?? .ok, body: body)
    }

    static func alert(_ error: AccessError?) -> HTML {
        error.map { "<div class=\"notice notice-bad\" role=\"alert\">\($0.sentence)</div>" } ?? .empty
    }
}
