import Access
import Calendars
import Database
import Registers
import Rulebook

/// Holds a case's fine against the discretion table of its region.
enum Discretion {
    /// The rows that speak for an article at a place: those of the day of the act; where the table was changed since, a degree whose new
    /// row ends lower is judged by the new one (行政处罚法 37, 从旧兼从轻). A table that came only after the act is used as it is.
    static func rows(
        _ article: String, at place: RegionPath, act: Day, today: Day, gains: Yuan?, _ connection: any Connection,
        _ registers: Registers
    ) throws -> [TypedRecord<DiscretionRule>] {
        func table(_ day: Day) throws -> [TypedRecord<DiscretionRule>] {
            try RegionalRows.nearest(DiscretionRule.self, of: article, at: place, on: day, connection, registers)
        }
        let (old, new) = (try table(act), try table(today))
        guard !old.isEmpty else { return new }
        guard let range = FineRanges.range(article) else { return old }
        return old.map { row in
            guard let changed = new.first(where: { $0.record.degree == row.record.degree }),
                let before = row.record.fines(range, gains: gains), let after = changed.record.fines(range, gains: gains),
                after.upperBound < before.upperBound
            else { return row }
            return changed
        }
    }

    static func rows(
        _ file: EnforcementCase, at place: RegionPath, today: Day, _ connection: any Connection, _ registers: Registers
    )
        throws -> [TypedRecord<DiscretionRule>]
    {
        guard let act = file.actEnded else { return [] }
        return try rows(
            file.article, at: place, act: act, today: today, gains: file.gains.map { Yuan(max(0, $0)) }, connection, registers)
    }

    /// The row that the fine was held against; nil where the region has no table or there is no fine. Refuses a fine outside it.
    static func check(
        _ file: EnforcementCase, at place: String, fine: Int?, in transaction: RegisterTransaction
    ) throws -> TypedRecord<DiscretionRule>? {
        guard let fine, let range = FineRanges.range(file.article) else { return nil }
        let rows = try rows(
            file, at: RegionPath(stored: place), today: transaction.today, transaction.connection, transaction.registers)
        guard let first = rows.first else { return nil }
        func label(_ degree: String) -> String {
            transaction.registers.codes.entry("discretion_degree", degree)?.label ?? degree
        }
        guard let row = rows.first(where: { $0.record.degree == file.degree }) else {
            let known = rows.map { label($0.record.degree) }.joined(separator: "、")
            throw SupervisionError.caseRefused(
                "\(range.clause) 在本地区有裁量基准（\(first.record.source)），请选择裁量阶次：\(known)。")
        }
        let gains = file.gains.map { Yuan(max(0, $0)) }
        guard let fines = row.record.fines(range, gains: gains) else {
            throw SupervisionError.caseRefused("按违法所得倍数罚款，须先认定违法所得（\(range.clause)；\(row.record.source)）。")
        }
        guard !fines.contains(Yuan(fine)) else { return row }
        let words =
            "罚款 \(fine) 元不在“\(label(row.record.degree))”阶次 \(fines.lowerBound)至 \(fines.upperBound)之内（\(range.clause)；\(row.record.source)）"
        guard row.record.allowsDeparture else { throw SupervisionError.caseRefused("\(words)。请调整金额或阶次。") }
        guard !file.departure.isEmpty else {
            throw SupervisionError.caseRefused("\(words)。该基准允许说明理由后不按阶次处罚，请填写理由。")
        }
        return row
    }
}
