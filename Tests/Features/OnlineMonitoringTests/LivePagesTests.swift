import Access
import Calendars
import EarlyWarning
import Employers
import FieldTestSupport
import HJ212
import Organisations
import Pages
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import OnlineMonitoring

/// The county's pages with a factory that has a noise device, at nine in the morning of 2 March 2026.
struct LiveSite: Sendable {
    let site: CountyWebsite
    let employer: Int64
    let device: Int64

    init(registering input: [String: String] = [:], certifiedUntil expiry: String = "2026-12-31") async throws {
        site = try await CountyWebsite(
            slices: CountyWebsite.slices + [WorkplaceMonitoring.slice, EarlyWarning.slice, OnlineMonitoring.slice])
        employer = try await site.office.openFactory()
        let fields = [
            "mn": MonitoringOffice.mn, "name": "一车间噪声", "employer": "#\(employer)",
        ]
        device = try await site.office.enter(MonitoringDevice.self, fields.merging(input) { $1 }).id
        try await site.office.enter(
            DeviceCertificate.self,
            [
                "employer": "#\(employer)", "device": "#\(device)", "kind": "verification", "number": "JD-1",
                "issued_day": "2026-01-01", "expiry_day": expiry, "is_qualified": "是",
            ])
        try await site.office.enter(
            MonitoringChannel.self,
            ["employer": "#\(employer)", "device": "#\(device)", "factor": "LA", "name": "噪声", "unit": "dB(A)"])
        let region = RegionPath("440000/441700") ?? .nowhere
        try await site.product.access.accounts.install(
            NewAccount(name: "cdc", displayName: "cdc", role: .cdc, organisation: nil, region: region),
            password: "Simulated-Pass-77", mustChangePassword: false)
    }

    /// Stores frames as the listener would, some minutes before now.
    func receive(_ frames: [[UInt8]], minutesAgo: Int64 = 0) async throws {
        let at = site.product.clock.now() + -minutesAgo * 60_000
        let received = frames.flatMap { frame in
            FrameStream.events(in: frame).map { event -> ReceivedFrame in
                switch event {
                case .frame(let frame):
                    ReceivedFrame(
                        content: .taken(frame), arrivedAt: at, peer: "192.0.2.1", answer: nil, mn: frame.header.mn ?? "")
                case .refused(let refusal, let bytes):
                    ReceivedFrame(
                        content: .refused(refusal, bytes: bytes), arrivedAt: at, peer: "192.0.2.1", answer: nil,
                        mn: MonitoringOffice.mn)
                }
            }
        }
        _ = try await site.product.database.write { try FrameStorage.store(received, on: $0).receptions }
    }

    static func noise(_ level: String, at time: String, flag: String = "N", qn: String? = nil) -> [UInt8] {
        MonitoringOffice.frame("LA-Rtd=\(level),LA-Flag=\(flag)", at: time, qn: qn ?? time)
    }
}

@Suite(.requirement("R-23")) struct LivePagesTests {
    @Test func `the list tells who is on line, and the last value with its unit`() async throws {
        let live = try await LiveSite()
        try await live.receive([LiveSite.noise("84.9", at: "20260302085900")], minutesAgo: 1)
        try await live.site.visit(as: "clerk") { visitor in
            let page = try await visitor.get("/live?view=list")
            #expect(page.status == 200)
            for words in ["在线 1 台，失联 0 台，从未上线 0 台", "一车间噪声", "模拟五金制品有限公司", "噪声 84.9 dB(A)", "1 分钟前", "有效 至 2026-12-31"] {
                #expect(page.words.contains(words), "\(words)")
            }
            #expect(!page.words.contains("未经检定"))
        }
    }

    @Test func `five minutes of silence are on line, six are not`() async throws {
        for (minutes, words) in [(5, "在线 1 台，失联 0 台"), (6, "在线 0 台，失联 1 台")] {
            let live = try await LiveSite()
            try await live.receive([LiveSite.noise("84.9", at: "20260302085000")], minutesAgo: Int64(minutes))
            try await live.site.visit(as: "clerk") { visitor in
                let page = try await visitor.get("/live")
                #expect(page.words.contains(words))
            }
        }
    }

    @Test func `another county sees neither the device nor its page`() async throws {
        let live = try await LiveSite()
        try await live.receive([LiveSite.noise("84.9", at: "20260302085900")])
        try await live.site.visit(as: "yangchun") { visitor in
            let page = try await visitor.get("/live")
            #expect(page.status == 200)
            #expect(!page.text.contains("一车间噪声"))
            #expect(!page.text.contains("84.9"))
            #expect(try await visitor.get("/live/\(live.device)").status == 404)
            #expect(try await visitor.get("/live/\(live.device)/readings").status == 404)
        }
    }

    @Test func `who has not signed in is led to the door`() async throws {
        let live = try await LiveSite()
        try await live.site.visit { visitor in
            let page = try await visitor.get("/live")
            #expect(page.location.hasPrefix("/sign-in"))
        }
    }

    @Test func `the device's page draws what counts and lists all, with the device's own words`() async throws {
        let live = try await LiveSite()
        try await live.receive([
            LiveSite.noise("84.9", at: "20260302085700"), LiveSite.noise("0.0", at: "20260302085800", flag: "D"),
            LiveSite.noise("85.6", at: "20260302085900"), LiveSite.noise("86.0", at: "20260302085900", qn: "other"),
        ])
        try await live.site.visit(as: "clerk") { visitor in
            let page = try await visitor.get("/live/\(live.device)")
            #expect(page.status == 200)
            // The fault is a gap in the line, the correction stands.
            #expect(page.text.contains(#""values":[84.9,null,86]"#))
            for words in ["2026-03-02 08:58:00", "故障（D）", "更正 1", "收到数据包 4"] { #expect(page.words.contains(words), "\(words)") }
            #expect(try await visitor.get("/live/\(live.device)?kind=2061&hours=24").words.contains("这段时间没有数据"))
            #expect(try await visitor.get("/live/\(live.device)?kind=1;DROP&hours=-1").status == 200)
            #expect(try await visitor.get("/live/0").status == 404)
        }
    }

    @Test func `without certificate, and for a replayed device, every page says so`() async throws {
        let live = try await LiveSite(registering: ["is_simulated": "是"], certifiedUntil: "2026-03-01")
        try await live.receive([LiveSite.noise("84.9", at: "20260302085900")])
        try await live.site.visit(as: "clerk") { visitor in
            for address in ["/live", "/live/table", "/live/\(live.device)", "/live/\(live.device)/readings"] {
                let page = try await visitor.get(address)
                #expect(page.words.contains("未经检定"), "\(address)")
                #expect(page.words.contains("模拟或回放数据"), "\(address)")
            }
        }
    }

    @Test func `a value whose unit nobody registered is shown so`() async throws {
        let live = try await LiveSite()
        try await live.receive([MonitoringOffice.frame("a34001-Rtd=178", at: "20260302085900")])
        try await live.site.visit(as: "clerk") { visitor in
            let page = try await visitor.get("/live")
            #expect(page.words.contains("a34001 178 单位未登记"))
        }
    }

    @Test func `numbers in no register are shown to who may register them, escaped`() async throws {
        let live = try await LiveSite()
        try await live.receive([MonitoringOffice.frame("LA-Rtd=1", mn: "<b>STRANGER</b>")])
        try await live.site.visit(as: "cdc") { visitor in
            let page = try await visitor.get("/live")
            #expect(page.words.contains("未登记的设备"))
            #expect(page.text.contains("&lt;b&gt;STRANGER&lt;/b&gt;"))
            #expect(!page.text.contains("<b>STRANGER"))
        }
        try await live.site.visit(as: "clerk") { visitor in
            let page = try await visitor.get("/live")
            #expect(!page.text.contains("STRANGER"))
        }
    }

    @Test func `refused frames of a device are told with the reason`() async throws {
        let live = try await LiveSite()
        var frame = LiveSite.noise("84.9", at: "20260302085900")
        frame[frame.count - 10] ^= 1
        try await live.receive([frame])
        try await live.site.visit(as: "clerk") { visitor in
            let page = try await visitor.get("/live/\(live.device)")
            #expect(page.words.contains("HJ-005 CRC 校验不符"))
        }
    }

    @Test func `the form refuses an unknown unit, an unknown dialect and a number with a semicolon`() async throws {
        let live = try await LiveSite()
        let office = live.site.office
        let employer = "#\(live.employer)"
        func fields<Record: RegisterRecord>(_ type: Record.Type, _ input: [String: String]) async throws -> [String] {
            try await office.problems(type, input).map(\.field)
        }
        let channel = ["employer": employer, "device": "#\(live.device)", "factor": "a34001", "name": "粉尘", "unit": "克"]
        #expect(try await fields(MonitoringChannel.self, channel) == ["unit"])
        let lowerCase = ["employer": employer, "device": "#\(live.device)", "factor": "la", "name": "噪声", "unit": "dB(A)"]
        #expect(try await fields(MonitoringChannel.self, lowerCase) == ["factor"])
        let device = ["mn": "A;B", "name": "设备", "employer": employer, "dialects": "crc-magic"]
        #expect(try await fields(MonitoringDevice.self, device).sorted() == ["dialects", "mn"])
    }
}

@Suite struct LiveReadingsTests {
    private func row(_ device: Int64) -> ReadingRow {
        ReadingRow(
            deviceID: device, command: 2011, at: Instant(milliseconds: 0), factor: "LA", statistic: .realtime, value: 1,
            text: "1",
            flag: "", unit: "", isVerified: true, marks: [], arrivedAt: Instant(milliseconds: 0))
    }

    @Test func `an open page hears of its devices and of no others`() async {
        let live = LiveReadings()
        var notices = live.notices { $0.contains(7) }.makeAsyncIterator()
        live.publish([row(8)])
        live.publish([row(7), row(8)])
        #expect(await notices.next() == "new")
    }
}
