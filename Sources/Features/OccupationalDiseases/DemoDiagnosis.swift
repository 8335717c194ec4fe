import Registers

/// The acts of diagnosis for a simulated city: the same functions that the pages call.
public enum DemoDiagnosis {
    /// The report card of a decided case, filled from what the records hold.
    public static func card(of diagnosis: Int64, in transaction: RegisterTransaction) throws -> StoredRecord {
        let id = try FillReportCard.ofDiagnosis(diagnosis, transaction)
        guard let card = try transaction.find(ReportCard.self, id)?.stored else { throw RegisterError.notFound }
        return card
    }
}
