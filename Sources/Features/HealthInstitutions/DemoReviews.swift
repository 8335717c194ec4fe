import HealthSurveillance
import Registers

/// The acts of quality control for a simulated city: the same functions that the pages call.
public enum DemoReviews {
    /// Draws the samples of a blind re-reading; false when there are too few examinations to draw from.
    public static func draw(round: Int64, in transaction: RegisterTransaction) throws -> Bool {
        do {
            try RereadBlind.draw(round, transaction)
            return true
        } catch RegisterError.invalid {
            return false
        }
    }

    /// Reads every sample a second time.
    ///
    /// - Parameter second: the second class, from the first and the scale.
    public static func read(
        round: Int64, reader: String, in transaction: RegisterTransaction, second: (String, [String]) -> String
    ) throws {
        guard let kind = try transaction.find(RereadingRound.self, round)?.record.kind else { return }
        var readings: [Int: String] = [:]
        for sample in try RereadBlind.samples(round, transaction.connection, transaction.registers) {
            guard let examination = try transaction.find(Examination.self, sample.record.examination)?.record,
                let first = ReadingClass.first(examination, kind: kind)
            else { continue }
            readings[sample.record.number] = second(first, ReadingClass.scale(kind))
        }
        try RereadBlind.note(round, readings, reader: reader, transaction)
    }

    public static func compare(round: Int64, in transaction: RegisterTransaction) throws {
        try RereadBlind.compare(round, transaction)
    }

    /// Scores a visited institution: full points but for what is taken off, with its reason.
    public static func score(control: Int64, lost: [String: Double], reason: String, in transaction: RegisterTransaction) throws {
        guard let form = QualityForm.inForce(on: transaction.today) else { return }
        var entry = ScoreQuality.Entry()
        for item in form.items {
            let points = max(0, item.points - (lost[item.code] ?? 0))
            entry.points[item.code] = QualityPages.plain(points)
            if points < item.points { entry.remarks[item.code] = reason }
        }
        try ScoreQuality.score(control, entry, transaction)
    }
}
