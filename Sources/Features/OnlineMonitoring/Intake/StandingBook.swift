import Calendars
import Database
import HJ212
import Registers
import Synchronization

/// What the register says of devices, remembered from batch to batch until a record that matters is changed.
///
/// Every change of such a record moves the stamp in its own transaction, so that all nodes forget in time.
public final class StandingBook: Sendable {
    private struct State {
        var stamp: Int64 = -1
        var known: [String: DeviceStanding] = [:]
    }

    private let state = Mutex(State())
    public init() {}

    /// Looks at the stamp once; what is asked through the view stands for one transaction.
    func view(_ connection: any Connection) throws -> StandingView {
        let stamp = try connection.value("SELECT stamp FROM telemetry_stamp WHERE id = 1").integer ?? 0
        let known = state.withLock { state in
            if state.stamp != stamp { state = State(stamp: stamp) }
            return state.known
        }
        return StandingView(connection: connection, book: self, stamp: stamp, known: known)
    }

    fileprivate func remember(_ standing: DeviceStanding, stamp: Int64) {
        state.withLock { if $0.stamp == stamp { $0.known[standing.mn] = standing } }
    }

    /// Registers whose records decide how frames are taken.
    static let watched = ["monitoring_device", "monitoring_channel", "device_certificate", "device_model", "model_factor"]

    static func forget(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        try transaction.connection.execute(
            "INSERT INTO telemetry_stamp (id, stamp) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET stamp = telemetry_stamp.stamp + 1"
        )
    }
}

final class StandingView {
    private let connection: any Connection
    private let book: StandingBook
    private let stamp: Int64
    private var known: [String: DeviceStanding?]

    fileprivate init(connection: any Connection, book: StandingBook, stamp: Int64, known: [String: DeviceStanding]) {
        self.connection = connection
        self.book = book
        self.stamp = stamp
        self.known = known.mapValues { $0 }
    }

    /// Nil for a number that is in no register. Only found ones are remembered beyond this transaction: numbers can be invented.
    func standing(_ mn: String) throws -> DeviceStanding? {
        if let known = known[mn] { return known }
        let found = mn.isEmpty ? nil : try DeviceStanding.find(connection, mn: mn)
        known[mn] = .some(found)
        if let found { book.remember(found, stamp: stamp) }
        return found
    }
}
