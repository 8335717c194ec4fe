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

    /// Keeps the first reason to look at an institution as a clue; nothing where there is none.
    public static func noteFirst(of institution: Int64, in transaction: RegisterTransaction) throws {
        let reasons = try InstitutionEvidence.reasons(
            transaction.connection, institution, region: transaction.principal.region, until: transaction.today)
        guard let first = reasons.first else { return }
        try NoteClue.note(institution, first.test.rawValue, first.sentence, in: transaction)
    }
}
