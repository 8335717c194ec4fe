import Access
import Database
import Jobs

extension Imports {
    /// The body of an import's job; begins where the checkpoint says.
    func carryOut(_ job: RunningJob) async throws -> String {
        let order = try ImportQueries.decode(ImportRun.Order.self, job.parameters)
        guard let upload = try await registers.read({ try ImportQueries.find($0, order.importID) }) else {
            throw ImportError.notFound
        }
        guard let principal = try await current(upload.importer.principal) else { throw ImportError.accountGone }
        let register = try register(upload.register, for: principal)
        let mayMend = try await registers.read { connection in
            Set(
                try connection.query(
                    "SELECT id FROM import WHERE owner = ?1 AND register = ?2 AND id <> ?3 ORDER BY id",
                    [.text(upload.owner), .text(upload.register), .integer(upload.id)]
                ).map { $0.integer("id") })
        }
        let run = ImportRun(
            imports: self, upload: upload, register: register, principal: principal, mode: order.mode, job: job, mayMend: mayMend)
        let counts = try await files.withFile(upload.id) { try await run.run(path: $0) }
        let at = registers.clock.now()
        try await registers.database.write { connection in
            try ImportQueries.finish(connection, upload.id, order.mode == .check ? .checked : .accepted, at: at)
            if order.mode == .accept { try ImportFiles.remove(connection, upload.id) }
        }
        return try ImportQueries.json(counts)
    }
}
