import Database
import Registers
import Spreadsheets

/// Reads the rows of a file batch by batch, each row as far as it can be read before its turn to be stored has come.
final class BatchReading {
    private let run: ImportRun
    private let reader: SheetReader
    private let inputs: SheetInputReading
    private var repeated: RepeatedRows
    private let settled: Int
    private let total: Int64?

    init(_ run: ImportRun, path: String) throws {
        self.run = run
        let upload = run.upload
        reader = try SheetReader.open(
            path: path, sheet: upload.sheet.isEmpty ? .first : .named(upload.sheet), limits: run.imports.limits.sheet)
        inputs = SheetInputReading(run.register, upload)
        repeated = RepeatedRows(run.register)
        settled = Int(run.job.checkpoint) ?? 0
        total = reader.rowCount.map { Int64(max(0, $0 - upload.headerRow)) }
    }

    /// The next rows; a batch without rows at the end of the file.
    func next() async throws -> ImportBatch {
        var batch = ImportBatch(total: total)
        var rows: [SheetInput] = []
        while rows.count + batch.repeated < run.imports.limits.batchRows, let row = try reader.next() {
            guard row.number > run.upload.headerRow, var input = inputs.read(row) else { continue }
            let verdict = repeated.meet(input)
            guard row.number > settled else { continue }
            switch verdict {
            case .first: rows.append(input)
            case .same: batch.repeated += 1
            case .different(let earlier):
                input.problems.append(repeatedProblem(earlier))
                rows.append(input)
            }
            batch.lastRow = row.number
        }
        batch.fraction = reader.fraction
        batch.rows = try await read(rows)
        return batch
    }

    private func repeatedProblem(_ row: Int) -> CellProblem {
        let field = run.register.naturalKey.first ?? ""
        return .repeated(row: row, column: run.upload.mapping.columns[field] ?? 0, field: field)
    }

    private func read(_ rows: [SheetInput]) async throws -> [ReadRow] {
        guard !rows.isEmpty else { return [] }
        let (registers, principal, empty) = (run.imports.registers, run.principal, Draft(run.register))
        return try await registers.read { connection in
            var reading = DraftReading(registers: registers, principal: principal, connection: connection)
            return try rows.map { input in
                var (draft, problems) = reading.read(input.texts, into: empty, isNew: true)
                if problems.isEmpty { try registers.workAhead(&draft) }
                return ReadRow(input: input, draft: draft, problems: problems)
            }
        }
    }
}

/// A row read as a new record: that also reads the key by which an existing one is found.
struct ReadRow: Sendable {
    let input: SheetInput
    let draft: Draft
    let problems: [FieldProblem]
}

/// Rows that are settled together.
struct ImportBatch: Sendable {
    var rows: [ReadRow] = []
    /// Rows that repeat an earlier one word for word; counted as unchanged.
    var repeated = 0
    var lastRow = 0
    /// Rows of the whole file, where it says.
    let total: Int64?
    /// How much of the file has been read with it.
    var fraction = 0.0

    init(total: Int64?) { self.total = total }

    var count: Int { rows.count + repeated }
}
