import Calendars
import Database
import Registers
import Rulebook

/// A word that a document may take from the file of its case: by this name in `Tables/case-document.csv`, and nowhere else.
enum CaseWord: String, CaseIterable, Sendable {
    case party, number, act, facts, source, clue, officers, proposed, penalty, clause, defence, reviewer, decision, fine
    /// What is typed when the document is written.
    case person, place, text
    /// Days of the file.
    case accepted, filed, investigated, noticed, requested, hearing, decided, served, payment, paid, ended, closed
    case replyDue = "reply_due"
    /// Periods of law, as they are in force.
    case hearingPeriod = "hearing_period"
    case defencePeriod = "defence_period"
    case paymentPeriod = "payment_period"
    /// The simple procedure.
    case time, collected, collection, ticket, refused

    /// All words of a file; empty is what it does not hold.
    static func words(
        _ file: EnforcementCase, _ content: WriteDocument.Content, in transaction: RegisterTransaction
    ) throws -> [CaseWord: String] {
        try Dictionary(uniqueKeysWithValues: allCases.map { ($0, try $0.text(file, content, transaction)) })
    }

    private func text(_ file: EnforcementCase, _ content: WriteDocument.Content, _ transaction: RegisterTransaction) throws
        -> String
    {
        let codes = transaction.registers.codes
        switch self {
        case .party: return try Self.party(file, transaction)
        case .number: return file.number
        case .act: return file.act
        case .facts: return file.facts
        case .source: return codes.entry("case_source", file.source)?.label ?? file.source
        case .clue: return file.sourceText
        case .officers: return try Self.officers(file, transaction)
        case .proposed: return file.noticedDay == nil ? "" : Self.penalty(file.proposedFine, file)
        case .penalty: return Self.penalty(file.fine, file)
        case .clause: return FineRanges.range(file.article).map(Self.clause) ?? ""
        case .defence: return file.defence
        case .reviewer: return file.reviewer
        case .decision: return file.decisionNumber
        case .fine: return (file.fine ?? 0) > 0 ? Self.amount(file.fine) : ""
        case .person: return content.person
        case .place: return content.place.isEmpty ? file.decidedPlace : content.place
        case .text: return content.text
        case .hearingPeriod: return LegalPeriods.clock("penalty_hearing_request")?.periodText ?? ""
        case .paymentPeriod: return LegalPeriods.clock("penalty_payment")?.periodText ?? ""
        case .defencePeriod:
            return CaseParameters.inForce(on: transaction.today).defenceDays.map { "\($0) 个工作日" } ?? ""
        case .time: return file.decidedTime
        case .collected: return file.collectedDay?.description ?? ""
        case .collection: return codes.entry("collection_ground", file.collectionGround)?.label ?? ""
        case .ticket: return file.collectionTicket
        case .refused: return file.hasRefusedSigning ? "是" : ""
        case .accepted, .filed, .investigated, .noticed, .requested, .hearing, .decided, .served, .payment, .paid, .ended,
            .closed,
            .replyDue:
            return day(file)?.description ?? ""
        }
    }

    private func day(_ file: EnforcementCase) -> Day? {
        switch self {
        case .accepted: file.acceptedDay
        case .filed: file.filedDay
        case .investigated: file.investigatedDay
        case .noticed: file.noticedDay
        case .requested: file.hearingRequested
        case .hearing: file.hearingDay
        case .decided: file.decidedDay
        case .served: file.servedDay
        case .payment: file.paymentDue
        case .paid: file.paidDay
        case .ended: file.actEnded
        case .closed: file.endedDay
        case .replyDue: file.replyDue
        default: nil
        }
    }

    /// As a document cites it: a statute by its full name.
    private static func clause(_ range: FineRange) -> String {
        let name = range.clause.instrument
        return "《\(name.hasSuffix("法") ? "中华人民共和国" : "")\(name)》\(range.article)"
    }

    private static func amount(_ fine: Int?) -> String { fine.map { "罚款人民币 \($0) 元" } ?? "" }

    /// Warning, fine and what else; an ordinary decision without a fine is a warning.
    private static func penalty(_ fine: Int?, _ file: EnforcementCase) -> String {
        let parts = [file.isWarned ? "警告" : "", amount(fine), file.otherPenalty].filter { !$0.isEmpty }
        return parts.isEmpty ? "警告" : parts.joined(separator: "；")
    }

    private static func party(_ file: EnforcementCase, _ transaction: RegisterTransaction) throws -> String {
        let row = try transaction.connection.first(
            "SELECT name, credit_code, address, legal_representative FROM employer WHERE id = ?1",
            [.integer(Int64(file.employer))])
        return """
            当事人：\(row?.text("name") ?? "")
            统一社会信用代码：\(row?.text("credit_code") ?? "")
            地址：\(row?.text("address") ?? "")
            法定代表人（负责人）：\(row?.text("legal_representative") ?? "")
            """
    }

    private static func officers(_ file: EnforcementCase, _ transaction: RegisterTransaction) throws -> String {
        try [file.firstOfficer, file.secondOfficer].compactMap { $0 }.compactMap { id in
            try transaction.find(Inspector.self, Int64(id)).map { "\($0.record.name)（\($0.record.certificate)）" }
        }.joined(separator: "、")
    }
}
