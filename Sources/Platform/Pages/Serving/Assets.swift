import Foundation
import Hummingbird
import NIOCore
import Synchronization

/// Files of the pages: the product's own sheet and script from the binary, the front-end libraries from a folder.
///
/// Addresses carry a digest of the content (`/assets/zhijian.css?v=…`), so a browser may keep them for a year.
public final class Assets: Sendable {
    struct File: Sendable {
        let bytes: ByteBuffer
        /// The same content compressed, where `NAME.gz` stands beside the file.
        var zipped: ByteBuffer?
        let type: String
        let digest: String
    }

    private let files: [String: File]
    /// Libraries of the folder: a page refers only to what is there.
    var names: Set<String> { Set(files.keys) }

    /// - Parameter folder: nil or missing: pages go without the libraries.
    public init(folder: String?) {
        var files: [String: File] = [:]
        for (name, bytes) in Assets.own { files[name] = Assets.file(name, bytes) }
        if let folder {
            for name in Assets.served {
                let path = folder + "/" + name
                if let data = FileManager.default.contents(atPath: path) {
                    files[name] = Assets.file(name, Array(data))
                    files[name]?.zipped = FileManager.default.contents(atPath: path + ".gz").map { ByteBuffer(bytes: $0) }
                }
            }
        }
        self.files = files
    }

    static let served = [
        "bootstrap.min.css", "bootstrap.bundle.min.js", "bootstrap-icons.min.css", "fonts/bootstrap-icons.woff2", "htmx.min.js",
        "htmx-sse.min.js", "echarts.min.js",
    ]

    static var own: [(name: String, bytes: [UInt8])] {
        [
            ("zhijian.css", PackageResources.zhijian_css), ("zhijian.js", PackageResources.zhijian_js),
            ("icon.svg", PackageResources.icon_svg),
        ]
    }

    private static func file(_ name: String, _ bytes: [UInt8]) -> File {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let type =
            switch name.split(separator: ".").last {
            case "css": "text/css; charset=utf-8"
            case "js": "text/javascript; charset=utf-8"
            case "svg": "image/svg+xml"
            case "woff2": "font/woff2"
            default: "application/octet-stream"
            }
        return File(bytes: ByteBuffer(bytes: bytes), type: type, digest: String(hash, radix: 36))
    }

    func find(_ name: String) -> File? { files[name] }

    /// The address of a file with its digest; nil when it is not there.
    func address(_ name: String) -> String? { files[name].map { "/assets/\(name)?v=\($0.digest)" } }

    func response(_ name: String, request: Request) throws -> Response {
        guard let file = files[name] else { throw PageError.noSuchPage }
        let tag = "\"\(file.digest)\""
        let isCurrent = request.uri.queryParameters.get("v") == file.digest
        var headers: HTTPFields = [
            .contentType: file.type, .eTag: tag, .vary: "Accept-Encoding",
            .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "public, max-age=300",
        ]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        if let zipped = file.zipped, request.headers[.acceptEncoding]?.contains("gzip") == true {
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: zipped))
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: file.bytes))
    }
}
