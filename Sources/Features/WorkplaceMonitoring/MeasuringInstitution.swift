import Database
import Organisations
import Registers

/// Who measures: the institution that the task hands an employer to, and no other.
enum MeasuringInstitution {
    /// Bodies that may be given employers to measure.
    static let types: Set<String> = ["technical_service", "cdc", "prevention_institute"]

    /// An institution names the task, the employer and the posts that it was given, though it opens none of their files.
    static func entrust(_ catalogue: inout Catalogue) {
        let by = SampledEmployer.register.name
        for (register, field, column) in [
            ("monitoring_task", "task", "id"), ("employer", "employer", "id"), ("post", "employer", "employer"),
        ] {
            catalogue.entrust(
                register, .init(by: by, to: "service_institution", field: field, column: column, except: ["replaced"]))
        }
    }

    static func completeTask(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        try fillName(&draft, transaction)
    }

    /// Takes the institution from the task where the entry names none, and refuses one that the task gave to another.
    static func completeResult(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        // A result that stands is judged again only where it is moved: a task may have changed hands since.
        if let before, ["task", "employer", "service_institution"].allSatisfy({ before[$0] == draft[$0] }) { return }
        let given = try given(draft, transaction)
        if draft["service_institution"].isNull, let institution = given?.institution {
            draft["service_institution"] = .integer(institution)
        }
        if let named = draft.integer("service_institution") {
            if let institution = given?.institution, institution != named { throw refused(MonitoringTexts.givenToAnother) }
            if given?.institution == nil, transaction.principal.role == .institutionStaff {
                throw refused(MonitoringTexts.notGiven, at: "employer")
            }
        }
        try fillName(&draft, transaction)
    }

    private struct Given { var institution: Int64? }

    /// The institution to which the task gave the employer; nil when the employer does not stand in the task.
    private static func given(_ draft: Draft, _ transaction: RegisterTransaction) throws -> Given? {
        guard let task = draft.integer("task"), let employer = draft.integer("employer") else { return nil }
        return try transaction.connection.first(
            """
            SELECT service_institution FROM sampled_employer WHERE void = 0 AND task = ?1 AND employer = ?2 AND state <> 'replaced'
            ORDER BY id LIMIT 1
            """, [.integer(task), .integer(employer)]
        ).map { Given(institution: $0["service_institution"].integer) }
    }

    private static func refused(_ sentence: String, at field: String = "service_institution") -> RegisterError {
        .invalid([FieldProblem(field, .otherPerformer, sentence)])
    }

    /// The name as it stands in the register of institutions, so that reports and comparisons read one spelling.
    private static func fillName(_ draft: inout Draft, _ transaction: RegisterTransaction) throws {
        guard let id = draft.integer("service_institution"),
            let row = try transaction.connection.first("SELECT name, type FROM organisation WHERE id = ?1", [.integer(id)])
        else { return }
        guard types.contains(row.text("type")) else { throw refused(MonitoringTexts.notAnInstitution) }
        draft["institution"] = .text(row.text("name"))
    }
}
