import Access
import Calendars
import CodeTables
import Database
import FieldTestSupport
import HealthSurveillance
import Organisations
import Registers
import TestSupport
import WorkplaceMonitoring

@testable import HealthInstitutions

/// A county with a factory, its examination centre and the CDC that assesses it.
struct InstitutionOffice {
    let office: CountyOffice
    let employer: Int64
    static let slices =
        CountyWebsite.slices + [WorkplaceMonitoring.slice, HealthSurveillance.slice, HealthInstitutions.slice]
    static let clinic = Principal(
        accountID: 50, accountName: "clinic", displayName: "", role: .healthInstitution, organisation: 9_001,
        region: RegionPath("440000/441700") ?? .nowhere)

    static func open(_ engine: Engine = .sqlite) async throws -> InstitutionOffice {
        let office = try await CountyOffice(
            engine, with: WorkplaceMonitoring.registers + HealthSurveillance.registers + HealthInstitutions.registers
        ) {
            WorkplaceMonitoring.join(&$0)
            HealthSurveillance.join(&$0)
            HealthInstitutions.join(&$0)
        }
        return InstitutionOffice(office: office, employer: try await office.openFactory())
    }

    static func filing(_ more: [String: String] = [:]) -> [String: String] {
        [
            "name": "模拟检查机构", "service": "examination", "region_code": "441702", "is_public": "1", "address": "模拟路 1 号",
            "started_day": "2024-01-02", "filed_day": "2024-01-10", "dust": "1", "physical": "1", "daily_capacity": "50",
            "area": "500", "has_radiology_licence": "1",
        ].merging(more) { $1 }
    }

    @discardableResult
    func file(_ more: [String: String] = [:], publish: Bool = true) async throws -> Int64 {
        let id = try await office.enter(HealthInstitution.self, Self.filing(more)).id
        if publish { try await office.move(HealthInstitution.self, id, "publish") }
        return id
    }

    static func number(_ place: Int) -> String {
        let body = "44170219700515" + String(1_001 + place * 2).suffix(3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, body).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
        return body + String(Array("10X98765432")[sum % 11])
    }

    /// A film of one person as the institution read it.
    func film(_ place: Int, category: Int, on day: String = "2026-02-10") async throws {
        let zone = ["0/0", "1/1", "2/2", "3/3"][category]
        try await office.enter(
            Examination.self,
            [
                "employer": "#\(employer)", "name": "模拟甲", "id_number": Self.number(place), "type": "during", "exam_day": day,
                "agent": "D01", "institution": "模拟检查机构", "report": "片\(place)", "conclusion": "noAbnormality",
                "results":
                    "SYM; INT; ECG; PFT; CXR-HK; CBC; URI; ALT; LFT; RU=\(zone); RM=\(zone); RL=0/0; LU=0/0; LM=0/0; LL=0/0",
            ], as: Self.clinic)
    }
}
