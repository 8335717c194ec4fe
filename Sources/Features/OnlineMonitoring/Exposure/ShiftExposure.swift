import Calendars
import Database
import Foundation
import Rulebook

/// The exposure of one shift at one point: equivalent level or time-weighted mean, normalised to eight hours, with its finding.
struct ShiftExposure: Sendable {
    let device: Int64
    let factor: String
    let schedule: Int64
    let start: Instant
    let end: Instant
    let post: Int64?
    let hazard: String
    /// L_Aeq over the covered time, or the time-weighted mean, in `unit`.
    let mean: Double
    /// L_EX,8h in dB(A), or the eight-hour average in mg/m³.
    var normalised: Double?
    /// Percent of the permitted noise dose.
    var dose: Double?
    let unit: String
    let coveredMilliseconds: Int64
    let elapsedMilliseconds: Int64
    let isVerified: Bool
    let isSimulated: Bool
    var outcome = Finding.Outcome.notAssessable
    var findings: [Finding] = []

    /// Share of the time until now, or of the whole shift when it is over, for which there are counting values.
    var coverage: Double { elapsedMilliseconds > 0 ? min(1, Double(coveredMilliseconds) / Double(elapsedMilliseconds)) : 0 }

    init(
        device: Int64, factor: String, schedule: Int64, start: Instant, end: Instant, post: Int64?, hazard: String, mean: Double,
        unit: String, coveredMilliseconds: Int64, elapsedMilliseconds: Int64, isVerified: Bool, isSimulated: Bool
    ) {
        (self.device, self.factor, self.schedule, self.start, self.end) = (device, factor, schedule, start, end)
        (self.post, self.hazard, self.mean, self.unit) = (post, hazard, mean, unit)
        (self.coveredMilliseconds, self.elapsedMilliseconds) = (coveredMilliseconds, elapsedMilliseconds)
        (self.isVerified, self.isSimulated) = (isVerified, isSimulated)
    }

    static let columns = """
        device_id, factor, schedule_id, start_at, end_at, post, hazard, mean, normalised, dose, unit, covered_ms, elapsed_ms,
        verified, simulated, outcome, findings
        """

    init(_ row: Row) {
        self.init(
            device: row.integer("device_id"), factor: row.text("factor"), schedule: row.integer("schedule_id"),
            start: Instant(milliseconds: row.integer("start_at")), end: Instant(milliseconds: row.integer("end_at")),
            post: row["post"].integer, hazard: row.text("hazard"), mean: row.real("mean"), unit: row.text("unit"),
            coveredMilliseconds: row.integer("covered_ms"), elapsedMilliseconds: row.integer("elapsed_ms"),
            isVerified: row.flag("verified"), isSimulated: row.flag("simulated"))
        normalised = row["normalised"].real
        dose = row["dose"].real
        outcome = Finding.Outcome(rawValue: row.text("outcome")) ?? .notAssessable
        findings = (try? JSONDecoder().decode([Finding].self, from: Data(row.text("findings").utf8))) ?? []
    }

    func put(_ connection: any Connection) throws {
        let encoder = JSONEncoder()
        // The same findings always give the same text.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = (try? encoder.encode(findings)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
        try connection.execute(
            """
            INSERT INTO shift_exposure (\(ShiftExposure.columns))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
            ON CONFLICT (device_id, factor, schedule_id, start_at) DO UPDATE SET end_at = excluded.end_at, post = excluded.post,
                hazard = excluded.hazard, mean = excluded.mean, normalised = excluded.normalised, dose = excluded.dose,
                unit = excluded.unit, covered_ms = excluded.covered_ms, elapsed_ms = excluded.elapsed_ms,
                verified = excluded.verified, simulated = excluded.simulated, outcome = excluded.outcome,
                findings = excluded.findings
            """,
            [
                .integer(device), .text(factor), .integer(schedule), .integer(start.milliseconds), .integer(end.milliseconds),
                Value(post), .text(hazard), .real(mean), Value(normalised), Value(dose), .text(unit),
                .integer(coveredMilliseconds), .integer(elapsedMilliseconds), Value(isVerified), Value(isSimulated),
                .text(outcome.rawValue), .text(text),
            ])
    }
}
