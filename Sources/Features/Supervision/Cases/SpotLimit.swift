import Rulebook

/// What may be punished on the spot: a warning, or a fine up to the amount of 行政处罚法 51 for the kind of party.
enum SpotLimit {
    /// The row of the law for a kind of party; nil for an unknown one.
    static func range(_ partyKind: String) -> FineRange? {
        switch partyKind {
        case "organisation": FineRanges.range("simple_procedure_organisation")
        case "citizen": FineRanges.range("simple_procedure_citizen")
        default: nil
        }
    }

    /// Whether an article carries a warning by itself; what an unverified order says is left to the person.
    private static func allowsWarning(_ order: FineRange.Order) -> Bool {
        switch order {
        case .warnFirst, .warnAndMayFine, .warnAndFine, .unstated: true
        case .orderAndMayFine, .fine: false
        }
    }

    static func check(_ file: EnforcementCase) throws {
        guard let limit = range(file.partyKind), let most = limit.amount?.upperBound else {
            throw SupervisionError.caseRefused("请选择当事人是法人或者其他组织，还是公民：当场处罚的限额不同（行政处罚法第五十一条）。")
        }
        guard let range = CasePenalty.ground(file.article) else { throw SupervisionError.caseRefused("请选择罚则。") }
        guard file.isWarned || file.fine != nil else {
            throw SupervisionError.caseRefused("当场处罚只能是警告或者限额以内的罚款，请至少选择一项（行政处罚法第五十一条）。")
        }
        if file.isWarned, !allowsWarning(range.order) {
            throw SupervisionError.caseRefused("\(range.clause) 没有规定警告，不能当场给予警告（行政处罚法第四、五十一条）。")
        }
        // Where the warning never comes without a fine, what the fine begins with decides.
        let mustFine = range.order == .warnAndFine || range.order == .fine
        guard let fine = file.fine else {
            if mustFine { throw SupervisionError.caseRefused("\(range.clause) 规定应当罚款，不能只给予警告。\(Self.ordinary(limit))") }
            return
        }
        if Yuan(fine) > most {
            throw SupervisionError.caseRefused("罚款 \(fine) 元超过当场处罚的限额 \(most)（\(limit.clause)）。请按普通程序立案。")
        }
        if let amount = range.amount, amount.lowerBound > most {
            throw SupervisionError.caseRefused(
                "\(range.clause) 的罚款最低 \(amount.lowerBound)，超过当场处罚的限额 \(most)。\(Self.ordinary(limit))")
        }
        if range.multiple != nil {
            throw SupervisionError.caseRefused("\(range.clause) 按违法所得倍数罚款，不能当场处罚。\(Self.ordinary(limit))")
        }
    }

    private static func ordinary(_ limit: FineRange) -> String { "请按普通程序立案（\(limit.clause)）。" }
}
