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
    func run(path: String) async throws -> ImportCounts {
        let reader = try SheetReader.open(
            path: path, sheet: upload.sheet.isEmpty ? .first : .named(upload.sheet), limits: imports.limits.sheet)
        let inputs = SheetInputReading(register, upload)
        var repeated = RepeatedRows(register)
        let settled = Int(job.checkpoint) ?? 0
        let total = reader.rowCount.map { Int64(max(0, $0 - upload.headerRow)) }
        var batch = ImportBatch(total: total)
        var counts = upload.counts
        while let row = try reader.next() {
            guard row.number > upload.headerRow, var input = inputs.read(row) else { continue }
            let verdict = repeated.meet(input)
            guard row.number > settled else { continue }
            switch verdict {
            case .first: batch.append(input)
            case .same: batch.appendRepeated(row.number)
            case .different(let earlier):
                input.problems.append(repeatedProblem(earlier))
                batch.append(input)
            }
            guard batch.count >= imports.limits.batchRows else { continue }
            counts += try await store(batch, before: counts, fraction: reader.fraction)
            batch = ImportBatch(total: total)
            guard counts.failed < imports.limits.failures else {
                throw ImportError.tooManyFailures(limit: imports.limits.failures)
            }
            try job.stopIfCancelled()
        }
        counts += try await store(batch, before: counts, fraction: 1)
        return counts
    }

    private func repeatedProblem(_ row: Int) -> CellProblem {
        let field = register.naturalKey.first ?? ""
        return .repeated(row: row, column: upload.mapping.columns[field] ?? 0, field: field)
    }

    private func store(_ batch: ImportBatch, before: ImportCounts, fraction: Double) async throws -> ImportCounts {
        guard batch.count > 0 else { return ImportCounts() }
        let writing = BatchWriting(run: self, total: batch.total, fraction: fraction)
        switch mode {
        case .check: return try await writing.check(batch, before: before)
        case .accept: return try await writing.accept(batch, before: before)
        }
    }
}

/// Rows that are settled together.
struct ImportBatch: Sendable {
    var inputs: [SheetInput] = []
    /// Rows that repeat an earlier one word for word; counted as unchanged.
    var repeated = 0
    var lastRow = 0
    let total: Int64?

    init(total: Int64?) { self.total = total }

    var count: Int { inputs.count + repeated }

    mutating func append(_ input: SheetInput) {
        inputs.append(input)
        lastRow = input.row.number
    }

    mutating func appendRepeated(_ row: Int) {
        repeated += 1
        lastRow = row
    }
}
