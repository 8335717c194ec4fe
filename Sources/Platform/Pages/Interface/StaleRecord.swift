import Database
import Hummingbird
import Registers

/// Somebody else saved first: a program is told which fields differ from the version that it had read.
struct StaleRecord: ProductError {
    let current: Int64
    let problems: [FieldProblem]
    var code: String { RegisterError.stale(current: current).code }
    var message: String { Texts.Errors.stale(current) }
    var status: HTTPResponse.Status { .conflict }

    static func make(_ page: PageRequest, _ register: Register, _ id: Int64, since version: Int64) async throws -> StaleRecord {
        let (product, principal) = (page.product, page.principal)
        return try await product.registers.read { connection in
            let versions = try RecordHistory.versions(connection, register, id)
            let later = Set(versions.filter { $0.entry.version > version }.flatMap(\.changes).map(\.field.name))
            let problems = register.fields.filter { later.contains($0.name) && product.registers.isVisible($0, to: principal) }
                .map { FieldProblem($0.name, .changed, Texts.Errors.changed($0.label)) }
            return StaleRecord(current: versions.last?.entry.version ?? 0, problems: problems)
        }
    }
}
