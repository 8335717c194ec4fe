import ServiceLifecycle
import Testing

@testable import Server

/// The name of a service stands in memory while the server runs, and in the log when the service fails.
@Suite struct ServiceNameTests {
    struct Keeper: Service {
        let secret = "not for the log"
        func run() async throws {}
    }

    @Test func `a service goes by its type and tells nothing of what it holds`() {
        #expect(ProductServer.named(Keeper()).serviceName == "Keeper")
    }
}
