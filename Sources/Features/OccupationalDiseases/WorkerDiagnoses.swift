import Access
import Calendars
import Database
import Organisations
import Pages
import Registers

/// Suspicions, diagnoses, appraisals and benefits in the file of a person, for whoever may see them and for the person himself.
enum WorkerDiagnoses {
    static let panel = RecordPanel("worker", .bottom) { page, record in
        let isOwn = page.principal.role == .worker && page.principal.person == record.id
        guard isOwn || page.may(.register("diagnosis_case", .view)) else { return nil }
        let registers = page.product.registers
        let (suspected, cases, appraisals, benefits) = try await registers.read { connection in
            let id: [Value] = [.integer(record.id)]
            return (
                try registers.records(
                    connection, SuspectedCase.self, where: "t.void = 0 AND t.worker = ?1", id, order: "t.found_day, t.id"),
                try registers.records(
                    connection, DiagnosisCase.self, where: "t.void = 0 AND t.worker = ?1", id, order: "t.applied_day, t.id"),
                try registers.records(
                    connection, Appraisal.self,
                    where:
                        "t.void = 0 AND t.diagnosis_case IN (SELECT d.id FROM diagnosis_case d WHERE d.void = 0 AND d.worker = ?1)",
                    id, order: "t.applied_day, t.id"),
                try registers.records(
                    connection, Assistance.self,
                    where: "t.void = 0 AND t.patient IN (SELECT p.id FROM patient p WHERE p.void = 0 AND p.worker = ?1)", id,
                    order: "t.pushed_day, t.id")
            )
        }
        guard !(suspected.isEmpty && cases.isEmpty && benefits.isEmpty) else { return nil }
        if !cases.isEmpty {
            try await page.logRead(
                .view, registers.register(of: DiagnosisCase.self), records: cases.map(\.id), filter: isOwn ? "own" : "worker")
        }
        let codes = page.product.codes
        func state<Record: RegisterRecord>(_ found: TypedRecord<Record>) -> HTML {
            let state = found.stored.draft.register.lifecycle.state(found.stored.state)
            return state.map { Components.badge($0.label, $0.tone) } ?? .empty
        }
        func title<Record: RegisterRecord>(_ words: String, _ found: TypedRecord<Record>) -> HTML {
            let register = found.stored.draft.register.name
            let isOpen = !isOwn && registers.decide(page.principal, .view, found.stored).isAllowed
            return isOpen ? "<a href=\"\(RecordAddress.record(register, found.id))\">\(words)</a>" : HTML(text: words)
        }
        var rows: [[HTML]] = suspected.map { found in
            [
                title(DiseaseTexts.ownSuspected, found), HTML(text: found.record.foundDay?.description ?? ""),
                HTML(text: found.record.finder), state(found), HTML(text: found.record.disease),
            ]
        }
        rows += cases.map { found in
            let result = [
                codes.entry("diagnosis_conclusion", found.record.conclusion)?.label ?? "",
                codes.entry("disease_2025", found.record.disease)?.label ?? "", found.record.stage, found.record.certificate,
            ].filter { !$0.isEmpty }.joined(separator: " ")
            return [
                title(DiseaseTexts.ownDiagnosis, found), HTML(text: found.record.appliedDay?.description ?? ""),
                HTML(text: found.record.institution), state(found), HTML(text: found.record.diagnosedDay == nil ? "" : result),
            ]
        }
        rows += appraisals.map { found in
            [
                title(DiseaseTexts.ownAppraisal, found), HTML(text: found.record.appliedDay?.description ?? ""),
                HTML(text: codes.entry("appraisal_level", found.record.level)?.label ?? ""), state(found),
                HTML(text: codes.entry("appraisal_result", found.record.result)?.label ?? ""),
            ]
        }
        rows += benefits.map { found in
            [
                title(codes.entry("assistance_kind", found.record.kind)?.label ?? found.record.kind, found),
                HTML(text: found.record.pushedDay?.description ?? ""), HTML(text: found.record.department),
                HTML(text: codes.entry("assistance_status", found.record.status)?.label ?? ""),
                HTML(text: codes.entry("assistance_outcome", found.record.outcome)?.label ?? ""),
            ]
        }
        return Components.section(
            DiseaseTexts.ownDiagnoses,
            Components.table(DiseaseTexts.ownDiagnoses, columns: DiseaseTexts.ownColumns, rows: rows))
    }
}
