import Database
import Ledger
import Registers
import Spreadsheets

/// Settles a batch: the good rows, the failures, the counts and the checkpoint in one durable write, so that a stop at any
/// moment leaves them in agreement.
struct BatchWriting: Sendable {
    let run: ImportRun
    let batch: ImportBatch

    /// Thrown inside a write to take it back: the row at this position cannot be stored.
    private struct RowRefusal: Error {
        var position: Int
        var problems: [CellProblem]
    }

    private struct Part: Sendable {
        var rows: ArraySlice<ReadRow>
        var repeated: Int
        var lastRow: Int
    }

    /// Checks without storing records.
    func check(before: ImportCounts) async throws -> ImportCounts {
        let (counts, failures) = try await judge()
        try await run.imports.registers.database.write { connection in
            var all = before
            all += counts
            try note(connection, counts, failures, all: all, lastRow: batch.lastRow)
        }
        return counts
    }

    private func judge() async throws -> (ImportCounts, [ImportFailure]) {
        let (run, batch) = (run, batch)
        return try await run.imports.registers.read { connection in
            var judge = RowJudge(run.imports.registers, run.principal, run.register, run.upload.mapping, connection)
            var counts = ImportCounts()
            counts.unchanged = Int64(batch.repeated)
            var failures: [ImportFailure] = []
            for row in batch.rows {
                switch try judge.judge(row) {
                case .insert: counts.created += 1
                case .update: counts.updated += 1
                case .unchanged: counts.unchanged += 1
                case .refused(let problems): failures.append(failure(row.input, problems))
                }
            }
            counts.failed = Int64(failures.count)
            return (counts, failures)
        }
    }

    /// Stores the good rows. Where the store refuses a row that the judgement let pass (a unique value taken), the rows before
    /// it are stored, it is noted as failed, and the rest goes on: a row is tried at most twice for each one refused.
    func accept(before: ImportCounts) async throws -> ImportCounts {
        var counts = ImportCounts()
        var refused: [Int: [CellProblem]] = [:]
        var parts = [Part(rows: batch.rows[...], repeated: batch.repeated, lastRow: batch.lastRow)]
        while let part = parts.popLast() {
            do {
                var all = before
                all += counts
                counts += try await write(part, refused, before: all)
            } catch let refusal as RowRefusal {
                let place = part.rows.startIndex + refusal.position
                refused[part.rows[place].input.row.number] = refusal.problems
                parts.append(Part(rows: part.rows[place...], repeated: part.repeated, lastRow: part.lastRow))
                if refusal.position > 0 {
                    let head = part.rows[..<place]
                    parts.append(Part(rows: head, repeated: 0, lastRow: head.last?.input.row.number ?? 0))
                }
            }
        }
        return counts
    }

    private func write(_ part: Part, _ refused: [Int: [CellProblem]], before: ImportCounts) async throws -> ImportCounts {
        let run = run
        return try await run.imports.registers.write(as: run.principal) { transaction in
            var judge = RowJudge(run.imports.registers, run.principal, run.register, run.upload.mapping, transaction.connection)
            var counts = ImportCounts()
            counts.unchanged = Int64(part.repeated)
            var failures: [ImportFailure] = []
            var mended: [RowKey] = []
            for (position, row) in part.rows.enumerated() {
                let input = row.input
                if let problems = refused[input.row.number] {
                    failures.append(failure(input, problems))
                    continue
                }
                do {
                    switch try judge.judge(row) {
                    case .insert(let draft):
                        try transaction.insert(draft, action: "import")
                        counts.created += 1
                    case .update(let before, let draft):
                        try transaction.update(before, to: draft, action: "import")
                        counts.updated += 1
                    case .unchanged: counts.unchanged += 1
                    case .refused(let problems):
                        failures.append(failure(input, problems))
                        continue
                    }
                } catch let error as RegisterError {
                    throw RowRefusal(position: position, problems: problems(error))
                }
                if let key = input.key, run.mayMend.contains(key.importID) { mended.append(key) }
            }
            counts.failed = Int64(failures.count)
            try FailureQueries.resolve(transaction.connection, mended, by: run.upload.id)
            var all = before
            all += counts
            try note(transaction.connection, counts, failures, all: all, lastRow: part.lastRow)
            return counts
        }
    }

    private func note(
        _ connection: any Connection, _ counts: ImportCounts, _ failures: [ImportFailure], all: ImportCounts, lastRow: Int
    ) throws {
        try run.imports.failures.append(connection, run.upload.id, failures)
        try ImportQueries.add(connection, run.upload.id, counts)
        try run.job.note(
            in: connection, done: all.rows, total: batch.total, fraction: batch.fraction, message: "", checkpoint: String(lastRow)
        )
    }

    private func problems(_ error: RegisterError) -> [CellProblem] {
        guard case .invalid(let problems) = error else { return [.refused(error)] }
        let columns = run.upload.mapping.columns
        return problems.map { CellProblem($0, columns: columns) }
    }

    private func failure(_ input: SheetInput, _ problems: [CellProblem]) -> ImportFailure {
        let cells = Dictionary(input.row.cells.map { ($0.column, $0.text) }, uniquingKeysWith: { first, _ in first })
        return ImportFailure(row: input.row.number, cells: cells, problems: problems, resolvedBy: nil)
    }
}
