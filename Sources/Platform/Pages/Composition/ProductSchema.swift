import Access
import Calendars
import Database
import Imports
import Jobs
import Ledger
import Registers

/// Brings a store to the product's shape: named steps of the platform and the slices, then the tables of all registers.
///
/// Forward only. A step runs once, in one transaction with its note; a store may be of any earlier shape.
public enum ProductSchema {
    static let platform: [SchemaStep] =
        [
            SchemaStep("ledger 1", LedgerSchema.statements),
            SchemaStep("registers 1", RegisterSchema.platformStatements),
        ] + AccessSchema.steps + [
            SchemaStep("jobs 1", JobSchema.statements),
            SchemaStep("imports 1", ImportSchema.statements),
            SchemaStep("product 1", ["CREATE TABLE product_setting (name {text} PRIMARY KEY, value {text} NOT NULL)"]),
        ]

    /// - Returns: the steps taken, in words.
    @discardableResult
    public static func bring(_ database: any Database, to slices: [Slice], at: Instant) async throws -> [String] {
        var taken = try await database.take(platform + slices.flatMap(\.schema), at: at)
        let catalogue = Catalogue(slices.flatMap(\.registers))
        taken += try await database.write { try RegisterSchema.bring($0, to: catalogue, at: at) }
        return taken
    }

    /// The catalogue of the slices with their consequences and figures.
    public static func catalogue(_ slices: [Slice]) -> Catalogue {
        var catalogue = Catalogue(slices.flatMap(\.registers))
        catalogue.seal(SecondFactor.sealed + Imports.sealed)
        for slice in slices { slice.prepare(&catalogue) }
        return catalogue
    }
}

/// Facts about the installation that stand in the store itself.
public enum ProductSetting {
    /// `1` when the records are simulated.
    public static let demo = "demo"
    public static let office = "office"
    /// Days for which lines of the access log are kept (never fewer than `AccessLog.shortestRetentionDays`).
    public static let accessLogDays = "access_log_days"
    /// Days after which an uploaded sheet that nobody took over is removed.
    public static let uploadDays = "upload_days"
    /// `0` when a demonstration asks no role for a second factor; heeded only where `demo` is set.
    public static let secondFactor = "second_factor"

    public static func read(_ name: String, _ connection: any Connection) throws -> String {
        try connection.value("SELECT value FROM product_setting WHERE name = ?1", [.text(name)]).text ?? ""
    }

    public static func write(_ name: String, _ value: String, _ connection: any Connection) throws {
        try connection.execute(
            "INSERT INTO product_setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [.text(name), .text(value)])
    }
}
