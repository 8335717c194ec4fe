import Access
import Hummingbird
import Registers

/// Making and changing an account: the system administrator fills, the security administrator sets to work.
enum AccountForm {
    static func empty(_ page: PageRequest) async throws -> Response { draw(page, nil, [:], error: nil) }

    static func filled(_ page: PageRequest) async throws -> Response {
        let account = try await page.product.access.accounts.find(try page.recordNumber(), as: page.principal)
        let texts = [
            "name": account.name, "display_name": account.displayName, "role": account.role.rawValue,
            "region": account.region.isRoot ? "*" : account.region.code,
            "organisation": account.organisation.map(String.init) ?? "", "person": account.person.map(String.init) ?? "",
        ]
        return draw(page, account.id, texts, error: nil)
    }

    static func create(_ page: PageRequest) async throws -> Response {
        do {
            let prepared = try await page.product.access.accounts.create(
                try read(page), reason: page.form.text("_reason"), by: page.principal)
            return AccountPage.told(page, prepared)
        } catch let error as AccessError {
            return draw(page, nil, page.form.input, error: error)
        }
    }

    static func change(_ page: PageRequest) async throws -> Response {
        let id = try page.recordNumber()
        do {
            try await page.product.access.accounts.change(
                id, to: try read(page), reason: page.form.text("_reason"), by: page.principal)
            return page.redirect("/accounts/\(id)", done: "changed")
        } catch let error as AccessError where error != .noSuchAccount {
            return draw(page, id, page.form.input, error: error)
        }
    }

    private static func read(_ page: PageRequest) throws(AccessError) -> NewAccount {
        let code = String(TextReading.folded(TextReading.trim(page.form.text("region"))).prefix { $0 != " " })
        var region = RegionPath.nowhere
        if code == "*" {
            region = .root
        } else if !code.isEmpty {
            guard let path = page.product.codes.regionPath(code) else { throw AccessError.roleNeedsScope.with(detail: "region") }
            region = path
        }
        func number(_ name: String) -> Int64? { Int64(TextReading.folded(TextReading.trim(page.form.text(name)))) }
        return NewAccount(
            name: page.form.text("name"), displayName: TextReading.trim(page.form.text("display_name")),
            role: Role(page.form.text("role")), organisation: number("organisation"), region: region, person: number("person"))
    }

    private static func draw(_ page: PageRequest, _ id: Int64?, _ texts: [String: String], error: AccessError?) -> Response {
        func field(_ name: String, _ label: String, readOnly: Bool = false) -> HTML {
            """
            <div class="field"><label for="field-\(name)">\(label)</label><input id="field-\(name)" name="\(name)" value="\(texts[name] ?? "")"\(attribute: "readonly", if: readOnly)></div>
            """
        }
        let roles = page.product.roles.descriptions.html { role in
            "<option value=\"\(role.role.rawValue)\"\(attribute: "selected", if: texts["role"] == role.role.rawValue)>\(role.label)：\(role.explanation)</option>"
        }
        let region = texts["region"] ?? ""
        let regions = CodeChoices.input(
            page, id: "field-region", name: "region", table: page.product.settings.regionTable, value: region, shown: region,
            blank: Texts.Account.none)
        let body: HTML = """
            \(SignInPages.alert(error))
            <form method="post" action="/accounts\(id.map { "/\($0)" } ?? "")" class="record-form" novalidate>\(page.tokenField)<fieldset class="form-section"><div class="form-grid">
            \(field("name", Texts.Account.name, readOnly: id != nil))\(field("display_name", Texts.Account.displayName))
            <div class="field"><label for="field-role">\(Texts.Account.role)</label><select id="field-role" name="role"><option value="">\(Texts.Form.choose)</option>\(roles)</select></div>
            <div class="field"><label for="field-region">\(Texts.Account.region)</label>\(regions)</div>
            \(field("organisation", Texts.Account.organisation))\(field("person", Texts.Account.person))
            <div class="field"><label for="field-reason">\(Texts.Account.reason)</label><input id="field-reason" name="_reason" value="\(page.form.text("_reason"))"></div>
            </div></fieldset>
            <div class="form-end"><button class="button primary" type="submit">\(id == nil ? Texts.Account.create : Texts.Form.save)</button> <a class="button" href="/accounts">\(Texts.Form.cancel)</a></div></form>
            """
        return page.page(
            id == nil ? Texts.Account.new : Texts.Form.edit(texts["name"] ?? ""), status: error?.status ?? .ok,
            crumbs: [Crumb(Texts.Account.list, "/accounts")], body: body)
    }
}
