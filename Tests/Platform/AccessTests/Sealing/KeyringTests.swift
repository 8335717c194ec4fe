import Foundation
import TestSupport
import Testing

@testable import Access

@Suite struct KeyringTests {
    func mode(_ path: String) throws -> Int {
        try #require((try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue)
    }

    @Test func `the first start makes the file for its owner alone, the second reads it`() throws {
        let folder = try TemporaryFolder.make().path
        let first = try Keyring.load(directory: folder)
        #expect(try mode(folder + "/keyring") == 0o600)
        #expect(try Keyring.load(directory: folder) == first)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["keyring"])
        #expect(Set(first.keys.map(\.secret)).count == 4)
    }

    @Test func `a file that others may read is refused`() throws {
        let folder = try TemporaryFolder.make().path
        _ = try Keyring.load(directory: folder)
        for exposed in [0o640, 0o604, 0o660] {
            try FileManager.default.setAttributes([.posixPermissions: exposed], ofItemAtPath: folder + "/keyring")
            #expect(throws: AccessError.keyringExposed) { try Keyring.load(directory: folder) }
        }
    }

    @Test func `keys from the environment need no file`() throws {
        let folder = try TemporaryFolder.make().path
        let keyring = try Keyring.generate()
        let text = keyring.text.split(separator: "\n").joined(separator: ";")
        #expect(try Keyring.load(directory: folder, environment: ["ZHIJIAN_KEYRING": text]) == keyring)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test func `an existing file is not overwritten unless asked`() throws {
        let path = try TemporaryFolder.make().path + "/keyring"
        let first = try Keyring.generate()
        #expect(try first.write(to: path, replacing: false))
        let second = try first.rotatingFieldKey()
        #expect(try !second.write(to: path, replacing: false))
        #expect(try Keyring.read(path) == first)
        #expect(try second.write(to: path, replacing: true))
        #expect(try Keyring.read(path) == second)
        #expect(try mode(path) == 0o600)
    }

    @Test(arguments: [
        "", "f1 field AAAA", "f1 field", "f1 wrong AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "f1 field AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    ])
    func `a damaged text is refused`(text: String) {
        #expect(throws: AccessError.keyringUnreadable) { try Keyring(text: text) }
    }

    @Test func `an id twice is refused`() throws {
        let keys = try Keyring.generate().keys
        #expect(throws: AccessError.keyringUnreadable) { try Keyring(keys: keys + [keys[0]]) }
    }
}
