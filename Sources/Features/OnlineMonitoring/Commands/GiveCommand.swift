import Calendars
import Organisations
import Registers

/// Asking for a command, and approving one that changes the device.
enum GiveCommand {
    @discardableResult
    static func ask(
        _ device: StoredRecord, _ command: Int, begin: Instant?, end: Instant?, in transaction: RegisterTransaction
    ) throws -> StoredRecord {
        guard PlatformCommand.questions.union(PlatformCommand.settings).contains(command) else { throw CommandError.unknown }
        if PlatformCommand.settings.contains(command), !device.draft.flag("takes_time") { throw CommandError.notAllowed }
        if PlatformCommand.history.contains(command) {
            guard let begin, let end, begin < end, end - begin <= 31 * 86_400_000 else { throw CommandError.timesMissing }
        }
        var order = DeviceCommand()
        order.device = device.id
        order.employer = device["employer"].integer ?? 0
        order.command = String(command)
        order.beginAt = begin
        order.endAt = end
        order.requestedBy = transaction.principal.accountName
        let stored = try transaction.insert(order)
        guard PlatformCommand.questions.contains(command) else { return stored }
        return try transaction.transition(stored, "approve")
    }

    static func approve(_ stored: StoredRecord, in transaction: RegisterTransaction) throws {
        var order = try transaction.registers.typed(stored, as: DeviceCommand.self).record
        guard order.requestedBy != transaction.principal.accountName else { throw CommandError.samePerson }
        order.approvedBy = transaction.principal.accountName
        let register = transaction.registers.register(of: DeviceCommand.self)
        try transaction.transition(stored, "approve", draft: Draft(register, values: DeviceCommand.declaration.encode(order)))
    }
}
