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
}
