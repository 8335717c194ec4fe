import CLibZip
import Foundation

struct Missing: Error {}

func temporaryPath(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-\(name)").path
}

func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}

/// The text of one part of a package file.
func part(_ name: String, of path: String) throws -> String {
    var code: Int32 = 0
    let archive = try required(zip_open(path, ZIP_RDONLY, &code))
    defer { zip_discard(archive) }
    let file = try required(zip_fopen(archive, name, 0))
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = zip_fread(file, &buffer, UInt64(buffer.count)), count > 0 { bytes += buffer.prefix(Int(count)) }
    return String(decoding: bytes, as: UTF8.self)
}
