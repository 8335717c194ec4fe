import Access
import Calendars
import Foundation
import Pages
import Registers

/// The tablet's page with its files, the task pack, and what comes back.
enum FieldPages {
    static let app = "/field/app"
    static let pack = "/api/v1/field/pack"
    static let entry = "/api/v1/field/entry"
    /// A photograph of a tablet's camera, with room to spare.
    private static let largest = 16 << 20

    static let routes: [Route] = [
        .get(app, .register("inspection", .edit), shell),
        .get("/field/app.css", .anyone) { $0.json(text(PackageResources.field_css), type: "text/css; charset=utf-8") },
        .get("/field/app.js", .anyone) { script($0, PackageResources.field_app_js) },
        .get("/field/forms.js", .anyone) { script($0, PackageResources.field_forms_js) },
        .get("/field/store.js", .anyone) { script($0, PackageResources.field_store_js) },
        .get("/field/worker.js", .anyone) { script($0, PackageResources.field_worker_js) },
        .get("/field/manifest.webmanifest", .anyone) { $0.json(manifest, type: "application/manifest+json") },
        .get(pack, .register("inspection", .edit)) { page in
            page.json(try json(try await FieldPack.make(page)), type: "application/json")
        },
        .post(entry, .register("inspection", .edit), body: .upload(largest), receive),
    ]

    static let panels = [RecordPanel("inspection", draw: received)]

    static let operations: [InterfaceOperation] = [
        .init("get", pack, "get_field_pack", FieldTexts.lead, answer: "{\"type\":\"object\"}"),
        .init(
            "post", entry, "send_field_entry", FieldTexts.records, input: "{\"type\":\"object\"}",
            answer: """
                {"type":"object","properties":{"status":{"type":"string","enum":["stored","kept","conflict"]},"inspection":{"type":"integer"},"number":{"type":"string"}}}
                """),
    ]

    private static let manifest = """
        {"name":"职健\(FieldTexts.shortTitle)","short_name":"\(FieldTexts.shortTitle)","lang":"zh-CN","id":"\(app)","start_url":"\(app)","scope":"/field/","display":"standalone","background_color":"#f7f8f6","theme_color":"#17404a","icons":[{"src":"/assets/icon.svg","sizes":"any","type":"image/svg+xml"}]}
        """

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    private static func script(_ page: PageRequest, _ bytes: [UInt8]) -> PageAnswer {
        page.json(text(bytes), type: "text/javascript; charset=utf-8")
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func shell(_ page: PageRequest) async throws -> PageAnswer {
        page.application(
            FieldTexts.title, manifest: "/field/manifest.webmanifest", sheet: "/field/app.css", script: "/field/app.js",
            body: """
                <p class="lead">\(FieldTexts.lead)</p>
                <noscript><p class="notice notice-warning">\(FieldTexts.noScript)</p></noscript>
                <div id="field" aria-live="polite"></div>
                """)
    }

    private static func receive(_ page: PageRequest) async throws -> PageAnswer {
        let text = page.form.text("entry")
        let sent = try FieldEntrySent.read(text, digest: page.form.text("sha256"), now: page.product.clock.now())
        let photo = page.form.file("photo")
        let outcome = try await page.product.registers.write(as: page.principal) { transaction in
            try ReceiveFieldEntry.receive(sent, text: text, photo: photo, in: transaction)
        }
        switch outcome {
        case .received(let receipt): return page.json(try json(receipt), type: "application/json")
        case .conflict(let conflict): return page.json(try json(conflict), status: .conflict, type: "application/json")
        }
    }

    /// What devices sent for a visit: photographs with time and digest, and what was not taken over.
    private static func received(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("field_entry", .view)) else { return nil }
        let entries = try await page.product.registers.read { [registers = page.product.registers] in
            try registers.records(
                $0, FieldEntry.self, where: "t.void = 0 AND t.inspection = ?1", [.integer(record.id)], order: "t.taken_at, t.id")
        }
        guard !entries.isEmpty else { return nil }
        let rows = entries.map { found -> [HTML] in
            let kind = page.product.codes.entry("field_entry_kind", found.record.kind)?.label ?? found.record.kind
            return [
                "<a href=\"\(RecordAddress.record("field_entry", found.id))\">\(kind)</a>",
                HTML(text: found.record.takenAt?.description ?? ""), HTML(text: found.stored.createdAt.description),
                HTML(text: found.record.accountName), HTML(text: found.record.caption),
                "<code title=\"\(found.record.digest)\">\(found.record.digest.prefix(16))</code>",
                "<span class=\"multiline\">\(found.record.setAside)</span>",
            ]
        }
        return Components.section(
            FieldTexts.records, Components.table(FieldTexts.records, columns: FieldTexts.columns, rows: rows))
    }
}
