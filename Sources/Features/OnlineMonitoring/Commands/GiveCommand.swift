import Calendars
import Organisations
import Registers

/// Asking for a command, and approving one that changes the device.
enum GiveCommand {
    @discardableResult
    static func ask(
        _ device: StoredRecord, _ command: Int, begin: Instant?, end: Instant?, parameters: String = "",
        in transaction: RegisterTransaction
    ) throws -> StoredRecord {
        guard PlatformCommand.allowed(takesTime: true, takesCommands: true).contains(command) else { throw CommandError.unknown }
        if PlatformCommand.clock.contains(command), !device.draft.flag("takes_time") { throw CommandError.notAllowed }
        if PlatformCommand.controls.contains(command), !device.draft.flag("takes_commands") {
            throw CommandError.controlNotAllowed
        }
        if PlatformCommand.history.contains(command) {
            guard let begin, let end, begin < end, end - begin <= 31 * 86_400_000 else { throw CommandError.timesMissing }
        }
        var order = DeviceCommand()
        order.device = device.id
        order.employer = device["employer"].integer ?? 0
        order.command = String(command)
        order.beginAt = begin
        order.endAt = end
        if command == PlatformCommand.setPassword {
            guard PlatformCommand.isPassword(parameters) else { throw CommandError.parameters }
            order.newPassword = parameters
        } else {
            guard let normal = PlatformCommand.normalised(parameters, of: command) else { throw CommandError.parameters }
            order.parameters = normal
        }
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
