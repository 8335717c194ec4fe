import Access
import Calendars
import Database
import Foundation
import Jobs
import Registers
import Spreadsheets

/// What a person sees before deciding which column is which.
public struct ImportPreview: Sendable {
    public var sheetNames: [String]
    public var headerRow: Int
    public var headings: [SheetHeading]
    public var suggestions: [Int: ColumnMapping.Suggestion]
    /// The first rows below the headings.
    public var sample: [SheetRow]
    /// Required fields without a column: rows that make new records will lack them.
    public var requiredWithoutColumn: [String]
}

extension Imports {
    /// Takes a file in: stores it, finds its headings and suggests which column is which field.
    public func upload(path: String, name: String, into registerName: String, as principal: Principal) async throws -> Import {
        let register = try register(registerName, for: principal)
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let attributes, let size = (attributes[.size] as? NSNumber)?.int64Value else { throw ImportError.fileGone }
        guard size <= limits.fileBytes else { throw ImportError.fileTooLarge(limitMegabytes: Int(limits.fileBytes >> 20)) }
        let owner = Importer.owner(principal)
        let remembered = try await registers.read {
            try RememberedHeadings.of($0, owner: owner, register: register.name)
        }
        // Judged before anything is stored: a hostile or unreadable file leaves no trace.
        let preview = try preview(
            path: path, register, fields: fields(register, for: principal), remembered: remembered, sheet: .first, headerRow: nil)
        let id = try await registers.write(as: principal) { $0.ledger.newID() }
        let stored = try await files.store(path: path, for: id)
        let upload = Import(
            id: id, register: register.name, accountID: principal.accountID, fileName: String(name.prefix(200)),
            size: stored.size,
            sha256: stored.sha256, sheet: "", headerRow: preview.headerRow, headings: preview.headings,
            mapping: ColumnMapping(preview.suggestions.mapValues(\.field)), stage: .mapping, jobID: nil, counts: ImportCounts(),
            uploadedAt: registers.clock.now(), finishedAt: nil, owner: owner, importer: Importer(principal))
        try await registers.database.write { try ImportQueries.insert($0, upload) }
        return upload
    }

    /// Reads the first rows of an upload again, at a sheet and a header row of the person's choice.
    public func preview(
        _ upload: Import, as principal: Principal, sheet: String? = nil, headerRow: Int? = nil
    ) async throws -> ImportPreview {
        let register = try register(upload.register, for: principal)
        let owner = upload.owner
        let remembered = try await registers.read { try RememberedHeadings.of($0, owner: owner, register: register.name) }
        let name = sheet ?? upload.sheet
        return try await files.withFile(upload.id) { path in
            try preview(
                path: path, register, fields: fields(register, for: principal), remembered: remembered,
                sheet: name.isEmpty ? .first : .named(name), headerRow: headerRow ?? (sheet == nil ? upload.headerRow : nil))
        }
    }

    private func preview(
        path: String, _ register: Register, fields: [FieldDefinition], remembered: [String: String], sheet: SheetChoice,
        headerRow: Int?
    ) throws -> ImportPreview {
        let reader = try SheetReader.open(path: path, sheet: sheet, limits: limits.sheet)
        var rows: [SheetRow] = []
        while rows.count < HeaderRow.depth + 10, let row = try reader.next() {
            if !row.isEmpty { rows.append(row) }
        }
        let chosen = headerRow.map { number in rows.first { $0.number == number } }
        guard
            let header = chosen ?? HeaderRow.find(Array(rows.prefix(HeaderRow.depth)), fields: fields, remembered: remembered)
        else { throw ImportError.noHeading }
        let headings = HeaderRow.headings(header)
        let suggestions = ColumnMapping.suggest(headings, fields: fields, remembered: remembered)
        let mapped = Set(suggestions.values.map(\.field))
        return ImportPreview(
            sheetNames: reader.sheetNames, headerRow: header.number, headings: headings, suggestions: suggestions,
            sample: Array(rows.filter { $0.number > header.number }.prefix(5)),
            requiredWithoutColumn: fields.filter { $0.isRequired && !mapped.contains($0.name) }.map(\.label))
    }

    /// Sets which column is which field, and remembers it for the next sheet from the same people.
    public func setMapping(
        _ mapping: ColumnMapping, of id: Int64, as principal: Principal, sheet: String? = nil, headerRow: Int? = nil
    ) async throws -> Import {
        var upload = try await find(id, as: principal)
        let register = try register(upload.register, for: principal)
        let preview = try await preview(upload, as: principal, sheet: sheet, headerRow: headerRow)
        upload.sheet = sheet ?? upload.sheet
        upload.headerRow = preview.headerRow
        upload.headings = preview.headings
        upload.mapping = mapping
        try mapping.check(register, fields: fields(register, for: principal), headings: upload.headings)
        let changed = upload
        let at = registers.clock.now()
        let suggested = Set(preview.suggestions.keys)
        try await registers.database.write { connection in
            try ImportQueries.storeMapping(connection, changed)
            try RememberedHeadings.store(connection, changed, suggested: suggested, at: at)
        }
        return upload
    }

    /// Begins to check all rows without storing any; returns the job.
    @discardableResult
    public func check(_ id: Int64, as principal: Principal) async throws -> Int64 { try await begin(id, .check, as: principal) }

    /// Begins to take the good rows; returns the job.
    @discardableResult
    public func accept(_ id: Int64, as principal: Principal) async throws -> Int64 { try await begin(id, .accept, as: principal) }

    private func begin(_ id: Int64, _ mode: ImportRun.Mode, as principal: Principal) async throws -> Int64 {
        let upload = try await find(id, as: principal)
        let register = try register(upload.register, for: principal)
        try upload.mapping.check(register, fields: fields(register, for: principal), headings: upload.headings)
        let stage: Import.Stage = mode == .check ? .checking : .accepting
        let order = try ImportQueries.json(ImportRun.Order(importID: id, mode: mode))
        await jobs.register(jobKind)
        return try await jobs.start(
            jobKind.name, title: "\(mode == .check ? "检查" : "导入")\(register.title)：\(upload.fileName)",
            owner: JobOwner(accountID: principal.accountID, regionPath: principal.region.text), parameters: order
        ) { connection, job in
            guard try ImportQueries.begin(connection, id, stage, job: job) else { throw ImportError.underWay }
        }
    }

    /// The whole way without a person in between, for the command line: upload, the suggested mapping, acceptance.
    public func importFile(
        path: String, name: String, into register: String, as principal: Principal
    ) async throws -> (import: Import, job: Job) {
        let upload = try await upload(path: path, name: name, into: register, as: principal)
        let job = try await jobs.wait(accept(upload.id, as: principal))
        return (try await find(upload.id, as: principal), job)
    }
}
