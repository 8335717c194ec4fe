import Calendars

/// A change of one cell by an amendment (修改单): what stood there before, and the days between which it entered into force.
struct LimitAmendment {
    let amendment: String
    let notBefore: Day
    let surelyFrom: Day
    let table: String
    let number: String
    let field: String
    let old: String
    let mark: EvidenceMark

    static func parse(_ text: String) -> [LimitAmendment] {
        let csv = CSVText.table(text)
        return csv.rows.compactMap { _, fields in
            let cell = { (name: String) in csv.field(name, of: fields) }
            guard let notBefore = Day(cell("not_before")), let surelyFrom = Day(cell("surely_from")) else { return nil }
            return LimitAmendment(
                amendment: cell("amendment"), notBefore: notBefore, surelyFrom: surelyFrom, table: cell("table"),
                number: cell("no"),
                field: cell("field"), old: cell("old"), mark: EvidenceMark(rawValue: cell("mark")) ?? .unverified)
        }
    }
}
