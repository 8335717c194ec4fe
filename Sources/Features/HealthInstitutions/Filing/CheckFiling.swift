import Calendars
import Database
import HealthSurveillance
import Registers

/// Holds an examination against the institution's filing: within its categories, not before it, not after it ended.
enum CheckFiling {
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let day = draft.day("exam_day"), let category = InstitutionCategory(agent: draft.text("agent")),
            let found = try transaction.registers.records(
                transaction.connection, HealthInstitution.self, where: "t.void = 0 AND t.name = ?1 AND t.service = 'examination'",
                [.text(draft.text("institution"))], limit: 1
            ).first?.record
        else { return }
        var sentence: String?
        if !category.isFiled(found) {
            sentence = InstitutionTexts.notFiled(category.label)
        } else if let filed = found.filedDay, day < filed {
            sentence = InstitutionTexts.beforeFiling(filed.description)
        } else if let withdrawn = found.withdrawnDay, day > withdrawn {
            sentence = InstitutionTexts.afterWithdrawal(withdrawn.description)
        }
        guard let sentence else { return }
        ExaminationRemark.add(ExaminationRemark("institution", "filing", sentence, isError: true), to: &draft)
    }
}
