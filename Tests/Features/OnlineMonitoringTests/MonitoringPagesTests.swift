import Calendars
import FieldTestSupport
import HJ212
import Pages
import Registers
import Rulebook
import TestSupport
import Testing

@testable import OnlineMonitoring

/// Pages beside the live list: the facade for other programs, the proposal of a device's kind, the sheet of history, sensor against sampling.
@Suite(.requirement("R-23")) struct MonitoringPagesTests {
    @Test func `SensorThings gives point, stream and readings in a span of time, in parts, to those who may see the device`()
        async throws
    {
        let live = try await LiveSite()
        try await live.receive([
            LiveSite.noise("81.5", at: "20260302085700"), LiveSite.noise("82.5", at: "20260302085800"),
            LiveSite.noise("84.9", at: "20260302085900"),
        ])
        let root = SensorThingsRoutes.root
        try await live.site.visit(as: "clerk") { (visitor: Visitor) async throws in
            let things = try await visitor.get("\(root)/Things")
            #expect(things.text.contains("\"@iot.id\":\(live.device)"))
            let streams = try await visitor.get("\(root)/Things(\(live.device))/Datastreams")
            let id = try #require(streams.text.firstMatch(of: /"@iot.id":(\d+1),/)).1
            #expect(streams.text.contains("\"symbol\":\"dB(A)\""))
            let observations = try await visitor.get("\(root)/Datastreams(\(id))/Observations?$top=2")
            #expect(observations.text.contains("\"result\":81.5") && observations.text.contains("\"result\":82.5"))
            #expect(!observations.text.contains("84.9"))
            #expect(observations.text.contains("$top=2&$skip=2"))
            let late = try await visitor.get(
                "\(root)/Datastreams(\(id))/Observations?$filter=phenomenonTime%20gt%202026-03-02T00:58:00Z")
            #expect(late.text.contains("\"result\":84.9") && !late.text.contains("82.5"))
            #expect(try await visitor.get("\(root)/Datastreams(\(id))/Observations?$orderby=result").status == 400)
            #expect(try await visitor.get("\(root)/Things(9)").status == 404)
        }
        try await live.site.visit(as: "yangchun") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("\(root)/Things(\(live.device))").status == 404)
            #expect(!(try await visitor.get("\(root)/Things").text.contains("一车间噪声")))
        }
    }

    @Test func `a device that counts its length otherwise is told as such, and taken only after an officer's word`() async throws
    {
        let live = try await LiveSite()
        let good = LiveSite.noise("84.9", at: "20260302085900")
        // The check sum's bytes the other way round, as some makers write it.
        var swapped = good
        let end = swapped.count - 2
        swapped.replaceSubrange((end - 4)..<end, with: good[(end - 2)..<end] + good[(end - 4)..<(end - 2)])
        try await live.receive([swapped])
        try await live.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let address = "/live/\(live.device)/recognition"
            let page = try await visitor.get(address)
            #expect(page.status == 200)
            #expect(page.words.contains("识别的数据包 1"))
            #expect(page.words.contains("LA"))
            let words = try #require(page.text.firstMatch(of: /name="dialects" value="([^"]+)"/)).1
            #expect(try await visitor.post(address, ["dialects": String(words)]).status == 303)
            let device = try await live.site.office.find(MonitoringDevice.self, live.device)
            #expect(device.record.dialects == String(words))
        }
        try await live.site.visit(as: "yangchun") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/live/\(live.device)/recognition").status != 200)
        }
    }

    @Test func `a sheet of history is read by its headings; a missing one is named`() throws {
        let sheet = try BackfillSheet(
            Array("时间,因子编码,数值,单位,统计,周期（分钟）\n2026-03-01 08:00,LA,84.5,dB(A),等效声级,60\n2026/3/1 9:00,LA,<x,dB(A),,\n".utf8))
        #expect(sheet.rows.map(\.number) == [2, 3])
        let first = try #require(sheet.rows.first?.item)
        #expect(first.factor == "LA")
        #expect(first.value == 84.5)
        #expect(first.start == Instant(startOf: try #require(Day("2026-03-01"))) + 8 * 3_600_000)
        #expect(first.end.map { end in first.start.map { end - $0 } } == 3_600_000)
        #expect(sheet.rows.last?.item.value == nil)
        do {
            _ = try BackfillSheet(Array("时间,因子编码\n2026-03-01,LA\n".utf8))
            Issue.record("a sheet without values was read")
        } catch BackfillSheet.Problem.headingsMissing(let names) {
            #expect(names == ["数值", "单位"])
        }
    }

    @Test func `the page of history opens to those who keep the device and says how the sheet must look`() async throws {
        let live = try await LiveSite()
        try await live.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let form = try await visitor.get(TelemetryRoutes.backfill(live.device))
            #expect(form.status == 200)
            #expect(form.text.contains("type=\"file\""))
        }
        try await live.site.visit(as: "clerk") { (visitor: Visitor) async throws in
            #expect(try await visitor.get(TelemetryRoutes.backfill(live.device)).status == 403)
        }
    }

    @Test func `a sensor far from the institution's report comes first, an agreeing one last`() async throws {
        let live = try await LiveSite(registering: ["post": "打磨工"])
        let post = try #require(try await live.site.office.find(MonitoringDevice.self, live.device).record.post)
        let task = try await live.enter(
            "monitoring_task", ["year": "2026", "title": "模拟任务", "region_code": "441702", "deadline": "2026-12-31"])
        for (sample, level) in [("1", "85.0"), ("2", "79.0")] {
            _ = try await live.enter(
                "measurement",
                [
                    "task": "#\(task)", "employer": "#\(live.employer)", "post": "打磨工", "factor": "3-001",
                    "sampled_day": "2026-02-27", "sample": sample, "lex_8h": level, "institution": "模拟机构",
                ])
        }
        let start = Instant(startOf: try #require(Day("2026-02-27"))) + 8 * 3_600_000
        var shift = ShiftExposure(
            device: live.device, factor: "LA", schedule: 1, start: start, end: start + 8 * 3_600_000, post: post, hazard: "3-001",
            mean: 85.4, unit: "dB(A)", coveredMilliseconds: 8 * 3_600_000, elapsedMilliseconds: 8 * 3_600_000, isVerified: true,
            isSimulated: false)
        shift.normalised = 85.4
        let exposure = shift
        let registers = live.site.product.registers
        let found = try await live.site.product.database.write { connection in
            try exposure.put(connection)
            return try SamplingComparison.all(
                connection, LiveQueries(registers: registers, principal: live.site.office.bureau))
        }
        #expect(found.map(\.institutionValue) == [79, 85])
        #expect(found.map { ($0.difference * 10).rounded() / 10 } == [6.4, 0.4])
        #expect(found.allSatisfy { $0.isSameDay && $0.shifts == 1 && $0.isNoise })
    }
}

extension LiveSite {
    /// A record of another slice, by the names of its fields.
    func enter(_ register: String, _ input: [String: String]) async throws -> Int64 {
        let (registers, principal) = (site.product.registers, site.office.bureau)
        return try await registers.write(as: principal) { transaction in
            guard let register = registers.catalogue.register(register) else { throw RegisterError.notFound }
            var reading = DraftReading(registers: registers, principal: principal, connection: transaction.connection)
            let (draft, problems) = reading.read(input, into: Draft(register), isNew: true)
            guard problems.isEmpty else { throw RegisterError.invalid(problems) }
            return try transaction.insert(draft).id
        }
    }
}
