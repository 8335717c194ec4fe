import Registers

/// The acts of disease monitoring for a simulated city: the same functions that the pages call.
public enum DemoMonitoring {
    public static func collect(form: Int64, in transaction: RegisterTransaction) throws {
        try CollectMonitoring.collect(form, transaction)
    }

    public static func assess(_ region: String, year: Int, in transaction: RegisterTransaction) throws {
        _ = try AssessRisk.assess(region, year: year, transaction)
    }

    public static func match(survey: Int64, in transaction: RegisterTransaction) throws {
        try MatchReports.match(survey, transaction)
    }

    public static func draw(check: Int64, in transaction: RegisterTransaction) throws {
        try DrawCheck.draw(check, transaction)
    }

    public static func score(check: Int64, in transaction: RegisterTransaction) throws {
        try DrawCheck.score(check, transaction)
    }
}
