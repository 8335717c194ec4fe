import Access
import Database
import FieldTestSupport
import Organisations
import Pages
import Registers
import TestSupport
import Testing

@testable import ServiceInstitutions

/// Every address of a record with two owners × everybody × the own and the other's record, against what the declarations grant.
@Suite(.requirement("R-22", "R-94")) struct InstitutionAccessTests {
    struct Person: Sendable {
        let name: String
        let role: Role
        var region: String?
        var organisation: Int64?
    }

    @Test(arguments: Engine.allCases)
    func `employer, institution and region each reach their own and nothing else`(engine: Engine) async throws {
        let it = try await InstitutionOffice(engine)
        let results = [try await it.measure(0, by: it.staff(0)), try await it.measure(1, by: it.staff(1))]
        let people = try await people(it)
        let routes = ProductRouter.routes(it.site.product).filter { route in
            guard case .register(let name, _) = route.entry else { return false }
            return ["measurement", "sampled_employer", "institution_qualification"].contains(name)
        }
        #expect(routes.count > 40)
        for person in people {
            try await it.site.visit(as: person.name) { (visitor: Visitor) async throws in
                for (place, side) in it.sides.enumerated() {
                    for route in routes {
                        guard case .register(let name, let verb) = route.entry,
                            let register = it.registers.catalogue.register(name)
                        else { continue }
                        let qualification = try await it.qualification(place)
                        let id = ["measurement": results[place], "sampled_employer": side.sampled][name] ?? qualification
                        let answer = try await Self.attempt(route, id, visitor)
                        let problem = Self.problem(route, person, register, verb, side, answer.status)
                        #expect(problem == nil)
                    }
                }
            }
        }
    }

    private func people(_ it: InstitutionOffice) async throws -> [Person] {
        let city = "440000/441700"
        try await it.site.openAccount("bureau", .bureauOfficer, region: city)
        try await it.site.openAccount("cdc", .cdc, region: it.sides[0].region)
        try await it.site.openAccount("town", .townOfficer, region: it.sides[0].region)
        try await it.site.openAccount("jia", .institutionStaff, region: "", organisation: it.sides[0].institution)
        try await it.site.openAccount("yi-staff", .institutionStaff, region: "", organisation: it.sides[1].institution)
        try await it.site.openAccount("clinic", .healthInstitution, region: city, organisation: it.sides[0].institution)
        try await it.site.openAccount(of: it.sides[0].employer)
        return [
            Person(name: "bureau", role: .bureauOfficer, region: city),
            Person(name: "cdc", role: .cdc, region: it.sides[0].region),
            Person(name: "town", role: .townOfficer, region: it.sides[0].region),
            Person(name: "clerk", role: .countyClerk, region: it.sides[0].region),
            Person(name: "yangchun", role: .countyClerk, region: it.sides[1].region),
            Person(name: "jia", role: .institutionStaff, organisation: it.sides[0].institution),
            Person(name: "yi-staff", role: .institutionStaff, organisation: it.sides[1].institution),
            // The same number in another role is no institution's account: the grant decides, not the number.
            Person(name: "clinic", role: .healthInstitution, region: city, organisation: it.sides[0].institution),
            Person(name: "factory", role: .employer, organisation: it.sides[0].employer),
        ]
    }

    private static func attempt(_ route: Route, _ id: Int64, _ visitor: Visitor) async throws -> Visitor.Page {
        let address = route.path.replacing("{id}", with: "\(id)").replacing("{format}", with: "csv").replacing(
            "{view}", with: "999"
        )
        .replacing("{file}", with: "999")
        switch route.body {
        case .none: return try await visitor.send(address, method: route.method)
        case .form: return try await visitor.post(address, ["_reason": "试验", "_version": "1"])
        case .upload: return try await visitor.upload(address, file: "a.pdf", "%PDF-1.7")
        case .json: return try await visitor.send(address, method: route.method, json: "{\"reason\":\"试验\"}")
        }
    }

    /// The table of the declarations, read apart from the code under test.
    private static func reaches(_ person: Person, _ register: Register, _ verb: Verb, _ side: InstitutionOffice.Side) -> Bool {
        let isQualification = register.name == "institution_qualification"
        return register.grants.contains { grant in
            guard grant.role == person.role, grant.verbs.contains(verb) else { return false }
            switch grant.scope {
            case .everything: return true
            case .region:
                let region = isQualification ? "440000/441700" : side.region
                return person.region.map { region == $0 || region.hasPrefix($0 + "/") } ?? false
            case .organisation: return person.organisation == (isQualification ? side.institution : side.employer)
            case .performed: return !isQualification && person.organisation == side.institution
            default: return false
            }
        }
    }

    private static func problem(
        _ route: Route, _ person: Person, _ register: Register, _ verb: Verb, _ side: InstitutionOffice.Side, _ status: Int
    ) -> String? {
        func wrong(_ expected: String) -> String { "\(route.description) as “\(person.name)” → \(status), expected \(expected)" }
        if status >= 500 { return wrong("no failure") }
        guard register.grants.contains(where: { $0.role == person.role && $0.verbs.contains(verb) }) else {
            return status == 403 ? nil : wrong("403")
        }
        guard route.path.contains("{id}"), !route.path.contains("{file}") else { return nil }
        let (seen, may) = (reaches(person, register, .view, side), reaches(person, register, verb, side))
        if !seen, !may { return status == 404 ? nil : wrong("404") }
        if !may { return status == 403 ? nil : wrong("403") }
        return [401, 403, 404, 405, 415].contains(status) ? wrong("an answer") : nil
    }
}

extension InstitutionOffice {
    func qualification(_ place: Int) async throws -> Int64 {
        try await registers.read { [institution = sides[place].institution] connection in
            try connection.value("SELECT id FROM institution_qualification WHERE institution = ?1", [.integer(institution)])
                .integer ?? 0
        }
    }
}
