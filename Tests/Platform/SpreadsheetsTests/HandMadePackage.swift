import CLibZip
import Foundation

/// An XLSX package put together part by part, so that a test can make one that no honest program writes.
struct HandMadePackage {
    var parts: [(name: String, content: [UInt8])] = []

    /// A workbook of one sheet; `rows` is what stands inside `sheetData`, `after` what follows it.
    init(
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

    init() {}

    mutating func add(_ name: String, _ content: String) { parts.append((name, Array(content.utf8))) }
    mutating func add(_ name: String, _ content: [UInt8]) { parts.append((name, content)) }

    /// The zip file's bytes.
    func bytes() throws -> [UInt8] {
        let path = temporaryPath("package.xlsx")
        var code: Int32 = 0
        let archive = try required(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
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

struct Missing: Error {}

func temporaryPath(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-\(name)").path
}

func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}

/// The text of one part of a package file.
func part(_ name: String, of path: String) throws -> String {
    var code: Int32 = 0
    let archive = try required(zip_open(path, ZIP_RDONLY, &code))
    defer { zip_discard(archive) }
    let file = try required(zip_fopen(archive, name, 0))
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = zip_fread(file, &buffer, UInt64(buffer.count)), count > 0 { bytes += buffer.prefix(Int(count)) }
    return String(decoding: bytes, as: UTF8.self)
}
