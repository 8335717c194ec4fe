import Access
import Database
import Pages
import Registers

/// A form by institution, and a frozen form beside what the records say today.
enum FormPanels {
    static func institutions(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML {
        let registers = page.product.registers
        let lines = try await registers.read { connection in
            try registers.records(
                connection, MonitoringInstitutionLine.self, where: "t.void = 0 AND t.form = ?1", [.integer(record.id)],
                order: "t.institution, t.id")
        }.map(\.record)
        guard !lines.isEmpty else { return .empty }
        let rows = lines.map { line -> [HTML] in
            [HTML(text: line.institution), HTML(text: label(page, line.group))]
                + [line.exposed, line.due, line.examined, line.suspected, line.suspectedBefore, line.contraindicated].map {
                    HTML(text: String($0))
                }
        }
        return Components.section(
            MonitoringTexts.institutions,
            "<p class=\"muted\">\(MonitoringTexts.institutionNote)</p>"
                + Components.table(MonitoringTexts.institutions, columns: MonitoringTexts.institutionColumns, rows: rows))
    }

    /// Frozen values stay; a count of today's records stands beside them (indicators §5: the published value and the new one).
    static func differences(_ page: PageRequest, _ record: StoredRecord, _ lines: [DiseaseMonitoringLine]) async throws -> HTML {
        guard ["reported", "summary"].contains(record.state), let year = record["year"].integer else { return .empty }
        let counts = try await page.product.registers.read {
            try MonitoringCounts.read($0, RegionPath(stored: record.regionPath), year: Int(year))
        }
        let rows = lines.flatMap { line -> [[HTML]] in
            guard let group = HazardGroup(rawValue: line.group) else { return [] }
            let now = counts.groups[group] ?? .init()
            let pairs = [
                (1, line.exposed, now.exposed.count), (2, line.due, now.due.count), (3, line.examined, now.examined.count),
                (4, line.suspected, now.suspected.count), (5, line.suspectedBefore ?? 0, now.suspectedBefore.count),
                (6, line.contraindicated, now.contraindicated.count), (7, line.diagnosed, now.diagnosed.count),
                (8, line.died, now.died.count), (9, line.benefited, now.benefited.count),
            ]
            return pairs.filter { $0.1 != $0.2 }.map { column, then, today in
                [
                    HTML(text: label(page, line.group)), HTML(text: MonitoringTexts.lineColumns[column]),
                    HTML(text: String(then)),
                    HTML(text: String(today)), HTML(text: today > then ? "+\(today - then)" : String(today - then)),
                ]
            }
        }
        return Components.section(
            MonitoringTexts.differences,
            rows.isEmpty
                ? "<p class=\"muted\">\(MonitoringTexts.noDifference)</p>"
                : "<p class=\"muted\">\(MonitoringTexts.differenceNote)</p>"
                    + Components.table(MonitoringTexts.differences, columns: MonitoringTexts.differenceColumns, rows: rows))
    }

    static func label(_ page: PageRequest, _ group: String) -> String {
        page.product.codes.entry("monitored_hazard", group)?.label ?? group
    }
}
