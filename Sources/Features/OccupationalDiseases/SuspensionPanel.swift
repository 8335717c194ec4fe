import Calendars
import Pages
import Registers

/// Why the periods of a case stand still, and until when the employer may dispute an arbitration in court.
enum SuspensionPanel {
    static let panel = RecordPanel("diagnosis_case", .top) { page, record in
        guard page.may(.register("diagnosis_suspension", .view)) else { return nil }
        let registers = page.product.registers
        let (found, appraisals) = try await registers.read { connection in
            (
                try registers.records(
                    connection, DiagnosisSuspension.self, where: "t.void = 0 AND t.diagnosis_case = ?1 AND t.state <> 'refused'",
                    [.integer(record.id)], order: "t.id"
                ).map(\.record),
                try registers.records(
                    connection, Appraisal.self, where: "t.void = 0 AND t.diagnosis_case = ?1", [.integer(record.id)]
                ).map(\.record.servedDay)
            )
        }
        let running = found.filter { $0.days.map { $0.until == nil } ?? false }
        let isArbitrated = found.contains { $0.kind == "arbitration" && $0.endedDay != nil }
        guard !running.isEmpty || isArbitrated else { return nil }
        let lines = running.html { suspension -> HTML in
            let kind = page.product.codes.entry("diagnosis_suspension_kind", suspension.kind)?.label ?? suspension.kind
            return "<li>\(DiseaseTexts.suspended(kind, suspension.days?.from.description ?? ""))</li>"
        }
        let stopped: HTML = running.isEmpty ? "" : "<ul>\(lines)</ul><p class=\"muted\">\(DiseaseTexts.stopNote)</p>"
        guard isArbitrated else { return stopped }
        let period = LawsuitPeriod(
            certificate: record["served_day"].text.flatMap { (text: String) in Day(text) }, appraisals: appraisals)
        return "\(stopped)<p>\(DiseaseTexts.lawsuit(period))</p>"
    }
}
