import Hummingbird

/// Addresses of the platform itself.
enum PlatformRoutes {
    static let all: [Route] = [
        .get("/", .signedIn, WorkDesk.page),
        .get("/search", .signedIn, SearchPage.page),
        .get("/health", .anyone) { page in
            // Answers only when the store does; says nothing about its content.
            _ = try await page.product.database.read { try $0.value("SELECT 1") }
            return Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
                body: .init(byteBuffer: .init(string: "ok\n")))
        },
        .get("/assets/{name}", .anyone) { page in
            try page.product.assets.response(try page.parameter("name"), request: page.head)
        },
        .get("/assets/fonts/{name}", .anyone) { page in
            try page.product.assets.response("fonts/" + (try page.parameter("name")), request: page.head)
        },
        .get("/codes/{table}", .signedIn, CodeChoices.options),
    ]
}
