import Calendars
import Database
import Registers
import Rulebook

/// Whether a fine may be imposed: its article in force on the day of the act, its order, its range.
enum CasePenalty {
    static func check(_ file: EnforcementCase, fine: Int?, in transaction: RegisterTransaction) throws {
        guard let range = FineRanges.range(file.article) else { throw SupervisionError.caseRefused("请选择罚则。") }
        guard let ended = file.actEnded, range.inForce.contains(ended) else {
            throw SupervisionError.caseRefused("\(range.clause) 在违法行为终了之日尚未施行，不能适用（行政处罚法第三十七条）。")
        }
        guard let fine else { return }
        guard fine >= 0 else { throw SupervisionError.caseRefused("罚款不能是负数。") }
        let correction = try correction(file, range, transaction)
        if let objection = range.objection(
            to: Yuan(fine), correction: correction, gains: file.gains.map { Yuan(max(0, $0)) })
        {
            throw SupervisionError.caseRefused("\(objection)（\(range.clause)）")
        }
    }

    /// The stored order of the same employer under the same article, with the re-inspection that found it uncorrected.
    private static func correction(
        _ file: EnforcementCase, _ range: FineRange, _ transaction: RegisterTransaction
    ) throws -> FineRange.Correction? {
        guard let id = file.order, let found = try transaction.find(CorrectionOrder.self, Int64(id)),
            found.record.employer == file.employer, found.record.article == file.article, let deadline = found.record.deadline
        else { return nil }
        return FineRange.Correction(
            deadline: deadline, foundUncorrected: found.stored.state == "uncorrected" ? found.record.recheckedDay : nil)
    }
}
