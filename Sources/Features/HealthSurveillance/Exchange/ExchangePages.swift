import Foundation
import Pages
import Registers
import Spreadsheets

/// Hands in an exchange document: it becomes a sheet, and goes the way of every sheet, with its check and its corrected file.
enum ExchangePages {
    static let address = "/examination/exchange"

    static let routes: [Route] = [
        .get(address, .register("examination", .create)) { page in draw(page, problem: nil) },
        .post(address, .register("examination", .create), body: .upload(MarkupRecords.largest)) { page in
            guard let file = page.form.file("file"), !file.bytes.isEmpty else {
                return draw(page, problem: HealthTexts.exchangeMissing)
            }
            let sheet: (csv: [UInt8], records: Int)
            do {
                sheet = try ExaminationDocument.sheet(Array(file.bytes), codes: page.product.codes)
            } catch let error as SheetError {
                return draw(page, problem: error.message)
            }
            guard sheet.records > 0 else { return draw(page, problem: HealthTexts.exchangeEmpty) }
            let path = FileManager.default.temporaryDirectory.appending(path: "zhijian-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: path) }
            guard
                FileManager.default.createFile(
                    atPath: path, contents: Data(sheet.csv), attributes: [.posixPermissions: 0o600])
            else { return draw(page, problem: HealthTexts.exchangeUnstored) }
            let upload = try await page.product.imports.upload(
                path: path, name: file.name + ".csv", into: "examination", as: page.principal)
            return page.redirect("/import/\(upload.id)")
        },
    ]

    private static func draw(_ page: PageRequest, problem: String?) -> PageAnswer {
        let trouble = problem.map { ErrorSummary.html([FieldProblem("file", .inconsistent, $0)]) } ?? .empty
        return page.page(
            HealthTexts.exchangeTitle, status: problem == nil ? .ok : .unprocessableContent,
            crumbs: [Crumb(Examination.register.title, RecordAddress.list("examination"))],
            body: """
                \(trouble)<p>\(HealthTexts.exchangeLead)</p>
                <form class="upload" method="post" action="\(address)" enctype="multipart/form-data">\(page.tokenField)
                <div id="field-file"><label for="file">\(HealthTexts.exchangeFile)</label>
                <input id="file" type="file" name="file" required accept=".xml,.json"></div>
                <button type="submit" class="button primary">\(HealthTexts.exchangeSend)</button></form>
                """)
    }
}
