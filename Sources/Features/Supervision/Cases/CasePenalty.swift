import Calendars
import Database
import Registers
import RuleExplorer
import Rulebook

/// Whether a fine may be imposed: its article in force on the day of the act, its order, its range.
enum CasePenalty {
    static func check(_ file: EnforcementCase, fine: Int?, in transaction: RegisterTransaction) throws {
        guard let range = ground(file.article) else { throw SupervisionError.caseRefused("请选择罚则。") }
        guard let ended = file.actEnded, range.inForce.contains(ended) else {
            throw SupervisionError.caseRefused("\(range.clause) 在违法行为终了之日尚未施行，不能适用（行政处罚法第三十七条）。")
        }
        guard let fine else { return }
        guard fine >= 0 else { throw SupervisionError.caseRefused("罚款不能是负数。") }
        let correction = try correction(file, transaction)
        if let objection = range.objection(
            to: Yuan(fine), correction: correction, gains: file.gains.map { Yuan(max(0, $0)) })
        {
            throw SupervisionError.caseRefused("\(objection)（\(range.clause)）")
        }
    }

    /// The article for which something may be punished; the limits of a procedure are rows of the same table and no ground.
    static func ground(_ article: String) -> FineRange? {
        FineRanges.range(article).flatMap { $0.id.hasPrefix("simple_procedure") ? nil : $0 }
    }

    /// How the proposed or imposed fine was held against its article; nil without a fine.
    static func finding(_ file: EnforcementCase, _ connection: any Connection, _ registers: Registers) throws -> Finding? {
        guard let range = FineRanges.range(file.article), let fine = file.fine ?? file.proposedFine, let ended = file.actEnded
        else { return nil }
        var input: [String: JSONValue] = ["article": .text(range.id), "fine_yuan": .number(Double(fine))]
        if let id = file.order, let order = try registers.find(connection, CorrectionOrder.self, Int64(id)),
            let correction = correction(file, by: order.record, state: order.stored.state)
        {
            input["correction_deadline"] = .text(correction.deadline.description)
            if let day = correction.foundUncorrected { input["found_uncorrected"] = .text(day.description) }
        }
        if let gains = file.gains { input["gains_yuan"] = .number(Double(max(0, gains))) }
        return Why.finding("fine_objection", input, on: ended)
    }

    private static func correction(_ file: EnforcementCase, by order: CorrectionOrder, state: String) -> FineRange.Correction? {
        guard order.employer == file.employer, order.article == file.article, let deadline = order.deadline else { return nil }
        return FineRange.Correction(deadline: deadline, foundUncorrected: state == "uncorrected" ? order.recheckedDay : nil)
    }

    /// The stored order of the same employer under the same article, with the re-inspection that found it uncorrected.
    private static func correction(
        _ file: EnforcementCase, _ transaction: RegisterTransaction
    ) throws -> FineRange.Correction? {
        guard let id = file.order else { return nil }
        guard let order = try transaction.find(CorrectionOrder.self, Int64(id)) else { return nil }
        return correction(file, by: order.record, state: order.stored.state)
    }
}
