import Calendars
import Database
import Pages
import Registers
import Rulebook

/// Whether a conclusion still may be appealed, is being appraised, or stands: certificate → city → province, which is final.
enum ConclusionStanding {
    static let panel = RecordPanel("diagnosis_case", .top) { page, record in
        guard !record["diagnosed_day"].isNull, !record.isVoid else { return nil }
        let registers = page.product.registers
        let (days, appraisals) = try await registers.read { connection in
            (
                try registers.records(
                    connection, CertificateDelivery.self,
                    where: "t.void = 0 AND t.diagnosis_case = ?1 AND t.receiver IN ('worker', 'employer')", [.integer(record.id)]
                ).map { $0.stored.state == "received" ? $0.record.receivedDay : nil },
                try registers.records(
                    connection, Appraisal.self, where: "t.void = 0 AND t.diagnosis_case = ?1", [.integer(record.id)],
                    order: "t.applied_day, t.id")
            )
        }
        let served = record.draft.day("served_day")
        let last = days.isEmpty ? served : days.contains { $0 == nil } ? nil : days.compactMap(\.self).max()
        let courses = appraisals.map { found in
            Course(
                level: found.record.level, result: found.record.result, served: found.record.servedDay, state: found.stored.state)
        }
        let codes = page.product.codes
        let lines = sentences(served: last, courses, today: page.today) { course in
            let state = Appraisal.register.lifecycle.state(course.state)?.label ?? ""
            return (
                codes.entry("appraisal_level", course.level)?.label ?? "",
                codes.entry("appraisal_result", course.result)?.label ?? "", state
            )
        }
        return Components.section(DiseaseTexts.standing, lines.html { "<p>\($0)</p>" })
    }

    struct Course: Sendable, Hashable {
        var level: String
        var result: String
        var served: Day?
        var state: String
    }

    /// - Parameter served: the day on which the last of the two parties had its copy; nil while one waits.
    static func sentences(
        served: Day?, _ courses: [Course], today: Day, _ words: (Course) -> (level: String, result: String, state: String)
    ) -> [String] {
        guard !courses.isEmpty else {
            guard let served, let due = LegalPeriods.clock("appraisal_first")?.due(from: served)?.day else {
                return [DiseaseTexts.standsNot]
            }
            return [today <= due ? DiseaseTexts.standsUntil(due.description) : DiseaseTexts.standsFinal(due.description)]
        }
        var lines = courses.map { course -> String in
            let words = words(course)
            guard let day = course.served else { return DiseaseTexts.appraising(words.level, words.state) }
            return DiseaseTexts.appraised(words.level, words.result, day.description)
        }
        if courses.contains(where: { $0.level == "province" }) {
            lines.append(DiseaseTexts.provinceFinal)
        } else if let day = courses.compactMap(\.served).max(),
            let due = LegalPeriods.clock("appraisal_second")?.due(from: day)?.day
        {
            lines.append(today <= due ? DiseaseTexts.secondUntil(due.description) : DiseaseTexts.secondPassed(due.description))
        }
        return lines
    }
}
