import CLibZip
import Foundation

/// An XLSX package put together part by part, so that a test can make one that no honest program writes.
public struct HandMadePackage {
    public var parts: [(name: String, content: [UInt8])] = []

    /// A workbook of one sheet; `rows` is what stands inside `sheetData`, `after` what follows it.
    public init(
        rows: String, after: String = "", texts: String = "", styles: String = "", workbook: String = "", prologue: String = ""
    ) {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        add(
            "_rels/.rels",
            head
                + "<Relationships><Relationship Id=\"rId1\" Type=\"a/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        )
        add(
            "xl/workbook.xml",
            head + "<workbook>\(workbook)<sheets><sheet name=\"花名册\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
        add(
            "xl/_rels/workbook.xml.rels",
            head + "<Relationships>"
                + "<Relationship Id=\"rId1\" Type=\"a/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + "<Relationship Id=\"rId2\" Type=\"a/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                + "<Relationship Id=\"rId3\" Type=\"a/styles\" Target=\"styles.xml\"/></Relationships>")
        add("xl/sharedStrings.xml", head + "<sst>\(texts)</sst>")
        add("xl/styles.xml", head + "<styleSheet>\(styles)</styleSheet>")
        add("xl/worksheets/sheet1.xml", head + prologue + "<worksheet><sheetData>\(rows)</sheetData>\(after)</worksheet>")
    }

    public init() {}

    public mutating func add(_ name: String, _ content: String) { parts.append((name, Array(content.utf8))) }
    public mutating func add(_ name: String, _ content: [UInt8]) { parts.append((name, content)) }

    /// The zip file's bytes.
    public func bytes() throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-package.xlsx").path
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
            throw Command.Failure(description: "no package at \(path): \(code)")
        }
        var kept: [UnsafeMutableRawBufferPointer] = []
        defer { kept.forEach { $0.deallocate() } }
        for part in parts {
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, part.content.count), alignment: 1)
            copy.copyBytes(from: part.content)
            kept.append(copy)
            let source = zip_source_buffer(archive, copy.baseAddress, UInt64(part.content.count), 0)
            _ = zip_file_add(archive, part.name, source, UInt32(ZIP_FL_ENC_UTF_8))
        }
        _ = zip_close(archive)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return [UInt8](try Data(contentsOf: URL(filePath: path)))
    }
}
