import Access
import Calendars
import Database
import EarlyWarning
import Employers
import FieldTestSupport
import Foundation
import Organisations
import Registers
import TestSupport
import Testing

@testable import Supervision

/// What a device sends: entries as its page writes them.
struct FieldDevice: Sendable {
    let visitor: Visitor
    static let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + (0..<400).map { UInt8($0 % 251) }

    static func answer(_ item: String, _ answer: String, _ finding: String = "", checklist: String = "general") -> [String:
        String]
    {
        ["checklist": checklist, "item": item, "answer": answer, "finding": finding]
    }

    static func text(_ entry: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: entry, options: [.sortedKeys]), as: UTF8.self)
    }

    func send(_ text: String, digest: String? = nil, photo: [UInt8]? = nil) async throws -> Visitor.Page {
        try await visitor.upload(
            "/api/v1/field/entry",
            fields: ["entry": text, "sha256": digest ?? FieldEntrySent.digest(Array(text.utf8))],
            files: photo.map { ["photo": $0] } ?? [:])
    }
}

extension SupervisionOffice {
    /// An office whose first two inspectors have accounts, and a visit that both are sent on.
    static func withDevices(_ engine: Engine = .sqlite) async throws -> (office: SupervisionOffice, visit: Int64) {
        let office = try await SupervisionOffice(engine)
        try await office.site.openAccount("second", .supervisor, region: "440000/441700/441702")
        try await office.office.change(Inspector.self, office.inspectors[0]) { $0.accountName = "supervisor" }
        try await office.office.change(Inspector.self, office.inspectors[1]) { $0.accountName = "second" }
        return (office, try await office.sent(team: Array(office.inspectors.prefix(2))))
    }

    /// A visit on which a team is sent.
    func sent(team: [Int64]) async throws -> Int64 {
        let employer = employers[0]
        return try await registers.write(as: supervisor) { transaction in
            var visit = Inspection()
            visit.employer = Int(employer)
            visit.kind = "routine"
            return try OpenInspection.open(visit, team: team, transaction).id
        }
    }

    func lastEntry() async throws -> Int64 {
        try await registers.read { try $0.value("SELECT sequence FROM ledger_head WHERE id = 1").integer ?? 0 }
    }

    /// Eight in the morning of the office's day: when things are taken.
    var moment: Int64 { (Instant(startOf: office.today) + 8 * 3_600_000).milliseconds }

    /// As another inspector fills a checklist at a desk.
    func fill(_ visit: Int64, _ item: String, _ answer: String, _ finding: String) async throws {
        try await site.visit(as: "second") { visitor in
            let page = try await visitor.post(
                "/inspection/\(visit)/checklist/general", ["answer-\(item)": answer, "finding-\(item)": finding])
            #expect(page.status == 303)
        }
    }
}

@Suite(.requirement("R-82", "R-84")) struct FieldTests {
    @Test(arguments: Engine.allCases)
    func `the task pack holds the account's own visits with posts, hazards and forms, and the contact only masked`(engine: Engine)
        async throws
    {
        let (it, visit) = try await SupervisionOffice.withDevices(engine)
        let other = try await it.sent(team: Array(it.inspectors[1...2]))
        try await it.site.openAccount(of: it.employers[0])
        try await it.site.visit(as: "supervisor") { visitor in
            let pack = try await visitor.get("/api/v1/field/pack")
            #expect(pack.status == 200)
            #expect(pack.text.contains("\"id\":\(visit),"))
            #expect(!pack.text.contains("\"id\":\(other),"))
            for word in ["模拟五金制品有限公司", "打磨工", "喷漆工", "设置或指定职业卫生管理机构", "噪声"] {
                #expect(pack.text.contains(word), "\(word)")
            }
            #expect(!pack.text.contains("13800000001"))
            #expect(!pack.text.contains("模拟联系人"))
            // 72 hours, as the parameter of the day says.
            let from = try #require(pack.text.firstMatch(of: /"packedAt":(\d+)/).flatMap { Int64($0.1) })
            #expect(pack.text.contains("\"expiresAt\":\(from + 72 * 3_600_000)"))
        }
        for (name, status) in [(nil, 401), ("factory", 403)] {
            try await it.site.visit(as: name) { visitor in
                let refused = try await visitor.get("/api/v1/field/pack")
                #expect(refused.status == status)
            }
        }
    }

    @Test func `the page that a device keeps names nobody and carries no token`() async throws {
        let (it, _) = try await SupervisionOffice.withDevices()
        try await it.site.visit(as: "supervisor") { visitor in
            let page = try await visitor.get("/field/app")
            #expect(page.status == 200)
            #expect(!page.text.contains("_token"))
            #expect(!page.text.contains("supervisor"))
            for file in ["app.js", "forms.js", "store.js", "worker.js", "app.css"] {
                #expect(try await visitor.get("/field/\(file)").status == 200, "\(file)")
            }
            let manifest = try await visitor.get("/field/manifest.webmanifest").text
            let read = try #require(try JSONSerialization.jsonObject(with: Data(manifest.utf8)) as? [String: Any])
            #expect(read["start_url"] as? String == "/field/app")
            #expect(read["display"] as? String == "standalone")
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was taken without network arrives once: a replay changes nothing, another text under its number is refused`(
        engine: Engine
    ) async throws {
        let (it, visit) = try await SupervisionOffice.withDevices(engine)
        let moment = it.moment
        try await it.site.visit(as: "supervisor") { visitor in
            let device = FieldDevice(visitor: visitor)
            func entry(_ finding: String) throws -> String {
                try FieldDevice.text([
                    "id": "aaaaaaaa-0000-4000-8000-000000000001", "kind": "visit", "takenAt": moment, "inspection": visit,
                    "answers": [FieldDevice.answer("G01", "yes"), FieldDevice.answer("G13", "no", finding)], "base": [],
                    "conclusion": ["outcome": "ordered", "problems": "打磨岗位除尘未开", "opinion": ""],
                ])
            }
            let first = try await device.send(entry("除尘未开"))
            #expect(first.status == 200)
            #expect(first.text.contains("\"status\":\"stored\""))
            let stored = try await it.office.find(Inspection.self, visit)
            #expect(stored.stored.state == "concluded")
            #expect(stored.record.failed == 1 && stored.record.checked == 2)
            #expect(stored.record.visitedDay == it.office.today)
            let known = try await it.lastEntry()
            let again = try await device.send(entry("除尘未开"))
            #expect(again.status == 200)
            #expect(again.text.contains("\"status\":\"kept\""))
            #expect(try await it.lastEntry() == known)
            let other = try await device.send(entry("另一份内容"))
            #expect(other.status == 422)
            #expect(other.text.contains("SV-080"))
            #expect(try await it.lastEntry() == known)
        }
        #expect(try await it.office.faults() == [])
    }

    @Test func `a text that is not its digest, a clock that runs ahead and an answer without facts are refused with what to do`()
        async throws
    {
        let (it, visit) = try await SupervisionOffice.withDevices()
        let moment = it.moment
        try await it.site.visit(as: "supervisor") { visitor in
            let device = FieldDevice(visitor: visitor)
            func entry(_ changes: [String: Any]) throws -> String {
                try FieldDevice.text(
                    [
                        "id": "aaaaaaaa-0000-4000-8000-000000000002", "kind": "visit", "takenAt": moment, "inspection": visit,
                        "answers": [FieldDevice.answer("G01", "yes")],
                    ].merging(changes) { $1 })
            }
            let changed = try await device.send(entry([:]), digest: String(repeating: "0", count: 64))
            #expect(changed.status == 422)
            #expect(changed.text.contains("重新上传"))
            let ahead = try await device.send(entry(["takenAt": moment + 7 * 3_600_000]))
            #expect(ahead.text.contains("自动校时"))
            let bare = try await device.send(entry(["answers": [FieldDevice.answer("G13", "no")]]))
            #expect(bare.status == 409)
            #expect(bare.text.contains("请写明发现的事实"))
            #expect(try await device.send(entry(["id": "short"])).status == 422)
            #expect(try await device.send(entry(["answers": [FieldDevice.answer("X99", "yes")]])).text.contains("检查表已更换"))
            #expect(try await device.send("no json").status == 422)
        }
        #expect(try await it.office.find(Inspection.self, visit).record.checked == 0)
    }

    @Test func `another inspector's visit is refused, that of another county is not found`() async throws {
        let (it, visit) = try await SupervisionOffice.withDevices()
        let moment = it.moment
        try await it.site.openAccount("third", .supervisor, region: "440000/441700/441702")
        try await it.site.openAccount("elsewhere", .supervisor, region: "440000/441700/441781")
        for (name, status) in [("third", 409), ("elsewhere", 404)] {
            try await it.site.visit(as: name) { visitor in
                let text = try FieldDevice.text([
                    "id": "aaaaaaaa-0000-4000-8000-00000000000\(status)", "kind": "visit", "takenAt": moment, "inspection": visit,
                    "answers": [FieldDevice.answer("G01", "yes")],
                ])
                let refused = try await FieldDevice(visitor: visitor).send(text)
                #expect(refused.status == status)
                if status == 409 { #expect(refused.text.contains("SV-070")) }
                let picture = try FieldDevice.text([
                    "id": "aaaaaaaa-0000-4000-8000-00000000001\(status)", "kind": "photo", "takenAt": moment, "inspection": visit,
                    "photo": FieldEntrySent.digest(FieldDevice.picture),
                ])
                #expect(try await FieldDevice(visitor: visitor).send(picture, photo: FieldDevice.picture).status == status)
            }
        }
        #expect(try await it.office.find(Inspection.self, visit).stored.version == 1)
    }

    @Test(arguments: Engine.allCases)
    func `a photograph is kept with the digest of its taking; one whose bytes differ is refused with what to do`(engine: Engine)
        async throws
    {
        let (it, visit) = try await SupervisionOffice.withDevices(engine)
        let moment = it.moment
        try await it.site.visit(as: "supervisor") { visitor in
            let device = FieldDevice(visitor: visitor)
            let digest = FieldEntrySent.digest(FieldDevice.picture)
            func entry(_ number: Int, _ digest: String) throws -> String {
                try FieldDevice.text([
                    "id": "bbbbbbbb-0000-4000-8000-00000000000\(number)", "kind": "photo", "takenAt": moment, "inspection": visit,
                    "photo": digest,
                ])
            }
            let wrong = try await device.send(entry(1, digest), photo: FieldDevice.picture + [0])
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("请重新拍摄"))
            #expect(try await device.send(entry(1, digest)).status == 422)
            let text = Array("no picture".utf8)
            #expect(try await device.send(entry(2, FieldEntrySent.digest(text)), photo: text).text.contains("PG-012"))
            #expect(try await device.send(entry(1, digest), photo: FieldDevice.picture).status == 200)
            #expect(try await device.send(entry(1, digest), photo: FieldDevice.picture).text.contains("kept"))
            let files = try await it.registers.read {
                try $0.query("SELECT sha256 FROM attachment WHERE register = 'inspection' AND record_id = ?1", [.integer(visit)])
                    .map { $0.text("sha256") }
            }
            #expect(files == [digest])
            let page = try await visitor.get("/inspection/\(visit)")
            #expect(page.text.contains(digest.prefix(16)))
            #expect(page.words.contains("现场照片"))
        }
        #expect(try await it.office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `where another officer wrote meanwhile both versions come back, the officer decides, and nothing typed is lost`(
        engine: Engine
    )
        async throws
    {
        let (it, visit) = try await SupervisionOffice.withDevices(engine)
        let moment = it.moment
        try await it.fill(visit, "G13", "yes", "已开启")
        try await it.fill(visit, "G14", "no", "两人未戴口罩")
        try await it.site.visit(as: "supervisor") { visitor in
            let device = FieldDevice(visitor: visitor)
            let (mine13, mine14) = (FieldDevice.answer("G13", "no", "除尘未开"), FieldDevice.answer("G14", "yes"))
            func entry(_ changes: [String: Any]) throws -> String {
                try FieldDevice.text(
                    [
                        "id": "cccccccc-0000-4000-8000-000000000001", "kind": "visit", "takenAt": moment, "inspection": visit,
                        "answers": [FieldDevice.answer("G01", "yes"), mine13, mine14], "base": [],
                    ].merging(changes) { $1 })
            }
            let known = try await it.lastEntry()
            let conflict = try await device.send(entry([:]))
            #expect(conflict.status == 409)
            for word in ["\"status\":\"conflict\"", "除尘未开", "已开启", "两人未戴口罩", "second"] {
                #expect(conflict.text.contains(word), "\(word)")
            }
            #expect(try await it.lastEntry() == known)
            let theirs = [FieldDevice.answer("G13", "yes", "已开启"), FieldDevice.answer("G14", "no", "两人未戴口罩")]
            let decided = try await device.send(
                entry(["answers": [FieldDevice.answer("G01", "yes"), mine13], "base": theirs, "setAside": [mine14]]))
            #expect(decided.status == 200)
            let answers = try await it.registers.read { try FieldPackReading.answers(visit, $0) }
            #expect(answers.map { "\($0.item) \($0.answer)" } == ["G01 yes", "G13 no", "G14 no"])
            #expect(try await visitor.get("/inspection/\(visit)").words.contains("general G14：yes"))
        }
        #expect(try await it.office.faults() == [])
    }

    @Test func `a visit that another officer ended takes no more answers; what was typed is kept beside it`() async throws {
        let (it, visit) = try await SupervisionOffice.withDevices()
        let moment = it.moment
        try await it.registers.write(as: it.supervisor) { try SupervisionOffice.conclude(visit, "pending", "粉尘较大", $0) }
        try await it.site.visit(as: "supervisor") { visitor in
            let device = FieldDevice(visitor: visitor)
            func entry(_ changes: [String: Any]) throws -> String {
                try FieldDevice.text(
                    [
                        "id": "dddddddd-0000-4000-8000-000000000001", "kind": "visit", "takenAt": moment, "inspection": visit,
                        "answers": [FieldDevice.answer("G13", "no", "除尘未开")],
                        "conclusion": ["outcome": "ordered", "problems": "本机写的问题", "opinion": ""],
                    ].merging(changes) { $1 })
            }
            let ended = try await device.send(entry([:]))
            #expect(ended.status == 409)
            #expect(ended.text.contains("粉尘较大"))
            #expect(try await device.send(entry(["isApart": true])).status == 200)
            let page = try await visitor.get("/inspection/\(visit)").words
            #expect(page.contains("除尘未开") && page.contains("本机写的问题"))
            #expect(try await it.office.find(Inspection.self, visit).record.problems == "粉尘较大")
        }
        #expect(try await it.office.faults() == [])
    }

    @Test(.requirement("R-85"), arguments: Engine.allCases)
    func `a township patrol with its photograph is handed up to the county once`(engine: Engine) async throws {
        let (it, _) = try await SupervisionOffice.withDevices(engine)
        let (moment, employer) = (it.moment, it.employers[1])
        try await it.site.openAccount("town", .townOfficer, region: "440000/441700/441702")
        try await it.office.enter(
            Inspector.self,
            [
                "name": "模拟协管员", "certificate": "XG1", "kind": "town", "department": "health", "organisation_name": "模拟镇",
                "region_code": CountyOffice.jiangcheng, "certificate_until": "2027-12-31", "account_name": "town",
            ])
        let patrol = "eeeeeeee-0000-4000-8000-000000000001"
        @Sendable func entry(_ changes: [String: Any] = [:]) throws -> String {
            try FieldDevice.text(
                [
                    "id": patrol, "kind": "patrol", "takenAt": moment, "employer": employer, "isHandedUp": true,
                    "answers": [FieldDevice.answer("T03", "no", "粉尘无防护设施", checklist: "patrol")],
                ].merging(changes) { $1 })
        }
        try await it.site.visit(as: "town") { visitor in
            let device = FieldDevice(visitor: visitor)
            let pack = try await visitor.get("/api/v1/field/pack").text
            #expect(pack.contains("\"mayPatrol\":true") && pack.contains("模拟五金制品2厂"))
            let picture = try FieldDevice.text([
                "id": "eeeeeeee-0000-4000-8000-000000000002", "kind": "photo", "takenAt": moment, "patrol": patrol,
                "photo": FieldEntrySent.digest(FieldDevice.picture),
            ])
            #expect(try await device.send(picture, photo: FieldDevice.picture).text.contains("请先上传巡查记录"))
            let nothing = [FieldDevice.answer("T03", "yes", checklist: "patrol")]
            #expect(try await device.send(entry(["answers": nothing])).text.contains("不需要上报"))
            #expect(try await device.send(entry()).status == 200)
            #expect(try await device.send(entry()).text.contains("kept"))
            #expect(try await device.send(picture, photo: FieldDevice.picture).status == 200)
        }
        let clues = try await it.registers.read {
            try $0.query("SELECT source, source_text, state, inspection FROM enforcement_case ORDER BY id")
        }
        #expect(clues.map { $0.text("source") } == ["town"])
        #expect(clues[0].text("source_text").contains("粉尘无防护设施"))
        let visit = try await it.office.find(Inspection.self, clues[0].integer("inspection"))
        #expect(visit.record.kind == "patrol" && visit.record.outcome == "pending")
        try await it.site.visit(as: "supervisor") { visitor in
            let refused = try await FieldDevice(visitor: visitor).send(
                entry(["id": "eeeeeeee-0000-4000-8000-000000000003"]))
            #expect(refused.text.contains("SV-070"))
        }
        #expect(try await it.office.faults() == [])
    }
}
