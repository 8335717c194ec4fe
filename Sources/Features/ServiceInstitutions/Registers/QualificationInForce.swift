import Calendars
import Database
import Organisations
import Registers

/// An institution measures only while its qualification is in force (职业卫生技术服务机构管理办法, 令第4号, in force 2021-02-01).
enum QualificationInForce {
    /// Refuses what an institution enters for a day on which it had none. An authority may enter such a result: that is how it comes to light.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard transaction.principal.role == .institutionStaff, let day = draft.day("sampled_day"),
            let institution = draft.integer("service_institution") ?? transaction.principal.organisation,
            before?["sampled_day"] != draft["sampled_day"], try !isQualified(institution, on: day, transaction.connection)
        else { return }
        throw RegisterError.invalid([FieldProblem("sampled_day", .outOfRange, InstitutionTexts.notQualified(day))])
    }

    static func isQualified(_ institution: Int64, on day: Day, _ connection: any Connection) throws -> Bool {
        try connection.first(
            """
            SELECT id FROM institution_qualification WHERE void = 0 AND state = 'granted' AND institution = ?1
            AND from_day <= ?2 AND until_day >= ?2 LIMIT 1
            """, [.integer(institution), .text(day.description)]) != nil
    }
}
