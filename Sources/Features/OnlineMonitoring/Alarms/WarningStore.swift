import Calendars
import Database
import Logging
import Registers

/// Where the alarms put what they found and what they know.
struct WarningStore: Sendable {
    private static let raisedAtOnce = 50

    let registers: Registers
    let logger: Logger

    /// Many at once, as after a power cut of a whole town, are raised in parts: readings and other warnings go between them.
    ///
    /// - Returns: those that the store could not take now.
    func raise(_ found: [AlarmSign]) async -> [AlarmSign] {
        for first in stride(from: 0, to: found.count, by: WarningStore.raisedAtOnce) {
            let part = Array(found[first..<min(first + WarningStore.raisedAtOnce, found.count)])
            do {
                try await write(part)
            } catch  where FrameIntake.isOfTheStore(error) {
                logger.error(
                    "warnings wait", metadata: ["count": "\(found.count - first)", "kind": "\(WarningStore.kind(error))"])
                return Array(found[first...])
            } catch {
                // One that cannot be raised must not cost the others theirs.
                for sign in part { await raiseAlone(sign) }
            }
        }
        return []
    }

    private func raiseAlone(_ sign: AlarmSign) async {
        do {
            try await write([sign])
        } catch {
            logger.error("warning not raised", metadata: ["kind": "\(WarningStore.kind(error))"])
        }
    }

    private func write(_ signs: [AlarmSign]) async throws {
        try await registers.write(as: RaiseAlarm.watcher) { transaction in
            for sign in signs { try RaiseAlarm.run(sign, in: transaction) }
        }
    }

    /// The moment comes last: only then everything up to it is known.
    func keep(_ memories: [AlarmMemory], _ moment: Instant) async -> Bool {
        do {
            for first in stride(from: 0, to: memories.count, by: AlarmMemories.writtenAtOnce) {
                let part = memories[first..<min(first + AlarmMemories.writtenAtOnce, memories.count)]
                try await registers.database.write { try AlarmMemories(connection: $0).keep(part) }
            }
            try await registers.database.write { try AlarmMemories(connection: $0).keep(moment: moment) }
            return true
        } catch {
            logger.error("state of alarms not kept", metadata: ["kind": "\(WarningStore.kind(error))"])
            return false
        }
    }

    static func kind(_ error: any Error) -> String {
        (error as? DatabaseError).map { "\($0.kind)" } ?? String(describing: type(of: error))
    }
}
