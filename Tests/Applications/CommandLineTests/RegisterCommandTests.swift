import Database
import Foundation
import TestSupport
import Testing

/// `zhijian register …`
@Suite struct RegisterCommandTests {
    @Test func `list names every register with what it serves`() throws {
        let list = try Zhijian.run("register", "list", "--json").list
        let employer = list.first { $0["name"] as? String == "employer" }
        #expect(employer?["title"] as? String == "用人单位")
        #expect((employer?["requirements"] as? [String])?.contains("R-18") == true)
        let lines = try Zhijian.run("register", "list").output.split(separator: "\n")
        #expect(lines.count == list.count)
    }

    @Test func `describe prints fields and states, and refuses a name that is none`() throws {
        let described = try Zhijian.run("register", "describe", "organisation", "--json").json
        let fields = described["fields"] as? [[String: Any]] ?? []
        let contact = fields.first { $0["name"] as? String == "contact_name" }
        #expect(contact?["sealed"] as? Bool == true)
        let transitions = described["transitions"] as? [[String: Any]] ?? []
        #expect(transitions.compactMap { $0["name"] as? String } == ["suspend", "resume", "close"])

        let refused = try Zhijian.run("register", "describe", "no_such_register")
        #expect(refused.status == 2)
        #expect(refused.messages == "CL-011 没有这个台账。请用 register list 查看台账名称。")
    }

    @Test(.requirement("R-13")) func `a template can be filled in and imported as it is`() async throws {
        let store = try await OfficeStore.make()
        let template = try Zhijian.run("register", "template", "organisation", "--data", store.folder)
        #expect(template.status == 0)
        let headings = template.output.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        #expect(headings.first?.hasSuffix("机构名称") == true)
        let cells = headings.map { heading in
            switch heading.trimmingCharacters(in: CharacterSet(charactersIn: "\u{FEFF}\r")) {
            case "机构名称": "示例监督所"
            case "机构类型": "supervision"
            case "所在地区": "441702"
            default: ""
            }
        }
        let sheet = try Sheet.write(template.output + "\n" + cells.joined(separator: ",") + "\n")
        let answer = try Zhijian.run("register", "import", "organisation", sheet, "--data", store.folder, "--json")
        #expect(answer.status == 0)
        #expect(answer.json["created"] as? Int == 1)
    }

    @Test func `a template needs no store`() throws {
        let file = try TemporaryFolder.make().appending(path: "employer.xlsx").path
        let nothing = try TemporaryFolder.make().appending(path: "nothing").path
        let answer = try Zhijian.run("register", "template", "employer", "--output", file, "--data", nothing)
        #expect(answer.status == 0)
        #expect(FileManager.default.contents(atPath: file)?.prefix(2) == Data("PK".utf8))
        #expect(!FileManager.default.fileExists(atPath: nothing))
    }

    @Test(.requirement("R-13")) func `refused rows come back in a workbook beside the input, mended ones are taken`() async throws
    {
        let store = try await OfficeStore.make()
        let sheet = try Sheet.write(Sheet.heading + "示例职防院,prevention_institute,441702,\n示例诊所,没有的类型,441702,\n")
        let first = try Zhijian.run("register", "import", "organisation", sheet, "--data", store.folder, "--json")
        #expect(first.status == 1)
        #expect(first.json["created"] as? Int == 1)
        #expect(first.json["failed"] as? Int == 1)
        let corrected = try #require(first.json["corrected"] as? String)
        #expect(corrected.hasSuffix("organisations.corrected.xlsx"))
        #expect(!first.messages.contains("示例诊所"))
        let again = try Zhijian.run("register", "import", "organisation", corrected, "--data", store.folder, "--json")
        #expect(again.status == 1)
        #expect(again.json["rows"] as? Int == 1)
    }

    @Test func `the same file twice changes nothing`() async throws {
        let store = try await OfficeStore.make()
        let sheet = try Sheet.write(Sheet.fiveOrganisations)
        let answer = try Zhijian.run("register", "import", "organisation", sheet, "--data", store.folder)
        #expect(answer.status == 0)
        #expect(answer.output == "导入 5 行：新增 0，修改 0，未变 5，未通过 0")
    }

    @Test func `a check stores nothing`() async throws {
        let store = try await OfficeStore.make()
        let sheet = try Sheet.write(Sheet.heading + "示例职防院,prevention_institute,441702,\n")
        let answer = try Zhijian.run("register", "import", "organisation", sheet, "--check", "--data", store.folder, "--json")
        #expect(answer.status == 0)
        #expect(answer.json["created"] as? Int == 1)
        #expect(answer.json["stored"] as? Bool == false)
        #expect(try await store.rows("SELECT id FROM organisation").count == 5)
    }

    @Test func `an export filters, masks sealed fields, imports again, and is noted in the access log`() async throws {
        let store = try await OfficeStore.make()
        let file = try TemporaryFolder.make().appending(path: "out.csv").path
        let answer = try Zhijian.run(
            "register", "export", "organisation", file, "--filter", "name.has=中心3", "--data", store.folder, "--json")
        #expect(answer.status == 0)
        #expect(answer.json["records"] as? Int == 1)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains("示例疾控中心3"))
        #expect(!text.contains("联系人3"))
        #expect(
            try await store.rows("SELECT account_name, action, register, record_count FROM access_log")
                == ["\([.text("console"), .text("export"), .text("organisation"), .integer(1)] as [Value])"])
    }

    @Test func `an existing file is not written over`() async throws {
        let store = try await OfficeStore.make()
        let file = try Sheet.write("kept", name: "out.csv")
        let answer = try Zhijian.run("register", "export", "organisation", file, "--data", store.folder)
        #expect(answer.status == 2)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
    }

    @Test func `a filter on a field that is none is unusable input`() async throws {
        let store = try await OfficeStore.make()
        let file = try TemporaryFolder.make().appending(path: "out.csv").path
        let answer = try Zhijian.run(
            "register", "export", "organisation", file, "--filter", "no_such_field=1", "--data", store.folder)
        #expect(answer.status == 2)
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test func `commands never make a store where there is none`() throws {
        let folder = try TemporaryFolder.make().appending(path: "nothing").path
        let sheet = try Sheet.write(Sheet.fiveOrganisations)
        let answer = try Zhijian.run("register", "import", "organisation", sheet, "--data", folder)
        #expect(answer.status == 2)
        #expect(answer.messages == "CL-001 这里没有数据库。请核对 --data 或 --database；新建数据库请用 serve 或 simulate city。")
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func `an account that is not in use cannot be named`() async throws {
        let store = try await OfficeStore.make()
        let sheet = try Sheet.write(Sheet.fiveOrganisations)
        let answer = try Zhijian.run("register", "import", "organisation", sheet, "--as", "nobody", "--data", store.folder)
        #expect(answer.status == 2)
        #expect(answer.messages == "CL-016 账号没有启用，不能以它的名义操作。请核对 --as。")
    }
}
