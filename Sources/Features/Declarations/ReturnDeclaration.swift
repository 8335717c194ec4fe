import Access
import Calendars
import Registers

/// Sends a submitted declaration back with reasons. A returned declaration is not declared.
public struct ReturnDeclaration: Sendable {
    let registers: Registers
    /// Days that the employer is given for putting it right; this product's own default.
    static let correctionDays = 15

    public init(registers: Registers) { self.registers = registers }

    public func callAsFunction(_ id: Int64, reason: String, expected: Int64? = nil, by principal: Principal) async throws {
        try await registers.write(as: principal) { transaction in
            let found = try AcceptDeclaration.waiting(id, registers, transaction)
            guard !TextReading.trim(reason).isEmpty else { throw RegisterError.reasonMissing }
            var record = found.record
            record.returnReason = TextReading.trim(reason)
            let register = found.stored.draft.register
            let returned = try transaction.transition(
                found.stored, "return", draft: Draft(register, values: DeclarationRecord.declaration.encode(record)),
                expected: expected, reason: record.returnReason)
            try transaction.settleClocks(of: returned)
            try transaction.start(
                DeclarationClocks.correction, on: returned, from: transaction.today, due: transaction.today + Self.correctionDays)
        }
    }
}
