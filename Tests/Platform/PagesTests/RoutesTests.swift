import Pages
import Testing

@Test func `all addresses of the product`() async throws {
    let park = try await Park()
    let text = ProductRouter.routes(park.product).map(\.description).joined(separator: "\n")
    #expect(text == expectedRoutes)
}

let expectedRoutes = """
    GET / — signed in
    GET /access-log — area logs view
    GET /access-log/verification — area logs view
    GET /account — signed in
    GET /account/password — account
    POST /account/password — account
    GET /account/second-factor — account
    POST /account/second-factor — account
    POST /account/second-factor/confirmation — account
    POST /account/second-factor/removal — signed in
    POST /account/session/{id}/end — signed in
    GET /account/token — signed in
    POST /account/token — signed in
    POST /account/token/{id}/revocation — signed in
    GET /accounts — area accounts view
    POST /accounts — area accounts create
    GET /accounts/new — area accounts create
    GET /accounts/{id} — area accounts view
    POST /accounts/{id} — area accounts edit
    POST /accounts/{id}/activation — area policies approve
    POST /accounts/{id}/block — area policies approve
    GET /accounts/{id}/edit — area accounts edit
    POST /accounts/{id}/password-reset — area accounts edit
    POST /accounts/{id}/second-factor-removal — area policies approve
    POST /accounts/{id}/unlock — area policies approve
    GET /api/v1/openapi.json — anyone
    GET /api/v1/tree — tree view
    POST /api/v1/tree — tree create
    DELETE /api/v1/tree/{id} — tree edit
    GET /api/v1/tree/{id} — tree view
    PATCH /api/v1/tree/{id} — tree edit
    POST /api/v1/tree/{id}/transition/list — tree approve
    POST /api/v1/tree/{id}/transition/return — tree approve
    GET /api/v1/visit — visit view
    POST /api/v1/visit — visit create
    DELETE /api/v1/visit/{id} — visit edit
    GET /api/v1/visit/{id} — visit view
    PATCH /api/v1/visit/{id} — visit edit
    GET /assets/fonts/{name} — anyone
    GET /assets/{name} — anyone
    GET /codes/{table} — signed in
    GET /health — anyone
    GET /import — signed in
    GET /import/{id} — signed in
    POST /import/{id}/acceptance — signed in
    POST /import/{id}/cancellation — signed in
    GET /import/{id}/corrected-file — signed in
    POST /import/{id}/mapping — signed in
    GET /import/{id}/progress — signed in
    GET /search — signed in
    GET /settings — area policies view
    POST /settings — area policies edit
    GET /sign-in — anyone
    POST /sign-in — anyone
    GET /sign-in/code — account
    POST /sign-in/code — account
    POST /sign-out — account
    GET /tree — tree view
    POST /tree — tree create
    GET /tree-overview — tree view
    GET /tree/choices — tree view
    GET /tree/export/{format} — tree export
    GET /tree/import — tree create
    POST /tree/import — tree create
    GET /tree/new — tree create
    GET /tree/template — tree create
    POST /tree/view — tree view
    POST /tree/view/{view}/removal — tree view
    GET /tree/{id} — tree view
    POST /tree/{id} — tree edit
    POST /tree/{id}/attachment — tree edit
    GET /tree/{id}/attachment/{file} — tree view
    GET /tree/{id}/edit — tree edit
    GET /tree/{id}/print — tree view
    POST /tree/{id}/transition/list — tree approve
    POST /tree/{id}/transition/return — tree approve
    POST /tree/{id}/unmasking — tree unmask
    POST /tree/{id}/withdrawal — tree edit
    GET /visit — visit view
    POST /visit — visit create
    GET /visit/choices — visit view
    GET /visit/export/{format} — visit export
    GET /visit/import — visit create
    POST /visit/import — visit create
    GET /visit/new — visit create
    GET /visit/template — visit create
    POST /visit/view — visit view
    POST /visit/view/{view}/removal — visit view
    GET /visit/{id} — visit view
    POST /visit/{id} — visit edit
    POST /visit/{id}/attachment — visit edit
    GET /visit/{id}/attachment/{file} — visit view
    GET /visit/{id}/edit — visit edit
    GET /visit/{id}/print — visit view
    POST /visit/{id}/unmasking — visit unmask
    GET /visit/{id}/viewers — visit view
    POST /visit/{id}/withdrawal — visit edit
    """
