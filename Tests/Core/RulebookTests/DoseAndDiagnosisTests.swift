import Quantities
import Rulebook
import Testing

/// Dose limits at their edges, and what enters a sum.
struct DoseTests {
    @Test func `a hundred millisievert in five years is at the limit, more is over`() {
        func record(_ last: Double) -> DoseRecord {
            DoseRecord(
                [20, 20, 20, 20, last].enumerated().map {
                    DoseYear(year: 2020 + $0.offset, readings: [.dose(RadiationDose(computed: $0.element))])
                })
        }
        #expect(record(20).runsOfFive.map(\.isMeanOver) == [false])
        #expect(record(20.01).runsOfFive.map(\.isMeanOver) == [true])
        #expect(record(50).yearsOverLimit == [])
        #expect(record(50.01).yearsOverLimit == [2024])
    }

    @Test func `every rolling run of five years is tried, a missing year breaks it`() {
        let seven = (2018...2024).map { DoseYear(year: $0, readings: [.dose(1)]) }
        #expect(DoseRecord(seven).runsOfFive.map(\.firstYear) == [2018, 2019, 2020])
        #expect(DoseRecord(seven.filter { $0.year != 2021 }).runsOfFive == [])
    }

    @Test func `below detection counts half, a badge not worn is a gap and no zero`() {
        let year = DoseYear(year: 2025, readings: [.belowDetection(0.02), .dose(0.3), .nominal(0.1, .coworkers), .notWorn])
        #expect((year.sum.value - 0.41).magnitude < 1e-12)
        #expect(year.hasGaps && year.isEstimated)
        #expect(!DoseYear(year: 2025, readings: [.dose(0.3)]).hasGaps)
    }

    @Test func `a quarter of 1,25 mSv is at the investigation level, more is to be investigated`() {
        let year = DoseYear(year: 2025, readings: [.dose(1.25), .dose(1.26), .notWorn, .dose(0.1)])
        #expect(DoseRecord.periodsToInvestigate(year) == [1])
        #expect(DoseRecord.periodsToInvestigate(DoseYear(year: 2025, readings: [])) == [])
    }

    @Test func `yearly limits of the organs`() {
        #expect(DoseLimits.Organ.allCases.map { DoseLimits.yearly($0).value } == [50, 150, 500, 500])
    }
}

/// Criteria met and not met at their edges.
struct DiagnosisSupportTests {
    @Test func `profusion 2 needs more than four zones for the second stage`() {
        func stage(_ profusion: Int, _ zones: Int) -> String {
            DiagnosisSupport.pneumoconiosis(ChestFilmReading(profusion: profusion, zones: zones)).level
        }
        #expect(
            [stage(0, 6), stage(1, 1), stage(1, 2), stage(2, 4), stage(2, 5), stage(3, 3), stage(3, 4)]
                == ["未达壹期", "未达壹期", "壹期", "壹期", "贰期", "壹期", "贰期"])
    }

    @Test func `a large opacity of 20 by 10 mm is not the third stage, 20 by 10,1 is`() {
        func stage(_ sizes: [Millimetres]) -> String {
            DiagnosisSupport.pneumoconiosis(ChestFilmReading(profusion: 1, zones: 2, largeOpacity: sizes)).level
        }
        #expect([stage([20, 10]), stage([20, 10.1]), stage([10.1, 20]), stage([19.9, 12])] == ["壹期", "叁期", "叁期", "壹期"])
    }

    @Test func `lead at the criterion is met, an effect alone is not enough`() {
        #expect(DiagnosisSupport.lead(LeadFindings(blood: 2.9, zincProtoporphyrin: 2.91)).level == "轻度")
        #expect(DiagnosisSupport.lead(LeadFindings(blood: 2.89, zincProtoporphyrin: 2.91)).level == "未达轻度")
        #expect(DiagnosisSupport.lead(LeadFindings(blood: 2.9)).level == "未达轻度")
        #expect(DiagnosisSupport.lead(LeadFindings(hasEncephalopathy: true)).level == "未达轻度")
        let support = DiagnosisSupport.lead(LeadFindings(blood: 3))
        #expect(support.criteria.count(where: { $0.isMet == nil }) == 9)
    }

    @Test func `colic, anaemia or mild neuropathy each make mild lead poisoning moderate, alone they make nothing`() {
        let mild = LeadFindings(blood: 2.9, zincProtoporphyrin: 2.91)
        for sign in [\LeadFindings.hasColic, \.hasAnaemia, \.hasNeuropathy] {
            var findings = mild
            findings[keyPath: sign] = true
            #expect(DiagnosisSupport.lead(findings).level == "中度")
            var alone = LeadFindings()
            alone[keyPath: sign] = true
            #expect(DiagnosisSupport.lead(alone).level == "未达轻度")
        }
    }

    @Test func `benzene of 2013 is graded just below each bound and not at it`() {
        func level(_ white: BloodCellCount?, _ neutrophils: BloodCellCount? = nil, _ platelets: BloodCellCount? = nil) -> String {
            DiagnosisSupport.benzene2013(
                BenzeneFindings(whiteCells: white, neutrophils: neutrophils, platelets: platelets, isRepeated: true)
            ).level
        }
        #expect([level(4), level(3.99), level(3), level(2.99)] == ["未达轻度", "轻度", "轻度", "中度"])
        #expect([level(nil, 2), level(nil, 1.99), level(nil, 1.5), level(nil, 1.49)] == ["未达轻度", "轻度", "轻度", "中度"])
        #expect(
            [level(nil, nil, 80), level(nil, nil, 79), level(nil, nil, 60), level(nil, nil, 59)] == ["未达轻度", "轻度", "轻度", "中度"])
        #expect([level(3.9, nil, 79), level(4, 1.9, 79), level(4, 2, 79)] == ["中度", "中度", "轻度"])
    }

    @Test func `benzene of 2013 needs repeated counts; disease of the marrow is severe`() {
        #expect(DiagnosisSupport.benzene2013(BenzeneFindings(whiteCells: 2)).level == "未达轻度")
        let marrow = BenzeneFindings(whiteCells: 2, isRepeated: true, hasMarrowDisease: true)
        #expect(DiagnosisSupport.benzene2013(marrow).level == "重度")
        #expect(DiagnosisSupport.benzene2013(marrow).mark == .single)
    }

    @Test func `benzene is switched off until its text is at hand`() {
        let support = DiagnosisSupport.benzene()
        #expect(support.level.isEmpty && support.mark == .unverified)
    }

    @Test func `36 hours are in time, more practically rule it out`() {
        #expect(DiagnosisSupport.decompression(onset: 36, signs: [.joint]).level == "轻型")
        #expect(DiagnosisSupport.decompression(onset: 36.1, signs: [.neuro]).level == "基本可排除急性减压病")
        #expect(DiagnosisSupport.decompression(onset: 1, signs: []).level == "未达轻型")
        #expect(DiagnosisSupport.decompression(onset: 1, signs: [.skin, .digestive]).level == "重型")
    }

    @Test func `three months of arsenic and symptoms are needed`() {
        func level(_ months: Int, _ symptoms: Bool) -> String {
            DiagnosisSupport.arsenic(exposureMonths: months, hasSymptoms: symptoms, nerve: .none, liver: .moderate, skin: .mild)
                .level
        }
        #expect([level(2, true), level(3, false), level(3, true)] == ["未达轻度", "未达轻度", "中度"])
    }
}
