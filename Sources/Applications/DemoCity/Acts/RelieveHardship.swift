import Calendars
import Database
import OccupationalDiseases
import Registers

/// Households of living patients are looked at, those without an employer get a finding, what was found goes to the departments, and most
/// of it is answered.
enum RelieveHardship {
    static func events(_ plan: CityPlan) -> [CityEvent] {
        [
            CityEvent(plan.today - 37, rank: 12) { try await check($0) },
            CityEvent(plan.today - 36, rank: 12) { try await find($0) },
            CityEvent(plan.today - 33, rank: 12) { try await handOver($0) },
            CityEvent(plan.today - 12, rank: 12) { try await answer($0) },
        ]
    }

    private static func check(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("household_check") != nil else { return }
        let drawn = city.plan.chance("households")
        try await city.registers.write(as: city.cdc) { transaction in
            var chance = drawn
            for patient in try records(of: "patient", where: "t.state = 'living'", in: transaction) where chance.happens(0.7) {
                var check = HouseholdCheck()
                (check.patient, check.day, check.way) = (patient.id, transaction.today, "home")
                (check.checker, check.members) = ("模拟村民委员会", chance.number(1...5))
                check.income = Double(chance.number(8...60) * 100)
                check.medicalCost = Double(chance.number(0...300) * 100)
                let isPoor = (check.income ?? 0) / Double(check.members ?? 1) < 900
                (check.needsSubsistence, check.needsMedical) = (isPoor, isPoor || (check.medicalCost ?? 0) > 15_000)
                check.needsTemporary = isPoor && chance.happens(0.2)
                check.finding = "模拟"
                let stored = try transaction.insert(check, reason: "模拟数据")
                if stored.state == "found", chance.happens(0.9) { try move(stored, "refer", in: transaction) }
            }
        }
    }

    private static func find(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("responsibility_finding") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for patient in try records(of: "patient", where: "t.state = 'living' AND t.has_employer = 0", in: transaction) {
                var finding = ResponsibilityFinding()
                (finding.patient, finding.day, finding.kind) = (patient.id, transaction.today, "gone")
                (finding.formerWork, finding.localOffice) = ("模拟石料场，1990 年至 2005 年（模拟）", "患者现住地镇人民政府（模拟）")
                finding.grounds = "登记注册信息显示该单位已注销，劳动关系资料由本人提供（模拟）"
                try transaction.insert(finding, reason: "模拟数据")
            }
        }
    }

    /// As the officer does on the page: all that waits, kind by kind; legal aid for those who agreed.
    private static func handOver(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("hand_over") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for aid in try records(of: "assistance", where: "t.kind = 'legal_aid' AND t.pushed_day IS NULL", in: transaction) {
                var draft = try transaction.opened(aid.draft)
                draft["consented"] = 1
                try transaction.update(aid, to: draft, reason: "模拟数据")
            }
            for kind in transaction.registers.codes.entries("assistance_kind") {
                try DemoRelief.handOver(kind.code, transaction)
            }
        }
    }

    private static func answer(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("hand_over") != nil else { return }
        for office in ["labour", "medicare", "civil", "justice"] {
            let liaison = city.liaison(office)
            guard let own = liaison.organisation else { continue }
            let drawn = city.plan.chance("answers of \(office)")
            try await city.registers.write(as: liaison) { transaction in
                var chance = drawn
                for letter in try records(of: "hand_over", where: "t.receiver = ?1", [.integer(own)], in: transaction) {
                    var draft = try transaction.opened(letter.draft)
                    draft["received_day"] = .text((transaction.today - 15).description)
                    if chance.happens(0.7) {
                        let isGranted = chance.happens(0.8)
                        draft["outcome"] = isGranted ? "granted" : "refused"
                        draft["answered_day"] = .text(transaction.today.description)
                        if isGranted { draft["benefit_from"] = .text(transaction.today.description) }
                        draft["answer"] = isGranted ? "模拟" : "收入超过标准（模拟）"
                    }
                    try transaction.update(letter, to: draft, action: "answer", reason: "模拟数据")
                }
            }
        }
    }
}
