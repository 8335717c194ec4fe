import Calendars
import Registers
import Spreadsheets

/// Examinations as the national exchange document writes them (`HEALTH_EXAM_RECORD`, 2020), or as JSON of the same names, turned into
/// rows of the examination register: one row a conclusion, because each hazard has its own.
public enum ExaminationDocument {
    static let element = "HEALTH_EXAM_RECORD"

    /// Field names of the columns, in order.
    static let columns = [
        "employer", "name", "id_number", "type", "exam_day", "agent", "exposed_from", "institution", "results", "conclusion",
        "condition", "advice",
    ]

    /// A sheet of the register's own headings, for the import with its repair loop.
    ///
    /// - Throws: `SheetError` when the document cannot be read.
    public static func sheet(_ bytes: [UInt8], codes: any CodeBook) throws -> (csv: [UInt8], records: Int) {
        let records = try MarkupRecords.read(bytes, element: element)
        var csv = DelimitedLine.byteOrderMark
        let register = Examination.register
        DelimitedLine.append(columns.map { .text(register.field($0)?.label ?? $0) }, to: &csv)
        var count = 0
        for record in records {
            for row in rows(record, codes) {
                DelimitedLine.append(row.map { $0.isEmpty ? .empty : .text($0) }, to: &csv)
                count += 1
            }
        }
        return (csv, count)
    }

    /// One row a conclusion; a record without any is one row, so that the missing conclusion is told at its cell.
    static func rows(_ record: MarkupNode, _ codes: any CodeBook) -> [[String]] {
        let employer = record.child("ENTERPRISE_INFO")
        let worker = record.child("WORKER_INFO")
        let day = day(record.text("EXAM_DATE"))
        let (results, rest) = results(record)
        let conclusions =
            record.all("EXAM_CONCLUSION") + (record.child("EXAM_CONCLUSION_LIST")?.children.filter { $0.name.isEmpty } ?? [])
        return (conclusions.isEmpty ? [MarkupNode("")] : conclusions).map { conclusion in
            let code = conclusion.text("EXAM_CONCLUSION_CODE")
            let condition = ["YSZYB_CODE", "ZYJJZ_NAME", "QTJB_NAME"].map { conclusion.text($0) }.first { !$0.isEmpty } ?? ""
            return [
                employer?.text("CREDIT_CODE") ?? "", worker?.text("WORKER_NAME") ?? "", worker?.text("ID_CARD") ?? "",
                record.text("EXAM_TYPE_CODE"), day, agent(conclusion, day: Day(day), codes),
                Self.day(record.text("HARM_START_DATE")),
                record.text("REPORT_UNIT").isEmpty ? record.text("REPORT_ORGAN_CREDIT_CODE") : record.text("REPORT_UNIT"),
                results, code, disease(condition, codes),
                String(([record.text("REMARK")] + rest).filter { !$0.isEmpty }.joined(separator: "；").prefix(500)),
            ]
        }
    }

    /// `20260210` as a day of the sheet; anything else is carried as it stands, to be refused at its cell.
    static func day(_ text: String) -> String {
        guard text.count == 8, text.allSatisfy(\.isNumber) else { return text }
        return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6))"
    }

    /// The hazard by our code, by its name in GBZ 188, or by its name in the catalogue of 2015.
    private static func agent(_ conclusion: MarkupNode, day: Day?, _ codes: any CodeBook) -> String {
        let (code, name) = (conclusion.text("ITAM_CODE"), conclusion.text("ITAM_NAME"))
        if codes.entry("surveillance_agent", code) != nil { return code }
        if let agent = codes.entries("surveillance_agent", labelled: name).first { return agent.code }
        let factor = codes.entries("hazard_factor", labelled: name).first?.code
        if let factor, let day, let agent = HazardAgentTable.agent(of: factor, on: day) { return agent }
        return name.isEmpty ? code : name
    }

    /// Disease codes of the exchange are told in words only where our catalogue has the same name; else as they came.
    private static func disease(_ text: String, _ codes: any CodeBook) -> String {
        codes.entries("disease_2025", labelled: text).first?.label ?? text
    }

    /// Results in the register's own writing, and in words what has no item of ours.
    private static func results(_ record: MarkupNode) -> (text: String, rest: [String]) {
        var parts: [String] = []
        var rest: [String] = []
        let items =
            record.all("EXAM_ITEM_RESULT") + (record.child("EXAM_ITEM_RESULT_LIST")?.children.filter { $0.name.isEmpty } ?? [])
        for result in items {
            let value = result.text("EXAM_RESULT")
            guard let item = ExchangeItemTable.item(result.text("EXAM_ITEM_CODE")) else {
                rest.append("\(result.text("EXAM_ITEM_NAME"))：\(value)")
                continue
            }
            let part = ExchangeItemTable.isNumeric(item) && !value.isEmpty ? "\(item)=\(value)" : item
            if !parts.contains(part) { parts.append(part) }
        }
        return (parts.joined(separator: "; "), rest)
    }
}
