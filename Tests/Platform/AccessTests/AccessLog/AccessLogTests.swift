import Calendars
import Database
import Synchronization
import Testing

@testable import Access

@Suite(.serialized) struct AccessLogTests {
    let clerk = Principal(accountID: 5, accountName: "liming", displayName: "李明", role: .clerk)
    let auditor = Principal(accountID: 9, accountName: "audit", displayName: "", role: .auditAdministrator)

    func entry(_ number: Int64, _ action: AccessEntry.Action = .view, records: [Int64] = [70]) -> AccessEntry {
        AccessEntry(
            action, by: clerk, at: Instant(milliseconds: 1_000 * number), register: "worker", recordIDs: records, reason: "随访",
            address: "10.1.2.3")
    }

    @Test(arguments: Engine.allCases)
    func `a read of a person is durable when the call returns`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        try await office.access.log.recordDurably(entry(1))
        let read = try await office.access.log.entries(.init(), as: auditor)
        #expect(read == [entry(1)])
    }

    @Test(arguments: Engine.allCases)
    func `gathered lines are all there after closing, in order`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        for number in 1...500 { try await office.access.log.record(entry(Int64(number), .list, records: [1, 2, 3])) }
        try await office.access.close()
        #expect(try await office.count("access_log") == 500)
        #expect(try await office.count("access_log_record") == 1_500)
        let newest = try await office.access.log.entries(.init(), as: auditor, limit: 2)
        #expect(newest == [entry(500, .list, records: [1, 2, 3]), entry(499, .list, records: [1, 2, 3])])
    }

    @Test func `gathered lines are written without being asked for`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.access.log.record(entry(1))
        var count: Int64 = 0
        while count == 0 {
            try await Task.sleep(for: .milliseconds(10))
            count = try await office.count("access_log")
        }
        #expect(count == 1)
    }

    @Test func `many at once lose nothing`() async throws {
        let office = try await Office.open(.sqlite)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<400 {
                group.addTask {
                    if number % 4 == 0 {
                        try await office.access.log.recordDurably(entry(Int64(number)))
                    } else {
                        try await office.access.log.record(entry(Int64(number)))
                    }
                    if number % 50 == 0 { try await office.access.log.flush() }
                }
            }
            try await group.waitForAll()
        }
        try await office.access.log.flush()
        #expect(try await office.count("access_log") == 400)
        #expect(try await office.access.log.verify().isEmpty)
    }

    @Test func `while the store is away lines are kept, and a full buffer says so`() async throws {
        struct Away: Error {}
        let isAway = Mutex(true)
        let written = Mutex<[AccessEntry]>([])
        let buffer = AccessLogBuffer(limit: 3) { entries in
            if isAway.withLock({ $0 }) { throw Away() }
            written.withLock { $0 += entries }
        }
        for number in 1...3 { try await buffer.add(entry(Int64(number))) }
        await #expect(throws: Away.self) { try await buffer.add(entry(4)) }
        isAway.withLock { $0 = false }
        try await buffer.add(entry(5))
        try await buffer.flush()
        #expect(written.withLock { $0 } == [entry(1), entry(2), entry(3), entry(5)])
    }

    @Test func `who looked at me`() async throws {
        let office = try await Office.open(.sqlite)
        let log = office.access.log
        try await log.recordDurably(entry(1))
        try await log.recordDurably(entry(2, records: [71]))
        try await log.recordDurably(entry(3, .list, records: [70, 71, 70]))
        #expect(try await log.viewers(register: "worker", recordID: 70) == [entry(3, .list, records: [70, 71, 70]), entry(1)])
        #expect(try await log.viewers(register: "employer", recordID: 70) == [])
    }

    @Test func `the audit administrator filters, nobody else reads`() async throws {
        let office = try await Office.open(.sqlite)
        let log = office.access.log
        for number in 1...4 { try await log.recordDurably(entry(Int64(number), number == 2 ? .export : .view)) }
        func times(_ filter: AccessLogFilter) async throws -> [Int64] {
            try await log.entries(filter, as: auditor).map { $0.at.milliseconds / 1_000 }
        }
        #expect(try await times(.init(action: .export)) == [2])
        #expect(try await times(.init(from: Instant(milliseconds: 2_000), until: Instant(milliseconds: 4_000))) == [3, 2])
        #expect(try await times(.init(accountID: 6)) == [])
        #expect(try await times(.init(accountID: 5, register: "worker")) == [4, 3, 2, 1])
        for role in [Role.clerk, .systemAdministrator, .securityAdministrator] {
            let other = Principal(accountID: 1, accountName: "x", displayName: "", role: role)
            await #expect(throws: AccessError.self) { try await log.entries(.init(), as: other) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a changed or removed line is named`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        let log = office.access.log
        for number in 1...5 { try await log.recordDurably(entry(Int64(number))) }
        #expect(try await log.verify() == [])
        _ = try await office.database.write { try $0.execute("UPDATE access_log SET account_name = 'other' WHERE sequence = 2") }
        let writer = log.writer.id
        #expect(try await log.verify() == [AccessLogFault(kind: .changed, writer: writer, sequence: 2)])
        _ = try await office.database.write { try $0.execute("DELETE FROM access_log WHERE sequence = 4") }
        #expect(
            try await log.verify() == [
                AccessLogFault(kind: .changed, writer: writer, sequence: 2),
                AccessLogFault(kind: .missing, writer: writer, sequence: 4),
            ])
    }

    @Test(arguments: Engine.allCases)
    func `lines cut off at the end are found, with or without their anchor`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        let log = office.access.log
        for number in 1...5 { try await log.recordDurably(entry(Int64(number))) }
        let writer = log.writer.id
        _ = try await office.database.write { try $0.execute("DELETE FROM access_log WHERE sequence > 3") }
        #expect(try await log.verify() == [AccessLogFault(kind: .end, writer: writer, sequence: 4)])
        // Moving the anchor after the cut needs the key of the log.
        _ = try await office.database.write {
            try $0.execute(
                "UPDATE access_log_anchor SET last_sequence = 3, last_link = (SELECT link FROM access_log WHERE sequence = 3) WHERE writer <> 0"
            )
        }
        #expect(try await log.verify() == [AccessLogFault(kind: .end, writer: writer, sequence: 4)])
        _ = try await office.database.write { try $0.execute("DELETE FROM access_log_anchor WHERE writer <> 0") }
        #expect(try await log.verify() == [AccessLogFault(kind: .end, writer: 0, sequence: 0)])
    }

    @Test(arguments: Engine.allCases)
    func `a chain taken away whole is missed`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        let second = AccessLog(database: office.database, keyring: office.keyring)
        try await office.access.log.recordDurably(entry(1))
        try await second.recordDurably(entry(2))
        let writer = second.writer.id
        _ = try await office.database.write {
            try $0.execute("DELETE FROM access_log WHERE writer = ?1", [.integer(writer)])
        }
        #expect(try await second.verify() == [AccessLogFault(kind: .end, writer: writer, sequence: 1)])
    }

    @Test(arguments: Engine.allCases)
    func `retention removes old lines only, never those of the last six months`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        let log = office.access.log
        let day: Int64 = 86_400
        for number in 0...9 { try await log.recordDurably(entry(Int64(number) * 100 * day)) }
        let now = Instant(milliseconds: 900 * day * 1_000)
        // Asked to keep one day; the lines of the last 184 days stay.
        #expect(try await log.purge(before: now + -day * 1_000, at: now, part: 3) == 8)
        #expect(try await log.verify() == [])
        #expect(try await office.count("access_log") == 3)
        #expect(try await office.count("access_log_record") == 2)
        #expect(try await log.purge(before: now, at: now) == 0)
        try await log.recordDurably(entry(901 * day))
        #expect(try await log.verify() == [])
        _ = try await office.database.write { try $0.execute("DELETE FROM access_log WHERE sequence = 9") }
        #expect(try await log.verify() == [AccessLogFault(kind: .missing, writer: log.writer.id, sequence: 9)])
    }

    @Test func `two programs on one store keep a chain each`() async throws {
        let office = try await Office.open(.sqlite)
        let second = AccessLog(database: office.database, keyring: office.keyring)
        for number in 1...3 {
            try await office.access.log.recordDurably(entry(Int64(number)))
            try await second.recordDurably(entry(Int64(number)))
        }
        #expect(try await second.verify() == [])
        #expect(try await office.count("access_log") == 6)
    }

    @Test func `the digest of a filter is equal for equal filters and does not hold them`() async throws {
        let office = try await Office.open(.sqlite)
        let digest = office.access.log.filterDigest("name=王芳")
        #expect(digest == office.access.log.filterDigest("name=王芳"))
        #expect(digest != office.access.log.filterDigest("name=王"))
        #expect(digest.count == 32)
    }
}
