import Crypto
import Database
import Foundation
import Identifiers

/// Uploaded files in the store, in pieces, and on disk while one is read.
struct ImportFiles: Sendable {
    let database: any Database
    /// Where files lie while they are read; their owner alone may look.
    let folder: URL

    static let piece = 1 << 20

    /// Stores a file piece by piece; returns its size and SHA-256.
    func store(path: String, for id: Int64) async throws -> (size: Int64, sha256: String) {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var digest = SHA256()
        var size: Int64 = 0
        var part: Int64 = 0
        while let bytes = try file.read(upToCount: ImportFiles.piece), !bytes.isEmpty {
            digest.update(data: bytes)
            let row: [Value] = [.integer(id), .integer(part), .bytes([UInt8](bytes))]
            try await database.write { connection in
                try connection.append(to: "import_file_part", columns: ["import_id", "part", "content"], rows: [row])
            }
            size += Int64(bytes.count)
            part += 1
        }
        let hash = Hexadecimal.text(digest.finalize())
        return (size, hash)
    }

    /// Writes a stored file to disk for reading and hands over its path; removed afterwards.
    func withFile<Result>(_ id: Int64, _ body: (String) async throws -> Result) async throws -> Result {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let place = folder.appending(path: "\(id)-\(UUID().uuidString)")
        let options: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: place.path, contents: nil, attributes: options) else {
            throw ImportError.fileGone
        }
        defer { try? FileManager.default.removeItem(at: place) }
        let file = try FileHandle(forWritingTo: place)
        var part: Int64 = 0
        while let bytes = try await piece(part, of: id) {
            try file.write(contentsOf: bytes)
            part += 1
        }
        try file.close()
        guard part > 0 else { throw ImportError.fileGone }
        return try await body(place.path)
    }

    private func piece(_ part: Int64, of id: Int64) async throws -> Data? {
        try await database.read { connection in
            try connection.first(
                "SELECT content FROM import_file_part WHERE import_id = ?1 AND part = ?2", [.integer(id), .integer(part)]
            ).flatMap { $0["content"].bytes }
        }.map { Data($0) }
    }

    /// An uploaded file may be full of persons: it goes as soon as it is not needed.
    static func remove(_ connection: any Connection, _ id: Int64) throws {
        try connection.execute("DELETE FROM import_file_part WHERE import_id = ?1", [.integer(id)])
    }
}
