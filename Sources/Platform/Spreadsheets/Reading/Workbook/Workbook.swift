/// An XLSX package opened at one of its sheets.
final class Workbook: RowSource {
    let sheetNames: [String]
    let sheetName: String
    private let rows: WorksheetRows
    private let merged: MergedAreas
    private let stream: XMLStream
    private let part: ZipPart

    init(_ package: ZipPackage, sheet: SheetChoice, limits: SheetLimits) throws {
        try Workbook.refuseOthers(package)
        let root = try PackageRelations.of("", in: package).target(kind: "officeDocument") ?? "xl/workbook.xml"
        guard let book = try package.part(root) else { throw SheetError.unsupportedFormat("这种压缩包") }
        let index = try WorkbookIndex(book)
        sheetNames = index.sheets.map(\.name)
        let chosen = try Workbook.choose(sheet, from: index.sheets)
        sheetName = chosen.name

        let links = try PackageRelations.of(root, in: package)
        guard let path = links.target(id: chosen.relation), let first = try package.part(path),
            let second = try package.part(path)
        else { throw SheetError.malformed(part: root, detail: "the sheet's part is missing") }
        let texts = try links.target(kind: "sharedStrings").flatMap { try package.part($0) }
        let styles = try links.target(kind: "styles").flatMap { try package.part($0) }
        merged = try MergedAreas(first, limits: limits)
        rows = WorksheetRows(
            texts: try texts.map { try SharedTexts($0, limits: limits) } ?? SharedTexts(limits: limits),
            styles: try styles.map { try CellStyles($0) } ?? CellStyles(), countsFrom1904: index.countsFrom1904, limits: limits)
        part = second
        stream = try XMLStream(second, sink: rows)
    }

    var rowCount: Int? { merged.rowCount }
    var fraction: Double { part.size > 0 ? min(1, Double(part.bytesRead) / Double(part.size)) : 1 }

    func next() throws -> SheetRow? {
        while true {
            if let row = rows.take() { return merged.fill(row) }
            if try !stream.advance() { return rows.take().map(merged.fill) }
        }
    }

    private static func choose(_ choice: SheetChoice, from sheets: [WorkbookIndex.Sheet]) throws -> WorkbookIndex.Sheet {
        switch choice {
        case .first:
            guard let sheet = sheets.first(where: { !$0.isHidden }) ?? sheets.first else { throw SheetError.noSheet(nil) }
            return sheet
        case .named(let name):
            guard let sheet = sheets.first(where: { $0.name == name }) else { throw SheetError.noSheet(name) }
            return sheet
        }
    }

    /// Zip files that are spreadsheets of another kind, or none.
    private static func refuseOthers(_ package: ZipPackage) throws {
        if package.names.contains("mimetype") { throw SheetError.unsupportedFormat("OpenDocument（.ods）文件") }
        if package.names.contains("xl/workbook.bin") { throw SheetError.unsupportedFormat("二进制 Excel（.xlsb）文件") }
        if package.names.contains("word/document.xml") { throw SheetError.unsupportedFormat("Word 文档") }
    }
}
