import Foundation
import Testing

@Suite(.requirement("R-14")) struct SelfCheckCommandTests {
    /// The names of the checks that failed.
    private func failed(_ store: OfficeStore) throws -> (status: Int32, checks: [String]) {
        let answer = try Zhijian.run("self-check", "--data", store.folder, "--json")
        let checks = answer.json["checks"] as? [[String: Any]] ?? []
        return (answer.status, checks.filter { $0["outcome"] as? String == "failed" }.compactMap { $0["check"] as? String })
    }

    @Test func `a sound store passes every check`() async throws {
        let store = try await OfficeStore.make()
        let found = try failed(store)
        #expect(found.checks == [])
        #expect(found.status == 0)
        let lines = try Zhijian.run("self-check", "--data", store.folder).output.split(separator: "\n")
        #expect(lines.count == 12)
        #expect(lines.allSatisfy { $0.hasPrefix("[正常] ") })
    }

    @Test func `a figure that is not what the records say is found, and says what to do`() async throws {
        let store = try await OfficeStore.make()
        try await store.tamper("INSERT INTO figure_cell VALUES ('employer.roster', '44', '', '', 1, 1)")
        let found = try failed(store)
        #expect(found.checks == ["指标与重新统计一致"])
        #expect(found.status == 1)
        #expect(try Zhijian.run("self-check", "--data", store.folder).output.contains("indicator recount"))
        #expect(try Zhijian.run("indicator", "recount", "--data", store.folder).status == 1)
    }

    @Test func `a clock on a record that is gone is found`() async throws {
        let store = try await OfficeStore.make()
        try await store.tamper(
            """
            INSERT INTO due_item (id, register, record_id, clock, title, basis, role, region_path, started_day, due_day)
            VALUES (900000, 'organisation', 899999, 'review', '', '', '', '', '2026-01-01', '2026-02-01')
            """)
        #expect(try failed(store).checks == ["办理时限"])
    }

    @Test func `a clock of the machine that was put back is found`() async throws {
        let store = try await OfficeStore.make()
        try await store.tamper(
            "UPDATE ledger_entry SET at = 4102444800000 WHERE sequence = (SELECT MAX(sequence) FROM ledger_entry)")
        #expect(try failed(store).checks == ["流水链与台账一致", "系统时间"])
    }

    @Test func `keys of another installation are found`() async throws {
        let store = try await OfficeStore.make()
        let other = try await OfficeStore.makeEmpty()
        try FileManager.default.removeItem(atPath: store.keyring)
        try FileManager.default.copyItem(atPath: other.keyring, toPath: store.keyring)
        #expect(try failed(store).checks == ["密钥文件"])
    }

    @Test func `missing keys are said before anything is opened, and none are made`() async throws {
        let store = try await OfficeStore.make()
        try FileManager.default.removeItem(atPath: store.keyring)
        let answer = try Zhijian.run("self-check", "--data", store.folder)
        #expect(answer.status == 2)
        #expect(answer.messages.hasPrefix("CL-009 "))
        #expect(!FileManager.default.fileExists(atPath: store.keyring))
    }

    @Test func `a damaged file is found`() async throws {
        let store = try await OfficeStore.make()
        let file = try FileHandle(forUpdating: URL(filePath: store.file))
        try file.seek(toOffset: 0)
        try file.write(contentsOf: Data(repeating: 0x5A, count: 100))
        try file.close()
        let answer = try Zhijian.run("self-check", "--data", store.folder)
        #expect(answer.status == 1)
        #expect(answer.output.contains("[异常] 数据库打开"))
    }
}
