import Access
import Calendars
import Database
import Jobs
import Registers

/// Work that the installation does for itself, once a day, as jobs that stand in the store: what was done and when can be seen, and
/// a stop in between is carried on.
public struct Upkeep: Sendable {
    let product: Product

    public init(_ product: Product) { self.product = product }

    /// In the ledger and in the log, what the program did by itself.
    static let principal = Principal(
        accountID: 0, accountName: Texts.Upkeep.account, displayName: Texts.Upkeep.account, role: Role("upkeep"), region: .root)

    /// To be registered with the runner before it takes up jobs.
    public var kinds: [JobKind] {
        [
            JobKind("access-log-retention") { try await removeOldLines($0) },
            JobKind("abandoned-uploads") { try await removeUploads($0) },
            JobKind("reseal") { try await reseal($0) },
        ]
    }

    /// Begins whatever has not been begun for most of a day; several servers of one store begin each once.
    public func begin() async throws {
        let since = product.clock.now() + -20 * 3_600_000
        for (kind, title) in Texts.Upkeep.titles where kind != "reseal" || product.access.sealer.hasOlderKeys {
            let isNew = try await product.database.read {
                try $0.first(
                    "SELECT id FROM job WHERE kind = ?1 AND created_at > ?2", [.text(kind), .integer(since.milliseconds)]) == nil
            }
            guard isNew else { continue }
            _ = try await product.imports.jobs.start(kind, title: title, owner: JobOwner(accountID: 0, regionPath: ""))
        }
    }

    private func removeOldLines(_ job: RunningJob) async throws -> String {
        let now = product.clock.now()
        let days = try await product.database.read { try InstallationPeriod.accessLog.days($0) }
        let removed = try await product.access.log.purge(before: now + -Int64(days) * 86_400_000, at: now) { done in
            try await job.report(done: done, total: nil, fraction: 0)
        }
        return "{\"removed\":\(removed)}"
    }

    private func removeUploads(_ job: RunningJob) async throws -> String {
        let days = try await product.database.read { try InstallationPeriod.uploads.days($0) }
        let removed = try await product.imports.removeAbandoned(before: product.clock.now() + -Int64(days) * 86_400_000)
        return "{\"removed\":\(removed)}"
    }

    private func reseal(_ job: RunningJob) async throws -> String {
        let records = try await product.registers.reseal(as: Self.principal) { done in
            try await job.report(done: done, total: nil, fraction: 0)
        }
        return "{\"records\":\(records),\"secrets\":\(try await product.registers.resealColumns())}"
    }
}
