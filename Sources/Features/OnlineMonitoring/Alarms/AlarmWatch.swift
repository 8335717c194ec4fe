import Calendars
import Database
import EarlyWarning
import HJ212
import Logging
import Registers
import ServiceLifecycle
import Synchronization

/// Looks at every value as soon as it is durable, and at silence, certificates and clocks from time to time; what it finds
/// becomes a warning.
final class AlarmWatch: Service {
    private struct Place: Hashable {
        let device: Int64
        let factor: String
    }

    private struct State {
        var rules = AlarmRules([])
        var factors: [Place: FactorWatch] = [:]
        var latest: [Place: Instant] = [:]
    }

    /// Older than this on arrival is a backlog: stored and rolled up, but it says nothing of now.
    static let freshness: Int64 = 15 * 60_000

    private static let raisedAtOnce = 50

    private let registers: Registers
    private let logger: Logger
    private let state = Mutex(State())
    private let signs: AsyncStream<[AlarmSign]>
    private let continuation: AsyncStream<[AlarmSign]>.Continuation

    init(registers: Registers, logger: Logger) {
        self.registers = registers
        self.logger = logger
        (signs, continuation) = AsyncStream.makeStream()
    }

    /// Reads the rules, and on the first call what was going on when the program last stopped.
    func prepare(resuming: Bool = false) async throws {
        let now = registers.clock.now()
        let (rules, ongoing) = try await registers.read { connection in
            (
                try AlarmRules.inForce(connection),
                resuming ? try RaiseWarning.ongoing(connection, keysFrom: AlarmSign.prefix, now: now) : []
            )
        }
        state.withLock { state in
            state.rules = rules
            for key in ongoing { AlarmWatch.resume(key, &state) }
        }
    }

    private static func resume(_ key: String, _ state: inout State) {
        let parts = key.dropFirst(AlarmSign.prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, let device = Int64(parts[0]) else { return }
        let place = Place(device: device, factor: String(parts[1]))
        for rule in state.rules.rules where rule.kind.rawValue == parts[2] && "\(rule.threshold)" == parts[3] {
            state.factors[place, default: FactorWatch()].resume(rule)
        }
    }

    /// Called with what has just become durable; never waits.
    func look(at rows: [ReadingRow]) {
        let found = state.withLock { state in rows.flatMap { AlarmWatch.look(at: $0, &state) } }
        if !found.isEmpty { continuation.yield(found) }
    }

    private static func look(at row: ReadingRow, _ state: inout State) -> [AlarmSign] {
        guard let value = row.value, [.realtime, .average].contains(row.statistic), [2011, 2051].contains(row.command),
            row.marks.isDisjoint(with: [.timeDoubtful, .implausible]) || DataFlag(row.flag) == .overRange,
            row.arrivedAt - row.at <= freshness
        else { return [] }
        let place = Place(device: row.deviceID, factor: row.factor)
        if let latest = state.latest[place], row.at <= latest { return [] }
        state.latest[place] = row.at
        let rules = state.rules.rules.filter {
            $0.kind.isOfFactor && $0.unit == row.unit && ($0.hazard.isEmpty || $0.hazard == row.hazard)
        }
        guard !rules.isEmpty else { return [] }
        let seen = FactorWatch.Value(at: row.at, text: row.text, value: value, flag: row.flag, isEvidence: row.isEvidence)
        return state.factors[place, default: FactorWatch()].take(seen, rules: rules).map { sign in
            AlarmSign(
                phase: sign.phase, device: row.deviceID, factor: row.factor, rule: sign.rule, at: row.at,
                measured: "\(row.text) \(row.unit)", isEvidence: row.isEvidence)
        }
    }

    // MARK: Running

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.raiseAll() }
                group.addTask { await self.patrol() }
            }
        }
    }

    private func raiseAll() async {
        for await found in signs { await raise(found) }
    }

    private func patrol() async {
        var turn = 0
        while !Task.isCancelled {
            do {
                try await prepare(resuming: turn == 0)
                // Half-hour means change slowly; silence is seen twice a minute.
                try await patrolOnce(withTrends: turn % 10 == 0)
            } catch is CancellationError {
                return
            } catch {
                logger.error("alarms not looked at", metadata: ["kind": "\(AlarmWatch.kind(error))"])
            }
            turn += 1
            try? await Task.sleep(for: .seconds(30))
        }
    }

    /// One look at what no value tells by itself.
    func patrolOnce(withTrends: Bool = true) async throws {
        let rules = state.withLock { $0.rules }
        let now = registers.clock.now()
        let found = try await registers.read { connection in
            try AlarmPatrol(rules: rules, now: now).signs(connection, withTrends: withTrends)
        }
        await raise(found)
    }

    /// Raises what has been found so far and waits for nothing further; for tests, which run no service.
    func raiseFound() async {
        continuation.finish()
        for await found in signs { await raise(found) }
    }

    /// Many at once, as after a power cut of a whole town, are raised in parts: readings and other warnings go between them.
    private func raise(_ found: [AlarmSign]) async {
        for first in stride(from: 0, to: found.count, by: AlarmWatch.raisedAtOnce) {
            let part = found[first..<min(first + AlarmWatch.raisedAtOnce, found.count)]
            do {
                try await registers.write(as: RaiseAlarm.watcher) { transaction in
                    for sign in part { try RaiseAlarm.run(sign, in: transaction) }
                }
            } catch {
                logger.error("warnings not raised", metadata: ["count": "\(part.count)", "kind": "\(AlarmWatch.kind(error))"])
            }
        }
    }

    private static func kind(_ error: any Error) -> String {
        (error as? DatabaseError).map { "\($0.kind)" } ?? String(describing: type(of: error))
    }
}
