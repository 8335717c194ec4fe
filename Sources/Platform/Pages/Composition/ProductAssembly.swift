import Access
import Calendars
import Database
import Ledger
import Logging
import Registers

extension Product {
    /// Puts the product together over a store that already has its shape (`ProductSchema.bring`).
    public static func assemble(
        _ database: any Database, slices: [Slice], codes: any CodeBook, keyring: Keyring, clock: Clock, assets: Assets,
        logger: Logger, settings: Settings = .init(), access options: AccessOptions = .init(), parts: ProductParts = .init()
    ) async throws -> Product {
        var settings = settings
        let (demo, office, secondFactor) = try await database.read { connection in
            (
                try ProductSetting.read(ProductSetting.demo, connection),
                try ProductSetting.read(ProductSetting.office, connection),
                try ProductSetting.read(ProductSetting.secondFactor, connection)
            )
        }
        settings.isDemo = settings.isDemo || demo == "1"
        if settings.office.isEmpty { settings.office = office }
        let ledger = Ledger(database: database, clock: clock)
        let described = RoleCatalogue(slices.flatMap(\.roles))
        // Only simulated records may be reached without it, whatever the setting says.
        let roles = settings.isDemo && secondFactor == "0" ? described.withoutSecondFactor() : described
        let catalogue = ProductSchema.catalogue(slices)
        let access = AccessControl(
            ledger: ledger, keyring: keyring, catalogue: roles, options: options, sealing: catalogue.sealedPlaces)
        let registers = Registers(ledger: ledger, catalogue: catalogue, codes: codes, sealer: access.sealer)
        return Product(
            registers: registers, access: access, slices: slices, assets: assets, logger: logger, settings: settings, parts: parts
        )
    }
}
