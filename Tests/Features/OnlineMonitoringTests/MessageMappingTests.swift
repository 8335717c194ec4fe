import Calendars
import Testing

@testable import OnlineMonitoring

@Suite(.requirement("R-23")) struct MessageMappingTests {
    private func mapping(
        _ lines: [(String, String, Double)], kind: MessageMapping.Kind = .json, time: String = "",
        form: MessageMapping.TimeForm = .rfc3339
    ) throws -> MessageMapping {
        MessageMapping(
            topic: try #require(TopicPattern("factory/{device}/up")), kind: kind, timePath: time, timeForm: form,
            lines: lines.map { .init(source: $0.0, factor: $0.1, scale: $0.2) })
    }

    @Test func `values are found by path, as numbers or as texts, and scaled`() throws {
        let mapping = try mapping(
            [("data.noise.value", "LA", 1), ("data.list.1", "a34001", 0.001), ("data.none", "TEM", 1)], time: "header.ts",
            form: .unixMilliseconds)
        let payload = #"{"header":{"ts":1763600400000},"data":{"noise":{"value":"84.60"},"list":[1,178]}}"#
        let content = try #require(mapping.read(Array(payload.utf8)))
        #expect(content.at?.description == "2025-11-20 09:00:00")
        #expect(
            content.values == [
                .init(factor: "LA", text: "84.60", value: 84.6), .init(factor: "a34001", text: "0.178", value: 0.178),
            ])
    }

    @Test(arguments: [
        ("1763600400", MessageMapping.TimeForm.unixSeconds, "2025-11-20 09:00:00"),
        ("20251120090000", .digits, "2025-11-20 09:00:00"), ("2025-11-20T01:00:00Z", .rfc3339, "2025-11-20 09:00:00"),
        ("2025-11-20T09:00:00.250+08:00", .rfc3339, "2025-11-20 09:00:00"),
    ])
    func `times in the form of the model`(text: String, form: MessageMapping.TimeForm, moment: String) throws {
        let content = try mapping([("v", "LA", 1)], time: "t", form: form).read(Array("{\"t\":\"\(text)\",\"v\":1}".utf8))
        #expect(content?.at?.description == moment)
    }

    @Test(arguments: ["yesterday", "1e300", "-5", "2025-11-20 09:00", "2025-02-30T00:00:00Z"])
    func `a time that cannot be read is none`(text: String) throws {
        let content = try mapping([("v", "LA", 1)], time: "t", form: .unixMilliseconds).read(
            Array("{\"t\":\"\(text)\",\"v\":1}".utf8))
        #expect(content?.at == nil && content?.values.count == 1)
    }

    @Test func `a bare number is the first line's factor`() throws {
        #expect(try mapping([("", "LA", 1)], kind: .number).read(Array(" 61.5\n".utf8))?.values.first?.value == 61.5)
    }

    @Test(arguments: ["", "{", "[]", "{\"v\":true}", "{\"v\":{}}", "null", "\u{FEFF}{"])
    func `what holds no value is nothing`(payload: String) throws {
        #expect(try mapping([("v", "LA", 1)]).read(Array(payload.utf8)) == nil)
    }

    @Test func `a payload over the bound is nothing`() throws {
        let payload = Array("{\"v\":1,\"x\":\"\(String(repeating: "x", count: MessageMapping.largestPayload))\"}".utf8)
        #expect(try mapping([("v", "LA", 1)]).read(payload) == nil)
    }

    @Test func `ten thousand broken messages break nothing`() throws {
        let mapping = try mapping([("a.b.0", "LA", 2), ("c", "X", 1)], time: "t", form: .unixSeconds)
        let whole = Array(#"{"a":{"b":[1.5,2]},"c":"3","t":"1753098733","s":"é\u0041"}"#.utf8)
        var random = SeededBytes(seed: 212)
        for _ in 0..<10_000 {
            var payload = whole
            for _ in 0..<Int(random.next() % 6) {
                payload[Int(random.next() % UInt64(payload.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            if random.next() % 4 == 0 { payload.removeLast(Int(random.next() % UInt64(payload.count))) }
            _ = mapping.read(payload)
        }
    }

    @Test(arguments: [
        ("factory/{device}/up", "factory/A1/up", "A1"), ("snow/up/{device}", "snow/up/582D", "582D"),
        ("a/+/{device}", "a/x/D", "D"), ("a/+/{device}", "b/x/D", ""), ("a/{device}", "a/b/c", ""), ("a/{device}", "a/", ""),
    ])
    func `the device stands in the topic`(pattern: String, topic: String, device: String) {
        #expect((TopicPattern(pattern)?.device(in: topic) ?? "") == device)
    }

    @Test(arguments: [
        "", "{device}", "+/{device}", "a/#", "a/{device}/#", "a/b", "a/{device}/{device}", "$SYS/{device}", "a//{device}",
        "a/x+/{device}",
    ])
    func `a pattern that could name another's devices is refused`(pattern: String) { #expect(TopicPattern(pattern) == nil) }
}

/// The same bytes for the same seed (SplitMix64).
struct SeededBytes {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
