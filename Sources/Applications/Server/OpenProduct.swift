import Access
import Calendars
import CodeTables
import Database
import Foundation
import Logging
import Pages

/// Opens a store with everything that works on it: for the server, and for commands that need no pages.
public struct OpenProduct: Sendable {
    public let product: Product
    public let database: any Database

    public static func open(
        _ store: StoreAddress, clock: Clock = SystemClock.clock, assets: String? = nil, secure: Bool = false,
        slices: [Slice] = ProductSlices.all, parts: ProductParts = .init(), logger: Logger = Logger(label: "zhijian")
    ) async throws -> OpenProduct {
        let database = try await store.open()
        do {
            let steps = try await ProductSchema.bring(database, to: slices, at: clock.now())
            for step in steps { logger.info("schema: \(step)") }
            let keyring = try Keyring.load(directory: store.folder, environment: ProcessInfo.processInfo.environment)
            var settings = Product.Settings()
            settings.isSecure = secure
            let product = try await Product.assemble(
                database, slices: slices, codes: CodeTableBook(clock: clock), keyring: keyring, clock: clock,
                assets: Assets(folder: assets), logger: logger, settings: settings, parts: parts)
            if product.catalogue.register(CodeTables.registers[0].name) != nil { try await CodeTables.start(product) }
            return OpenProduct(product: product, database: database)
        } catch {
            await database.close()
            throw error
        }
    }

    public func close() async throws {
        try await product.access.close()
        await database.close()
    }
}

public enum SystemClock {
    public static let clock = Clock { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
