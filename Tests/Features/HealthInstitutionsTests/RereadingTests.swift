import Access
import Calendars
import Database
import FieldTestSupport
import HealthSurveillance
import Organisations
import Registers
import TestSupport
import Testing

@testable import HealthInstitutions

@Suite(.requirement("R-54")) struct RereadingTests {
    private func round(_ desk: InstitutionOffice, _ more: [String: String] = [:]) async throws -> Int64 {
        let institution = try await desk.file()
        return try await desk.office.enter(
            RereadingRound.self,
            [
                "institution": "#\(institution)", "kind": "film", "from_day": "2026-02-01", "to_day": "2026-02-28", "size": "20",
            ].merging(more) { $1 }
        ).id
    }

    private func samples(_ desk: InstitutionOffice, _ round: Int64) async throws -> [TypedRecord<RereadingSample>] {
        let registers = desk.office.registers
        return try await registers.read { try RereadBlind.samples(round, $0, registers) }
    }

    private func act(_ desk: InstitutionOffice, _ body: @escaping @Sendable (RegisterTransaction) throws -> Void) async throws {
        try await desk.office.registers.write(as: desk.office.bureau) { try body($0) }
    }

    @Test(arguments: Engine.allCases)
    func `films are drawn, read blind and compared: observed agreement, kappa and weighted kappa`(engine: Engine) async throws {
        let desk = try await InstitutionOffice.open(engine)
        // First readings 0 0 0 0 1 1, second readings 0 0 0 1 1 1: five of six agree, κ = 2/3.
        for (place, category) in [0, 0, 0, 0, 1, 1].enumerated() { try await desk.film(place, category: category) }
        try await desk.film(9, category: 3, on: "2026-01-31")
        let id = try await round(desk)
        try await act(desk) { try RereadBlind.draw(id, $0) }
        let drawn = try await samples(desk, id)
        #expect(drawn.map(\.record.number) == [1, 2, 3, 4, 5, 6])
        #expect(drawn.allSatisfy { $0.record.first.isEmpty && $0.record.agrees == nil })
        await #expect(throws: RegisterError.self) { try await act(desk) { try RereadBlind.compare(id, $0) } }
        var readings: [Int: String] = [:]
        var changed = false
        for sample in drawn {
            let examination = try await desk.office.find(Examination.self, sample.record.examination).record
            let first = try #require(ReadingClass.first(examination, kind: "film"))
            readings[sample.record.number] = first == "film0" && !changed ? "film1" : first
            changed = changed || first == "film0"
        }
        let noted = readings
        try await act(desk) { try RereadBlind.note(id, noted, reader: "专家甲", $0) }
        // A second attempt changes nothing: a reading is final.
        try await act(desk) { try RereadBlind.note(id, [1: "film3", 2: "film3"], reader: "专家乙", $0) }
        try await act(desk) { try RereadBlind.compare(id, $0) }
        let found = try await desk.office.find(RereadingRound.self, id).record
        #expect([found.drawn, found.compared] == [6, 6])
        #expect(found.observed == 83.3 && found.kappa == 0.667 && found.grade == "good")
        #expect(try await samples(desk, id).count { $0.record.agrees == true } == 5)
        #expect(try await desk.office.faults() == [])
    }

    @Test func `all in one class gives full agreement and no kappa; too few samples are refused`() async throws {
        let desk = try await InstitutionOffice.open()
        try await desk.film(1, category: 0)
        let id = try await round(desk)
        await #expect(throws: RegisterError.self) { try await act(desk) { try RereadBlind.draw(id, $0) } }
        try await desk.film(2, category: 0)
        try await act(desk) { try RereadBlind.draw(id, $0) }
        try await act(desk) { try RereadBlind.note(id, [1: "film0", 2: "film0"], reader: "专家甲", $0) }
        try await act(desk) { try RereadBlind.compare(id, $0) }
        let found = try await desk.office.find(RereadingRound.self, id).record
        #expect(found.observed == 100 && found.kappa == nil && found.grade == "good")
    }

    @Test func `bands of kappa at their edges`() {
        #expect([0.61, 0.609, 0.41, 0.409, -0.2].map(RereadBlind.grade) == ["good", "moderate", "moderate", "poor", "poor"])
    }

    @Test func `the page of a blind reading tells neither person nor first reading, and the institution sees no round`()
        async throws
    {
        let site = try await CountyWebsite(slices: InstitutionOffice.slices)
        let desk = InstitutionOffice(office: site.office, employer: try await site.office.openFactory())
        for place in 0..<3 { try await desk.film(place, category: place) }
        let id = try await round(desk)
        try await act(desk) { try RereadBlind.draw(id, $0) }
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("clinic", .healthInstitution, region: "440000/441700/441702", organisation: 9_001)
        try await site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/rereading_round/\(id)/readings")
            #expect(page.words.contains("盲号 1") && page.words.contains("片1"))
            #expect(!page.text.contains("模拟甲") && !page.text.contains("1/1"))
            // The menu leads to examinations; none of the records themselves is named.
            #expect(page.text.firstMatch(of: /\/examination\/[0-9]/) == nil)
            try await visitor.post(
                "/rereading_round/\(id)/readings", ["sample-1": "film0", "sample-2": "film0", "sample-3": "film1"])
            try await visitor.post("/rereading_round/\(id)/comparison")
            #expect(try await visitor.get("/rereading_round/\(id)").words.contains("两次判读交叉表"))
        }
        try await site.visit(as: "clinic") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/rereading_round/\(id)").status != 200)
        }
    }
}
