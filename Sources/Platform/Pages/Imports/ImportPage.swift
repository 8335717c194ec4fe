import Access
import Foundation
import Hummingbird
import Imports
import Jobs
import NIOCore
import Registers

/// One import, at whatever step it is.
struct ImportPage {
    let page: PageRequest
    var imports: Imports { page.product.imports }

    init(_ page: PageRequest) { self.page = page }

    func answer() async throws -> Response {
        let upload = try await upload()
        let job = try await job(upload)
        let title = "\(Texts.Import.title(register(upload)?.title ?? "")) · \(upload.fileName)"
        let crumbs = [Crumb(Texts.Import.list, ImportAddress.list)]
        if let job, !job.state.isOver { return page.page(title, crumbs: crumbs, body: ImportProgress(page, upload, job).html()) }
        switch upload.stage {
        case .mapping: return page.page(title, crumbs: crumbs, body: try await mapping(upload, problem: nil))
        case .checked, .accepted, .checking, .accepting:
            let failures = try await imports.failures(
                of: upload.id, as: page.principal, after: after, limit: ImportResult.pageSize)
            let open = try await imports.openFailures(of: upload.id, as: page.principal)
            return page.page(
                title, crumbs: crumbs, body: ImportResult(page, upload, job, failures: failures, open: open).html())
        }
    }

    /// What htmx asks for every second; when the job is over, the whole page is drawn again.
    func progress() async throws -> Response {
        let upload = try await upload()
        guard let job = try await job(upload), !job.state.isOver else {
            var response = page.fragment(.empty)
            if let refresh = HTTPFields.Element.Name("HX-Refresh") { response.headers[refresh] = "true" }
            return response
        }
        return page.fragment(ImportProgress(page, upload, job).fragment())
    }

    /// Sets the columns and goes on, as the pressed button says. Also reads another sheet or header row.
    func setMapping() async throws -> Response {
        let upload = try await upload()
        let form = page.form
        if form.text("_next") == "look" {
            let query = Query([("sheet", form.text("_sheet")), ("row", form.text("_row"))])
            return page.redirect("\(ImportAddress.of(upload.id))?\(query.text)")
        }
        var mapping = ColumnMapping()
        for (name, value) in form.input where !value.isEmpty {
            if name.hasPrefix("column-"), let column = Int(name.dropFirst("column-".count)) { mapping.fields[column] = value }
        }
        do {
            _ = try await imports.setMapping(
                mapping, of: upload.id, as: page.principal, sheet: form["_sheet"], headerRow: form["_row"].flatMap { Int($0) })
            if form.text("_next") == "accept" {
                try await imports.accept(upload.id, as: page.principal)
            } else {
                try await imports.check(upload.id, as: page.principal)
            }
        } catch let error as ImportError {
            let problem = ImportTrouble(error)
            var typed = upload
            typed.mapping = mapping
            return page.page(
                upload.fileName, status: problem.status, crumbs: [Crumb(Texts.Import.list, ImportAddress.list)],
                body: try await self.mapping(typed, problem: problem))
        }
        return page.redirect(ImportAddress.of(upload.id))
    }

    func accept() async throws -> Response {
        let id = try page.recordNumber()
        try await telling { _ = try await imports.accept(id, as: page.principal) }
        return page.redirect(ImportAddress.of(id))
    }

    func cancel() async throws -> Response {
        let upload = try await upload()
        if let job = upload.jobID { try await telling { try await imports.jobs.cancel(job) } }
        return page.redirect(ImportAddress.of(upload.id))
    }

    func correctedFile() async throws -> Response {
        let upload = try await upload()
        let path = FileManager.default.temporaryDirectory.appending(path: "zhijian-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await telling { try await imports.correctedFile(of: upload.id, as: page.principal, to: path) }
        guard let data = FileManager.default.contents(atPath: path) else { throw PageError.unexpected }
        let stem = upload.fileName.split(separator: ".").first.map(String.init) ?? ""
        return page.download(ByteBuffer(bytes: data), name: Texts.Import.correctedName(stem), type: SheetFile.xlsx.type)
    }

    // MARK: Parts

    private var after: Int { page.query["after"].flatMap { Int($0) } ?? 0 }

    private func register(_ upload: Import) -> Register? { page.product.catalogue.register(upload.register) }

    private func upload() async throws -> Import {
        let id = try page.recordNumber()
        return try await telling { try await imports.find(id, as: page.principal) }
    }

    private func job(_ upload: Import) async throws -> Job? {
        guard let id = upload.jobID else { return nil }
        return try await page.product.database.read { try JobQueries.find($0, id) }
    }

    private func mapping(_ upload: Import, problem: ImportTrouble?) async throws -> HTML {
        let preview = try await telling {
            try await imports.preview(
                upload, as: page.principal, sheet: page.query["sheet"] ?? page.form["_sheet"],
                headerRow: (page.query["row"] ?? page.form["_row"]).flatMap { Int($0) })
        }
        guard let register = register(upload) else { throw RegisterError.notFound }
        return ImportMapping(page, upload, register, preview, problem: problem).html()
    }

    /// Errors of the import's own parts as errors that pages show.
    private func telling<Result>(_ body: () async throws -> Result) async throws -> Result {
        do { return try await body() } catch let error as any TellingError { throw ImportTrouble(error) }
    }
}
