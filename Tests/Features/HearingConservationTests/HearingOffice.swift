import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import HealthSurveillance
import Organisations
import Registers
import WorkplaceMonitoring

@testable import HearingConservation

/// Simulated people: the numbers pass their check and belong to nobody.
enum SimulatedPerson {
    static func number(_ order: Int = 1, born: String = "19800515", isMale: Bool = true) -> String {
        let body = "441702" + born + String(1000 + order * 10 + (isMale ? 1 : 2)).suffix(3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, body).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
        return body + String(Array("10X98765432")[sum % 11])
    }
}

/// The county with a factory, a clinic and a CDC, and what they do for hearing.
struct HearingOffice {
    let office: CountyOffice
    let employer: Int64
    let clinic = Principal(
        accountID: 60, accountName: "clinic", displayName: "", role: .healthInstitution, organisation: 9_001,
        region: RegionPath("440000/441700") ?? .nowhere)
    let cdc = Principal(
        accountID: 61, accountName: "cdc", displayName: "", role: .cdc, region: RegionPath("440000/441700/441702") ?? .nowhere)
    var factory: Principal { office.person(of: employer) }

    static func open(_ engine: Engine = .sqlite) async throws -> HearingOffice {
        let office = try await CountyOffice(
            engine, with: WorkplaceMonitoring.registers + HealthSurveillance.registers + HearingConservation.registers
        ) {
            WorkplaceMonitoring.join(&$0)
            HealthSurveillance.join(&$0)
            HearingConservation.join(&$0)
        }
        return HearingOffice(office: office, employer: try await office.openFactory())
    }

    // MARK: Noise and protectors

    @discardableResult
    func protector(_ more: [String: String] = [:]) async throws -> Int64 {
        try await office.enter(
            HearingProtector.self, ["model": "模拟 E-25", "kind": "foam", "snr_db": "25"].merging(more) { $1 }, as: cdc
        ).id
    }

    func postInput(_ more: [String: String] = [:]) -> [String: String] {
        [
            "employer": "#\(employer)", "post": "打磨工", "year": "2026", "process": "打磨", "equipment": "角磨机",
            "level_source": "entered", "entered_level": "97",
        ].merging(more) { $1 }
    }

    func keep(_ more: [String: String] = [:]) async throws -> TypedRecord<HearingPost> {
        let id = try await office.enter(HearingPost.self, postInput(more), as: factory).id
        return try await office.find(HearingPost.self, id)
    }

    func measure(_ level: String, on day: String = "2026-02-10") async throws -> Int64 {
        let task = try await office.registers.read { connection in
            try connection.value("SELECT id FROM monitoring_task ORDER BY id LIMIT 1").integer
        }
        let number: Int64
        if let task {
            number = task
        } else {
            number = try await enterRow(
                "monitoring_task", ["year": "2026", "title": "模拟任务", "region_code": "441702", "deadline": "2026-12-31"])
        }
        return try await enterRow(
            "measurement",
            [
                "task": "#\(number)", "employer": "#\(employer)", "post": "打磨工", "factor": "3-001", "sampled_day": day,
                "lex_8h": level, "report": "模拟-1",
            ])
    }

    /// A record of another slice, by the names of its fields.
    private func enterRow(_ register: String, _ input: [String: String]) async throws -> Int64 {
        let (registers, principal) = (office.registers, office.bureau)
        return try await registers.write(as: principal) { transaction in
            guard let register = registers.catalogue.register(register) else { throw RegisterError.notFound }
            var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
            let (draft, problems) = reading.read(input, into: Draft(register), isNew: true)
            guard problems.isEmpty else { throw RegisterError.invalid(problems) }
            return try transaction.insert(draft).id
        }
    }

    // MARK: Fit

    func fitInput(_ person: Int = 1, _ more: [String: String] = [:]) -> [String: String] {
        [
            "employer": "#\(employer)", "post": "打磨工", "name": "模拟甲", "id_number": SimulatedPerson.number(person),
            "subject": "hearing", "test_day": "2026-02-20", "protector": "模拟 E-25", "method": "f_mire",
        ].merging(more) { $1 }
    }

    func fit(_ person: Int = 1, _ more: [String: String]) async throws -> TypedRecord<FitTest> {
        let id = try await office.enter(FitTest.self, fitInput(person, more), as: factory).id
        return try await office.find(FitTest.self, id)
    }

    // MARK: Audiograms

    /// Both ears at 500, 1000, 2000, 3000, 4000, 6000 Hz.
    func audiogramInput(
        _ person: Int = 1, on day: String, right: [Int], left: [Int]? = nil, kind: String = "periodic",
        _ more: [String: String] = [:]
    ) -> [String: String] {
        var input = [
            "employer": "#\(employer)", "post": "打磨工", "name": "模拟甲", "id_number": SimulatedPerson.number(person),
            "test_day": day, "kind": kind, "institution": "模拟检查机构", "quiet_hours": "60", "noise_years": "6",
        ]
        for (place, hertz) in [500, 1000, 2000, 3000, 4000, 6000].enumerated() {
            input["air_r_\(hertz)"] = String(right[place])
            input["air_l_\(hertz)"] = String((left ?? right)[place])
        }
        return input.merging(more) { $1 }
    }

    @discardableResult
    func test(_ input: [String: String]) async throws -> TypedRecord<AudiogramRecord> {
        let id = try await office.enter(AudiogramRecord.self, input, as: clinic).id
        return try await office.find(AudiogramRecord.self, id)
    }

    func problems(_ input: [String: String]) async throws -> [String] {
        try await office.problems(AudiogramRecord.self, input, as: clinic).map { "\($0.field) \($0.code)" }
    }
}
