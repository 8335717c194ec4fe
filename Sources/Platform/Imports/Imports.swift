import Access
import Calendars
import Database
import Foundation
import Jobs
import Registers
import Spreadsheets

/// What an import may cost.
public struct ImportLimits: Sendable {
    public var fileBytes: Int64 = 300 << 20
    /// Rows settled in one durable write.
    public var batchRows = 500
    /// Failed rows after which an import stops: something is wrong with the whole file.
    public var failures = 100_000
    public var sheet = SheetLimits.standard
    public init() {}
}

/// Imports of sheets into registers: upload, mapping, check, acceptance, corrected file.
///
/// Each step asks what the account may do. An import belongs to the account that uploaded it and to the colleagues of its
/// organisation.
public struct Imports: Sendable {
    public let registers: Registers
    public let jobs: JobRunner
    public let limits: ImportLimits
    let files: ImportFiles
    let failures: FailureQueries
    /// The account as it is now, asked when a job begins; nil when it may no longer act.
    let current: @Sendable (Principal) async throws -> Principal?

    /// - Parameters:
    ///   - folder: where files lie while they are read.
    ///   - current: finds the account of an import anew, so that a disabled account's import does not go on after a restart.
    public init(
        registers: Registers, jobs: JobRunner, folder: URL, limits: ImportLimits = ImportLimits(),
        current: @escaping @Sendable (Principal) async throws -> Principal? = { $0 }
    ) {
        self.registers = registers
        self.jobs = jobs
        self.limits = limits
        self.current = current
        files = ImportFiles(database: registers.database, folder: folder)
        failures = FailureQueries(sealer: registers.sealer)
    }

    /// Rows that wait to be corrected stand sealed.
    public static let sealed = [FailureQueries.sealed]

    /// The kind under which imports run; to be registered with the runner before it takes up jobs.
    public var jobKind: JobKind { JobKind("import") { try await carryOut($0) } }

    /// Carries on imports that an earlier run of the program left, now and as long as the server runs.
    public func run() async {
        await jobs.register(jobKind)
        await jobs.run()
    }

    /// The fields that a sheet may bring, for an account.
    public func fields(_ register: Register, for principal: Principal) -> [FieldDefinition] {
        registers.shownFields(register, to: principal).filter { !$0.isComputed }
    }

    /// The register of a name, if the account may import into it.
    public func register(_ name: String, for principal: Principal) throws -> Register {
        guard let register = registers.catalogue.register(name), register.isEditable else { throw ImportError.noRegister }
        guard registers.mayAttempt(principal, .create, register) || registers.mayAttempt(principal, .edit, register) else {
            throw ImportError.denied
        }
        return register
    }

    public func find(_ id: Int64, as principal: Principal) async throws -> Import {
        guard let upload = try await registers.read({ try ImportQueries.find($0, id) }), upload.owner == Importer.owner(principal)
        else { throw ImportError.notFound }
        return upload
    }

    /// The newest imports of an account and its colleagues.
    public func list(as principal: Principal, limit: Int = 50) async throws -> [Import] {
        let owner = Importer.owner(principal)
        return try await registers.read { try ImportQueries.list($0, owner: owner, limit: limit) }
    }

    /// The earlier finished import of the same bytes, to tell the person that this file was here before.
    public func earlier(than upload: Import) async throws -> Import? {
        try await registers.read { try ImportQueries.earlier($0, than: upload) }
    }
}
