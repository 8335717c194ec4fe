import Pages
import Registers

/// Readings by HTTP, credentials, and history from sheets.
enum TelemetryRoutes {
    static let batches = "/api/v1/telemetry/batches"
    static let credentialHeader = "X-Device-Credential"
    static func credentials(_ device: Int64) -> String { "/monitoring_device/\(device)/credential" }
    static func backfill(_ device: Int64) -> String { "/live/\(device)/backfill" }

    private static let name = MonitoringDevice.register.name

    static let all: [Route] = [
        // A device has a credential, no session.
        Route(.post, batches, .anyone, body: .json, handler: take),
        .post("/monitoring_device/{id}/credential", .register(name, .approve), CredentialPages.issue),
        .get("/live/{id}/backfill", .register(name, .edit), BackfillPages.form),
        Route(
            .post, "/live/{id}/backfill", .register(name, .edit), body: .upload(BackfillPages.largestFile),
            handler: BackfillPages.take),
    ]

    private static func take(_ page: PageRequest) async throws -> PageAnswer {
        // `Authorization` belongs to the access tokens of people's accounts; a device has a header of its own.
        guard let token = page.header(credentialHeader) else { throw TelemetryError.noCredential }
        let take = TakeBatch(
            token: token, key: String((page.header("Idempotency-Key") ?? "").prefix(100)), body: page.body,
            peer: page.address, at: page.product.clock.now())
        return page.json(try await take(IntakeDoor.intake(page.product)), status: .accepted)
    }
}
