import Database
import Foundation
import Hummingbird
import Pages
import Testing

@Suite struct InterfaceTests {
    @Test(arguments: Engine.allCases)
    func `a tree is made, read, changed and moved on as JSON`(engine: Engine) async throws {
        try await Park(engine).visit(as: "city-warden") { browser in
            let made = try await browser.json(
                "/api/v1/tree", .post,
                #"{"number":"GS-001","name":"大\"榕\"树","place":"441781","girth":6.5,"branches":3,"is_hollow":true,"keeper_phone":"13800005678"}"#
            )
            #expect(made.status == 201)
            #expect(made.headers[.eTag] == "\"1\"")
            let id = made.number
            let one = try await browser.get("/api/v1/tree/\(id)")
            #expect(
                one.text
                    == #"{"id":\#(id),"version":1,"state":"draft","region_path":"44/4417/441781","updated_at":"2026-03-02T08:00:00.000+08:00","number":"GS-001","name":"大\"榕\"树","place":"441781","species":null,"pest":null,"girth":6.5,"branches":3,"planted":null,"is_hollow":true,"keeper_phone":"138****5678","remark":null,"age":null,"plate_key":"key-GS-001"}"#
            )
            let list = try await browser.get("/api/v1/tree?region=4417&girth.from=6")
            #expect(list.text == "{\"items\":[\(one.text)],\"page\":1,\"size\":50,\"total\":1}")
            #expect(try await browser.get("/api/v1/tree?girth.from=7&total=no").text == #"{"items":[],"page":1,"size":50}"#)

            #expect(try await browser.json("/api/v1/tree/\(id)", .patch, #"{"girth":7}"#).status == 428)
            #expect(try await browser.json("/api/v1/tree/\(id)", .patch, #"{"girth":7}"#, version: 2).status == 409)
            let changed = try await browser.json("/api/v1/tree/\(id)", .patch, #"{"girth":7}"#, version: 1)
            #expect(changed.headers[.eTag] == "\"2\"")
            #expect(changed.text.contains(#""girth":7,"#))
            #expect(changed.text.contains("138****5678"))
            let listed = try await browser.json("/api/v1/tree/\(id)/transition/list", .post, "{}")
            #expect(listed.text.contains(#""state":"listed""#))
            #expect(try await browser.json("/api/v1/tree/\(id)/transition/return", .post, "{}").status == 422)
        }
    }

    @Test func `what is wrong comes as a problem with its fields, in Chinese`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let page = try await browser.json("/api/v1/tree", .post, #"{"number":"1","girth":"粗","age":3,"strange":"x"}"#)
            #expect(page.status == 422)
            #expect(page.headers[.contentType] == "application/problem+json")
            let problem = try #require(
                try JSONSerialization.jsonObject(with: Data(page.bytes.readableBytesView)) as? [String: Any])
            let errors = try #require(problem["errors"] as? [[String: String]])
            #expect(errors.compactMap { $0["field"] } == ["strange", "name", "place", "girth", "age"])
            #expect(problem["code"] as? String == "RG-100")
            for text in ["[1]", "{", "{\"name\":{}}", "\u{FEFF}x", "{\"name\":[1]}"] {
                let status = try await browser.json("/api/v1/tree", .post, text).status
                #expect(status == 400 || status == 422, "\(text)")
            }
        }
    }

    @Test func `the description names every register and is JSON`() async throws {
        try await Park().visit { browser in
            let page = try await browser.get("/api/v1/openapi.json")
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(page.bytes.readableBytesView)) as? [String: Any])
            #expect(document["openapi"] as? String == "3.1.0")
            let paths = try #require(document["paths"] as? [String: Any])
            #expect(
                paths.keys.sorted() == [
                    "/api/v1/tree", "/api/v1/tree/{id}", "/api/v1/tree/{id}/transition/list",
                    "/api/v1/tree/{id}/transition/return",
                    "/api/v1/visit", "/api/v1/visit/{id}",
                ])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a list is read on by its next link, whatever is added meanwhile`(engine: Engine) async throws {
        try await Park(engine).visit(as: "city-warden") { browser in
            func plant(_ number: Int, girth: String) async throws {
                let fields = Park.banyan.merging(["number": "T-\(100 + number)", "girth": girth]) { $1 }
                #expect(try await browser.post("/tree", fields).status == 303)
            }
            // Equal values and empty ones: the number of the record decides, empty ones come last.
            for (number, girth) in ["2", "1", "", "2", "3", ""].enumerated() { try await plant(number, girth: girth) }
            for (sort, expected) in [
                ("girth", ["101", "100", "103", "104", "102", "105"]), ("-girth", ["104", "103", "100", "101", "105", "102"]),
                ("number", ["100", "101", "102", "103", "104", "105"]), ("-id", ["105", "104", "103", "102", "101", "100"]),
            ] {
                var address = "/api/v1/tree?sort=\(sort)&size=2"
                var seen: [String] = []
                while true {
                    let page = try await browser.get(address)
                    #expect(page.status == 200)
                    seen += page.text.matches(of: /"number":"T-(\d+)"/).map { String($0.1) }
                    guard let next = page.text.firstMatch(of: /"next":"([^"]+)"/) else { break }
                    address = String(next.1)
                    #expect(page.headers[HTTPFields.Element.Name("Link") ?? .origin] == "<\(address)>; rel=\"next\"")
                }
                #expect(seen == expected, "\(sort)")
            }
            let first = try await browser.get("/api/v1/tree?sort=number&size=3").text
            let next = String(try #require(first.firstMatch(of: /"next":"([^"]+)"/)).1)
            try await plant(900, girth: "1")
            let rest = try await browser.get(next).text
            #expect(rest.matches(of: /"number":"T-(\d+)"/).map { String($0.1) } == ["103", "104", "105"])
            #expect(!rest.contains("\"total\""))
            #expect(!rest.contains("\"next\""))
            #expect(try await browser.get(next + "&total=yes").text.contains("\"total\":7"))
        }
    }

    @Test func `a reading mark of another order, or none at all, is refused`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            for number in 1...3 { try await browser.post("/tree", Park.banyan.merging(["number": "T-\(number)"]) { $1 }) }
            let text = try await browser.get("/api/v1/tree?sort=number&size=1").text
            let mark = String(try #require(text.firstMatch(of: /after=([^"&]+)/)).1)
            #expect(try await browser.get("/api/v1/tree?sort=number&after=\(mark)").status == 200)
            for address in ["sort=-number&after=\(mark)", "after=\(mark)", "after=x", "sort=number&after=", "after=%00"] {
                let page = try await browser.get("/api/v1/tree?\(address)")
                #expect([400, 422].contains(page.status), "\(address)")
            }
        }
    }

    @Test func `who comes too late is told which fields changed`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let id = try await browser.post("/tree", Park.banyan).number
            _ = try await browser.json("/api/v1/tree/\(id)", .patch, #"{"girth":7,"keeper_phone":"13900001234"}"#, version: 1)
            let late = try await browser.json("/api/v1/tree/\(id)", .patch, #"{"name":"老榕树"}"#, version: 1)
            #expect(late.status == 409)
            let problem = try #require(
                try JSONSerialization.jsonObject(with: Data(late.bytes.readableBytesView)) as? [String: Any])
            #expect(problem["code"] as? String == "RG-103")
            #expect(problem["version"] as? Int == 2)
            let errors = try #require(problem["errors"] as? [[String: String]])
            #expect(errors.compactMap { $0["field"] } == ["girth", "keeper_phone"])
            #expect(errors.compactMap { $0["code"] } == ["RG-018", "RG-018"])
            #expect(!late.text.contains("13900001234"))
            #expect(try await browser.json("/api/v1/tree/\(id)", .delete, #"{"reason":"x"}"#, version: 1).status == 409)
        }
    }

    @Test func `a body of the wrong type, encoding, size or form is refused with a sentence`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            func send(_ type: String, _ bytes: [UInt8]) async throws -> String {
                let page = try await browser.send(
                    "/api/v1/tree", .post, headers: [.contentType: type], body: ByteBuffer(bytes: bytes))
                #expect(page.headers[.contentType] == "application/problem+json")
                let problem = try JSONSerialization.jsonObject(with: Data(page.bytes.readableBytesView)) as? [String: Any]
                return "\(page.status) \(problem?["code"] as? String ?? "")"
            }
            let tree = Array(#"{"number":"1","name":"榕","place":"441781"}"#.utf8)
            #expect(try await send("text/plain", tree) == "415 PG-005")
            #expect(try await send("application/json; charset=gbk", tree) == "415 PG-005")
            #expect(try await send("application/json", [0x7B, 0xC8, 0xD9, 0x7D]) == "400 PG-001")
            #expect(try await send("application/json", Array("{\"number\":".utf8)) == "400 PG-008")
            #expect(try await send("application/json", Array("[{}]".utf8)) == "400 PG-008")
            let large = [UInt8](repeating: 0x20, count: (1 << 20) + 1)
            #expect(try await send("application/json", large) == "413 PG-004")
            let list = try await browser.get("/api/v1/tree?total=yes")
            #expect(list.text.contains("\"total\":0"))
        }
    }
}
