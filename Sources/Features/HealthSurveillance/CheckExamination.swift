import Calendars
import Crypto
import Database
import Identifiers
import Ledger
import Registers
import Rulebook

/// Finds the person of an examination and holds the record against the rulebook and the other records, before it is written.
enum CheckExamination {
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let day = draft.day("exam_day"), let employer = draft.integer("employer"),
            let type = ExaminationType(rawValue: draft.text("type")),
            let conclusion = ExaminationConclusion(rawValue: draft.text("conclusion"))
        else { return }
        if day > transaction.today {
            throw RegisterError.invalid([FieldProblem("exam_day", .inconsistent, HealthTexts.notYetExamined)])
        }
        let region = try transaction.connection.value("SELECT region_code FROM employer WHERE id = ?1", [.integer(employer)])
        let worker = try Worker.link(
            name: draft.text("name"), number: draft.text("id_number"), region: region.text ?? "", transaction)
        draft["worker"] = .integer(worker)
        let results = ExaminationResults(draft.text("results"))
        let number = draft.text("id_number")
        let check = ExaminationRecordCheck(
            .init(
                agent: draft.text("agent"), type: type, day: day, items: results.items,
                values: results.named(
                    age: Identity.birth(number).map { Identity.age(born: $0, on: day) }, sex: Identity.sex(number)),
                conclusion: conclusion, filedFrom: draft.day("filed_from")))
        draft["edition"] = check.edition.map { .text($0.rawValue) } ?? .null
        let digest = digest(of: results)
        draft["results_digest"] = digest.isEmpty ? .null : .text(digest)
        var remarks = check.remarks.map(ExaminationRemark.init) + film(results, draft.text("agent"))
        if results.isFlatAudiogram {
            remarks.append(.init("results", "flatAudiogram", HealthTexts.flatAudiogram, isError: false))
        }
        remarks += try exposure(draft, worker: worker, employer: employer, type, day, transaction)
        remarks += try copies(draft, worker: worker, digest: digest, day, transaction)
        draft["remarks"] = ExaminationRemark.text(remarks).isEmpty ? .null : .text(ExaminationRemark.text(remarks))
        draft["verdict"] = .text(remarks.contains(where: \.isError) ? "error" : remarks.isEmpty ? "clean" : "question")
    }

    /// Values of at least five items, in order: two people never share all of them.
    static func digest(of results: ExaminationResults) -> String {
        guard results.values.count >= 5 else { return "" }
        let text = results.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
        return Hexadecimal.text(SHA256.hash(data: Array(text.utf8)))
    }

    /// A film that shows zones of category 1 in two zones or more is not “nothing found”.
    private static func film(_ results: ExaminationResults, _ agent: String) -> [ExaminationRemark] {
        guard agent.hasPrefix("D"), let film = results.film(isAsbestos: agent == "D03") else { return [] }
        let missing = LungZone.allCases.filter { results.zones[$0] == nil }
        var remarks: [ExaminationRemark] = []
        if !missing.isEmpty {
            remarks.append(
                .init(
                    "results", "filmZones", HealthTexts.zonesMissing(missing.map(\.label).joined(separator: "、")), isError: false)
            )
        }
        if film.profusion > 0, results.zones.values.allSatisfy({ $0.category < film.profusion }) {
            remarks.append(.init("results", "filmProfusion", HealthTexts.profusionAboveZones, isError: true))
        }
        return remarks
    }

    /// Whether the person met the hazard at the employer on that day.
    private static func exposure(
        _ draft: Draft, worker: Int64, employer: Int64, _ type: ExaminationType, _ day: Day, _ transaction: RegisterTransaction
    ) throws -> [ExaminationRemark] {
        let rows = try transaction.connection.query(
            """
            SELECT h.hazard FROM assignment a LEFT JOIN post_hazard h ON h.post = a.post AND h.void = 0
            WHERE a.void = 0 AND a.worker = ?1 AND a.employer = ?2 ORDER BY a.id, h.id
            """, [.integer(worker), .integer(employer)])
        guard !rows.isEmpty else {
            return [.init("employer", "noAssignment", HealthTexts.noAssignment, isError: false)]
        }
        let factors = HazardAgentTable.factors(of: draft.text("agent"))
        // Special work stands in no list of factors; an agent without a factor cannot be held against posts.
        guard !factors.isEmpty, !rows.contains(where: { $0["hazard"].text.map(factors.contains) ?? false }) else { return [] }
        return [.init("agent", "neverExposed", HealthTexts.neverExposed, isError: true)]
    }

    /// The same values with another person of the same institution within a month.
    private static func copies(
        _ draft: Draft, worker: Int64, digest: String, _ day: Day, _ transaction: RegisterTransaction
    ) throws -> [ExaminationRemark] {
        guard !digest.isEmpty else { return [] }
        let twin = try transaction.connection.first(
            """
            SELECT id FROM examination WHERE void = 0 AND results_digest = ?1 AND worker <> ?2 AND institution = ?3
            AND exam_day >= ?4 AND exam_day <= ?5 ORDER BY id LIMIT 1
            """,
            [
                .text(digest), .integer(worker), .text(draft.text("institution")), .text((day - 31).description),
                .text((day + 31).description),
            ])
        guard let twin else { return [] }
        return [.init("results", "copied", HealthTexts.copied("#\(twin.integer("id"))"), isError: true)]
    }

    /// A clean record is accepted at once, a wrong one returned at once.
    static func beginning(_ draft: Draft) -> String? {
        switch draft.text("verdict") {
        case "": nil
        case "error": "returned"
        default: "accepted"
        }
    }

    /// A returned record that was put right is accepted.
    static func settle(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        // What was just returned stays returned until somebody changes it.
        guard change.before != nil, !record.isVoid, ["uploaded", "returned"].contains(record.state), change.action != "return"
        else { return }
        if record["verdict"].text == "error" {
            if record.state == "uploaded" { try transaction.transition(record, "refuse") }
        } else {
            try transaction.transition(record, "accept")
        }
    }
}
