import Access
import Calendars
import Database
import Jobs
import Registers
import Spreadsheets

/// One pass over a file: checking, or accepting the good rows.
struct ImportRun: Sendable {
    enum Mode: String, Codable, Sendable { case check, accept }

    struct Order: Codable, Sendable {
        var importID: Int64
        var mode: Mode
    }

    let imports: Imports
    let upload: Import
    let register: Register
    let principal: Principal
    let mode: Mode
    let job: RunningJob
    /// Earlier imports of the same people into the same register, whose failed rows this one may mend.
    let mayMend: Set<Int64>

    /// Reads the file from its beginning; rows that an earlier run settled are only remembered, for repeated ones.
    ///
    /// While one batch is stored the next is read: the writer is one thread, and reading takes about as long as writing.
    func run(path: String) async throws -> ImportCounts {
        let reading = try BatchReading(self, path: path)
        var counts = upload.counts
        var next = try await reading.next()
        while next.count > 0 {
            let (batch, before) = (next, counts)
            async let stored = store(batch, before: before)
            let following: Result<ImportBatch, any Error>
            do { following = .success(try await reading.next()) } catch { following = .failure(error) }
            // What was read before the file broke is stored before that is told.
            counts += try await stored
            guard counts.failed < imports.limits.failures else {
                throw ImportError.tooManyFailures(limit: imports.limits.failures)
            }
            try job.stopIfCancelled()
            next = try following.get()
        }
        return counts
    }

    private func store(_ batch: ImportBatch, before: ImportCounts) async throws -> ImportCounts {
        let writing = BatchWriting(run: self, batch: batch)
        switch mode {
        case .check: return try await writing.check(before: before)
        case .accept: return try await writing.accept(before: before)
        }
    }
}
