import Access
import Hummingbird

/// All accounts, for the administrators.
enum AccountListPage {
    static func page(_ page: PageRequest) async throws -> Response {
        let search = page.query["q"] ?? ""
        let state = page.query["state"].flatMap { Account.State(rawValue: $0) }
        let number = max(1, min(Int(page.query["page"] ?? "") ?? 1, 10_000))
        let accounts = try await page.product.access.accounts.list(
            search: search, state: state, as: page.principal, limit: 51, offset: (number - 1) * 50)
        let rows = accounts.prefix(50).map { account -> [HTML] in
            [
                "<a href=\"/accounts/\(account.id)\">\(account.name)</a>", HTML(text: account.displayName),
                HTML(text: page.product.roles.label(account.role)), HTML(text: RegionName.text(account.region, page.product)),
                badge(account.state), HTML(text: account.lastSignInAt?.description ?? ""),
            ]
        }
        let new: HTML =
            page.may(.area(.accounts, .create))
            ? "<div class=\"toolbar\"><a class=\"button primary\" href=\"/accounts/new\">\(Texts.Account.new)</a></div>" : .empty
        func link(_ to: Int, _ label: String) -> HTML {
            "<a href=\"/accounts?\(Query([("q", search), ("state", state?.rawValue ?? ""), ("page", String(to))]).text)\">\(label)</a>"
        }
        let body: HTML = """
            \(new)<p class="lead">\(Texts.Account.twoPersons)</p>
            <form class="filters search-line" method="get" action="/accounts" role="search"><label class="visually-hidden" for="q">\(Texts.List.search)</label>
            <input id="q" name="q" type="search" value="\(search)" placeholder="\(Texts.Account.search)">
            <label class="visually-hidden" for="state">\(Texts.Account.state)</label><select id="state" name="state"><option value="">\(Texts.Account.stateAll)</option>\(Account.State.allCases.html {
                "<option value=\"\($0.rawValue)\"\(attribute: "selected", if: $0 == state)>\($0.label)</option>"
            })</select><button class="button primary" type="submit">\(Texts.List.search)</button></form>
            \(Components.table(Texts.Account.list, columns: Texts.Account.listColumns, rows: Array(rows)))
            <nav class="pages" aria-label="\(Texts.List.pages)">\(number > 1 ? link(number - 1, Texts.List.previous) : .empty)\(accounts.count > 50 ? link(number + 1, Texts.List.next) : .empty)</nav>
            """
        return page.page(Texts.Account.list, body: body)
    }

    static func badge(_ state: Account.State) -> HTML {
        switch state {
        case .awaiting: Components.badge(state.label, .warning)
        case .active: Components.badge(state.label, .good)
        case .disabled: Components.badge(state.label, .bad)
        }
    }
}
