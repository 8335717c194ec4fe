import Access
import Foundation
import Hummingbird
import Imports
import Jobs
import NIOCore
import Registers

/// Upload → which column is which → check → acceptance → corrected file. Works without JavaScript: progress has a link to look again.
enum ImportRoutes {
    static let all: [Route] = [
        .get(ImportAddress.list, .signedIn) { try await ImportListPage($0).answer() },
        .get("/import/{id}", .signedIn) { try await ImportPage($0).answer() },
        .get("/import/{id}/progress", .signedIn) { try await ImportPage($0).progress() },
        .get("/import/{id}/corrected-file", .signedIn) { try await ImportPage($0).correctedFile() },
        .post("/import/{id}/mapping", .signedIn) { try await ImportPage($0).setMapping() },
        .post("/import/{id}/acceptance", .signedIn) { try await ImportPage($0).accept() },
        .post("/import/{id}/cancellation", .signedIn) { try await ImportPage($0).cancel() },
    ]

    /// Where nobody makes records by hand, a sheet still answers those that acts made.
    static func importing(_ register: Register) -> Route.Entry {
        .register(register.name, register.isMadeByHand ? .create : .edit)
    }

    static func of(_ register: Register) -> [Route] {
        guard register.isEditable else { return [] }
        let entry = importing(register)
        let path = ImportAddress.upload(register.name)
        return [
            .get(path, entry) { try await ImportUpload(register, $0).form() },
            .post(path, entry, body: .upload(ImportAddress.largest)) { try await ImportUpload(register, $0).take() },
        ]
    }
}

/// The first step: a file.
struct ImportUpload {
    let register: Register
    let page: PageRequest

    init(_ register: Register, _ page: PageRequest) {
        self.register = register
        self.page = page
    }

    func form() async throws -> Response { shown(problem: nil) }

    /// Takes the file in; one that cannot be read is told on the same page.
    func take() async throws -> Response {
        guard let file = page.form.file("file"), !file.bytes.isEmpty else { return shown(problem: PageError.fileMissing) }
        let path = FileManager.default.temporaryDirectory.appending(path: "zhijian-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(file.bytes), attributes: [.posixPermissions: 0o600])
        else { throw PageError.storeReadOnly }
        do {
            let upload = try await page.product.imports.upload(
                path: path, name: file.name, into: register.name, as: page.principal)
            return page.redirect(ImportAddress.of(upload.id))
        } catch let error as any TellingError {
            return shown(problem: ImportTrouble(error))
        }
    }

    private func shown(problem: (any ProductError)?) -> Response {
        let trouble: HTML =
            problem.map {
                "<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" id=\"error-summary\"><h2>\(Texts.Import.notTaken)</h2><ul><li><a href=\"#field-file\">\($0.message)</a></li></ul></div>"
            } ?? .empty
        let body: HTML = """
            \(trouble)
            <p class="lead">\(Texts.Import.uploadHelp)</p>
            <form class="upload" method="post" action="\(ImportAddress.upload(register.name))" enctype="multipart/form-data">\(page.tokenField)
            <label for="field-file">\(Texts.Import.file)</label>
            <input id="field-file" type="file" name="file" required accept=".xlsx,.csv,.txt,.tsv">
            <button type="submit" class="button primary">\(Texts.Import.upload)</button></form>
            <p class="section-end"><a href="\(RecordAddress.template(register.name))">\(Texts.Import.template)</a> · <a href="\(ImportAddress.list)">\(Texts.Import.list)</a></p>
            """
        return page.page(
            Texts.Import.title(register.title), status: problem?.status ?? .ok,
            crumbs: [Crumb(register.title, RecordAddress.list(register.name))], body: body)
    }
}

/// The imports of an account and its colleagues.
struct ImportListPage {
    let page: PageRequest
    init(_ page: PageRequest) { self.page = page }

    func answer() async throws -> Response {
        let imports = try await page.product.imports.list(as: page.principal)
        let rows = imports.map { upload -> [HTML] in
            let title = page.product.catalogue.register(upload.register)?.title ?? upload.register
            return [
                "<a href=\"\(ImportAddress.of(upload.id))\">\(upload.fileName)</a>", HTML(text: title),
                HTML(text: upload.uploadedAt.description), HTML(text: Texts.Import.stage(upload.stage)),
                "\(upload.counts.created)",
                "\(upload.counts.updated)", "\(upload.counts.unchanged)", "\(upload.counts.failed)",
            ]
        }
        return page.page(
            Texts.Import.list,
            body: Components.table(Texts.Import.list, columns: Texts.Import.listColumns, rows: rows, empty: Texts.Import.none))
    }
}

/// An import's refusal as an error that pages show.
struct ImportTrouble: ProductError {
    let code: String
    let message: String
    var status: HTTPResponse.Status

    init(_ error: any TellingError) {
        code = error.code
        message = error.message
        switch error as? ImportError {
        case .notFound, .noRegister: status = .notFound
        case .denied, .accountGone: status = .forbidden
        case .underWay: status = .conflict
        case .fileTooLarge: status = .contentTooLarge
        default: status = .unprocessableContent
        }
    }
}
