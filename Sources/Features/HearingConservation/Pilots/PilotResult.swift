import Calendars
import Database
import OnlineMonitoring
import Registers

/// What a pilot has shown so far, from the records of its site and time.
enum PilotResult {
    static func text(_ connection: any Connection, _ pilot: AssistancePilot, catalogue: Catalogue, until today: Day) throws
        -> String
    {
        guard let from = pilot.from else { return PilotTexts.nothing }
        let to = min(pilot.to ?? today, today)
        switch pilot.subject {
        case "hearing_fit": return try fit(connection, pilot.employer, "hearing", "par", from, to)
        case "respirator_fit": return try fit(connection, pilot.employer, "respirator", "fit_factor", from, to)
        default:
            guard catalogue.register(MonitoringDevice.register.name) != nil else { return PilotTexts.nothing }
            return try online(connection, pilot.employer, from, to)
        }
    }

    private static func fit(
        _ connection: any Connection, _ employer: Int64, _ subject: String, _ value: String, _ from: Day, _ to: Day
    ) throws -> String {
        let rows = try connection.query(
            """
            SELECT worker, attempt, result, par, fit_factor FROM fit_test WHERE void = 0 AND employer = ?1 AND subject = ?2
            AND test_day >= ?3 AND test_day <= ?4 AND worker IS NOT NULL ORDER BY test_day, id
            """, [.integer(employer), .text(subject), .text(from.description), .text(to.description)])
        guard !rows.isEmpty else { return PilotTexts.nothing }
        let people = Dictionary(grouping: rows) { $0.integer("worker") }
        let passes = people.mapValues { tests in tests.map { $0["result"].text != "failed" } }
        let first = passes.values.count { $0.first == true }
        let last = passes.values.count { $0.contains(true) }
        let median = ShiftForecast.median(people.values.compactMap { $0.last?[value].real })
        let text = median.map { String(($0 * 10).rounded() / 10) } ?? "—"
        return subject == "hearing"
            ? PilotTexts.hearing(people.count, first, last, text) : PilotTexts.respirator(people.count, first, last, text)
    }

    private static func online(_ connection: any Connection, _ employer: Int64, _ from: Day, _ to: Day) throws -> String {
        let row = try connection.first(
            """
            SELECT (SELECT COUNT(*) FROM monitoring_device d WHERE d.void = 0 AND d.employer = ?1) AS devices,
            COUNT(*) AS shifts, COALESCE(SUM(CASE WHEN s.outcome = 'exceeded' THEN 1 ELSE 0 END), 0) AS exceeded,
            (SELECT COUNT(*) FROM warning w WHERE w.void = 0 AND w.employer = ?1 AND w.created_at >= ?2 AND w.created_at < ?3) AS warnings
            FROM shift_exposure s JOIN monitoring_device v ON v.id = s.device_id
            WHERE v.employer = ?1 AND s.start_at >= ?2 AND s.start_at < ?3 AND s.normalised IS NOT NULL
            """,
            [
                .integer(employer), .integer(Instant(startOf: from).milliseconds),
                .integer(Instant(startOf: to + 1).milliseconds),
            ])
        return row.map { PilotTexts.online($0.int("devices"), $0.int("shifts"), $0.int("exceeded"), $0.int("warnings")) }
            ?? PilotTexts.nothing
    }
}
