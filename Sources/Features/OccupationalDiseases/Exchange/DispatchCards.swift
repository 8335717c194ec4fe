import Crypto
import Database
import Employers
import Identifiers
import Registers

/// Reads the cards of a document with their employers, as far as the account may export them, and notes what leaves.
enum DispatchCards {
    static let most = 500

    /// Cards that are reported and not yet in an accepted document, oldest first.
    static func entries(
        _ kind: ReportCardDocument.Kind, _ connection: any Connection, _ registers: Registers,
        scope: (sql: String, arguments: [Value])
    ) throws -> [ReportCardDocument.Entry] {
        let kinds =
            switch kind {
            case .suspected: "'suspected'"
            case .pesticide: "'pesticide'"
            case .disease: "'disease', 'pneumoconiosis', 'radiation'"
            }
        return try registers.records(
            connection, ReportCard.self,
            where: "t.void = 0 AND t.kind IN (\(kinds)) AND t.state NOT IN ('draft', 'returned') AND \(scope.sql)",
            scope.arguments,
            order: "t.report_day, t.id", limit: most
        ).map { found in
            ReportCardDocument.Entry(
                id: found.id, card: found.record, state: found.stored.state,
                employer: try found.record.employer.flatMap { try registers.find(connection, Employer.self, $0)?.record })
        }
    }

    /// The note of a document, in the ledger under whoever made it.
    static func note(
        _ kind: ReportCardDocument.Kind, _ entries: [ReportCardDocument.Entry], text: String, gaps: Int, organ: String,
        _ transaction: RegisterTransaction
    ) throws -> StoredRecord {
        var dispatch = CardDispatch()
        (dispatch.kind, dispatch.madeDay, dispatch.count, dispatch.gaps) = (kind.rawValue, transaction.today, entries.count, gaps)
        dispatch.cards = entries.map { String($0.id) }.joined(separator: "、")
        dispatch.organ = organ
        dispatch.digest = Hexadecimal.text(SHA256.hash(data: Array(text.utf8)))
        let known = try transaction.registers.records(
            transaction.connection, CardDispatch.self,
            where: "t.void = 0 AND t.kind = ?1 AND t.made_day = ?2 AND t.digest = ?3",
            [.text(kind.rawValue), .text(transaction.today.description), .text(dispatch.digest)], limit: 1
        ).first
        // The same file fetched twice on a day is one document.
        return try known?.stored ?? transaction.insert(dispatch)
    }
}
