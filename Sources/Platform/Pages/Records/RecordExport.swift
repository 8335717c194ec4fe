import Foundation
import Hummingbird
import Imports
import NIOCore
import Registers
import Spreadsheets

extension SheetFile {
    var label: String { rawValue.uppercased() }
    var type: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}

/// The same rows as the list, all of them, in a sheet that can be imported again. Memory stays even whatever the length.
enum RecordExport {
    static func answer(_ page: PageRequest, _ register: Register) async throws -> Response {
        guard let form = SheetFile(rawValue: try page.parameter("format")) else { throw PageError.noSuchPage }
        let export = try page.product.imports.exporting(register.name, ListAddress.read(page.query), as: page.principal)
        let count = try await export.count()
        if !register.holdsPersons {
            try await page.logRead(.export, register, records: [], filter: page.query.text, count: count)
        }
        let name = "\(register.title)-\(page.today)-\(Texts.List.rows(count)).\(form.rawValue)"
        switch form {
        case .csv: return page.download(try await lines(export, page), name: name, type: form.type)
        case .xlsx:
            let file = try await TemporaryFile { path in
                _ = try await export.write(to: path, form: .xlsx) { try await note($0, page, register) }
            }
            return page.download(file.body, name: name, type: form.type)
        }
    }

    /// Rows straight from the store to the reader: the next part is read when the last one has gone.
    private static func lines(_ export: RegisterExport, _ page: PageRequest) async throws -> ResponseBody {
        // Read before the answer begins, so that what goes wrong at once is still a page.
        let first = try await export.part()
        return ResponseBody { writer in
            var bytes = DelimitedLine.byteOrderMark
            DelimitedLine.append(export.columns.map { .text($0.title) }, to: &bytes)
            var part = first
            while true {
                try await note(part.ids, page, export.register)
                for row in part.rows { DelimitedLine.append(row, to: &bytes) }
                try await writer.write(ByteBuffer(bytes: bytes))
                bytes.removeAll(keepingCapacity: true)
                guard let next = part.next else { break }
                part = try await export.part(after: next)
            }
            try await writer.finish(nil)
        }
    }

    /// Persons are named in the access log before they leave.
    private static func note(_ ids: [Int64], _ page: PageRequest, _ register: Register) async throws {
        guard register.holdsPersons, !ids.isEmpty else { return }
        try await page.logRead(.export, register, records: ids, filter: page.query.text)
    }

    /// An empty sheet with the headings, choices and remarks of the register.
    static func template(_ page: PageRequest, _ register: Register) async throws -> Response {
        let file = try await TemporaryFile { try page.product.imports.template(register.name, as: page.principal, to: $0) }
        return page.download(file.body, name: "\(register.title)-\(Texts.List.template).xlsx", type: SheetFile.xlsx.type)
    }
}

/// A file that has no name any more as soon as it is written: it is gone when it was sent, or when nobody fetches it.
struct TemporaryFile: Sendable {
    private let handle: FileHandle
    private let size: Int

    init(_ fill: (_ path: String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("zhijian-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await fill(path)
        handle = try FileHandle(forReadingFrom: URL(filePath: path))
        size = Int(try handle.seekToEnd())
        try handle.seek(toOffset: 0)
    }

    var body: ResponseBody {
        let handle = handle
        return ResponseBody(contentLength: size) { writer in
            while let data = try handle.read(upToCount: 64 << 10), !data.isEmpty {
                try await writer.write(ByteBuffer(bytes: data))
            }
            try await writer.finish(nil)
        }
    }
}
