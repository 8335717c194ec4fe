import Access
import HealthSurveillance
import OccupationalDiseases
import Organisations
import Pages
import Registers

/// The care record where it is needed: in the person's file, at the patient, at the referral for the hospital, and for the person alone.
enum CareRecordPages {
    static let own = "/care/my-record"
    static let routes: [Route] = [.get(own, .roles([.worker]), myRecord)]

    static let panels: [RecordPanel] = [
        RecordPanel("worker", .bottom) { page, record in
            guard page.may(.register("cabin_visit", .view)) else { return nil }
            return try await part(page, worker: record.id, filter: "worker")
        },
        RecordPanel("patient", .bottom) { page, record in
            guard let worker = record["worker"].integer else { return nil }
            return try await part(page, worker: worker, filter: "patient")
        },
        // What goes up with the patient: both hospitals read the same record, as long as the referral stands.
        RecordPanel("patient_referral", .bottom) { page, record in
            guard !["declined", "recalled"].contains(record.state), let id = record["patient"].integer else { return nil }
            let registers = page.product.registers
            guard let patient = try await registers.read({ try registers.find($0, Patient.self, id) }) else { return nil }
            let codes = page.product.codes
            try await page.logRead(.view, registers.register(of: Patient.self), records: [id], filter: "patient_referral")
            let facts = Components.facts([
                (CareTexts.name, HTML(text: patient.record.name)),
                (CareTexts.born, HTML(text: Identity.birth(patient.record.idNumber)?.description ?? "")),
                (CareTexts.disease, HTML(text: codes.entry("disease_2025", patient.record.disease)?.label ?? "")),
                (CareTexts.stage, HTML(text: codes.entry("disease_grade", patient.record.stage)?.label ?? "")),
                (CareTexts.diagnosedDay, HTML(text: patient.record.diagnosedDay?.description ?? "")),
                (CareTexts.livesIn, HTML(text: codes.regionName(patient.record.regionCode))),
            ])
            var body = Components.section(CareTexts.goesAlong, facts)
            if let worker = patient.record.worker {
                body += try await part(page, worker: worker, filter: "patient_referral", but: record.id) ?? .empty
            }
            return body
        },
    ]

    private static func part(_ page: PageRequest, worker: Int64, filter: String, but referral: Int64? = nil) async throws -> HTML?
    {
        let registers = page.product.registers
        let care = try await registers.read { try CareRecord.read($0, registers, worker: worker) }
        guard !care.isEmpty else { return nil }
        try await care.log(page, filter: filter)
        return care.html(page, but: referral)
    }

    private static func myRecord(_ page: PageRequest) async throws -> PageAnswer {
        guard let person = page.principal.person else { throw RegisterError.notFound }
        let body = try await part(page, worker: person, filter: "own")
        return page.page(CareTexts.myRecord, body: body ?? "<p class=\"muted\">\(CareTexts.nothingYet)</p>")
    }
}
