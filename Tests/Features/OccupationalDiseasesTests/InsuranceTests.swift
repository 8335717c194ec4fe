import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import HealthInstitutions
import HealthSurveillance
import Organisations
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import OccupationalDiseases

@Suite(.requirement("R-71")) struct InsuranceTests {
    @Test(arguments: Engine.allCases)
    func `the latest report counts, an employer without one is no insured employer`(engine: Engine) async throws {
        let disease = try await DiseaseOffice.open(engine)
        let office = disease.office
        func lines() async throws -> [InsurancePages.Line] {
            let region = try #require(RegionPath("440000/441700"))
            return try await office.registers.read { try InsurancePages.read($0, region) }
        }
        // Only employers in operation with hazards are held against their insurance.
        _ = try await office.openFactory(["credit_code": Factory.creditCode(7)], isConfirmed: false)
        let exposed = try #require(try await lines().first?.exposed)
        #expect(exposed > 0)
        #expect(try await lines().map(\.insured) == [nil])
        for (day, insured) in [("2026-01-31", exposed + 5), ("2026-02-28", 0), ("2025-12-31", 3)] {
            try await office.enter(
                InsuredHeadcount.self,
                ["employer": "#\(disease.employer)", "counted_day": day, "insured": "\(insured)", "source": "模拟来函"])
        }
        #expect(try await lines().map(\.insured) == [0])
        #expect(try await lines().map(\.gap) == [exposed])
        let late = ["employer": "#\(disease.employer)", "counted_day": "2026-03-03", "insured": "1", "source": "模拟"]
        #expect(try await office.problems(InsuredHeadcount.self, late).map(\.field) == ["counted_day"])
        #expect(try await office.faults() == [])
    }

    @Test func `the page lists who insures too few, and another county does not see them`() async throws {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [
                WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
            ])
        let employer = try await site.office.openFactory()
        try await site.visit(as: "clerk") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/insurance/gap")
            #expect(page.text.contains("/employer/\(employer)\"") && page.words.contains("未取得参保数据"))
        }
        try await site.visit(as: "yangchun") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/insurance/gap")
            #expect(page.status == 200 && !page.text.contains("/employer/\(employer)\""))
        }
    }
}
