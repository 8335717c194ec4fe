import Access
import Calendars
import Pages
import Registers
import Rulebook

/// What a case's page shows of its region's own rows.
enum DiscretionParts {
    /// Rows that could apply to the case: of one article, or of every article that may be chosen.
    static func rows(_ page: PageRequest, _ record: StoredRecord, _ file: EnforcementCase, article: String?) async throws
        -> [TypedRecord<DiscretionRule>]
    {
        guard let act = file.actEnded else { return [] }
        let articles = article.map { [$0] } ?? InspectionPages.articles.map(\.code)
        let place = RegionPath(stored: record.regionPath)
        return try await page.product.registers.read { [registers = page.product.registers, today = page.today] connection in
            guard try connection.first("SELECT id FROM discretion_rule WHERE void = 0 ORDER BY id LIMIT 1") != nil else {
                return []
            }
            return try articles.flatMap {
                try Discretion.rows(
                    $0, at: place, act: act, today: today, gains: file.gains.map { Yuan(max(0, $0)) }, connection, registers)
            }
        }
    }

    static func table(_ page: PageRequest, _ rows: [TypedRecord<DiscretionRule>], _ range: FineRange?, _ file: EnforcementCase)
        -> HTML
    {
        let lines = rows.map { found -> [HTML] in
            let row = found.record
            let article = range ?? FineRanges.range(row.article)
            return [
                HTML(text: article.map { "\($0.clause)" } ?? row.article),
                "<a href=\"\(RecordAddress.record("discretion_rule", found.id))\">\(page.product.codes.entry("discretion_degree", row.degree)?.label ?? row.degree)</a>",
                "<span class=\"multiline\">\(row.circumstances)</span>", HTML(text: article.map { fines(row, $0, file) } ?? ""),
                HTML(text: row.allowsDeparture ? "说明理由后可以" : "不可以"), HTML(text: row.source), badge(row.mark),
            ]
        }
        return "<h3>\(SupervisionTexts.discretion)</h3>"
            + Components.table(SupervisionTexts.discretion, columns: SupervisionTexts.discretionColumns, rows: lines)
    }

    private static func fines(_ row: DiscretionRule, _ range: FineRange, _ file: EnforcementCase) -> String {
        if let fines = row.fines(range, gains: file.gains.map { Yuan(max(0, $0)) }) {
            return "\(fines.lowerBound)至 \(fines.upperBound)"
        }
        return "违法所得的 \(row.multipleFrom ?? 0)—\(row.multipleUntil ?? 0) 倍"
    }

    /// What the township that handles the case may punish; nothing for the county's cases.
    static func powers(_ page: PageRequest, _ file: EnforcementCase) async throws -> HTML {
        guard !file.handlingRegion.isEmpty, let place = page.product.codes.regionPath(file.handlingRegion) else { return .empty }
        let list = try await page.product.registers.read { [registers = page.product.registers, today = page.today] in
            try TownshipPower.list(place, on: today, $0, registers)
        }
        let rows = list.map { found -> [HTML] in
            [
                "<a href=\"\(RecordAddress.record("township_power", found.id))\">\(found.record.item)</a>",
                HTML(text: FineRanges.range(found.record.article).map { "\($0.clause)" } ?? found.record.article),
                HTML(text: found.record.source), badge(found.record.mark),
            ]
        }
        return "<h3>\(SupervisionTexts.powers)</h3>"
            + Components.table(
                SupervisionTexts.powers, columns: SupervisionTexts.powerColumns, rows: rows, empty: SupervisionTexts.noPowers)
    }

    private static func badge(_ mark: String) -> HTML {
        let mark = EvidenceMark(rawValue: mark) ?? .unverified
        return Components.badge(mark.label, mark.needsWarning ? .warning : .neutral)
    }
}
