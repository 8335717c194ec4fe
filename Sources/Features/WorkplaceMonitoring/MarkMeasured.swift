import Registers

/// The first result of a sampled employer moves it on to “measured”: nobody has to tick it off.
enum MarkMeasured {
    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before == nil, let task = change.after["task"].integer, let employer = change.after["employer"].integer
        else { return }
        let sampled = try transaction.registers.records(
            transaction.connection, SampledEmployer.self,
            where: "t.void = 0 AND t.task = ?1 AND t.employer = ?2 AND t.state IN ('planned', 'sampled')",
            [.integer(task), .integer(employer)], limit: 1)
        if let first = sampled.first { try transaction.transition(first.stored, "measure") }
    }
}
