import Foundation
import Hummingbird
import Pages
import TestSupport
import Testing

@Suite struct AssetsTests {
    private func folder() throws -> String {
        let folder = try TemporaryFolder.make()
        try Data("body{}".utf8).write(to: folder.appendingPathComponent("bootstrap.min.css"))
        try Data("zipped".utf8).write(to: folder.appendingPathComponent("bootstrap.min.css.gz"))
        try Data("secret".utf8).write(to: folder.appendingPathComponent("keyring"))
        return folder.path
    }

    @Test func `a library is kept for a year under its digest, and handed out compressed to who takes it`() async throws {
        try await Park(assets: Assets(folder: folder())).visit { browser in
            let page = try await browser.get("/sign-in").text
            let address = String(try #require(page.firstMatch(of: /href="(\/assets\/bootstrap.min.css\?v=[^"]+)"/)).1)
            let plain = try await browser.get(address)
            #expect(plain.text == "body{}")
            #expect(plain.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(try await browser.get(address, headers: [.acceptEncoding: "gzip, br"]).text == "zipped")
            let tag = try #require(plain.headers[.eTag])
            #expect(try await browser.get(address, headers: [.ifNoneMatch: tag]).status == 304)
            #expect(try await browser.get("/assets/bootstrap.min.css").headers[.cacheControl] == "public, max-age=300")
        }
    }

    @Test func `nothing else of the folder is served, and pages do without libraries that are not there`() async throws {
        try await Park(assets: Assets(folder: folder())).visit { browser in
            for name in ["keyring", "bootstrap.min.css.gz", "..%2Fkeyring", "%2e%2e%2fkeyring"] {
                let page = try await browser.get("/assets/\(name)")
                #expect(page.status == 404, "\(name)")
            }
            let page = try await browser.get("/sign-in").text
            #expect(!page.contains("htmx.min.js"))
            #expect(page.contains("/assets/zhijian.css?v="))
        }
    }
}
