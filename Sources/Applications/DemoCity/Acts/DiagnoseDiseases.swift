import Access
import Calendars
import Database
import OccupationalDiseases
import Registers

/// Reported suspicions on their way through diagnosis: some just applied for, some waiting for the employer's papers, most decided, served
/// and reported by card; one decision is appraised.
enum DiagnoseDiseases {
    static func events(_ plan: CityPlan) -> [CityEvent] {
        [320, 85, 58, 30, 5].flatMap { ago -> [CityEvent] in
            let applied = plan.today - ago
            return [
                CityEvent(applied, rank: 12) { try await apply($0) },
                CityEvent(applied + 1, rank: 12) { try await step("ask", from: "applied", share: 1, $0) },
                CityEvent(applied + 6, rank: 12) { try await survey($0) },
                CityEvent(applied + 10, rank: 12) { try await step("complete", from: "asked", share: 0.85, $0) },
                CityEvent(applied + 24, rank: 12) { try await diagnose($0) },
                CityEvent(applied + 27, rank: 12) { try await step("serve", from: "diagnosed", share: 1, $0) },
                CityEvent(applied + 28, rank: 12) { try await report($0) },
            ]
        } + [CityEvent(plan.today - 24, rank: 12) { try await appraise($0) }]
    }

    private static let institution = "阳江市职业病防治所（模拟）"

    private static func apply(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("diagnosis_case") != nil else { return }
        let drawn = city.plan.chance("diagnosis \(city.clock.today)")
        try await city.registers.write(as: city.diagnosis) { transaction in
            var chance = drawn
            for stored in try records(of: "suspected_case", where: "t.state IN ('reported', 'told')", in: transaction)
            where chance.happens(0.75) {
                guard let found = try transaction.find(SuspectedCase.self, stored.id)?.record else { continue }
                var diagnosis = DiagnosisCase()
                (diagnosis.employer, diagnosis.suspected) = (found.employer, stored.id)
                (diagnosis.name, diagnosis.idNumber) = (found.name, found.idNumber)
                let agent = try found.examination.flatMap { id in
                    try transaction.connection.value("SELECT agent FROM examination WHERE id = ?1", [.integer(id)]).text
                }
                diagnosis.hazard = hazards[agent ?? "D01"] ?? "1-001"
                (diagnosis.institution, diagnosis.appliedDay) = (institution, transaction.today)
                try transaction.insert(diagnosis, reason: "模拟数据")
            }
        }
    }

    /// The factor of the 2015 catalogue for which each chapter of the examinations stands.
    private static let hazards = ["D01": "1-001", "D04": "1-036", "P01": "3-001", "C19": "2-028", "C58": "2-028"]
    /// Disease of the 2025 catalogue, stage and grounds by factor.
    private static func disease(of hazard: String) -> (code: String, stage: String, basis: String) {
        switch hazard {
        case "3-001": ("4.1", "mild", "连续噪声作业工龄、双耳高频平均听阈、分级依据见听力复查三次结果（模拟）")
        case "2-028": ("5.27", "mild", "苯接触史、三个月内多次白细胞计数（模拟）")
        default: ("1.1", "1", "矽尘接触史、高仟伏后前位胸片总体密集度 1 级且分布两个肺区以上（模拟）")
        }
    }

    private static func step(_ step: String, from state: String, share: Double, _ city: CityWriter) async throws {
        guard city.registers.catalogue.register("diagnosis_case") != nil else { return }
        try await city.registers.write(as: city.diagnosis) { transaction in
            var share = EvenShare(share)
            for record in try records(of: "diagnosis_case", where: "t.state = ?1", [.text(state)], in: transaction)
            where share.next() {
                try move(record, step, in: transaction)
            }
        }
    }

    /// Where the employer disputes the post, the county is asked for a survey; an earlier one comes to its end.
    private static func survey(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("diagnosis_suspension") != nil else { return }
        try await city.registers.write(as: city.diagnosis) { transaction in
            for open in try records(of: "diagnosis_suspension", where: "t.state = 'requested'", in: transaction) {
                try move(open, "end", ["outcome": "已到现场核实岗位和接触时间（模拟）"], in: transaction)
            }
            guard let disputed = try records(of: "diagnosis_case", where: "t.state = 'asked'", limit: 1, in: transaction).first
            else { return }
            try insert(
                "diagnosis_suspension",
                [
                    "diagnosis_case": .integer(disputed.id), "kind": "survey",
                    "requested_day": .text(transaction.today.description), "department": "县（市、区）卫生健康局（模拟）",
                    "subject": "用人单位对岗位和接触时间有异议，提请现场调查（模拟）",
                ], transaction)
        }
    }

    private static func diagnose(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("diagnosis_case") != nil else { return }
        let drawn = city.plan.chance("conclusions \(city.clock.today)")
        try await city.registers.write(as: city.diagnosis) { transaction in
            var chance = drawn
            // What a survey holds up waits.
            let ready = """
                t.state = 'complete' AND NOT EXISTS (SELECT 1 FROM diagnosis_suspension s WHERE s.void = 0 AND s.diagnosis_case = t.id
                AND s.ended_day IS NULL)
                """
            for record in try records(of: "diagnosis_case", where: ready, in: transaction) {
                let isConfirmed = chance.happens(0.6)
                let disease = disease(of: record["hazard"].text ?? "")
                let home = try transaction.connection.value(
                    "SELECT region_code FROM employer WHERE id = ?1", [record["employer"]])
                try move(
                    record, "diagnose",
                    [
                        "doctors": "模拟诊断医师甲、模拟诊断医师乙、模拟诊断医师丙", "conclusion": .text(isConfirmed ? "confirmed" : "not"),
                        "disease": .text(isConfirmed ? disease.code : ""), "stage": .text(isConfirmed ? disease.stage : ""),
                        "residence": home, "is_insured": .integer(chance.happens(0.7) ? 1 : 0),
                        "basis": .text(isConfirmed ? disease.basis : "现有资料不支持诊断，建议定期复查（模拟）"),
                        "certificate": .text("模拟职诊字〔\(transaction.today.year)〕\(SimulatedCodes.padded(Int(record.id), 4))号"),
                    ], in: transaction)
            }
        }
    }

    /// Reported with its card, filled from the case and sent to the county.
    private static func report(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("report_card") != nil else { return }
        try await city.registers.write(as: city.diagnosis) { transaction in
            for record in try records(of: "diagnosis_case", where: "t.state = 'served'", in: transaction) {
                try move(record, "report", in: transaction)
                guard record["conclusion"].text == "confirmed" else { continue }
                let card = try DemoDiagnosis.card(of: record.id, in: transaction)
                let person: [String: Value] = [
                    "work_type": card["work_type"].text.map { $0.isEmpty ? "石材打磨工" : .text($0) } ?? "石材打磨工",
                    "exposed_from": card["exposed_from"].isNull
                        ? .text((transaction.today - 2_000).description) : card["exposed_from"],
                    "exposed_years": card["exposed_years"].isNull ? 5 : card["exposed_years"],
                    "exposed_months": card["exposed_months"].isNull ? 5 : card["exposed_months"],
                ]
                let desk: [String: Value] = [
                    "writer": "模拟填表人", "writer_phone": "0662-0000001", "reporter": "模拟报告人", "reporter_phone": "0662-0000001",
                    "report_unit": .text(institution), "unit_head": "模拟负责人", "phone": "0662-0000002",
                ]
                try move(card, "report", person.merging(desk) { first, _ in first }, in: transaction)
            }
        }
        try await city.registers.write(as: city.cdc) { transaction in
            var share = EvenShare(0.7)
            for card in try records(of: "report_card", where: "t.state = 'county'", in: transaction) where share.next() {
                try move(card, "pass_county", in: transaction)
            }
        }
    }

    /// One person does not agree and asks the city in time.
    private static func appraise(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("appraisal") != nil else { return }
        try await city.registers.write(as: city.bureau) { transaction in
            let recent = try records(
                of: "diagnosis_case", where: "t.served_day >= ?1 AND t.conclusion = 'not'",
                [.text((transaction.today - 25).description)], limit: 1, in: transaction)
            guard let diagnosis = recent.first else { return }
            let appraisal = try insert(
                "appraisal",
                [
                    "diagnosis_case": .integer(diagnosis.id), "level": "city",
                    "applied_day": .text(transaction.today.description), "note": "本人对结论有异议（模拟）",
                ], transaction)
            try move(appraisal, "accept", in: transaction)
        }
    }
}
