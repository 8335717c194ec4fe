import Access
import Calendars
import Database
import FieldTestSupport
import HealthSurveillance
import Indicators
import Organisations
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import RadiationDose

struct DoseOffice {
    let office: CountyOffice
    let employer: Int64
    let service = Principal(
        accountID: 51, accountName: "dosimetry", displayName: "", role: .healthInstitution, organisation: 9_003,
        region: RegionPath("440000/441700") ?? .nowhere)

    static func open(_ engine: Engine = .sqlite) async throws -> DoseOffice {
        let registers = WorkplaceMonitoring.registers + HealthSurveillance.registers + RadiationMonitoring.registers
        let office = try await CountyOffice(engine, on: Day("2026-12-31") ?? CountyOffice.monday, with: registers) {
            WorkplaceMonitoring.join(&$0)
            HealthSurveillance.join(&$0)
            RadiationMonitoring.join(&$0)
        }
        return DoseOffice(office: office, employer: try await office.openFactory())
    }

    func admit(_ place: Int = 0, field: String = "non_medical", from: String = "2026-01-01", to: String = "") async throws
        -> Int64
    {
        try await office.enter(
            RadiationWorker.self,
            [
                "employer": "#\(employer)", "name": "模拟甲", "id_number": SimulatedNumber.resident(place), "field": field,
                "work": "工业探伤", "from_day": from, "to_day": to, "periods_per_year": "4",
            ]
        ).id
    }

    @discardableResult
    func read(_ person: Int64, _ from: String, _ to: String, _ more: [String: String] = ["hp10": "0.1"]) async throws
        -> TypedRecord<DoseReadingRecord>
    {
        let id = try await office.enter(DoseReadingRecord.self, input(person, from, to, more), as: service).id
        return try await office.find(DoseReadingRecord.self, id)
    }

    func input(_ person: Int64, _ from: String, _ to: String, _ more: [String: String]) -> [String: String] {
        [
            "radiation_worker": "#\(person)", "period_from": from, "period_to": to, "kind": "dose", "service": "模拟剂量监测机构",
        ].merging(more) { $1 }
    }

    func problems(_ person: Int64, _ from: String, _ to: String, _ more: [String: String] = ["hp10": "0.1"]) async throws
        -> [String]
    {
        try await office.problems(DoseReadingRecord.self, input(person, from, to, more), as: service).map(\.field)
    }

    /// Live from the roll-ups, then by walking the records: both must say the same.
    func rate(_ field: String, on day: String) async throws -> [Int64] {
        let measure = try #require(Indicators.measures["dose_monitoring_rate.\(field)"])
        let region = try #require(RegionPath("440000/441700"))
        let day = try #require(Day(day))
        return try await office.registers.read { connection in
            let live = try measure.live(connection, region, day).sum
            let counted = try measure.recount(connection, region, day).sum
            return [live.numerator, live.denominator, counted.numerator, counted.denominator]
        }
    }
}

enum SimulatedNumber {
    static func resident(_ place: Int) -> String {
        let body = "44170219800515" + String(1_001 + place * 2).suffix(3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, body).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
        return body + String(Array("10X98765432")[sum % 11])
    }
}

@Suite(.requirement("R-66")) struct DoseTests {
    @Test(arguments: Engine.allCases)
    func `a year of four quarters is monitored; below detection counts half, a gap counts nothing`(engine: Engine) async throws {
        let dose = try await DoseOffice.open(engine)
        let person = try await dose.admit()
        try await dose.read(person, "2026-01-01", "2026-03-31", ["hp10": "0.4"])
        let below = try await dose.read(person, "2026-04-01", "2026-06-29", ["kind": "below", "mdl": "0.04"])
        #expect(below.record.counted == 0.02)
        #expect(try await dose.rate("non_medical", on: "2026-09-27") == [1, 1, 1, 1])
        #expect(try await dose.rate("non_medical", on: "2026-09-28") == [0, 1, 0, 1])
        try await dose.read(
            person, "2026-06-30", "2026-09-27", ["kind": "nominal", "hp10": "0.1", "method": "coworkers", "approver": "模拟"])
        #expect(try await dose.rate("non_medical", on: "2026-12-26") == [1, 1, 1, 1])
        let years = try await dose.office.registers.read { try dose.office.registers.records($0, DoseYearRecord.self) }
        #expect(years.map(\.record.sum) == [0.52])
        #expect(years.map(\.record.isEstimated) == [true])
        #expect(try await dose.office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a badge not worn, or a hole between periods, ends the monitored run`(engine: Engine) async throws {
        let dose = try await DoseOffice.open(engine)
        let worn = try await dose.admit(0)
        let hole = try await dose.admit(1)
        try await dose.read(worn, "2026-01-01", "2026-03-31", ["kind": "not_worn"])
        try await dose.read(worn, "2026-04-01", "2026-06-29")
        try await dose.read(hole, "2026-01-01", "2026-03-31")
        try await dose.read(hole, "2026-04-02", "2026-06-30")
        #expect(try await dose.rate("non_medical", on: "2026-06-30") == [0, 2, 0, 2])
        #expect(try await dose.office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `medical and non-medical are apart; who left is counted until his year ends`(engine: Engine) async throws {
        let dose = try await DoseOffice.open(engine)
        let medical = try await dose.admit(0, field: "medical", from: "2025-01-01", to: "2026-02-28")
        _ = try await dose.admit(1)
        try await dose.read(medical, "2026-01-01", "2026-02-28")
        #expect(try await dose.rate("medical", on: "2026-12-31") == [1, 1, 1, 1])
        #expect(try await dose.rate("medical", on: "2027-01-01") == [0, 0, 0, 0])
        #expect(try await dose.rate("non_medical", on: "2026-12-31") == [0, 1, 0, 1])
        try await dose.office.change(RadiationWorker.self, medical) { $0.field = "non_medical" }
        #expect(try await dose.rate("non_medical", on: "2026-12-31") == [1, 2, 1, 2])
        #expect(try await dose.office.faults() == [])
    }

    @Test func `a quarter above 1·25 mSv asks for an investigation, 1·25 itself does not`() async throws {
        let dose = try await DoseOffice.open()
        let person = try await dose.admit()
        #expect(try await dose.read(person, "2026-01-01", "2026-03-31", ["hp10": "1.25"]).stored.state == "read")
        let over = try await dose.read(person, "2026-04-01", "2026-06-29", ["hp10": "1.26"])
        #expect(over.stored.state == "over")
        #expect(try await dose.office.clocks(DoseReadingRecord.self, over.id) == ["investigation": Day("2027-01-30")])
        try await dose.office.registers.write(as: dose.service) { transaction in
            try DoseEntry.file(over.stored, cause: "模拟：剂量计放在照射室", transaction)
        }
        #expect(try await dose.office.find(DoseReadingRecord.self, over.id).stored.state == "filed")
        #expect(try await dose.office.clocks(DoseReadingRecord.self, over.id) == [:])
    }

    @Test func `a dose for a dead badge, overlapping or too long periods and half-filled results are refused at the cell`()
        async throws
    {
        let dose = try await DoseOffice.open()
        let person = try await dose.admit(from: "2026-02-01", to: "2026-06-30")
        try await dose.read(person, "2026-02-01", "2026-04-30")
        #expect(try await dose.problems(person, "2026-07-01", "2026-09-28") == ["period_from"])
        #expect(try await dose.problems(person, "2026-01-01", "2026-01-31") == ["period_from"])
        #expect(try await dose.problems(person, "2026-04-30", "2026-05-31") == ["period_from"])
        #expect(try await dose.problems(person, "2026-05-01", "2026-07-30") == ["period_to"])
        #expect(try await dose.problems(person, "2026-05-01", "2027-01-05") == ["period_to"])
        #expect(try await dose.problems(person, "2026-05-01", "2026-05-31", [:]) == ["hp10"])
        #expect(try await dose.problems(person, "2026-05-01", "2026-05-31", ["kind": "below"]) == ["mdl"])
        #expect(
            try await dose.problems(person, "2026-05-01", "2026-05-31", ["kind": "nominal", "hp10": "1"]) == [
                "method", "approver",
            ])
        #expect(try await dose.problems(person, "2026-05-01", "2026-05-31", ["kind": "not_worn", "hp10": "1"]) == ["hp10"])
    }
}
