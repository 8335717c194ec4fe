import Access
import Database
import Employers
import FieldTestSupport
import Organisations
import Pages
import Registers
import TestSupport
import WorkplaceMonitoring

@testable import ServiceInstitutions

/// Two institutions, each given one factory of another county by the city's task of 2026.
struct InstitutionOffice: Sendable {
    /// An employer, the institution that measures it, and what that institution entered.
    struct Side: Sendable {
        let employer: Int64
        let institution: Int64
        let sampled: Int64
        let region: String
    }

    static let slices = CountyWebsite.slices + [WorkplaceMonitoring.slice, ServiceInstitutions.slice]
    static let names = ["模拟检测机构甲", "模拟检测机构乙"]

    let site: CountyWebsite
    let task: Int64
    let sides: [Side]
    var office: CountyOffice { site.office }
    var registers: Registers { site.product.registers }

    init(_ engine: Engine = .sqlite) async throws {
        site = try await CountyWebsite(engine, slices: Self.slices)
        let office = site.office
        task = try await office.enter(
            "monitoring_task",
            ["year": "2026", "title": "2026年模拟监测", "region_code": "441700", "deadline": "2026-11-30"])
        var sides: [Side] = []
        for (place, county) in [CountyOffice.jiangcheng, CountyOffice.yangchun].enumerated() {
            let employer = try await office.openFactory([
                "credit_code": Factory.creditCode(place + 1), "name": "模拟五金\(place + 1)厂", "region_code": county,
            ])
            let institution = try await office.enter(
                Organisation.self,
                ["name": Self.names[place], "type": "technical_service", "region_code": "441700", "is_public": "否"]
            ).id
            try await office.enter(
                InstitutionQualification.self,
                [
                    "institution": "#\(institution)", "certificate": "模拟资质\(place + 1)", "issuer": "模拟省卫生健康委", "scope": "制造业",
                    "from_day": "2022-01-01", "until_day": "2026-12-31",
                ])
            let sampled = try await office.enter(
                "sampled_employer",
                ["task": "#\(task)", "employer": "#\(employer)", "origin": "drawn", "service_institution": Self.names[place]])
            sides.append(
                Side(employer: employer, institution: institution, sampled: sampled, region: "440000/441700/\(county)"))
        }
        self.sides = sides
    }

    /// Somebody of the first or second institution.
    func staff(_ place: Int) -> Principal {
        Principal(
            accountID: Int64(200 + place), accountName: "institution\(place)", displayName: "", role: .institutionStaff,
            organisation: sides[place].institution)
    }

    /// A noise result of a side's grinding post, as a form would send it.
    func noise(_ place: Int, _ changes: [String: String] = [:]) -> [String: String] {
        [
            "task": "#\(task)", "employer": "#\(sides[place].employer)", "post": "打磨工", "factor": "3-001",
            "sampled_day": "2026-02-26", "sample": "1", "report": "模拟检测〔2026〕\(place + 1)号", "lex_8h": "82",
        ].merging(changes) { $1 }
    }

    func measure(_ place: Int, by principal: Principal, _ changes: [String: String] = [:]) async throws -> Int64 {
        try await office.enter("measurement", noise(place, changes), as: principal)
    }

    func problems(_ place: Int, by principal: Principal, _ changes: [String: String] = [:]) async throws -> [String] {
        do {
            _ = try await measure(place, by: principal, changes)
            return []
        } catch RegisterError.invalid(let problems) {
            return problems.map { "\($0.field) \($0.code.rawValue)" }
        }
    }

    /// The measurements that somebody's list shows.
    func seen(by principal: Principal) async throws -> [Int64] {
        try await registers.read { [registers] connection in
            guard let register = registers.catalogue.register("measurement") else { return [] }
            return try registers.list(connection, register, ListRequest(), for: principal).records.map(\.id).sorted()
        }
    }
}

extension CountyOffice {
    /// Enters a record of a slice whose record type stands inside it.
    func enter(_ register: String, _ input: [String: String], as principal: Principal? = nil) async throws -> Int64 {
        let principal = principal ?? bureau
        return try await registers.write(as: principal) { [registers] transaction in
            guard let register = registers.catalogue.register(register) else { throw RegisterError.notFound }
            var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
            let (draft, problems) = reading.read(input, into: Draft(register), isNew: true)
            guard problems.isEmpty else { throw RegisterError.invalid(problems) }
            return try transaction.insert(draft).id
        }
    }

    func stored(_ register: String, _ id: Int64) async throws -> StoredRecord {
        try await registers.read { [registers] connection in
            guard let register = registers.catalogue.register(register),
                let found = try registers.queries.find(connection, register, id)
            else { throw RegisterError.notFound }
            return found
        }
    }

    func move(_ register: String, _ id: Int64, _ transition: String, reason: String = "", as principal: Principal) async throws {
        let record = try await stored(register, id)
        try await registers.write(as: principal) { _ = try $0.transition(record, transition, reason: reason) }
    }
}
