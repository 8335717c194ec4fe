import Foundation
import TestSupport
import Testing

@Suite struct KeyringCommandTests {
    @Test func `a new key is added, the older ones stay, and no key is printed`() async throws {
        let store = try await OfficeStore.make()
        let before = try String(contentsOfFile: store.keyring, encoding: .utf8)
        let answer = try Zhijian.run("keyring", "rotate", "--data", store.folder)
        #expect(answer.status == 0)
        #expect(answer.output.contains("f2"))
        #expect(answer.messages.contains("keyring 副本"))
        let after = try String(contentsOfFile: store.keyring, encoding: .utf8)
        #expect(after.hasPrefix(before))
        #expect(after.split(separator: "\n").count == before.split(separator: "\n").count + 1)
        let mode = try FileManager.default.attributesOfItem(atPath: store.keyring)[.posixPermissions] as? Int
        #expect(mode == 0o600)

        let list = try Zhijian.run("keyring", "list", "--data", store.folder)
        #expect(list.output == "f1\tfield\ni1\tindex\nt1\ttoken\nl1\tlog\nf2\tfield")
        for line in after.split(separator: "\n") where !line.hasPrefix("#") {
            let secret = try #require(line.split(separator: " ").last)
            let told = answer.output + answer.messages + list.output
            #expect(!told.contains(String(secret)))
        }
        #expect(try Zhijian.run("self-check", "--data", store.folder).status == 0)
    }

    @Test func `where there is no keyring none is made`() throws {
        let folder = try TemporaryFolder.make().path
        for act in ["list", "rotate"] {
            let answer = try Zhijian.run("keyring", act, "--data", folder)
            #expect(answer.status == 2)
            #expect(answer.messages.contains("CL-009"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder + "/keyring"))
    }
}
