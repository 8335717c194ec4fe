import Calendars
import Database
import Pages
import Quantities
import Registers
import RuleExplorer
import Rulebook

/// 一人一档: posts and measured exposure, examinations, hearing, films, lungs and values over the years, and who looked.
public enum WorkerFile {
    static let panel = RecordPanel("worker", .top) { page, record in
        let registers = page.product.registers
        let history = try await registers.read { try WorkerHistory.read($0, registers, worker: record.id) }
        try await page.logRead(
            .view, registers.register(of: Examination.self), records: history.examinations.map(\.id), filter: "worker")
        let worker = try registers.typed(record, as: Worker.self).record
        return try await whole(page, worker, record.id, history)
    }

    /// Posts and examinations for a doctor who diagnoses: the exposure that the registers know of, and each conclusion.
    public static func evidence(_ page: PageRequest, worker: Int64) async throws -> HTML {
        let registers = page.product.registers
        let history = try await registers.read { try WorkerHistory.read($0, registers, worker: worker) }
        try await page.logRead(
            .view, registers.register(of: Examination.self), records: history.examinations.map(\.id), filter: "diagnosis")
        return "<p class=\"muted\">\(HealthTexts.evidenceHelp)</p>" + posts(page, history) + examinations(page, history)
    }

    static func whole(_ page: PageRequest, _ worker: Worker, _ id: Int64, _ history: WorkerHistory) async throws -> HTML {
        due(page, history) + posts(page, history) + examinations(page, history) + hearing(worker, history) + films(history)
            + values(history, HealthTexts.lungs, ["FVC", "FEV1", "FEV1/FVC"], unit: "%")
            + values(history, HealthTexts.trends, ["WBC", "NEU", "PLT", "HGB", "PB-B", "PB-U"], unit: "")
            + followUps(page, history)
            + (try await viewers(page, id))
    }

    static func due(_ page: PageRequest, _ history: WorkerHistory) -> HTML {
        guard !history.dues.isEmpty else { return .empty }
        let lines = history.dues.map(\.record).html { due in
            let day = due.dueDay ?? page.today
            let left: HTML = due.kind == "contraindicated" ? .empty : Components.daysLeft(day - page.today)
            return """
                <li>\(Components.badge(label(page, "due_kind", due.kind), ExaminationDue.tones[due.kind] ?? .neutral)) \
                \(label(page, "hazard_factor", due.hazard)) \(day.description) \(left) \(HealthFindings.due([due], today: page.today).map { Why.details($0) } ?? .empty)</li>
                """
        }
        return Components.section(HealthTexts.due, id: Why.anchor, "<ul>\(lines)</ul>")
    }

    static func posts(_ page: PageRequest, _ history: WorkerHistory) -> HTML {
        let rows = history.assignments.map { found -> [HTML] in
            let work = found.record
            let hazards = history.hazards[work.post] ?? []
            return [
                HTML(text: history.employers[work.employer] ?? ""), HTML(text: history.posts[work.post] ?? ""),
                HTML(
                    text: "\(work.from?.description ?? "") – \(work.to?.description ?? HealthTexts.today)"
                        + (work.stoppedDay.map { work.resumedDay == nil ? "，\(HealthTexts.stoppedOn($0.description))" : "" } ?? "")
                ),
                hazards.html { "<p>\(label(page, "hazard_factor", $0.hazard))</p>" },
                hazards.filter { !$0.measured.isEmpty }.html {
                    "<p>\(label(page, "hazard_factor", $0.hazard)) \($0.measured)</p>"
                },
            ]
        }
        return Components.section(
            HealthTexts.posts,
            Components.table(HealthTexts.posts, columns: HealthTexts.postColumns, rows: rows, empty: HealthTexts.none))
    }

    private static func examinations(_ page: PageRequest, _ history: WorkerHistory) -> HTML {
        let rows = history.examinations.map { found -> [HTML] in
            let record = found.record
            let state = found.stored.draft.register.lifecycle.state(found.stored.state)
            return [
                page.product.registers.decide(page.principal, .view, found.stored).isAllowed
                    ? "<a href=\"\(RecordAddress.record("examination", found.id))\">\(record.day?.description ?? "")</a>"
                    : HTML(text: record.day?.description ?? ""),
                HTML(text: label(page, "examination_type", record.type)),
                HTML(text: label(page, "surveillance_agent", record.agent)),
                HTML(text: history.employers[record.employer] ?? ""), HTML(text: record.institution),
                "\(conclusion(page, record.conclusion)) \(record.condition)",
                state.map { Components.badge($0.label, $0.tone) } ?? .empty,
            ]
        }
        return Components.section(
            HealthTexts.examinations,
            Components.table(
                HealthTexts.examinations, columns: HealthTexts.examinationColumns, rows: rows, empty: HealthTexts.none))
    }

    static func conclusion(_ page: PageRequest, _ code: String) -> HTML {
        Components.badge(label(page, "examination_conclusion", code), Examination.conclusionTones[code] ?? .neutral)
    }

    static func label(_ page: PageRequest, _ table: String, _ code: String) -> String {
        page.product.codes.entry(table, code)?.label ?? code
    }

    private static func hearing(_ worker: Worker, _ history: WorkerHistory) -> HTML {
        guard let birth = worker.birthDay, let sex = Sex(rawValue: worker.sex) else { return .empty }
        let tests = history.examinations.compactMap { found -> (day: Day, audiogram: Audiogram)? in
            guard let day = found.record.day, let audiogram = ExaminationResults(found.record.results).audiogram else {
                return nil
            }
            return (day, audiogram)
        }
        guard let latest = tests.first else { return .empty }
        let rows = tests.map { test -> [HTML] in
            let corrected = test.audiogram.corrected(age: Identity.age(born: birth, on: test.day), sex: sex)
            let years = history.assignments.compactMap(\.record.from).min().map { Double(test.day - $0) / 365.25 } ?? 0
            let level = history.noise
            let (age, service) = (Identity.age(born: birth, on: test.day), Years(computed: max(0, years)))
            let loudness = SoundLevel(computed: level ?? 0)
            let assessment = AudiogramAssessment(test.audiogram, age: age, sex: sex, exposureYears: service, level: loudness)
            let finding = HealthFindings.hearing(
                test.audiogram, age: age, sex: sex, years: service, level: loudness, on: test.day)
            return [
                HTML(text: test.day.description), number(corrected.left.speechMean.value),
                number(corrected.right.speechMean.value),
                number(corrected.bilateralHighMean.value), number(corrected.betterEarWeighted.value),
                level == nil ? .empty : "\(assessment.grade.rawValue)\(finding.map { Why.details($0) } ?? .empty)",
            ]
        }
        let table = Components.table(HealthTexts.audiograms, columns: HealthTexts.audiogramColumns, rows: rows)
        return Components.section(
            HealthTexts.audiograms,
            AudiogramChart.html(latest.audiogram, on: latest.day) + "<p class=\"muted\">\(HealthTexts.audiogramNote)</p>" + table)
    }

    private static func films(_ history: WorkerHistory) -> HTML {
        let films = history.examinations.compactMap { found -> [HTML]? in
            let zones = ExaminationResults(found.record.results).zones
            guard !zones.isEmpty else { return nil }
            return [HTML(text: found.record.day?.description ?? "")]
                + LungZone.allCases.map { HTML(text: zones[$0]?.description ?? "") }
        }
        guard !films.isEmpty else { return .empty }
        return Components.section(
            HealthTexts.films,
            Components.table(
                HealthTexts.films, columns: [HealthTexts.examinationColumns[0]] + LungZone.allCases.map(\.label), rows: films))
    }

    /// Values over the years, oldest first, as a chart with its table.
    private static func values(_ history: WorkerHistory, _ title: String, _ codes: [String], unit: String) -> HTML {
        var days: [Day] = []
        var byDay: [Day: [String: Double]] = [:]
        for found in history.examinations.reversed() {
            guard let day = found.record.day else { continue }
            let values = ExaminationResults(found.record.results).values.filter { codes.contains($0.key) }
            guard !values.isEmpty else { continue }
            if byDay[day] == nil { days.append(day) }
            byDay[day, default: [:]].merge(values) { $1 }
        }
        let used = codes.filter { code in byDay.values.contains { $0[code] != nil } }
        guard !used.isEmpty else { return .empty }
        let names = used.map { SurveillanceCatalogue.standard.item($0)?.name ?? $0 }
        let rows = days.map { day in [HTML(text: day.description)] + used.map { byDay[day]?[$0].map(number) ?? .empty } }
        return Components.section(
            title, Components.table(title, columns: [HealthTexts.examinationColumns[0]] + names, rows: rows))
    }

    static func followUps(_ page: PageRequest, _ history: WorkerHistory) -> HTML {
        let mayOpen = page.may(.register("follow_up", .view))
        guard !history.followUps.isEmpty else { return .empty }
        let rows = history.followUps.map { found -> [HTML] in
            [
                mayOpen
                    ? "<a href=\"\(RecordAddress.record("follow_up", found.id))\">\(label(page, "follow_up_kind", found.record.kind))</a>"
                    : HTML(text: label(page, "follow_up_kind", found.record.kind)),
                HTML(text: found.record.dueDay?.description ?? ""), HTML(text: found.record.doneDay?.description ?? ""),
                HTML(text: found.record.proof),
            ]
        }
        return Components.section(
            HealthTexts.followUps, Components.table(HealthTexts.followUps, columns: HealthTexts.followUpColumns, rows: rows))
    }

    private static func viewers(_ page: PageRequest, _ id: Int64) async throws -> HTML {
        let rows = try await page.product.access.log.viewers(register: "worker", recordID: id, limit: 20).map { entry -> [HTML] in
            [
                HTML(text: entry.at.description), HTML(text: entry.accountName),
                HTML(text: entry.action.label),
                HTML(text: entry.reason),
            ]
        }
        return Components.section(
            HealthTexts.viewers,
            Components.table(HealthTexts.viewers, columns: HealthTexts.viewerColumns, rows: rows, empty: HealthTexts.none))
    }

    private static func number(_ value: Double) -> HTML {
        let rounded = (value * 10).rounded() / 10
        return HTML(text: rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded))
    }
}

extension WorkerHistory {
    /// The loudest latest level of the person's posts; nil when nobody measured noise.
    var noise: Double? {
        hazards.values.joined().filter { $0.hazard == "3-001" }.compactMap { Double($0.measured.prefix { $0 != " " }) }.max()
    }
}
