import Access
import Calendars
import Database
import FieldTestSupport
import HealthSurveillance
import OccupationalDiseases
import Registers
import TestSupport
import Testing

@testable import PneumoconiosisCare

@Suite(.requirement("R-69")) struct CareExchangeTests {
    /// A place with a patient, a serving station and a network of two.
    private func place(_ engine: Engine = .sqlite) async throws -> CountyWebsite {
        let site = try await CountyWebsite(engine, slices: CareOffice.slices)
        _ = try await CareOffice(office: site.office).patient()
        let station = try await site.office.enter(
            RehabilitationStation.self, ["name": "模拟康复站", "kind": "station", "region_code": "441702"]
        ).id
        for step in ["build", "serve"] { try await site.office.move(RehabilitationStation.self, station, step) }
        for (name, level) in [("模拟卫生院", "town"), ("模拟市医院", "city")] {
            try await site.office.enter(
                CareNetworkMember.self, ["name": name, "level": level, "region_code": "441702", "treats": "1"])
        }
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        return site
    }

    @Test(arguments: Engine.allCases)
    func `treatment leaves as a file, enters elsewhere once, and what cannot be comes back with its line`(engine: Engine)
        async throws
    {
        let here = try await place(engine)
        let number = CareOffice.number()
        for activity in ["breathing", "oxygen"] {
            try await here.office.enter(
                RehabilitationSession.self,
                [
                    "station": "模拟康复站", "patient": number, "session_day": "2026-03-02", "activity": activity,
                    "six_minute_walk": "380",
                ])
        }
        try await here.office.enter(
            PatientReferral.self,
            [
                "patient": number, "direction": "up", "from_member": "模拟卫生院", "to_member": "模拟市医院",
                "referred_day": "2026-03-02", "reason": "气促加重", "records": "胸片",
            ])
        let sent = Mutexed("")
        try await here.visit(as: "cdc") { (visitor: Visitor) async throws in
            #expect(try await visitor.post("/care/exchange/file", ["from": "2026-03-02", "to": "2026-03-01"]).status == 422)
            #expect(try await visitor.post("/care/exchange/file", ["from": "2025-01-01", "to": "2025-12-31"]).status == 422)
            sent.set(try await visitor.post("/care/exchange/file", ["from": "2026-03-01", "to": "2026-03-02"]).text)
        }
        let file = sent.get()
        #expect(file.split(separator: "\n").count == 5 && file.contains(#""type":"rehabilitation_session""#))
        let there = try await place(engine)
        try await there.visit(as: "cdc") { (visitor: Visitor) async throws in
            let first = try await visitor.upload("/care/exchange", file: "care.ndjson", file)
            #expect(first.words.contains("接收 3 条，已有 0 条，未接收 0 条。"))
            let again = try await visitor.upload("/care/exchange", file: "care.ndjson", file)
            #expect(again.words.contains("接收 0 条，已有 3 条，未接收 0 条。"))
            // Cut off, changed on the way, or something else altogether: nothing is taken.
            let cut = file.split(separator: "\n").dropLast().joined(separator: "\n")
            #expect(try await visitor.upload("/care/exchange", file: "care.ndjson", cut).words.contains("文件不完整"))
            let changed = file.replacing("380", with: "480")
            #expect(try await visitor.upload("/care/exchange", file: "care.ndjson", changed).words.contains("校验值不符"))
            #expect(try await visitor.upload("/care/exchange", file: "care.ndjson", "{\"a\":1}\n{}\n").status == 422)
        }
        let sessions = try await there.office.registers.read {
            try there.office.registers.records($0, RehabilitationSession.self)
        }
        #expect(sessions.map(\.record.walked) == [380, 380])
        #expect(try await there.office.faults() == [])
    }

    @Test func `a record of somebody unknown is told with line and field, the others are taken; each file is noted`() async throws
    {
        let here = try await place()
        try await here.office.enter(
            RehabilitationSession.self,
            ["station": "模拟康复站", "patient": CareOffice.number(), "session_day": "2026-03-02", "activity": "breathing"])
        let other = try await CareOffice(office: here.office).patient(5)
        try await here.office.enter(
            RehabilitationSession.self,
            ["station": "模拟康复站", "patient": "#\(other)", "session_day": "2026-03-02", "activity": "breathing"])
        let sent = Mutexed("")
        try await here.visit(as: "cdc") { (visitor: Visitor) async throws in
            sent.set(try await visitor.post("/care/exchange/file", ["from": "2026-03-01", "to": "2026-03-02"]).text)
        }
        let there = try await place()
        try await there.visit(as: "cdc") { (visitor: Visitor) async throws in
            let page = try await visitor.upload("/care/exchange", file: "care.ndjson", sent.get())
            #expect(page.words.contains("接收 1 条，已有 0 条，未接收 1 条。") && page.words.contains("3 康复服务记录 患者"))
            #expect(try await visitor.get("/care_exchange").words.contains("接收"))
        }
    }
}
