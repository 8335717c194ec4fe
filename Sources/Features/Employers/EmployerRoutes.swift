import Pages
import Registers

/// Addresses of this slice beside those of its registers.
enum EmployerAddress {
    static let duplicates = "/employer/duplicates"
    static func merge(_ one: Int64, _ other: Int64) -> String { "/employer/\(one)/merge?with=\(other)" }
    static func merge(_ survivor: Int64) -> String { "/employer/\(survivor)/merge" }
    static func relocation(_ id: Int64) -> String { "/employer/\(id)/relocation" }
}

enum EmployerRoutes {
    static let all: [Route] = [
        .get(EmployerAddress.duplicates, .register("employer", .merge), DuplicatePages.list),
        .get("/employer/{id}/merge", .register("employer", .merge), DuplicatePages.compare),
        .post("/employer/{id}/merge", .register("employer", .merge)) { page in
            let survivor = try page.recordNumber()
            guard let duplicate = Int64(page.form.text("duplicate")) else { throw RegisterError.notFound }
            try await MergeEmployers(registers: page.product.registers)(
                duplicate, into: survivor, reason: page.form.text("_reason"), by: page.principal)
            return page.redirect(RecordAddress.record("employer", survivor), done: "merged")
        },
        .post("/employer/{id}/relocation", .register("employer", .approve)) { page in
            let id = try page.recordNumber()
            // “441781 阳春市” as the suggestions write it.
            let typed = TextReading.folded(TextReading.trim(page.form.text("region_code")))
            let code = typed.split(separator: " ").first.map(String.init) ?? ""
            try await MoveEmployer(registers: page.product.registers)(
                id, to: code, reason: page.form.text("_reason"), by: page.principal)
            return page.redirect(RecordAddress.record("employer", id), done: "relocated")
        },
    ]
}
