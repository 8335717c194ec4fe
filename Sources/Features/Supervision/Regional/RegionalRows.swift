import Access
import Calendars
import Database
import Registers

/// Rows that a region sets for itself and for all below it until one of these sets its own: discretion tables, items handed to townships.
enum RegionalRows {
    /// The rows in force on a day of the nearest region, from the place itself upwards, that has any.
    ///
    /// - Parameter article: rows of this article alone, so that a county may change one article and inherit the others.
    static func nearest<Record: RegisterRecord>(
        _ type: Record.Type, of article: String? = nil, at place: RegionPath, on day: Day, _ connection: any Connection,
        _ registers: Registers
    ) throws -> [TypedRecord<Record>] {
        let rows = try registers.records(
            connection, type,
            where: """
                t.void = 0 AND t.state <> 'draft' AND t.from_day <= ?1 AND (t.until_day IS NULL OR t.until_day >= ?1)
                AND (?2 = '' OR t.article = ?2)
                """, [.text(day.description), .text(article ?? "")], order: "t.article, t.id"
        ).map { (own: RegionPath(stored: $0.stored.regionPath), row: $0) }.filter { $0.own.contains(place) }
        let depth = rows.map(\.own.codes.count).max()
        return rows.filter { $0.own.codes.count == depth }.map(\.row)
    }

    /// Drafted, issued, and ended on a day; what is issued is not edited, so that a case can name the row that it was held against.
    static var lifecycle: Lifecycle {
        Lifecycle(
            states: [
                .init("draft", "拟订", tone: .progress), .init("issued", "施行", editable: false, tone: .good),
                .init("repealed", "已停止施行", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("issue", "施行", from: ["draft"], to: "issued", verb: .approve),
                .init("repeal", "停止施行", from: ["issued"], to: "repealed", verb: .approve, reason: true, stamps: "until_day"),
            ])
    }

    /// Days in the right order.
    static func days(_ draft: Draft) -> [FieldProblem] {
        guard let from = draft.day("from_day"), let until = draft.day("until_day"), until < from else { return [] }
        return [FieldProblem("until_day", .inconsistent, "“停止施行日期”不能早于“施行日期”。")]
    }
}
