import Database
import Foundation
import Testing

/// The fault drill: someone with the file and another program changes the past, and `audit verify` names what.
@Suite(.requirement("R-14")) struct AuditVerifyTests {
    /// Entries of the five organisations; the code tables' entries stand before them.
    private func organisations(_ store: OfficeStore) async throws -> [Int64] {
        let rows = try await store.rows("SELECT sequence FROM ledger_entry WHERE register = 'organisation' ORDER BY sequence")
        return rows.compactMap { Int64($0.filter(\.isNumber)) }
    }

    private func verify(_ store: OfficeStore) throws -> (status: Int32, faults: [(kind: String, entry: Int, register: String)]) {
        let answer = try Zhijian.run("audit", "verify", "--data", store.folder, "--json")
        let faults = answer.json["faults"] as? [[String: Any]] ?? []
        return (
            answer.status,
            faults.map { ($0["kind"] as? String ?? "", $0["entry"] as? Int ?? 0, $0["register"] as? String ?? "") }
        )
    }

    @Test func `an untouched store verifies and prints its last hash`() async throws {
        let store = try await OfficeStore.make()
        let answer = try Zhijian.run("audit", "verify", "--data", store.folder, "--json")
        #expect(answer.status == 0)
        #expect(answer.json["ok"] as? Bool == true)
        let hash = try #require(answer.json["lastHash"] as? String)
        #expect(hash.count == 64)
        #expect(try Zhijian.run("audit", "verify", "--data", store.folder, "--noted", hash).status == 0)
        let other = String(repeating: "0", count: 64)
        #expect(try Zhijian.run("audit", "verify", "--data", store.folder, "--noted", other).status == 1)
        #expect(try Zhijian.run("audit", "verify", "--data", store.folder, "--noted", "abc").status == 2)
    }

    @Test func `a changed entry is named`() async throws {
        let store = try await OfficeStore.make()
        let entry = try await organisations(store)[2]
        try await store.tamper("UPDATE ledger_entry SET reason = 'another reason' WHERE sequence = \(entry)")
        let found = try verify(store)
        #expect(found.status == 1)
        #expect(found.faults.map(\.kind) == ["changed"])
        #expect(found.faults.map(\.entry) == [Int(entry)])
        #expect(found.faults.map(\.register) == ["organisation"])
    }

    @Test func `a removed entry is named, with the record whose history it was`() async throws {
        let store = try await OfficeStore.make()
        let entry = try await organisations(store)[1]
        try await store.tamper("DELETE FROM ledger_entry WHERE sequence = \(entry)")
        let found = try verify(store)
        #expect(found.status == 1)
        #expect(found.faults.map(\.kind) == ["removed", "record-differs"])
        #expect(found.faults.first?.entry == Int(entry) + 1)
    }

    @Test func `two entries in each other's place are named, and nothing else is`() async throws {
        let store = try await OfficeStore.make()
        let entries = try await organisations(store)
        let (first, second) = (entries[1], entries[3])
        try await store.tamper(
            """
            UPDATE ledger_entry SET sequence = -1 WHERE sequence = \(first);
            UPDATE ledger_entry SET sequence = \(first) WHERE sequence = \(second);
            UPDATE ledger_entry SET sequence = \(second) WHERE sequence = -1
            """)
        let found = try verify(store)
        #expect(found.status == 1)
        #expect(found.faults.map(\.kind) == ["reordered", "reordered"])
        #expect(found.faults.map(\.entry) == [Int(first), Int(second)])
    }

    @Test func `entries cut off at the end are found although the rest fits`() async throws {
        let store = try await OfficeStore.make()
        try await store.tamper("DELETE FROM ledger_entry WHERE sequence = (SELECT MAX(sequence) FROM ledger_entry)")
        let found = try verify(store)
        #expect(found.status == 1)
        #expect(found.faults.map(\.kind) == ["end-mismatch", "record-differs"])
    }

    @Test func `a record changed past the program is named with the field`() async throws {
        let store = try await OfficeStore.make()
        try await store.tamper("UPDATE organisation SET address = 'elsewhere' WHERE name = '示例疾控中心2'")
        let answer = try Zhijian.run("audit", "verify", "--data", store.folder)
        #expect(answer.status == 1)
        #expect(answer.output.contains("field address is not what the entries say"))
        #expect(!answer.output.contains("elsewhere"))
    }

    @Test func `a changed line of the access log is named`() async throws {
        let store = try await OfficeStore.make()
        let file = URL(filePath: store.folder).appending(path: "out.csv").path
        _ = try Zhijian.run("register", "export", "organisation", file, "--data", store.folder)
        try await store.tamper("UPDATE access_log SET record_count = 1")
        let answer = try Zhijian.run("audit", "verify", "--data", store.folder, "--json")
        #expect(answer.status == 1)
        #expect((answer.json["accessLogFaults"] as? [[String: Any]])?.compactMap { $0["kind"] as? String } == ["changed"])
    }
}
