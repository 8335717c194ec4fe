import Access
import Hummingbird
import Logging
import Pages
import ServiceLifecycle

/// The pages and the background services of the slices, until a signal ends them.
public struct ProductServer: Sendable {
    public struct Options: Sendable {
        public var host = "127.0.0.1"
        public var port = 8080
        public init() {}
    }

    let open: OpenProduct
    let options: Options

    public init(_ open: OpenProduct, options: Options = .init()) {
        self.open = open
        self.options = options
    }

    /// Serves until SIGTERM or SIGINT; then lets requests end, and writes what the access log has gathered.
    public func run() async throws {
        let product = open.product
        let application = Application(
            router: ProductRouter.build(product),
            configuration: .init(address: .hostname(options.host, port: options.port), serverName: nil, backlog: 1_024),
            logger: product.logger)
        var services: [any Service] = product.slices.flatMap { $0.services(product) }
        services += [Housekeeping(product: product), ImportService(product: product)]
        services.append(application)
        let group = ServiceGroup(
            configuration: .init(
                services: services.map(Self.named), gracefulShutdownSignals: [.sigterm, .sigint], logger: product.logger))
        do {
            try await group.run()
        } catch {
            try? await open.close()
            throw error
        }
        try await open.close()
    }
}

extension ProductServer {
    /// A service under the name of its type. Left to itself the group takes the service printed with all that it holds: the whole
    /// product, megabytes of it, kept for as long as the server runs and written to the log when the service fails.
    static func named(_ service: any Service) -> ServiceGroupConfiguration.ServiceConfiguration {
        .init(service: service, serviceName: "\(type(of: service))")
    }
}

/// Drops sessions and failure counts that no longer matter, and begins the day's upkeep.
struct Housekeeping: Service {
    let product: Product

    func run() async throws {
        // Cancelling the sleep is how the end of the server reaches this loop.
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await product.access.purge()
                do { try await Upkeep(product).begin() } catch {
                    product.logger.warning("upkeep not begun", metadata: ["error": "\(type(of: error))"])
                }
                try await Task.sleep(for: .seconds(3_600))
            }
        }
    }
}

/// Runs imports, also those that an earlier run of the server left; stops them so that the next run goes on.
struct ImportService: Service {
    let product: Product

    func run() async throws {
        for kind in Upkeep(product).kinds { await product.imports.jobs.register(kind) }
        await cancelWhenGracefulShutdown { await product.imports.run() }
    }
}
