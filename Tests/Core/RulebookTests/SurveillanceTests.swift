import Calendars
import Quantities
import Rulebook
import Testing

/// Who is examined for what and when, in both editions.
struct SurveillanceTests {
    let catalogue = SurveillanceCatalogue.standard
    let lastOldDay = SurveillanceEdition.firstDayOf2025 - 1

    func code(_ name: String) throws -> String { try #require(catalogue.agent(named: name)).code }

    @Test func `the catalogue holds every section of both editions`() {
        #expect(catalogue.requirements.count(where: { $0.edition == .of2025 }) == 339)
        #expect(catalogue.requirements.count(where: { $0.edition == .of2014 }) == 267)
        #expect(catalogue.requirements.count(where: { $0.edition == .radiation }) == 4)
        #expect(catalogue.agents.count(where: { !$0.name2025.isEmpty && $0.kind != "放射因素" }) == 98)
        #expect(catalogue.agents.count(where: { !$0.name2014.isEmpty }) == 80)
    }

    @Test func `every code that an examination names is in its catalogue`() {
        for requirement in catalogue.requirements {
            let id = "\(requirement.clause) \(requirement.agent) \(requirement.type.label)"
            #expect(catalogue.agent(requirement.agent) != nil, "\(id)")
            #expect(!requirement.items.isEmpty, "\(id)")
            let items = requirement.items.joined() + requirement.supplementary.flatMap(\.items)
            #expect(items.filter { catalogue.item($0) == nil } == [], "\(id)")
            #expect(requirement.contraindications.filter { catalogue.condition($0) == nil } == [], "\(id)")
            #expect(requirement.diseases.filter { catalogue.disease($0) == nil } == [], "\(id)")
            #expect((requirement.type == .during) == (requirement.interval != nil), "\(id)")
        }
        for condition in catalogue.conditions {
            #expect((condition.criteria?.items ?? []).filter { catalogue.item($0) == nil } == [], "\(condition.code)")
        }
    }

    @Test func `the edition changes on the first of August 2026`() throws {
        #expect(SurveillanceEdition.gbz188(on: lastOldDay) == .of2014)
        #expect(SurveillanceEdition.gbz188(on: lastOldDay + 1) == .of2025)
        #expect(SurveillanceEdition.firstDayOf2025.description == "2026-08-01")
        #expect(SurveillanceEdition.firstDayOf2014.description == "2014-10-01")
        #expect(SurveillanceEdition.gbz188(on: SurveillanceEdition.firstDayOf2014 - 1) == nil)
        let laser = [SurveillanceSchedule.Exposure(agent: try code("激光"))]
        #expect(SurveillanceSchedule(laser, type: .during, on: lastOldDay).withoutExamination == [try code("激光")])
        #expect(SurveillanceSchedule(laser, type: .during, on: lastOldDay + 1).parts.count == 1)
    }

    @Test(arguments: [(84.9, 24), (85.0, 12), (80.0, 24)])
    func `noise is examined yearly from 85 and every two years from 80`(level: Double, months: Int) throws {
        let exposure = SurveillanceSchedule.Exposure(agent: try code("噪声"), facts: .init(noise: SoundLevel(computed: level)))
        let plan = SurveillanceSchedule([exposure], type: .during, on: lastOldDay + 1)
        #expect(plan.months == months)
    }

    @Test func `below 80 dB(A) no examination in service is asked, an unknown level takes the shorter gap`() throws {
        let noise = try code("噪声")
        func plan(_ level: SoundLevel?) -> SurveillanceSchedule {
            SurveillanceSchedule([.init(agent: noise, facts: .init(noise: level))], type: .during, on: lastOldDay + 1)
        }
        #expect(plan(79.9).withoutExamination == [noise])
        #expect(plan(nil).months == 12)
    }

    @Test func `an ungraded job counts as grade II, grade I has the longer gap`() throws {
        let silica = try code("游离二氧化硅粉尘")
        func months(_ facts: SurveillanceInterval.Facts) -> Int? {
            SurveillanceSchedule([.init(agent: silica, facts: facts)], type: .during, on: lastOldDay + 1).months
        }
        #expect(months(.init()) == 12)
        #expect(months(.init(grade: .zero)) == 24)
        #expect(months(.init(grade: .one)) == 24)
        #expect(months(.init(grade: .two)) == 12)
        #expect(months(.init(grade: .one, zonesFrom01: 1)) == 24)
        #expect(months(.init(grade: .one, zonesFrom01: 2)) == 12)
        #expect(months(.init(grade: .one, zonesFrom1: 1)) == 12)
    }

    @Test func `several hazards share their items and the shortest gap decides the next day`() throws {
        let plan = SurveillanceSchedule(
            [.init(agent: try code("噪声"), facts: .init(noise: 82)), .init(agent: try code("煤尘"), facts: .init(grade: .one))],
            type: .during, on: Day(number: 20_700))
        #expect(plan.months == 24)
        #expect(plan.nextDue == Day(number: 20_700).adding(months: 24))
        #expect(plan.items.count(where: { $0 == ["ECG"] }) == 1)
        #expect(plan.items.contains(["PTA"]) && plan.items.contains(["PFT"]))
    }

    @Test func `the ninetieth day before leaving counts, the ninety-first does not`() throws {
        let leaving = Day(number: 20_800)
        #expect(LeavingExamination.of2014(leaving: leaving, lastInService: leaving - 90) == .countsLastInService)
        #expect(LeavingExamination.of2014(leaving: leaving, lastInService: leaving - 91) == .required)
        func of2025(_ days: Int, changed: Bool = false, job: Int = 31, below: Bool = true) -> LeavingExamination {
            .of2025(leaving: leaving, lastInService: leaving - days, hasChanged: changed, daysOnJob: job, isBelowLimit: below)
        }
        #expect(of2025(90) == .countsLastInService)
        #expect(of2025(91) == .required)
        #expect(of2025(10, changed: true) == .required)
        #expect(of2025(91, job: 30) == .exempt)
        #expect(of2025(91, job: 30, below: false) == .required)
        #expect(of2025(-1) == .required)
    }

    @Test func `lead is rechecked from 400 to 600 and suspected above`() {
        func blood(_ value: Double) -> LeadRecheck? { .recheck(blood: MassConcentration(computed: value), urine: nil) }
        #expect([399.9, 400, 600, 600.1].map(blood) == [.yearly, .threeMonthly, .threeMonthly, .suspected])
        #expect(LeadRecheck.recheck(blood: 100, urine: 121) == .suspected)
        #expect(LeadRecheck.recheck(blood: nil, urine: nil) == nil)
    }

    @Test func `follow-up lasts longer above the printed years and may go after short clean work`() throws {
        let silica = try code("游离二氧化硅粉尘")
        func years(_ years: Years, clean: Bool = false) -> Int? {
            FollowUpPlan.plan(agent: silica, edition: .of2025, exposureYears: years, isWithinLimit: clean)?.years
        }
        #expect([years(10), years(10.1), years(5, clean: true), years(5.1, clean: true)] == [10, 21, 0, 10])
        #expect(FollowUpPlan.plan(agent: try code("噪声"), edition: .of2025, exposureYears: 10, isWithinLimit: true) == nil)
        let cadmium = try code("镉及其无机化合物")
        func cadmiumYears(_ urine: Ratio?) -> Int? {
            FollowUpPlan.plan(
                agent: cadmium, edition: .of2025, exposureYears: 10, isWithinLimit: true, urineCadmium: urine)?.years
        }
        #expect([cadmiumYears(5), cadmiumYears(5.1), cadmiumYears(10.1), cadmiumYears(nil)] == [0, 3, 6, nil])
    }
}

/// A record that does not fit is named, one remark a fault.
struct ExaminationRecordCheckTests {
    let catalogue = SurveillanceCatalogue.standard
    let day = Day(number: 20_700)

    func record(
        _ name: String, type: ExaminationType = .before, day: Day? = nil, without: String? = nil, values: [String: Ratio] = [:],
        conclusion: ExaminationConclusion, filedFrom: Day? = nil
    ) throws -> ExaminationRecordCheck {
        let agent = try #require(catalogue.agent(named: name)).code
        let edition = try #require(SurveillanceEdition.gbz188(on: day ?? self.day))
        let asked = try #require(catalogue.requirement(edition, agent: agent, type)).items.joined()
        return ExaminationRecordCheck(
            .init(
                agent: agent, type: type, day: day ?? self.day, items: Set(asked.filter { $0 != without }), values: values,
                conclusion: conclusion, filedFrom: filedFrom))
    }

    @Test func `a complete record without findings has no remark`() throws {
        #expect(try record("苯", values: ["WBC": 5, "NEU": 3, "PLT": 200], conclusion: .noAbnormality).remarks == [])
    }

    @Test func `a missing item is named`() throws {
        let check = try record("苯", without: "CBC", conclusion: .noAbnormality)
        #expect(check.remarks.map(\.kind) == [.missingItem])
        #expect(check.remarks.map(\.code) == ["CBC"])
    }

    @Test func `white cells of 3,4 contradict “no abnormality” before benzene work, 3,5 do not`() throws {
        let low = try record("苯", values: ["WBC": 3.4, "NEU": 2], conclusion: .noAbnormality)
        #expect(low.remarks.map(\.kind).contains(.contradictsContraindication))
        let edge = try record("苯", values: ["WBC": 3.5, "NEU": 1.8, "PLT": 125], conclusion: .noAbnormality)
        #expect(edge.remarks == [])
        let told = try record("苯", values: ["WBC": 3.4], conclusion: .contraindication)
        #expect(told.remarks == [])
    }

    @Test func `recheck is a conclusion of 2014 only`() throws {
        let new = try record("苯", conclusion: .recheck)
        #expect(new.remarks.map(\.kind) == [.conclusionNotInEdition])
        let old = try record("苯（接触工业甲苯、二甲苯参照执行）", day: SurveillanceEdition.firstDayOf2025 - 1, conclusion: .recheck)
        #expect(old.remarks == [])
    }

    @Test func `an examination before the filing of the institution is named`() throws {
        #expect(try record("噪声", conclusion: .noAbnormality, filedFrom: day + 1).remarks.map(\.kind) == [.beforeFiling])
        #expect(try record("噪声", conclusion: .noAbnormality, filedFrom: day).remarks == [])
    }

    @Test func `criteria are open while a value that could decide is missing`() throws {
        let criteria = try #require(ValueCriteria("WBC<3.5|NEU<1.8"))
        #expect(criteria.isReached(by: ["WBC": 3]) == true)
        #expect(criteria.isReached(by: ["WBC": 4]) == nil)
        #expect(criteria.isReached(by: ["WBC": 4, "NEU": 1.8]) == false)
        #expect(ValueCriteria("") == nil)
        #expect(ValueCriteria("WBC=3") == nil)
    }
}
