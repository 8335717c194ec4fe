import Calendars
import Database
import HealthInstitutions
import Registers

/// The doctors who sign a diagnosis: only those of the register, with a certificate that covers the disease on the day.
enum DiagnosisPanel {
    /// Names or certificate numbers, each once.
    static func names(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: { "、,，;； ".contains($0) }).map(String.init))
    }

    static func problems(_ draft: Draft, on day: Day, _ transaction: RegisterTransaction) throws -> [FieldProblem] {
        // Codes of the 2025 catalogue begin with the number of the class: `1.1`.
        let diseaseClass =
            draft.text("conclusion") == "confirmed" ? Int(draft.text("disease").prefix { $0 != "." }) : nil
        return try names(draft.text("doctors")).sorted().compactMap { name in
            let found = try transaction.registers.records(
                transaction.connection, Diagnostician.self,
                where: "t.void = 0 AND t.state = 'qualified' AND (t.name = ?1 OR t.certificate = ?1)", [.text(name)])
            let sentence =
                found.isEmpty
                ? DiseaseTexts.notOnRegister(name)
                : found.contains { $0.record.covers(diseaseClass, on: day) } ? nil : DiseaseTexts.outsideScope(name)
            return sentence.map { FieldProblem("doctors", .inconsistent, $0) }
        }
    }
}
