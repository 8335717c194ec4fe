import Calendars
import Database
import HealthInstitutions
import Registers

/// The year's quality control of the examination centres, and two blind re-readings of the largest: audiograms compared, films still
/// being read.
enum ReviewInstitutions {
    static func events(_ plan: CityPlan) -> [CityEvent] {
        [
            CityEvent(plan.today - 95, rank: 8) { try await planned($0) },
            CityEvent(plan.today - 70, rank: 8) { try await visited($0) },
            CityEvent(plan.today - 66, rank: 8) { try await scored($0) },
            CityEvent(plan.today - 40, rank: 8) { try await published($0) },
            CityEvent(plan.today - 11, rank: 10) { try await drawn($0) },
            CityEvent(plan.today - 4, rank: 10) { try await reread($0) },
        ]
    }

    private static func planned(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("quality_control") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for institution in try records(of: "health_institution", where: "t.service = 'examination'", in: transaction) {
                try insert(
                    "quality_control",
                    [
                        "institution": .integer(institution.id), "year": .integer(Int64(transaction.today.year)),
                        "planned_day": .text((transaction.today + 20).description), "team": "模拟质控专家1、模拟质控专家2",
                    ], transaction)
            }
        }
    }

    /// All but the last, whose turn comes later.
    private static func visited(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("quality_control") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for control in try records(of: "quality_control", where: "t.state = 'planned'", in: transaction).dropLast() {
                try move(control, "visit", in: transaction)
            }
        }
    }

    private static func scored(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("quality_control") != nil else { return }
        let drawn = city.plan.chance("quality")
        try await city.registers.write(as: city.cdc) { transaction in
            var chance = drawn
            for (place, control) in try records(of: "quality_control", where: "t.state = 'visited'", in: transaction).enumerated()
            {
                var lost = ["B2": 2.0, "E3": Double(chance.number(1...6)), "H1": Double(chance.number(0...4)), "J1": 3]
                // One forgot a calibration, a key item, and must put it right.
                if place == 2 { lost["C2"] = 10 }
                try DemoReviews.score(control: control.id, lost: lost, reason: "记录不完整（模拟）", in: transaction)
            }
        }
    }

    private static func published(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("quality_control") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for control in try records(of: "quality_control", where: "t.state = 'scored'", in: transaction) {
                try move(control, "publish", in: transaction)
            }
        }
    }

    private static func drawn(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("rereading_round") != nil else { return }
        let chance = city.plan.chance("rereading")
        try await city.registers.write(as: city.cdc) { transaction in
            guard
                let centre = try records(
                    of: "health_institution", where: "t.service = 'examination'", limit: 1, in: transaction
                ).first
            else { return }
            for kind in ["film", "audiogram"] {
                let round = try insert(
                    "rereading_round",
                    [
                        "institution": .integer(centre.id), "kind": .text(kind),
                        "from_day": .text((transaction.today - 365).description), "to_day": .text(transaction.today.description),
                        "size": .integer(kind == "film" ? 20 : 60),
                    ], transaction)
                guard try DemoReviews.draw(round: round.id, in: transaction), kind == "audiogram" else { continue }
                var chance = chance
                try DemoReviews.read(round: round.id, reader: "模拟复读专家", in: transaction) { first, scale in
                    // A few are read one class apart.
                    chance.happens(0.08) ? (first == scale[0] ? scale[1] : scale[0]) : first
                }
            }
        }
    }

    private static func reread(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("rereading_round") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for round in try records(
                of: "rereading_round", where: "t.state = 'reading' AND t.kind = 'audiogram'", in: transaction)
            {
                try DemoReviews.compare(round: round.id, in: transaction)
            }
        }
    }
}
