import Pages
import Registers

/// Why the periods of a case stand still, or by how many days they were put off.
enum SuspensionPanel {
    static let panel = RecordPanel("diagnosis_case", .top) { page, record in
        guard page.may(.register("diagnosis_suspension", .view)) else { return nil }
        let registers = page.product.registers
        let found = try await registers.read { connection in
            try registers.records(
                connection, DiagnosisSuspension.self, where: "t.void = 0 AND t.diagnosis_case = ?1 AND t.state <> 'refused'",
                [.integer(record.id)], order: "t.id"
            ).map(\.record)
        }
        let running = found.filter { $0.days.map { $0.until == nil } ?? false }
        guard !running.isEmpty else { return nil }
        let lines = running.html { suspension -> HTML in
            let kind = page.product.codes.entry("diagnosis_suspension_kind", suspension.kind)?.label ?? suspension.kind
            return "<li>\(DiseaseTexts.suspended(kind, suspension.days?.from.description ?? ""))</li>"
        }
        return "<ul>\(lines)</ul><p class=\"muted\">\(DiseaseTexts.stopNote)</p>"
    }
}
