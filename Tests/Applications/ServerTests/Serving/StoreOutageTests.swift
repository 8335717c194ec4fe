import FieldTestSupport
import Foundation
import Server
import TestSupport
import Testing

/// PostgreSQL stops and starts again while the program serves.
@Suite(.requirement("R-14")) struct StoreOutageTests {
    @Test func `a store that goes away is told in Chinese, comes back without a restart, and holds nothing half done`()
        async throws
    {
        let engine = try PostgreSQLServer()
        let folder = try TemporaryFolder.make().appending(path: "data").path
        let store = try await ServedStore.make(at: .server(engine.makeDatabase(), folder: folder))
        let server = try ServerProcess(store.options, messages: TemporaryFolder.make().appending(path: "messages"))
        defer { server.kill() }
        try server.waitUntilServing()
        let session = try Session(server)
        let (first, second) = (Factory.creditCode(1), Factory.creditCode(2))
        #expect(try session.enterEmployer(code: first, name: "模拟单位一", at: server.pages).status == 303)

        try engine.stop()
        let list = try Wire.request(server.pages, "GET", "/employer", cookie: session.cookie)
        #expect(list.status == 503)
        #expect(list.body.contains("数据库暂时不能访问，本次操作没有完成。"))
        let refused = try session.enterEmployer(code: second, name: "模拟单位二", at: server.pages)
        #expect(refused.status == 503)
        #expect(refused.body.contains("请稍后先查看记录，没有保存的再重新提交"))
        let interface = try Wire.request(server.pages, "GET", "/api/v1/employer", cookie: session.cookie)
        #expect(interface.status == 503)
        #expect(interface.body.contains("\"code\":\"PG-020\""))

        try engine.start()
        while try Wire.request(server.pages, "GET", "/employer", cookie: session.cookie).status != 200 {}
        #expect(try session.enterEmployer(code: second, name: "模拟单位二", at: server.pages).status == 303)
        let again = try Wire.request(server.pages, "GET", "/employer?q=模拟单位".percentEncoded, cookie: session.cookie)
        #expect(again.body.contains("模拟单位一"))
        #expect(again.body.contains("模拟单位二"))
        let faults = try await store.faults(.init())
        #expect(faults == [])
    }
}

extension String {
    fileprivate var percentEncoded: String { addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? self }
}
