import Access
import Calendars
import Crypto
import Database
import Hummingbird
import Identifiers
import NIOCore
import Registers

/// Files of a record. Their kind is told by their bytes, and they are only ever handed out to be saved.
enum Attachments {
    static let largest = 20 << 20

    struct Listed: Sendable {
        var id: Int64
        var name: String
        var size: Int64
        var addedAt: Instant
        var digest: String
    }

    static func list(_ connection: any Connection, _ register: Register, _ id: Int64) throws -> [Listed] {
        try connection.query(
            "SELECT id, name, size, sha256, added_at FROM attachment WHERE register = ?1 AND record_id = ?2 ORDER BY id",
            [.text(register.name), .integer(id)]
        ).map {
            Listed(
                id: $0.integer("id"), name: $0.text("name"), size: $0.integer("size"),
                addedAt: Instant(milliseconds: $0.integer("added_at")), digest: $0.text("sha256"))
        }
    }

    static func add(_ page: PageRequest, _ register: Register) async throws -> Response {
        let record = try await RecordReading(page, register).record(for: .edit)
        guard let file = page.form.file("file"), !file.bytes.isEmpty else { throw PageError.fileMissing }
        let registers = page.product.registers
        try await registers.write(as: page.principal) { transaction in
            guard let current = try registers.queries.find(transaction.connection, register, record.id),
                registers.decide(transaction.principal, .edit, current).isAllowed
            else { throw RegisterError.notFound }
            guard !current.isVoid else { throw RegisterError.wrongState(label: Texts.Record.void) }
            try transaction.attach(file, to: current)
        }
        return page.redirect(RecordAddress.record(register.name, record.id) + "#files", done: "attached")
    }

    static func download(_ page: PageRequest, _ register: Register) async throws -> Response {
        let record = try await RecordReading(page, register).record(for: .view)
        let file = try page.recordNumber("file")
        let row = try await page.product.database.read {
            try $0.first(
                "SELECT name, media_type, content FROM attachment WHERE id = ?1 AND register = ?2 AND record_id = ?3",
                [.integer(file), .text(register.name), .integer(record.id)])
        }
        guard let row else { throw RegisterError.notFound }
        try await page.logRead(.view, register, records: [record.id])
        return page.download(ByteBuffer(bytes: row["content"].bytes ?? []), name: row.text("name"), type: row.text("media_type"))
    }

    /// The name without a path and without what no file name holds; the ending is that of the content.
    fileprivate static func cleaned(_ name: String, _ kind: FileContent) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let plain = last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F && !"<>:\"|?*".unicodeScalars.contains($0) }
        let stem = String(String.UnicodeScalarView(plain)).prefix(120)
        let ending = stem.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if stem.contains("."), kind.endings.contains(ending) { return String(stem) }
        return (stem.isEmpty ? Texts.Record.file : String(stem)) + "." + kind.endings[0]
    }

    static func section(_ page: PageRequest, _ register: Register, _ content: DetailPage.Content) -> HTML {
        let record = content.record
        let mayAdd =
            register.isEditable && content.asOf == nil && !record.isVoid
            && page.product.registers.decide(page.principal, .edit, record).isAllowed
        guard !content.files.isEmpty || mayAdd else { return .empty }
        let rows = content.files.map { file -> [HTML] in
            [
                "<a href=\"\(RecordAddress.attachment(register.name, record.id, file.id))\">\(file.name)</a>",
                HTML(text: Texts.Record.size(file.size)), HTML(text: file.addedAt.description),
                "<code title=\"\(file.digest)\">\(file.digest.prefix(12))</code>",
            ]
        }
        let form: HTML =
            mayAdd
            ? """
            <form method="post" enctype="multipart/form-data" action="\(RecordAddress.attachments(register.name, record.id))" class="upload">\(page.tokenField)
            <label for="attachment-file">\(Texts.Record.addFile)</label><input id="attachment-file" type="file" name="file" required>
            <button class="button" type="submit">\(Texts.Record.upload)</button> <span class="hint">\(Texts.Record.fileLimit)</span></form>
            """ : .empty
        let table: HTML =
            rows.isEmpty ? .empty : Components.table(Texts.Record.files, columns: Texts.Record.fileColumns, rows: rows)
        return Components.section(Texts.Record.files, id: "files", "\(table)\(form)")
    }
}

extension RegisterTransaction {
    /// Adds a file to a record; the caller has asked whether the account may.
    ///
    /// - Parameter onlyPictures: refuses anything but a photograph.
    /// - Returns: number of the file.
    @discardableResult
    public func attach(_ file: Form.File, to current: StoredRecord, onlyPictures: Bool = false) throws -> Int64 {
        guard file.bytes.count <= Attachments.largest else { throw PageError.tooLarge }
        guard let kind = FileContent.kind(file.bytes), !onlyPictures || kind.type.hasPrefix("image/") else {
            throw PageError.fileKind
        }
        let (register, digest) = (current.draft.register.name, Hexadecimal.text(SHA256.hash(data: file.bytes)))
        // The file belongs to the record: its history tells of it, and a form opened before is stale.
        try touch(current, action: "attach", reason: String(digest.prefix(12)))
        let id = ledger.newID()
        try connection.execute(
            """
            INSERT INTO attachment (id, register, record_id, name, media_type, size, sha256, added_at, account_id, content)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            [
                .integer(id), .text(register), .integer(current.id), .text(Attachments.cleaned(file.name, kind)),
                .text(kind.type), .integer(Int64(file.bytes.count)), .text(digest), .integer(at.milliseconds),
                .integer(principal.accountID), .bytes(file.bytes),
            ])
        // The file's digest in the chain proves later that it is the file that was handed in.
        ledger.note(
            action: "create", register: "attachment", recordID: id, version: 1,
            content: "{\"register\":\"\(register)\",\"record\":\(current.id),\"sha256\":\"\(digest)\"}")
        return id
    }
}

/// Kinds of files that a record may carry, known by their first bytes. Nothing that a browser or an office runs.
struct FileContent: Sendable {
    let type: String
    let endings: [String]
    private let marks: [[UInt8]]

    private static let known: [FileContent] = [
        FileContent(type: "application/pdf", endings: ["pdf"], marks: [Array("%PDF-".utf8)]),
        FileContent(type: "image/png", endings: ["png"], marks: [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]),
        FileContent(type: "image/jpeg", endings: ["jpg", "jpeg"], marks: [[0xFF, 0xD8, 0xFF]]),
        FileContent(
            type: "application/octet-stream", endings: ["zip", "xlsx", "docx", "ofd"], marks: [[0x50, 0x4B, 0x03, 0x04]]),
        FileContent(
            type: "application/octet-stream", endings: ["doc", "xls", "wps", "et"],
            marks: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]),
    ]

    /// Nil for anything else; plain text counts when it is UTF-8 without control characters.
    static func kind(_ bytes: [UInt8]) -> FileContent? {
        if let found = known.first(where: { kind in kind.marks.contains { bytes.starts(with: $0) } }) { return found }
        let isText =
            String(validating: bytes, as: UTF8.self) != nil
            && !bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        return isText ? FileContent(type: "text/plain; charset=utf-8", endings: ["txt", "csv"], marks: []) : nil
    }
}
