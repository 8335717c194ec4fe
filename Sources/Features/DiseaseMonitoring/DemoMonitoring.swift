import Registers

/// The acts of disease monitoring for a simulated city: the same functions that the pages call.
public enum DemoMonitoring {
    public static func collect(form: Int64, in transaction: RegisterTransaction) throws {
        try CollectMonitoring.collect(form, transaction)
    }

    public static func assess(_ region: String, year: Int, in transaction: RegisterTransaction) throws {
        _ = try AssessRisk.assess(region, year: year, transaction)
    }
}
