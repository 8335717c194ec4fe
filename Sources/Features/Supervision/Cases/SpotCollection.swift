import Calendars
import Registers
import Rulebook

/// A fine collected on the spot (行政处罚法 68 to 71): when it may be, with which ticket, and when it is with the bank.
enum SpotCollection {
    static func collect(_ file: inout EnforcementCase, _ ground: String, _ ticket: String, _ today: Day) throws {
        guard !ground.isEmpty else { return }
        guard let fine = file.fine else { throw SupervisionError.caseRefused("没有罚款，不能当场收缴。") }
        guard ["small", "hard", "remote"].contains(ground) else { throw SupervisionError.caseRefused("请选择当场收缴的情形。") }
        if ground == "small", let limit = FineRanges.range("simple_procedure_collection"), let most = limit.amount?.upperBound,
            Yuan(fine) > most
        {
            throw SupervisionError.caseRefused(
                "罚款 \(fine) 元超过 \(most)，不属于可以当场收缴的小额罚款（\(limit.clause)）。事后难以执行的，请选择相应情形。")
        }
        guard !ticket.isEmpty else {
            throw SupervisionError.caseRefused("当场收缴罚款必须出具财政部门统一制发的专用票据，请填写票据号（行政处罚法第七十条）。")
        }
        file.collectedDay = today
        file.paidDay = today
        file.collectionGround = ground
        file.collectionTicket = ticket
    }

    /// First from the officer to the office, then from the office to the bank; each within its two working days (71, 85).
    static func deposit(_ stored: StoredRecord, _ file: EnforcementCase, day: Day?, in transaction: RegisterTransaction) throws {
        guard let collected = file.collectedDay, file.bankedDay == nil else {
            throw SupervisionError.caseRefused("本案没有等待缴交的当场收缴罚款。")
        }
        let earliest = file.depositedDay ?? collected
        guard let day, day >= earliest, day <= transaction.today else {
            throw SupervisionError.caseRefused("请填写缴交日期（不早于 \(earliest)、不晚于今天）（行政处罚法第七十一条）。")
        }
        var paid = file
        let isFirst = file.depositedDay == nil
        if isFirst { paid.depositedDay = day } else { paid.bankedDay = day }
        let after = try transaction.move(stored, stored.state == "on_the_spot" ? "deposit_spot" : "deposit", to: paid)
        try transaction.settle(isFirst ? "penalty_collected" : "penalty_collected_bank", on: after)
        if isFirst { try CaseClocks.start("penalty_collected_bank", "当场收缴的罚款缴付银行", on: after, from: day, transaction) }
    }
}
