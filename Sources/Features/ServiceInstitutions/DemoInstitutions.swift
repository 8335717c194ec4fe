import Calendars
import Database
import Registers

/// The acts of institution control for a simulated city: the same functions that the pages call.
public enum DemoInstitutions {
    /// Scores what has been told and whose time to be heard is over.
    public static func scoreDue(in transaction: RegisterTransaction) throws {
        for found in try transaction.registers.records(
            transaction.connection, InstitutionBreach.self, where: "t.void = 0 AND t.state IN ('told', 'heard')")
        {
            guard let last = ScoreActs.term("defence", of: found.stored, from: "told_day"), transaction.today > last else {
                continue
            }
            try ScoreActs.score(found.stored, in: transaction)
        }
    }
}
