import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Pages
import Registers
import RuleExplorer
import Rulebook

/// The curve with those before it, what it says, what must be looked at again, and the referral.
enum AudiogramPages {
    static let own = "/hearing-own"

    static let panels: [RecordPanel] = [
        RecordPanel("audiogram", .top, draw: test), RecordPanel("worker", draw: person),
    ]

    static let routes: [Route] = [
        .post("/audiogram/{id}/referral", .register("audiogram", .edit)) { page in
            let place = page.typed("place")
            let day = try page.typedDay("day")
            return try await page.act(on: AudiogramRecord.self, done: "hearing-referred") {
                try AudiogramActs.refer($0, $1, to: place, on: day, $2)
            }
        },
        .get(own, .roles([.worker]), ownHearing),
    ]

    /// The tests of the same person that these eyes may see, each read logged.
    private static func seen(_ page: PageRequest, worker: Int64, isOwn: Bool = false) async throws -> [HearingHistory.Test] {
        let registers = page.product.registers
        let history = try await registers.read { try HearingHistory.read($0, registers, worker: worker) }
        let tests = isOwn ? history.tests : history.tests.filter { registers.decide(page.principal, .view, $0.stored).isAllowed }
        for (name, group) in Dictionary(grouping: tests, by: \.stored.draft.register.name).sorted(by: { $0.key < $1.key }) {
            guard let register = registers.catalogue.register(name) else { continue }
            try await page.logRead(.view, register, records: group.map(\.stored.id), filter: "hearing")
        }
        return tests
    }

    private static func test(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let registers = page.product.registers
        let typed = try registers.typed(record, as: AudiogramRecord.self).record
        guard let day = typed.day else { return nil }
        let cells = AudiogramCell.all.reduce(into: [:]) { cells, cell in cells[cell] = typed.threshold(cell) }
        var earlier: [HearingHistory.Test] = []
        if let worker = typed.worker { earlier = try await seen(page, worker: worker).filter { $0.day < day } }
        let drawing = AudiogramDrawing(
            curves: [.init(day: day, cells: cells)] + earlier.reversed().map { .init(day: $0.day, cells: $0.cells) })
        return Components.section(HearingTexts.audiogram, drawing.html) + questions(record)
            + Why.section(RuleQuestion.stored(record["findings"].text ?? "")) + referral(page, record)
    }

    private static func questions(_ record: StoredRecord) -> HTML {
        let lines = (record["remarks"].text ?? "").split(separator: "\n").compactMap { $0.split(separator: "\t").last }
        guard !lines.isEmpty else { return .empty }
        return Components.section(HearingTexts.questions, "<ul>\(lines.html { "<li>\($0)</li>" })</ul>")
    }

    private static func referral(_ page: PageRequest, _ record: StoredRecord) -> HTML {
        guard ["shift", "confirmed"].contains(record.state), page.mayEdit(record) else { return .empty }
        return Components.section(
            HearingTexts.refer,
            ActForm.html(
                page, "/audiogram/\(record.id)/referral", HearingTexts.refer,
                ActForm.text("place", HearingTexts.referTo, length: 100) + ActForm.day("day", HearingTexts.referDay, page.today)))
    }

    private static func person(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let worker = try page.product.registers.typed(record, as: Worker.self).record
        let tests = try await seen(page, worker: record.id)
        return tests.isEmpty ? nil : whole(tests, worker)
    }

    private static func ownHearing(_ page: PageRequest) async throws -> PageAnswer {
        guard let id = page.principal.person else { throw RegisterError.notFound }
        let registers = page.product.registers
        guard let worker = try await registers.read({ try registers.find($0, Worker.self, id) })?.record else {
            throw RegisterError.notFound
        }
        let tests = try await seen(page, worker: id, isOwn: true)
        return page.page(
            HearingTexts.myHearing, body: tests.isEmpty ? "<p>\(HearingTexts.noTests)</p>" : whole(tests, worker))
    }

    /// Curves over the years laid over each other, and what changed against the baseline.
    private static func whole(_ tests: [HearingHistory.Test], _ worker: Worker) -> HTML {
        let drawing = AudiogramDrawing(curves: tests.reversed().map { .init(day: $0.day, cells: $0.cells) })
        let history = HearingHistory(tests: tests)
        let rows = tests.reversed().map { test -> [HTML] in
            let before = history.baseline(before: test.day)
            func mean(_ ear: EarThresholds) -> Double { (ear[.hz2000].value + ear[.hz3000].value + ear[.hz4000].value) / 3 }
            func text(_ value: Double) -> HTML { HTML(text: String((value * 10).rounded() / 10)) }
            func change(_ path: KeyPath<Audiogram, EarThresholds>) -> HTML {
                before.map { text(mean(test.audiogram[keyPath: path]) - mean($0.audiogram[keyPath: path])) }
                    ?? HTML(text: HearingTexts.baseline)
            }
            let corrected = worker.birthDay.flatMap { birth in
                Sex(rawValue: worker.sex).map { sex in
                    test.audiogram.corrected(age: Identity.age(born: birth, on: test.day), sex: sex)
                }
            }
            let source =
                if case .audiogram = test.source { HearingTexts.fromAudiogram } else { HearingTexts.fromExamination }
            return [
                HTML(text: test.day.description), HTML(text: source), text(mean(test.audiogram.left)),
                text(mean(test.audiogram.right)), change(\.left), change(\.right),
                corrected.map { text($0.bilateralHighMean.value) } ?? .empty,
            ]
        }
        return Components.section(
            HearingTexts.tests,
            drawing.html + Components.table(HearingTexts.tests, columns: HearingTexts.testColumns, rows: rows)
                + "<p class=\"muted\">\(HearingTexts.ageNote)</p>")
    }
}
