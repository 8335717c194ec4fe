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
    private struct State {
        var rules = AlarmRules([])
        var factors: [AlarmPlace: FactorWatch] = [:]
        var latest: [AlarmPlace: Instant] = [:]
        /// Places that know more than is kept in the store.
        var changed: Set<AlarmPlace> = []
        /// Values that came before what was stored earlier had been looked at; nil from then on.
        var waiting: [ReadingRow]? = []
        var isWaitingTooLong = false
    }

    private enum Errand: Sendable {
        case raise([AlarmSign])
        case keep([AlarmMemory], moment: Instant)
    }

    /// Older than this on arrival is a backlog: stored and rolled up, but it says nothing of now.
    static let freshness: Int64 = 15 * 60_000

    /// More than this is not held in memory while the store is read: it is in the store, and is read again.
    private static let mostWaiting = 100_000

    private let registers: Registers
    private let logger: Logger
    private let store: WarningStore
    private let state = Mutex(State())
    private let listeningSince = Mutex<Instant?>(nil)
    private let errands: AsyncStream<Errand>
    private let continuation: AsyncStream<Errand>.Continuation

    init(registers: Registers, logger: Logger) {
        self.registers = registers
        self.logger = logger
        store = WarningStore(registers: registers, logger: logger)
        (errands, continuation) = AsyncStream.makeStream()
    }

    /// Reads the rules, and when resuming what was known when the program last stopped, and what was stored after that.
    func prepare(resuming: Bool = false) async throws {
        guard resuming else {
            let rules = try await registers.read { try AlarmRules.inForce($0) }
            return state.withLock { $0.rules = rules }
        }
        let now = registers.clock.now()
        var isUpToDate = false
        while !isUpToDate {
            state.withLock { if $0.isWaitingTooLong { $0 = State() } }
            let before = try await registers.read { try Before($0, now: now) }
            isUpToDate = state.withLock { resume(before, &$0) }
        }
    }

    /// What the store says of the time before the program stopped: what was known then, and the signs in what came after.
    private struct Before: Sendable {
        let rules: AlarmRules
        let factors: [AlarmPlace: FactorWatch]
        let latest: [AlarmPlace: Instant]
        let changed: Set<AlarmPlace>
        let signs: [AlarmSign]

        init(_ connection: any Connection, now: Instant) throws {
            var state = State()
            state.rules = try AlarmRules.inForce(connection)
            let store = AlarmMemories(connection: connection)
            let memories = try store.all()
            for memory in memories {
                state.factors[memory.place] = memory.watch
                state.latest[memory.place] = memory.latest
            }
            for key in try RaiseWarning.ongoing(connection, keysFrom: AlarmSign.prefix, now: now) {
                AlarmWatch.resume(key, &state)
            }
            var signs: [AlarmSign] = []
            if let moment = try store.moment {
                try UnseenReadings(
                    connection: connection, memories: memories, moment: moment, units: state.rules.watchedUnits
                ).forEachDevice { rows in
                    for row in rows { signs += AlarmWatch.look(at: row, &state) }
                }
            }
            for place in signs.indices { signs[place].isSeenAgain = true }
            (rules, factors, latest, changed) = (state.rules, state.factors, state.latest, state.changed)
            self.signs = signs
        }
    }

    /// Returns false when more came meanwhile than was held.
    private func resume(_ before: Before, _ state: inout State) -> Bool {
        guard !state.isWaitingTooLong else { return false }
        (state.rules, state.factors, state.latest, state.changed) = (before.rules, before.factors, before.latest, before.changed)
        let waiting = state.waiting ?? []
        state.waiting = nil
        let signs = before.signs + waiting.flatMap { AlarmWatch.look(at: $0, &state) }
        if !signs.isEmpty { continuation.yield(.raise(signs)) }
        return true
    }

    /// A place of which nothing was kept goes by its warnings alone.
    private static func resume(_ key: String, _ state: inout State) {
        let parts = key.dropFirst(AlarmSign.prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, let device = Int64(parts[0]) else { return }
        let place = AlarmPlace(device: device, factor: String(parts[1]))
        guard state.latest[place] == nil else { return }
        for rule in state.rules.rules where rule.kind.rawValue == parts[2] && "\(rule.threshold)" == parts[3] {
            state.factors[place, default: FactorWatch()].resume(rule)
        }
    }

    /// Called with what has just become durable; never waits.
    func look(at rows: [ReadingRow]) {
        state.withLock { state in
            if let waiting = state.waiting {
                if waiting.count > AlarmWatch.mostWaiting {
                    state.isWaitingTooLong = true
                } else {
                    state.waiting?.append(contentsOf: rows)
                }
                return
            }
            let found = rows.flatMap { AlarmWatch.look(at: $0, &state) }
            // Under the lock: what is kept in the store must come behind the signs that it knows of.
            if !found.isEmpty { continuation.yield(.raise(found)) }
        }
    }

    private static func look(at row: ReadingRow, _ state: inout State) -> [AlarmSign] {
        guard let value = row.value, [.realtime, .average].contains(row.statistic), [2011, 2051].contains(row.command),
            row.marks.isDisjoint(with: [.timeDoubtful, .implausible]) || DataFlag(row.flag) == .overRange,
            row.arrivedAt - row.at <= freshness
        else { return [] }
        let place = AlarmPlace(device: row.deviceID, factor: row.factor)
        if let latest = state.latest[place], row.at <= latest { return [] }
        let rules = state.rules.rules.filter {
            $0.kind.isOfFactor && $0.unit == row.unit && ($0.hazard.isEmpty || $0.hazard == row.hazard)
        }
        guard !rules.isEmpty else { return [] }
        state.latest[place] = row.at
        state.changed.insert(place)
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
        var left: [AlarmSign] = []
        for await errand in errands {
            switch errand {
            case .raise(let found): left = await store.raise(left + found)
            case .keep(let memories, let moment):
                if !left.isEmpty { left = await store.raise(left) }
                // Behind signs that could not be raised nothing is kept: after a stop they are found again.
                guard left.isEmpty, await store.keep(memories, moment) else {
                    state.withLock { $0.changed.formUnion(memories.map(\.place)) }
                    continue
                }
            }
        }
    }

    private func patrol() async {
        var turn = 0
        var isReady = false
        while !Task.isCancelled {
            do {
                try await prepare(resuming: !isReady)
                if !isReady { listeningSince.withLock { $0 = registers.clock.now() } }
                isReady = true
                remember()
                // Half-hour means change slowly; silence is seen twice a minute.
                try await patrolOnce(withTrends: turn % 10 == 0)
            } catch is CancellationError {
                return
            } catch {
                logger.error("alarms not looked at", metadata: ["kind": "\(WarningStore.kind(error))"])
            }
            turn += 1
            try? await Task.sleep(for: .seconds(30))
        }
    }

    /// Has what is known now kept in the store, behind the warnings of everything seen so far.
    func remember() {
        let now = registers.clock.now()
        state.withLock { state in
            let memories = state.changed.compactMap { place in
                state.latest[place].map { AlarmMemory(place: place, latest: $0, watch: state.factors[place] ?? FactorWatch()) }
            }
            state.changed = []
            continuation.yield(.keep(memories, moment: now))
        }
    }

    /// One look at what no value tells by itself.
    func patrolOnce(withTrends: Bool = true) async throws {
        let rules = state.withLock { $0.rules }
        let now = registers.clock.now()
        let since = listeningSince.withLock { $0 }
        let found = try await registers.read { connection in
            try AlarmPatrol(rules: rules, now: now, listeningSince: since).signs(connection, withTrends: withTrends)
        }
        // What could not be raised is found again at the next look.
        _ = await store.raise(found)
    }

    /// Raises and keeps what has been found so far and waits for nothing further; for tests, which run no service.
    func raiseFound() async {
        continuation.finish()
        await raiseAll()
    }
}
