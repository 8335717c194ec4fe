import Access
import FieldTestSupport
import HealthSurveillance
import Organisations
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import RadiationDose

@Suite(.requirement("R-66")) struct DosePagesTests {
    @Test func `a dose tells why it is over the investigation level, and each year how it stands to its limit`() async throws {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [WorkplaceMonitoring.slice, HealthSurveillance.slice, RadiationMonitoring.slice])
        let dose = DoseOffice(office: site.office, employer: try await site.office.openFactory())
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        let person = try await dose.admit(from: "2025-01-01")
        let over = try await dose.read(person, "2025-07-01", "2025-09-28", ["hp10": "1.3"])
        try await dose.read(person, "2025-10-01", "2025-12-29", ["kind": "not_worn"])
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let reading = try await visitor.get("/dose_reading/\(over.id)")
            #expect(reading.text.contains("/rules/dose_investigation_level"))
            #expect(reading.reasons.contains { $0.contains("1.25") && $0.contains("未核实") && $0.contains("仅供参考") })
            let file = try await visitor.get("/radiation_worker/\(person)")
            #expect(file.text.contains("/rules/dose_year_limit"))
            #expect(file.reasons.contains { $0.contains("1.3 + 未佩戴 = 1.3") && $0.contains("合计不完整") && $0.contains("1.3 与 50") })
        }
    }
}
