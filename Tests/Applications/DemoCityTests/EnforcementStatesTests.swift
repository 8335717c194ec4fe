import Calendars
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
                "not_punished", "moved", "on_the_spot",
            ]
        ),
        ("complaint", ["registered", "accepted", "investigated", "answered", "closed", "moved", "refused", "merged"]),
        ("credit_record", ["listed", "applied", "repaired", "withdrawn"]),
        ("correction_order", ["issued", "corrected", "uncorrected"]),
        ("inspection", ["dispatched", "concluded", "published", "closed", "replaced"]),
        ("self_check", ["open", "submitted", "verified", "rectifying", "rectified"]),
        ("self_check_problem", ["open", "confirmed"]), ("risk_grading", ["in_force", "published", "verified", "superseded"]),
        ("object_list", []), ("inspection_plan", ["draft", "approved", "closed"]),
        ("inspection_draw", ["committed", "published", "abandoned"]),
        ("institution_breach", ["found", "told", "heard", "scored", "appealed", "withdrawn"]), ("discretion_rule", ["issued"]),
        ("support_role", []), ("grade_review", ["assessed", "building", "met"]), ("township_power", ["issued"]),
        ("inspector_training", []), ("enforcement_equipment", ["in_use", "repair"]),
    ])
    func `each state of enforcement is there to be looked at`(register: String, states: [String]) async throws {
        let city = try await CitySample.sqlite.value
        #expect(try await city.count("SELECT COUNT(*) FROM \(register) WHERE void = 0") > 0)
        for state in states {
            let count = try await city.count("SELECT COUNT(*) FROM \(register) WHERE void = 0 AND state = '\(state)'")
            #expect(count > 0, "\(register) \(state)")
        }
    }

    @Test func `penalties on the spot are there at every step, with their papers, and count as handled`() async throws {
        let city = try await CitySample.sqlite.value
        for state in ["on_the_spot", "served", "closed", "archived"] {
            let count = try await city.count(
                "SELECT COUNT(*) FROM enforcement_case WHERE void = 0 AND procedure = 'simple' AND state = '\(state)'")
            #expect(count == 1, "\(state)")
        }
        let papers = try await city.count("SELECT COUNT(*) FROM case_document WHERE kind = 'spot_decision' AND state = 'served'")
        #expect(papers == 4)
        // A case that was told and not signed for waits, with its decision refused until then.
        let waiting = try await city.count(
            "SELECT COUNT(*) FROM enforcement_case WHERE state = 'told' AND notice_received_day IS NULL")
        let early = try await city.count(
            "SELECT COUNT(*) FROM enforcement_case WHERE state IN ('decided', 'served') AND fine > 3000 AND notice_received_day IS NULL"
        )
        #expect(waiting > 0 && early == 0)
    }

    @Test func `a slight breach of credit is kept for three months and then ended`() async throws {
        let later = try #require(Day("2026-08-03"))
        let city = try await CitySample.make(.sqlite, CityPlan(seed: 7, scale: 0.01, today: later))
        let ended = try await city.count(
            "SELECT COUNT(*) FROM credit_record WHERE void = 0 AND state = 'ended' AND ended_day = longest_until")
        #expect(ended == 3)
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
