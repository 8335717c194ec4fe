import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import Organisations
import Registers
import WorkplaceMonitoring

@testable import HealthSurveillance

/// Simulated people: the numbers pass their check and belong to nobody (region 441702, born as asked, 模 in the name).
enum SimulatedPerson {
    static func number(born: String = "19800515", order: Int = 1, isMale: Bool = true) -> String {
        let sequence = String(1000 + order * 10 + (isMale ? 1 : 2)).suffix(3)
        let body = "441702" + born + sequence
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, body).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
        return body + String(Array("10X98765432")[sum % 11])
    }
}

/// The county with a factory and a clinic, and what they do with people.
struct HealthOffice {
    let office: CountyOffice
    let employer: Int64
    let clinic = Principal(
        accountID: 50, accountName: "clinic", displayName: "", role: .healthInstitution, organisation: 9_001,
        region: RegionPath("440000/441700") ?? .nowhere)
    var factory: Principal { office.person(of: employer) }

    static func open(_ engine: Engine = .sqlite) async throws -> HealthOffice {
        let office = try await CountyOffice(engine, with: WorkplaceMonitoring.registers + HealthSurveillance.registers) {
            WorkplaceMonitoring.join(&$0)
            HealthSurveillance.join(&$0)
        }
        return HealthOffice(office: office, employer: try await office.openFactory())
    }

    @discardableResult
    func employ(
        _ person: Int = 1, post: String = "打磨工", from: String = "2025-03-01", to: String = "", name: String = "模拟甲",
        employer other: Int64? = nil
    ) async throws -> Int64 {
        let employer = other ?? employer
        return try await office.enter(
            Assignment.self,
            [
                "employer": "#\(employer)", "post": post, "name": name, "id_number": SimulatedPerson.number(order: person),
                "from_day": from, "to_day": to,
            ], as: office.person(of: employer)
        ).id
    }

    static let noiseResults = "SYM; INT; EAR; ECG; PTA; CBC; URI; ALT; LFT"
    static let silicaResults = "SYM; INT; ECG; PFT; CXR-HK; CBC; URI; ALT; LFT"

    func input(
        _ person: Int = 1, agent: String = "P01", type: String = "during", on day: String = "2026-02-10",
        conclusion: String = "noAbnormality", results: String? = nil, more: [String: String] = [:]
    ) -> [String: String] {
        [
            "employer": "#\(employer)", "name": "模拟甲", "id_number": SimulatedPerson.number(order: person), "type": type,
            "exam_day": day, "agent": agent, "institution": "模拟检查机构",
            "results": results ?? (agent == "P01" ? Self.noiseResults : Self.silicaResults), "conclusion": conclusion,
        ].merging(more) { $1 }
    }

    func examine(_ input: [String: String]) async throws -> TypedRecord<Examination> {
        let id = try await office.enter(Examination.self, input, as: clinic).id
        return try await office.find(Examination.self, id)
    }

    func problems(_ input: [String: String]) async throws -> [String] {
        try await office.problems(Examination.self, input, as: clinic).map { "\($0.field) \($0.code)" }
    }

    /// `hazard kind day`, in order.
    func dues() async throws -> [String] {
        try await office.registers.read { connection in
            try office.registers.records(connection, ExaminationDue.self).map {
                "\($0.record.hazard) \($0.record.kind) \($0.record.dueDay?.description ?? "")"
            }
        }.sorted()
    }

    /// The list equals a full recount, figures equal theirs, the chain stands.
    func faults() async throws -> [String] {
        let differences = try await office.registers.read { try KeepDueList.differences($0, office.registers) }
        return try await differences + office.faults()
    }
}
