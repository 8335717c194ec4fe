import Registers
import TestSupport
import Testing

@testable import DemoCity

struct EnforcementStatesTests {
    @Test(arguments: [
        (
            "enforcement_case",
            [
                "clue", "not_filed", "accepted", "filed", "investigated", "told", "decided", "served", "closed", "archived",
                "not_punished", "moved",
            ]
        ),
        ("complaint", ["registered", "accepted", "answered", "closed", "moved", "refused", "merged"]),
        // A record ends by itself after three years under the rules before 2026-04-01: later than this city's day.
        ("credit_record", ["listed", "applied", "repaired", "withdrawn"]),
        ("correction_order", ["issued", "corrected", "uncorrected"]),
        ("inspection", ["dispatched", "concluded", "published", "closed", "replaced"]),
        ("inspection_plan", ["draft", "approved", "closed"]), ("inspection_draw", ["committed", "published", "abandoned"]),
        ("institution_breach", ["found", "told", "heard", "scored", "appealed", "withdrawn"]), ("discretion_rule", ["issued"]),
        ("township_power", ["issued"]), ("inspector_training", []), ("enforcement_equipment", ["in_use", "repair"]),
    ])
    func `each state of enforcement is there to be looked at`(register: String, states: [String]) async throws {
        let city = try await CitySample.sqlite.value
        #expect(try await city.count("SELECT COUNT(*) FROM \(register) WHERE void = 0") > 0)
        for state in states {
            let count = try await city.count("SELECT COUNT(*) FROM \(register) WHERE void = 0 AND state = '\(state)'")
            #expect(count > 0, "\(register) \(state)")
        }
    }

    @Test func `what stands in for a region's own table says that it is simulated`() async throws {
        let city = try await CitySample.sqlite.value
        for register in ["discretion_rule", "township_power"] {
            let others = try await city.count(
                "SELECT COUNT(*) FROM \(register) WHERE void = 0 AND (source NOT LIKE '模拟数据%' OR mark <> 'D')")
            #expect(others == 0)
        }
    }
}
