import Access
import Registers

/// Moves an employer to another region, with its workplaces that stood in the old one: from then on it counts there, once.
public struct MoveEmployer: Sendable {
    let registers: Registers
    public init(registers: Registers) { self.registers = registers }

    public func callAsFunction(_ employer: Int64, to regionCode: String, reason: String, by principal: Principal) async throws {
        guard registers.codes.regionPath(regionCode) != nil else {
            throw RegisterError.invalid([FieldProblem("region_code", .unknownCode, "没有这个地区代码，请从列表选择。")])
        }
        guard !TextReading.trim(reason).isEmpty else { throw RegisterError.reasonMissing }
        try await registers.write(as: principal) { transaction in
            guard let found = try transaction.find(Employer.self, employer), !found.stored.isVoid else {
                throw RegisterError.notFound
            }
            guard registers.decide(principal, .approve, found.stored).isAllowed else { throw RegisterError.denied }
            let old = found.record.regionCode
            var moved = found.record
            moved.regionCode = regionCode
            try transaction.update(found.stored, to: moved, action: "move", reason: reason)
            for workplace in try registers.records(
                transaction.connection, Workplace.self, where: "t.employer = ?1 AND t.void = 0", [.integer(employer)])
            where workplace.record.regionCode == old {
                var there = workplace.record
                there.regionCode = regionCode
                try transaction.update(workplace.stored, to: there, action: "move", reason: reason)
            }
        }
    }
}
