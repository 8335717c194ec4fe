import Calendars
import CodeTables
import Database
import Declarations
import Employers
import FieldTestSupport
import Registers
import Testing
import WorkplaceMonitoring

@testable import Indicators

/// What a plan office does, in short.
extension CountyOffice {
    static func withIndicators(_ engine: Engine, on day: Day = CountyOffice.monday) async throws -> CountyOffice {
        let office = try await CountyOffice(
            engine, on: day, with: WorkplaceMonitoring.registers + Indicators.registers, joining: WorkplaceMonitoring.join)
        try await office.registers.database.write { connection in
            _ = try connection.execute(Dialect.schema(Indicators.frozenMembers, for: connection.engine))
        }
        return office
    }

    var board: IndicatorBoard { Indicators.board(registers) }

    /// 阳江's row 2: declaration rate, over 90 as printed.
    func planRow(
        _ measure: String = "declaration_rate", comparator: String = ">=", target: String = "90", region: String = "441700"
    ) async throws -> Int64 {
        try await enter(
            PlanIndicator.self,
            [
                "region_code": region, "plan": "模拟规划", "number": "2", "name": "申报率", "target_text": "≥\(target)",
                "target_value": target,
                "printed_comparator": comparator, "tested_comparator": comparator, "unit": "%", "measure": measure,
                "evidence": "design",
            ]
        ).id
    }

    func line(_ indicator: Int64, in region: String = "441700", on day: String? = nil) async throws -> IndicatorLine? {
        let day = day.flatMap { Day($0) } ?? today
        return try await registers.read { [board] in try board.line($0, indicator: indicator, region: region, on: day) }
    }

    func members(_ measure: Measure, _ part: Measure.Part, in region: String = "441700", on day: String) async throws -> [Int64] {
        let path = try #require(registers.codes.regionPath(region))
        let day = try #require(Day(day))
        return try await registers.read { try measure.members($0, path, day, part).ids }
    }

    /// Declares and accepts by the slice's own acts.
    func declareAndAccept(_ employer: Int64) async throws {
        let who = person(of: employer)
        let id = try await StartDeclaration(registers: registers)(
            .initial, employer: employer, workplace: nil, eventDay: nil, by: who)
        let save = SaveDeclaration(registers: registers)
        try await save.fields(id, ["filler": "模拟填报人"], by: who)
        try await save.rows(DeclaredProduct.self, of: id, [["product": "五金件", "output": "1200", "unit": "吨"]], by: who)
        try await SubmitDeclaration(registers: registers)(id, by: who)
        _ = try await AcceptDeclaration(registers: registers)(id, by: bureau)
    }
}
