import Access
import Hummingbird

/// Enrolling an authenticator app: the secret as text, the first code, ten recovery codes shown once.
enum SecondFactorPages {
    static func page(_ page: PageRequest) async throws -> Response {
        let hasFactor = try await hasFactor(page)
        let body: HTML =
            hasFactor
            ? """
            <div class="door"><p>\(Texts.Account.factorOn)</p><form method="post" action="\(SignInAddress.factor)/removal">\(page.tokenField)
            <div class="field"><label for="password">\(Texts.SignIn.current)</label><input id="password" name="password" type="password" autocomplete="current-password" required></div>
            <button class="button danger" type="submit">\(Texts.Account.factorRemove)</button></form></div>
            """
            : "<div class=\"door\"><p>\(Texts.Account.factorOff)</p>\(Components.act(page, SignInAddress.factor, Texts.Account.factorBegin, kind: "primary"))</div>"
        return page.page(Texts.Account.factor, body: body)
    }

    /// Whether the account has one is told by its recovery codes or its session; asked of the store, as the session does not say.
    private static func hasFactor(_ page: PageRequest) async throws -> Bool {
        let id = page.principal.accountID
        return try await page.product.database.read {
            try $0.first("SELECT id FROM account WHERE id = ?1 AND totp_secret IS NOT NULL", [.integer(id)]) != nil
        }
    }

    static func begin(_ page: PageRequest) async throws -> Response {
        let enrolment = try await page.product.access.secondFactor.begin(for: page.principal)
        return draw(page, address: enrolment.address, secret: enrolment.secret, error: nil)
    }

    static func confirm(_ page: PageRequest) async throws -> Response {
        do {
            let codes = try await page.product.access.secondFactor.confirm(page.form.text("code"), for: page.principal)
            let body: HTML = """
                <div class="door"><p>\(Texts.Account.recovery)</p><ul class="codes">\(codes.html { "<li><code>\($0)</code></li>" })</ul>
                <p><a class="button primary" href="/">\(Texts.Account.goOn)</a></p></div>
                """
            return page.page(Texts.Account.recoveryTitle, body: body)
        } catch let error as AccessError where error == .secondFactorRefused {
            return draw(page, address: page.form.text("address"), secret: page.form.text("secret"), error: error)
        }
    }

    static func remove(_ page: PageRequest) async throws -> Response {
        try await page.product.access.secondFactor.remove(for: page.principal, password: page.form.text("password"))
        return page.redirect("/account", done: "factor-off")
    }

    private static func draw(_ page: PageRequest, address: String, secret: String, error: AccessError?) -> Response {
        let body: HTML = """
            <div class="door">\(SignInPages.alert(error))<p>\(Texts.Account.factorEnrol)</p>
            \(Components.facts([(Texts.Account.factorSecret, "<code class=\"secret\">\(secret)</code>"), (Texts.Account.factorAddress, "<code class=\"secret\">\(address)</code>")]))
            <form method="post" action="\(SignInAddress.factor)/confirmation">\(page.tokenField)
            <input type="hidden" name="secret" value="\(secret)"><input type="hidden" name="address" value="\(address)">
            <div class="field"><label for="code">\(Texts.Account.factorCode)</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required></div>
            <button class="button primary" type="submit">\(Texts.Account.factorConfirm)</button></form></div>
            """
        return page.page(Texts.Account.factor, status: error?.status ?? .ok, body: body)
    }
}
