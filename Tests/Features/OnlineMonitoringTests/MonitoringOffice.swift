import Access
import Calendars
import Database
import EarlyWarning
import Employers
import Foundation
import HJ212
import Ledger
import Logging
import NIOCore
import Organisations
import Registers
import Synchronization
import TestSupport
import Testing

@testable import OnlineMonitoring

/// A store with the registers of online monitoring and one device, on the morning of 21 November 2026.
struct MonitoringOffice: Sendable {
    let registers: Registers
    let live = LiveReadings()
    let intake: FrameIntake
    let clock: MovingClock

    static let mn = "441702NOISE000000000001"
    static let officer = Principal(
        accountID: 7, accountName: "officer", displayName: "", role: .bureauOfficer, region: RegionPath("44/4417") ?? .nowhere)

    var database: any Database { registers.database }

    /// - Parameter certificates: of the device, as days of issue and expiry.
    init(
        _ engine: Engine = .sqlite, certificates: [(String, String)] = [("2026-01-01", "2026-12-31")], hazard: String = "",
        registering device: (inout MonitoringDevice) -> Void = { _ in }
    ) async throws {
        let clock = MovingClock("2026-11-21", hour: 9)
        self.clock = clock
        let database = try await TestDatabase.open(engine)
        var catalogue = Catalogue(
            Organisations.registers + Employers.registers + EarlyWarning.registers + OnlineMonitoring.registers)
        OnlineMonitoring.join(&catalogue)
        let shape = catalogue
        registers = Registers(
            ledger: Ledger(database: database, clock: Clock { clock.now }), catalogue: catalogue, codes: NoCodeBook(),
            sealer: FieldSealer(keyring: try .generate()))
        try await database.write { connection in
            for statement in LedgerSchema.statements + RegisterSchema.platformStatements {
                try connection.execute(Dialect.schema(statement, for: connection.engine))
            }
            for step in OnlineMonitoring.slice.schema { try step.run(connection) }
            try RegisterSchema.bring(connection, to: shape, at: clock.now)
        }
        let sealer = registers.sealer
        intake = FrameIntake(
            database: database, live: live, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            context: IntakeContext { sealer.blindIndex($0, for: FieldPlace("monitoring_device", "password")) })
        var noise = MonitoringDevice()
        noise.mn = Self.mn
        noise.name = "破碎车间噪声"
        noise.employer = 1
        device(&noise)
        let id = try await register(noise, channels: [("LA", "dB(A)"), ("a34001", "mg/m³")], hazard: hazard)
        for (number, days) in certificates.enumerated() { try await certify(id, days.0, days.1, number: "JD-\(number)") }
    }

    func certify(_ device: Int64, _ issued: String, _ expiry: String, number: String, isQualified: Bool = true) async throws {
        try await registers.write(as: Self.officer) { transaction in
            var certificate = DeviceCertificate()
            certificate.device = device
            certificate.employer = 1
            certificate.kind = "verification"
            certificate.number = number
            certificate.issuedDay = Day(issued)
            certificate.expiryDay = Day(expiry)
            certificate.isQualified = isQualified
            try transaction.insert(certificate)
        }
    }

    /// Makes all roll-ups that are due, as the service would.
    func rollUp() async throws {
        let service = RollupService(
            database: database, clock: Clock { [clock] in clock.now },
            rollups: MakeRollups(exposure: ShiftJudgement(codes: NoCodeBook()), grace: 0),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        while try await service.turn() > 0 {}
    }

    var deviceID: Int64 {
        get async throws {
            try await database.read { try $0.value("SELECT id FROM monitoring_device ORDER BY id LIMIT 1").integer ?? 0 }
        }
    }

    @discardableResult
    func register(
        _ device: MonitoringDevice, channels: [(String, String)] = [], hazard: String = ""
    ) async throws -> Int64 {
        try await registers.write(as: Self.officer) { transaction in
            let stored = try transaction.insert(device)
            for (factor, unit) in channels {
                var channel = MonitoringChannel()
                channel.employer = device.employer
                channel.device = stored.id
                channel.factor = factor
                channel.name = factor
                channel.unit = unit
                channel.lowest = 0
                channel.highest = 140
                channel.hazard = hazard
                try transaction.insert(channel)
            }
            return stored.id
        }
    }

    /// Registers every MN of the recorded packets.
    func registerRecordedDevices() async throws {
        for mn in ReplayPackets.deviceNumbers {
            var device = MonitoringDevice()
            device.mn = mn
            device.name = "回放 \(mn)"
            device.employer = 1
            device.isSimulated = true
            try await register(device)
        }
    }

    /// Gives frames to the intake as one connection would, and waits for what becomes of them.
    func receive(_ frames: [[UInt8]], peer: String = "192.0.2.1") async -> [Reception] {
        var received: [ReceivedFrame] = []
        var decoder = FrameDecoder()
        let index = FrameIndex()
        let at = clock.now
        func take(_ event: RawEvent) {
            switch event {
            case .frame(let view):
                received.append(
                    ReceivedFrame(
                        content: .taken(Frame(view)), arrivedAt: at, peer: peer, answer: nil, mn: FieldText(view[.mn]).string))
            case .refused(let refusal, let bytes):
                received.append(.refused(refusal, bytes, arrivedAt: at, peer: peer))
            }
        }
        for frame in frames { frame.withUnsafeBytes { decoder.decode($0, using: index, take) } }
        decoder.expire(using: index, take)
        guard !received.isEmpty else { return [] }
        let gathering = Gathering(expected: received.count)
        return await withCheckedContinuation { waiting in
            for (number, frame) in received.enumerated() {
                intake.submit(frame) { reception in
                    if let all = gathering.add(number, reception) { waiting.resume(returning: all) }
                }
            }
        }
    }

    /// Receptions in the order of submission, handed over when the last has come.
    private final class Gathering: Sendable {
        private let receptions = Mutex<[Int: Reception]>([:])
        private let expected: Int
        init(expected: Int) { self.expected = expected }

        func add(_ number: Int, _ reception: Reception) -> [Reception]? {
            receptions.withLock { known in
                known[number] = reception
                return known.count == expected ? known.sorted { $0.key < $1.key }.map(\.value) : nil
            }
        }
    }

    func rows(_ sql: String) async throws -> [[Value]] { try await database.read { try $0.query(sql).map(\.values) } }

    func count(_ table: String) async throws -> Int64 {
        try await database.read { try $0.value("SELECT COUNT(*) FROM \(table)").integer ?? -1 }
    }

    /// Waits until a count is what it should be; an issue when it never is.
    func settles(_ expected: Int, _ sql: String) async throws {
        var found: Int64?
        for _ in 0..<2_000 {
            found = try await database.read { try $0.value(sql).integer }
            if found == Int64(expected) { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("\(sql) gives \(found ?? -1), not \(expected)")
    }

    func settles(_ expected: Int, in table: String) async throws { try await settles(expected, "SELECT COUNT(*) FROM \(table)") }

    func readings() async throws -> [String] {
        try await rows(
            "SELECT factor, statistic, revision, value_text, unit, verified, marks FROM reading ORDER BY at, factor, statistic, revision"
        ).map { row in row.map { "\($0.text ?? $0.integer.map(String.init) ?? "")" }.joined(separator: " ") }
    }

    /// A frame of the office's own device.
    static func frame(
        _ content: String, at time: String = "20261121085900", qn: String? = "20261121085900001", cn: Int = 2011, mn: String = mn
    ) -> [UInt8] {
        let head = qn.map { "QN=\($0);" } ?? ""
        return FrameEncoder.frame("\(head)ST=23;CN=\(cn);PW=123456;MN=\(mn);Flag=5;CP=&&DataTime=\(time);\(content)&&")
    }
}

/// Knows no code tables: devices here belong to employer 1 of nowhere.
struct NoCodeBook: CodeBook {
    func entry(_ table: String, _ code: String) -> CodeEntry? { nil }
    func entries(_ table: String, labelled label: String) -> [CodeEntry] { [] }
    func entries(_ table: String) -> [CodeEntry] { [] }
    func regionPath(_ code: String) -> RegionPath? { nil }
    func checkIdentifier(_ kind: String, _ value: String) -> (problem: String?, normal: String) { (nil, value) }
}

/// A clock that tests move.
final class MovingClock: Sendable {
    private let instant: Mutex<Instant>
    init(_ day: String, hour: Int64) { instant = Mutex(Instant(startOf: Day(day) ?? Day(number: 0)) + hour * 3_600_000) }
    var now: Instant { instant.withLock { $0 } }
    func advance(minutes: Int64) { instant.withLock { $0 = $0 + minutes * 60_000 } }
}
