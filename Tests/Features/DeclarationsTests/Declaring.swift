import Access
import Calendars
import Declarations
import Employers
import FieldTestSupport
import Registers

/// What an employer and its county do, in short.
extension CountyOffice {
    /// A draft, complete but for nothing.
    func draft(
        _ type: DeclarationType = .initial, of employer: Int64, workplace: Int64? = nil, event: String? = nil
    ) async throws -> Int64 {
        let who = person(of: employer)
        let id = try await StartDeclaration(registers: registers)(
            type, employer: employer, workplace: workplace, eventDay: event.flatMap { Day($0) }, by: who)
        let save = SaveDeclaration(registers: registers)
        try await save.fields(id, ["filler": "模拟填报人"], by: who)
        if type == .initial {
            try await save.rows(DeclaredProduct.self, of: id, [["product": "五金件", "output": "1200", "unit": "吨"]], by: who)
        }
        return id
    }

    func submit(_ declaration: Int64, of employer: Int64) async throws {
        try await SubmitDeclaration(registers: registers)(declaration, by: person(of: employer))
    }

    @discardableResult
    func accept(_ declaration: Int64, by principal: Principal? = nil) async throws -> Receipt {
        try await AcceptDeclaration(registers: registers)(declaration, by: principal ?? clerk)
    }

    @discardableResult
    func declare(
        _ type: DeclarationType = .initial, of employer: Int64, workplace: Int64? = nil, event: String? = nil
    ) async throws -> (id: Int64, receipt: Receipt) {
        let id = try await draft(type, of: employer, workplace: workplace, event: event)
        try await submit(id, of: employer)
        return (id, try await accept(id))
    }

    func state(_ declaration: Int64) async throws -> String {
        try await find(DeclarationRecord.self, declaration).stored.state
    }

    func content(_ declaration: Int64) async throws -> DeclarationContent {
        guard let content = try await registers.read({ [registers] in try DeclarationContent.read($0, registers, declaration) })
        else { throw RegisterError.notFound }
        return content
    }

    /// Numerator and denominator of the declaration rate on a day.
    func rate(on day: String, in region: String = "440000/441700") async throws -> [Int64] {
        [
            try await sum(EmployerFigures.current, in: region, from: day).numerator,
            try await sum(EmployerFigures.roster, in: region).denominator,
        ]
    }
}
