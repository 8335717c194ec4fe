import Calendars
import Database
import HealthSurveillance
import Registers

/// Holds an examination against the institution's filing: within its categories, not before it, not after it ended.
enum CheckFiling {
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let day = draft.day("exam_day"), let category = InstitutionCategory(agent: draft.text("agent")),
            let (id, found) = try institution(draft.text("institution"), transaction)
        else { return }
        var sentence: String?
        // As filed on the day of the examination: a category dropped later takes nothing back, one added later allows nothing before.
        if !FilingChange.categories(of: found, try FilingChange.changes(of: id, transaction), on: day).contains(category) {
            sentence = InstitutionTexts.notFiled(category.label)
        } else if let filed = found.filedDay, day < filed {
            sentence = InstitutionTexts.beforeFiling(filed.description)
        } else if let withdrawn = found.withdrawnDay, day > withdrawn {
            sentence = InstitutionTexts.afterWithdrawal(withdrawn.description)
        }
        guard let sentence else { return }
        ExaminationRemark.add(ExaminationRemark("institution", "filing", sentence, isError: true), to: &draft)
    }

    /// Every row of a sheet names the institution that hands it in.
    private static func institution(_ name: String, _ transaction: RegisterTransaction) throws -> (
        id: Int64, record: HealthInstitution
    )? {
        try transaction.once(HealthInstitution.register.name, name) {
            try transaction.registers.records(
                transaction.connection, HealthInstitution.self, where: "t.void = 0 AND t.name = ?1 AND t.service = 'examination'",
                [.text(name)], limit: 1
            ).first.map { ($0.id, $0.record) }
        }
    }
}
