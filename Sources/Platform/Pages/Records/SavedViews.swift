import Access
import Database
import Hummingbird
import Registers

/// Filters that an account keeps under a name of its own.
enum SavedViews {
    struct View: Sendable {
        var id: Int64
        var name: String
        var query: String
    }

    static func list(_ connection: any Connection, _ register: Register, _ principal: Principal) throws -> [View] {
        try connection.query(
            "SELECT id, name, query FROM saved_view WHERE account_id = ?1 AND register = ?2 ORDER BY name, id",
            [.integer(principal.accountID), .text(register.name)]
        ).map { View(id: $0.integer("id"), name: $0.text("name"), query: $0.text("query")) }
    }

    static func keep(_ page: PageRequest, _ register: Register) async throws -> Response {
        guard page.account != nil else { throw RegisterError.denied }
        let name = String(TextReading.trim(page.form.text("name")).prefix(40))
        let query = String(page.form.text("_query").prefix(2_000))
        guard !name.isEmpty else { throw RegisterError.invalid([FieldProblem("name", .missing, Texts.List.viewNameMissing)]) }
        let account = page.principal.accountID
        _ = try await page.product.registers.write(as: page.principal) { transaction in
            try transaction.connection.execute(
                """
                INSERT INTO saved_view (id, account_id, register, name, query, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (account_id, register, name) DO UPDATE SET query = excluded.query
                """,
                [
                    .integer(transaction.ledger.newID()), .integer(account), .text(register.name), .text(name), .text(query),
                    .integer(transaction.at.milliseconds),
                ])
        }
        return page.redirect(RecordAddress.list(register.name) + (query.isEmpty ? "" : "?" + query), done: "saved")
    }

    static func remove(_ page: PageRequest, _ register: Register) async throws -> Response {
        guard page.account != nil else { throw RegisterError.denied }
        let id = try page.recordNumber("view")
        let account = page.principal.accountID
        _ = try await page.product.database.write {
            try $0.execute("DELETE FROM saved_view WHERE id = ?1 AND account_id = ?2", [.integer(id), .integer(account)])
        }
        return page.redirect(RecordAddress.list(register.name), done: "removed")
    }

    static func html(_ views: [View], _ register: Register, _ page: PageRequest) -> HTML {
        let kept = views.html { view in
            """
            <li><a href="\(RecordAddress.list(register.name))?\(view.query)">\(view.name)</a>
            <form method="post" action="\(RecordAddress.viewRemoval(register.name, view.id))">\(page.tokenField)<button class="link-button" aria-label="\(Texts.List.removeView(view.name))">×</button></form></li>
            """
        }
        let query = Query(page.query.pairs.filter { !["page", "done"].contains($0.name) && !$0.value.isEmpty }).text
        let keep: HTML =
            query.isEmpty
            ? .empty
            : """
            <form class="keep-view" method="post" action="\(RecordAddress.views(register.name))">\(page.tokenField)<input type="hidden" name="_query" value="\(query)">
            <label class="visually-hidden" for="view-name">\(Texts.List.viewName)</label><input id="view-name" name="name" maxlength="40" required placeholder="\(Texts.List.viewName)"><button class="button" type="submit">\(Texts.List.keepView)</button></form>
            """
        guard page.account != nil, !views.isEmpty || !query.isEmpty else { return .empty }
        let list: HTML = views.isEmpty ? .empty : "<ul class=\"views\" aria-label=\"\(Texts.List.views)\">\(kept)</ul>"
        return "<div class=\"view-line\">\(list)\(keep)</div>"
    }
}
