import CZlib
import Hummingbird
import NIOCore
import Testing

@testable import Pages

@Suite struct CompressionTests {
    private func inflated(_ buffer: ByteBuffer) -> String {
        var input = Array(buffer.readableBytesView)
        var output = [UInt8](repeating: 0, count: 1 << 20)
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return "" }
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                let code = inflate(&stream, Z_FINISH)
                return code == Z_STREAM_END ? output.count - Int(stream.avail_out) : 0
            }
        }
        inflateEnd(&stream)
        return String(decoding: output[..<count], as: UTF8.self)
    }

    @Test func `a page and JSON travel as gzip where the reader takes it, and are the same inside`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            for number in 1...9 { try await browser.post("/tree", Park.banyan.merging(["number": "T-\(number)"]) { $1 }) }
            let plain = try await browser.get("/api/v1/tree")
            #expect(plain.headers[.contentEncoding] == nil)
            #expect(plain.headers[.vary] == "Accept-Encoding")
            let packed = try await browser.get("/api/v1/tree", headers: [.acceptEncoding: "br, gzip;q=0.8"])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.bytes.readableBytes < plain.bytes.readableBytes / 3)
            #expect(inflated(packed.bytes) == plain.text)
            #expect(try await browser.get("/tree", headers: [.acceptEncoding: "gzip"]).headers[.contentEncoding] == "gzip")
            let refused = try await browser.get("/tree", headers: [.acceptEncoding: "gzip;q=0, identity"])
            #expect(refused.headers[.contentEncoding] == nil)
        }
    }

    @Test func `what is shown once is not compressed, and the token of a form is another in each answer`() async throws {
        try await Park().visit(as: "city-warden") { browser in
            let (first, second) = (try await browser.token(), try await browser.token())
            #expect(first != second)
            let body = "_token=\(try await browser.token())&name=x&scope=read&days=3"
            let page = try await browser.send(
                "/account/token", .post,
                headers: [.contentType: "application/x-www-form-urlencoded", .acceptEncoding: "gzip"],
                body: ByteBuffer(string: body))
            #expect(page.status == 200)
            #expect(page.headers[.contentEncoding] == nil)
        }
    }

    @Test(arguments: [0, 1, 40_000]) func `an answer of any length ends its frame`(length: Int) throws {
        let text = String(repeating: "尘毒噪", count: length)
        let deflation = try #require(Deflation())
        var packed = deflation.deflate(ByteBuffer(string: text), isLast: false)
        packed.writeImmutableBuffer(deflation.deflate(ByteBuffer(), isLast: true))
        #expect(inflated(packed) == text)
    }
}
