import Access
import Calendars
import Database
import Identifiers
import Registers
import Synchronization

/// The running product's code book: the snapshot in memory, renewed when the store's tables have changed.
public final class CodeTableBook: CodeBook {
    private struct State {
        var snapshot: CodeSnapshot
        /// What the store looked like when the snapshot was read; nil while it is still the shipped one.
        var mark: String?
    }

    private let state: Mutex<State>
    private let clock: Clock

    /// Starts with the tables that came with the program; `refresh` reads the store's.
    public init(clock: Clock) {
        state = Mutex(State(snapshot: .shipped, mark: nil))
        self.clock = clock
    }

    public var snapshot: CodeSnapshot { state.withLock { $0.snapshot } }

    public func entry(_ table: String, _ code: String) -> CodeEntry? { snapshot.entry(table, code) }
    public func entries(_ table: String, labelled label: String) -> [CodeEntry] { snapshot.entries(table, labelled: label) }
    public func entries(_ table: String) -> [CodeEntry] { snapshot.entries(table) }
    public func regionPath(_ code: String) -> RegionPath? { snapshot.regionPath(code) }

    public func checkIdentifier(_ kind: String, _ value: String) -> (problem: String?, normal: String) {
        guard let kind = IdentifierKind(rawValue: kind) else { preconditionFailure("no identifier kind “\(kind)”") }
        let verdict = kind.check(value, today: clock.today)
        return (verdict.valid ? nil : "：" + (verdict.reason ?? "号码不正确，请核对。"), verdict.normalized)
    }

    /// Reads the store's tables again when they have changed since the last reading; returns whether they had.
    @discardableResult
    public func refresh(_ database: any Database) async throws -> Bool {
        let known = state.withLock { $0.mark }
        let read = try await database.read { connection -> State? in
            let mark = try StoredCodeTables.mark(connection)
            guard mark != known else { return nil }
            return State(snapshot: CodeSnapshot(try StoredCodeTables.entries(connection)), mark: mark)
        }
        guard let read else { return false }
        state.withLock { $0 = read }
        return true
    }

    /// Keeps the snapshot no older than the interval, on every node of a cluster; ends with its task.
    public func keepFresh(_ database: any Database, every interval: Duration = .seconds(3)) async {
        while !Task.isCancelled {
            // A store that cannot be reached now leaves the last snapshot in force; the next turn tries again.
            _ = try? await refresh(database)
            try? await Task.sleep(for: interval)
        }
    }
}
