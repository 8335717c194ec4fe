import Access
import Calendars
import Database
import Registers

/// Enters what came, line by line, as a form of the same account would: what cannot be is told with its line and field, the rest is taken.
enum TakeExchange {
    struct Refusal: Sendable, Hashable {
        var line: Int
        var type: String
        var label: String
        var message: String
    }

    struct Result: Sendable {
        var taken = 0
        var known = 0
        var refusals: [Refusal] = []
    }

    static func take(_ lines: [ExchangeFile.Line], _ registers: Registers, as principal: Principal) async throws -> Result {
        var result = Result()
        for line in lines {
            guard ExchangeFile.parts.contains(where: { $0.register.name == line.type }),
                let register = registers.catalogue.register(line.type)
            else {
                result.refusals.append(.init(line: line.number, type: line.type, label: "", message: CareTexts.typeUnknown))
                continue
            }
            guard registers.mayAttempt(principal, .create, register) else {
                result.refusals.append(
                    .init(line: line.number, type: register.title, label: "", message: CareTexts.typeNotYours))
                continue
            }
            do {
                _ = try await registers.write(as: principal) { transaction in
                    var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
                    let (draft, problems) = reading.read(line.values, into: Draft(register), isNew: true)
                    guard problems.isEmpty else { throw RegisterError.invalid(problems) }
                    return try transaction.insert(draft, action: "exchange")
                }
                result.taken += 1
            } catch RegisterError.invalid(let problems) {
                // The same record once more is no fault: the file may be sent again.
                if problems.contains(where: { $0.code == .taken }) {
                    result.known += 1
                    continue
                }
                result.refusals += problems.map {
                    Refusal(
                        line: line.number, type: register.title, label: register.field($0.field)?.label ?? "", message: $0.message
                    )
                }
            }
        }
        return result
    }
}
