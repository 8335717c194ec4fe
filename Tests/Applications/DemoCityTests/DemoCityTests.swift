import Access
import Calendars
import Database
import Identifiers
import Indicators
import Ledger
import Logging
import OnlineMonitoring
import Organisations
import Pages
import Testing

@testable import DemoCity

struct DemoCityTests {
    @Test func `the same seed makes the same city on both engines`() async throws {
        let here = try await CitySample.sqlite.value.facts()
        let there = try await CitySample.make(.postgresql).facts()
        #expect(here.keys == there.keys)
        for (register, records) in here { #expect(there[register] == records, "\(register) differs") }
    }

    @Test func `made again with the same seed it is the same, with another seed another`() async throws {
        let first = try await CitySample.sqlite.value.facts()
        let again = try await CitySample.make(.sqlite).facts()
        #expect(again == first)
        var plan = CitySample.small
        plan.seed = 8
        let other = try await CitySample.make(.sqlite, plan).facts()
        #expect(other["employer"] != first["employer"])
        #expect(other["plan_indicator"]?.count == first["plan_indicator"]?.count)
    }

    @Test func `roll-ups equal a full recount, the chain stands and every row says what its entries say`() async throws {
        let city = try await CitySample.sqlite.value
        let registers = city.registers
        let (cells, differences, faults) = try await city.database.read { connection in
            let recount = try registers.recount(connection)
            return (recount.cells, recount.differences, try registers.verify(connection).faults)
        }
        #expect(cells > 100)
        #expect(differences.isEmpty)
        #expect(faults.isEmpty)
    }

    @Test func `the scale sets the number of employers`() async throws {
        let city = try await CitySample.sqlite.value
        #expect(city.report.employers == 37)
        #expect(try await city.count("SELECT COUNT(*) FROM employer WHERE void = 0") == 37)
    }

    @Test func `everything happens in the order of the days and nothing after the city's day`() async throws {
        let city = try await CitySample.sqlite.value
        let backwards = try await city.count(
            "SELECT COUNT(*) FROM ledger_entry b JOIN ledger_entry a ON a.sequence = b.sequence - 1 WHERE b.at < a.at")
        #expect(backwards == 0)
        let end = Instant(startOf: CitySample.today + 1).milliseconds
        #expect(try await city.count("SELECT COUNT(*) FROM ledger_entry WHERE at >= \(end)") == 0)
    }

    @Test func `all targets of the five plans are there, each tested in a way that can be computed`() async throws {
        let city = try await CitySample.sqlite.value
        let rows = try await city.database.read { connection in
            try connection.query(
                "SELECT region_code, COUNT(*) AS targets FROM plan_indicator WHERE void = 0 GROUP BY region_code ORDER BY region_code"
            ).map { [$0.text("region_code"), String($0.integer("targets"))] }
        }
        #expect(rows == [["341722", "8"], ["440114", "16"], ["441700", "11"], ["441800", "10"], ["445200", "12"]])
        let signs = try await city.database.read { connection in
            try connection.query("SELECT DISTINCT target_text FROM plan_indicator WHERE measure = 'declaration_rate' ORDER BY 1")
                .map {
                    $0.text("target_text")
                }
        }
        #expect(Set(signs) == [">90", "≥90"])
        let live = "SELECT COUNT(*) FROM plan_indicator WHERE measure ="
        #expect(try await city.count("\(live) 'declaration_rate'") == 5)
        #expect(try await city.count("\(live) 'monitoring_pass_rate.post'") == 5)
        #expect(try await city.count("SELECT COUNT(*) FROM plan_indicator WHERE tested_comparator = 'none'") == 0)
    }

    @Test func `what is overdue, waiting, returned and begun is there to be worked on`() async throws {
        let city = try await CitySample.make(.sqlite, CityPlan(seed: 3, scale: 0.06, today: CitySample.today))
        for state in ["draft", "submitted", "returned", "accepted", "superseded", "cancelled"] {
            #expect(try await city.count("SELECT COUNT(*) FROM declaration WHERE state = '\(state)'") > 0, "\(state)")
        }
        let overdue = "settled_at IS NULL AND due_day < '\(CitySample.today)'"
        #expect(try await city.count("SELECT COUNT(*) FROM due_item WHERE clock = 'acceptance' AND \(overdue)") == 1)
        #expect(try await city.count("SELECT COUNT(*) FROM due_item WHERE clock = 'yearly_update' AND \(overdue)") > 0)
        #expect(try await city.count("SELECT COUNT(*) FROM monitoring_task WHERE state = 'reported'") == 1)
        #expect(try await city.count("SELECT COUNT(*) FROM monitoring_task WHERE state = 'sampling'") == 1)
        // One for every row of the city's plan that the product counts itself.
        let live = "SELECT COUNT(*) FROM plan_indicator WHERE region_code = '441700' AND measure <> 'reported'"
        let frozen = try await city.count("SELECT COUNT(*) FROM frozen_figure WHERE period = '2025'")
        #expect(try await city.count(live) == frozen)
    }

    @Test func `most results of examinations have been told; a few notices wait too long`() async throws {
        let city = try await CitySample.make(.sqlite, CityPlan(seed: 3, scale: 0.2, today: CitySample.today))
        let told = try await city.count("SELECT COUNT(*) FROM examination WHERE void = 0 AND employer_told_day IS NOT NULL")
        let overdue = try await city.count(
            """
            SELECT COUNT(*) FROM due_item WHERE clock = 'notice' AND settled_at IS NULL AND due_day < '\(CitySample.today)'
            """)
        #expect(overdue > 0 && overdue * 10 < told, "\(overdue) overdue, \(told) told")
        #expect(try await city.count("SELECT COUNT(*) FROM follow_up WHERE state = 'done'") > 0)
    }

    @Test func `nothing of workers' health stands empty`() async throws {
        let city = try await CitySample.make(.sqlite, CityPlan(seed: 3, scale: 0.2, today: CitySample.today))
        for (register, states) in [
            "screening_round": ["running", "closed"], "screened_person": ["invited", "absent", "screened", "normal"],
            "rehabilitation_station": ["proposed", "serving"], "rehabilitation_session": [], "cabin_visit": [],
            "health_cabin": ["built", "open"], "patient_referral": ["back"], "household_check": ["none", "granted"],
            "responsibility_finding": ["found", "aided"], "hand_over": [],
            "disease_monitoring": ["task", "summary", "reported"],
            "disease_risk": [], "radiation_unit": [], "radiation_device": ["in_use", "stopped"], "radiation_test": ["reported"],
            "insured_headcount": [], "examination_booking": ["confirmed", "done"], "quality_control": ["planned", "published"],
            "rereading_round": ["reading", "compared"], "diagnosis_case": ["reported"], "report_card": [],
        ] {
            #expect(try await city.count("SELECT COUNT(*) FROM \(register) WHERE void = 0") > 0, "\(register)")
            for state in states {
                let count = try await city.count("SELECT COUNT(*) FROM \(register) WHERE void = 0 AND state = '\(state)'")
                #expect(count > 0, "\(register) \(state)")
            }
        }
        let examined = try await city.count(
            "SELECT examined FROM disease_monitoring_line WHERE hazard_group = 'all' ORDER BY id LIMIT 1")
        #expect(examined > 0)
    }

    @Test func `every recorded device is registered and says that it is simulated`() async throws {
        let city = try await CitySample.sqlite.value
        let numbers = try await city.database.read { connection in
            try connection.query("SELECT mn FROM monitoring_device WHERE is_simulated = 1 AND state = 'in_service' ORDER BY id")
                .map {
                    $0.text("mn")
                }
        }
        #expect(numbers == ReplayPackets.deviceNumbers)
        #expect(try await city.count("SELECT COUNT(*) FROM monitoring_channel WHERE factor = 'LA'") > 0)
    }

    @Test func `simulated records are never mixed with others`() async throws {
        let city = try await CitySample.make(.sqlite, CityPlan(seed: 1, scale: 0.001, today: CitySample.today))
        await #expect(throws: DemoCityError.storeNotEmpty) {
            try await CitySample.city(CitySample.small, .generate()).make(in: city.database)
        }
        await #expect(throws: DemoCityError.badScale) {
            try await CitySample.city(CityPlan(scale: 0, today: CitySample.today), .generate()).make(in: city.database)
        }
    }

    @Test func `the demonstration says what it is and asks for no second factor`() async throws {
        let city = try await CitySample.sqlite.value
        let product = try await Product.assemble(
            city.database, slices: CitySample.slices, codes: city.registers.codes, keyring: .generate(),
            clock: .fixed(CitySample.today),
            assets: Assets(folder: nil), logger: Logger(label: "test"))
        #expect(product.settings.isDemo)
        #expect(product.roles[.bureauOfficer]?.requiresSecondFactor == true)
        #expect(product.access.catalogue[.bureauOfficer]?.requiresSecondFactor == false)
        #expect(Set(city.report.accounts.map(\.role)).isSuperset(of: Role.administrators.union(Role.signedIn)))
        try city.report.accounts.forEach { try PasswordPolicy().check($0.password, accountName: $0.name) }
    }

    @Test func `every simulated code passes its check`() async throws {
        let city = try await CitySample.sqlite.value
        let codes = try await city.database.read { connection in
            try connection.query("SELECT credit_code FROM employer UNION ALL SELECT credit_code FROM organisation").map {
                $0.text("credit_code")
            }
        }
        for code in codes {
            let verdict = IdentifierKind.unifiedSocialCreditCode.check(code, today: CitySample.today)
            #expect(verdict.valid && verdict.marks.isEmpty, "\(code)")
        }
    }
}
