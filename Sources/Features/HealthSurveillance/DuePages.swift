import Access
import Calendars
import Database
import Organisations
import Pages
import Registers
import RuleExplorer
import Rulebook

/// Work lists that nobody compiles: overdue, never examined, left without an examination, contraindicated and still exposed.
public enum DuePages {
    public static let address = "/health/due"
    static let readers: Set<Role> = [.employer, .bureauOfficer, .cdc, .countyClerk]

    static let routes: [Route] = [.get(address, .roles(readers), list)]

    static let desk = DeskPanel(.roles(readers)) { page in
        let (registers, principal, today) = (page.product.registers, page.principal, page.today)
        let counts = try await registers.read { try DueList.counts(registers, as: principal, on: today, $0) }
        guard counts.values.contains(where: { $0 > 0 }) else { return nil }
        return Components.section(HealthTexts.dueTitle, tabs(counts, current: nil))
    }

    private static func tabs(_ counts: [DueList: Int64], current: DueList?) -> HTML {
        let links = HealthTexts.lists.html { list in
            """
            <li><a href="\(address)?list=\(list.key.rawValue)"\(attribute: "aria-current", list.key == current ? "page" : "")>\
            <strong>\(list.title)</strong> \(counts[list.key] ?? 0)</a><p>\(list.help)</p></li>
            """
        }
        return "<ul class=\"places\">\(links)</ul>"
    }

    private static func list(_ page: PageRequest) async throws -> PageAnswer {
        let list = page.query["list"].flatMap { DueList(rawValue: $0) } ?? .overdue
        let registers = page.product.registers
        let (dues, counts) = try await DueList.read(registers, list, as: page.principal, on: page.today)
        let isOwn = page.principal.role == .employer
        let titles = try await registers.read { try names(of: dues, $0, registers, isOwn: isOwn) }
        let works = try await registers.read { try posted(of: dues, $0, registers) }
        try await page.logRead(
            .list, registers.register(of: ExaminationDue.self), records: dues.map { $0.id }, filter: list.rawValue)
        let rows: [[HTML]] = groups(dues).map { row(page, $0, titles, works) }
        let short: HTML =
            dues.count < DueList.shownAtMost
            ? .empty : "<p class=\"muted\">\(HealthTexts.shown(dues.count, of: Int(counts[list] ?? 0)))</p>"
        // Beyond the most urgent, the register itself: leafed through, filtered, exported.
        let note: HTML =
            page.may(.register("examination_due", .view))
            ? "\(short)<p><a href=\"\(RecordAddress.list("examination_due"))\">\(HealthTexts.wholeList)</a></p>" : short
        let title = HealthTexts.lists.first { $0.key == list }?.title ?? ""
        let table = Components.table(title, columns: HealthTexts.dueColumns, rows: rows, empty: HealthTexts.nobody)
        return page.page(HealthTexts.dueTitle, body: tabs(counts, current: list) + Components.section(title, note + table))
    }

    /// One line a person, post and type: several hazards are examined in one visit.
    private static func groups(_ dues: [TypedRecord<ExaminationDue>]) -> [[ExaminationDue]] {
        var order: [String] = []
        var groups: [String: [ExaminationDue]] = [:]
        for due in dues.map(\.record) {
            let key = "\(due.worker)|\(due.post)|\(due.type)"
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(due)
        }
        return order.compactMap { groups[$0] }
    }

    private static func names(
        of dues: [TypedRecord<ExaminationDue>], _ connection: any Connection, _ registers: Registers, isOwn: Bool
    ) throws -> [String: [Int64: String]] {
        var titles: [String: [Int64: String]] = [:]
        if isOwn { titles["worker"] = try StaffPages.names(Set(dues.map(\.record.worker)), connection, registers) }
        for (name, ids) in [
            ("worker", dues.map(\.record.worker)), ("employer", dues.map(\.record.employer)), ("post", dues.map(\.record.post)),
        ] {
            guard titles[name] == nil, let register = registers.catalogue.register(name) else { continue }
            titles[name] = try registers.titles(connection, register, ids: Set(ids))
        }
        return titles
    }

    /// The assignments behind the lists of those who may not be exposed: whether the exposure stopped.
    private static func posted(
        of dues: [TypedRecord<ExaminationDue>], _ connection: any Connection, _ registers: Registers
    ) throws -> [Int64: Assignment] {
        let ids = Set(dues.filter { ["first", "contraindicated"].contains($0.record.kind) }.map(\.record.assignment)).sorted()
        guard !ids.isEmpty else { return [:] }
        let found = try registers.records(
            connection, Assignment.self, where: "t.id IN (\(ids.map(String.init).joined(separator: ", ")))")
        return Dictionary(found.map { ($0.id, $0.record) }) { first, _ in first }
    }

    private static func row(
        _ page: PageRequest, _ dues: [ExaminationDue], _ titles: [String: [Int64: String]], _ works: [Int64: Assignment]
    ) -> [HTML] {
        guard let first = dues.first, let due = first.dueDay else { return [] }
        let codes = page.product.codes
        let hazards = dues.map { codes.entry("hazard_factor", $0.hazard)?.label ?? $0.hazard }.joined(separator: "、")
        let type = ExaminationType(rawValue: first.type)
        return [
            person(page, first, titles["worker"]?[first.worker] ?? ""),
            "<a href=\"\(RecordAddress.record("employer", first.employer))\">\(titles["employer"]?[first.employer] ?? "")</a>",
            HTML(text: titles["post"]?[first.post] ?? ""), HTML(text: hazards), HTML(text: type?.label ?? ""),
            HTML(text: due.description), first.kind == "contraindicated" ? .empty : Components.daysLeft(due - page.today),
            state(page, first, works[first.assignment]),
            HealthFindings.due(dues, today: page.today).map { Why.details($0) } ?? .empty,
        ]
    }

    private static func state(_ page: PageRequest, _ due: ExaminationDue, _ work: Assignment?) -> HTML {
        let badge = StartOfExposure.badge(due, work)
        guard let work, work.stoppedDay == nil, page.may(.register("assignment", .edit)) else { return badge }
        return "\(badge) <a href=\"\(RecordAddress.edit("assignment", due.assignment))\">\(HealthTexts.noteStop)</a>"
    }

    private static func person(_ page: PageRequest, _ due: ExaminationDue, _ title: String) -> HTML {
        let address =
            page.principal.role == .employer ? StaffPages.address(due.worker) : RecordAddress.record("worker", due.worker)
        return page.principal.role == .countyClerk ? HTML(text: title) : "<a href=\"\(address)\">\(title)</a>"
    }
}
