import Calendars
import Foundation
import Spreadsheets

/// A sheet of old readings of one device: one value a row, columns found by their headings.
struct BackfillSheet {
    struct Row: Sendable {
        let number: Int
        let item: TelemetryItem
    }

    enum Problem: Error { case headingsMissing([String]), tooManyRows }

    static let mostRows = 200_000
    private static let headings: [(column: Column, names: Set<String>)] = [
        (.time, ["时间", "数据时间", "DataTime", "time", "start"]), (.factor, ["因子编码", "因子", "factor"]),
        (.value, ["数值", "监测值", "value"]), (.unit, ["单位", "unit"]), (.flag, ["标记", "数据标记", "flag"]),
        (.statistic, ["统计", "stat"]), (.minutes, ["周期（分钟）", "周期(分钟)", "minutes"]),
    ]
    private enum Column: Hashable { case time, factor, value, unit, flag, statistic, minutes }

    let rows: [Row]

    init(_ bytes: [UInt8]) throws {
        let reader = try SheetReader.open(bytes: bytes)
        var columns: [Column: Int]?
        var rows: [Row] = []
        while let row = try reader.next() {
            if row.isEmpty { continue }
            guard let known = columns else {
                columns = try BackfillSheet.columns(row)
                continue
            }
            guard rows.count < BackfillSheet.mostRows else { throw Problem.tooManyRows }
            rows.append(Row(number: row.number, item: BackfillSheet.item(row, known)))
        }
        if columns == nil { throw Problem.headingsMissing(["时间", "因子编码", "数值", "单位"]) }
        self.rows = rows
    }

    private static func columns(_ row: SheetRow) throws -> [Column: Int] {
        var columns: [Column: Int] = [:]
        for cell in row.cells {
            let text = Cleaning.text(cell.text)
            if let heading = headings.first(where: { $0.names.contains(text) }) { columns[heading.column] = cell.column }
        }
        let missing = [Column.time, .factor, .value, .unit].filter { columns[$0] == nil }
        guard missing.isEmpty else {
            throw Problem.headingsMissing(
                missing.map { column in ["时间", "因子编码", "数值", "单位"][[.time, .factor, .value, .unit].firstIndex(of: column) ?? 0] })
        }
        return columns
    }

    private static func item(_ row: SheetRow, _ columns: [Column: Int]) -> TelemetryItem {
        func text(_ column: Column) -> String { columns[column].map { Cleaning.text(row.text($0)) } ?? "" }
        let number = Cleaning.number(text(.value))
        let start = SheetTime.instant(columns[.time].map { row.text($0) } ?? "")
        // A month at most: no device takes means over more, and what is larger is a mistake of the column.
        let minutes = Int64(Cleaning.number(text(.minutes))).flatMap { (1...44_640).contains($0) ? $0 : nil }
        let words: [String: TelemetryItem.Statistic] = ["均值": .mean, "等效声级": .equivalent, "最小值": .least, "最大值": .most]
        let word = text(.statistic)
        return TelemetryItem(
            factor: text(.factor), value: Double(number), text: number, unit: MeasuredUnit(label: text(.unit)), start: start,
            end: minutes.flatMap { minutes in start.map { $0 + minutes * 60_000 } },
            statistic: words[word] ?? TelemetryItem.Statistic(rawValue: word) ?? .moment, flag: String(text(.flag).prefix(4)))
    }
}

/// Moments as people and programs write them into sheets, China time where nothing else is said.
enum SheetTime {
    static func instant(_ text: String) -> Instant? {
        let text = text.trimmingCharacters(in: .whitespaces)
        if let instant = InternetTime.instant(text) { return instant }
        let parts = text.split { $0 == " " || $0 == "T" }
        let day = parts.first.flatMap { Cleaning.day(String($0)) }
        guard let day, parts.count <= 2 else { return serial(text) }
        guard parts.count == 2 else { return Instant(startOf: day) }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1], (0..<24).contains(hour),
            (0..<60).contains(minute), clock.count == 2 || clock[2].map({ (0..<60).contains($0) }) == true
        else { return nil }
        let second = clock.count == 3 ? clock[2] ?? 0 : 0
        return Instant(startOf: day) + Int64((hour * 60 + minute) * 60 + second) * 1_000
    }

    /// The number by which workbooks keep a moment: days since 1899-12-30.
    private static func serial(_ text: String) -> Instant? {
        guard let number = Double(text), number > 36_526, number < 73_050, let origin = Day("1899-12-30") else { return nil }
        return Instant(startOf: origin) + Int64((number * 86_400).rounded()) * 1_000
    }
}
