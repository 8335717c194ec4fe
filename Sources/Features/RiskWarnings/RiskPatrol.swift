import Access
import Calendars
import Database
import EarlyWarning
import Logging
import Registers
import ServiceLifecycle

/// Compares what stands in the registers with the warnings about it: raises what is new, ends what is over.
struct RiskPatrol: Sendable {
    static let prefix = "risk/"
    private static let atOnce = 50
    /// Who stands in the record's history where no person acted.
    private static let watcher = Principal(accountID: 0, accountName: "风险预警", displayName: "风险预警", role: Role("system"))

    let registers: Registers

    private struct Sign: Sendable {
        let key: String
        let employer: Int64
        let rule: AppliedRiskRule
        let measured: String
    }

    private struct Ongoing: Sendable {
        let measured: String
        let isClosed: Bool

        /// A warning that people have closed rests as long as its sign stays as it was or shrinks; one that has grown since is news.
        func isNews(_ sign: Sign) -> Bool {
            isClosed ? number(sign.measured) > number(measured) : sign.measured != measured
        }

        private func number(_ text: String) -> Int { Int(text.prefix { $0.isNumber }) ?? 0 }
    }

    /// - Returns: how many warnings were raised, raised anew or ended.
    @discardableResult
    func turn() async throws -> Int {
        let now = registers.clock.now()
        let hasReports = registers.catalogue.register("institution_report") != nil
        let (signs, ongoing) = try await registers.read { connection in
            (try RiskPatrol.signs(connection, today: now.day, hasReports), try RiskPatrol.ongoing(connection))
        }
        let news = signs.filter { sign in ongoing[sign.key].map { $0.isNews(sign) } ?? true }
        let over = Set(ongoing.keys).subtracting(signs.map(\.key)).sorted()
        for first in stride(from: 0, to: news.count, by: RiskPatrol.atOnce) {
            let part = news[first..<min(first + RiskPatrol.atOnce, news.count)]
            try await registers.write(as: RiskPatrol.watcher) { transaction in
                for sign in part { try RiskPatrol.raise(sign, at: now, in: transaction) }
            }
        }
        for first in stride(from: 0, to: over.count, by: RiskPatrol.atOnce) {
            let part = over[first..<min(first + RiskPatrol.atOnce, over.count)]
            try await registers.write(as: RiskPatrol.watcher) { transaction in
                for key in part { try RaiseWarning().end(key, at: now, in: transaction) }
            }
        }
        return news.count + over.count
    }

    private static func signs(_ connection: any Connection, today: Day, _ hasReports: Bool) throws -> [Sign] {
        try AppliedRiskRule.inForce(connection).flatMap { rule in
            try RiskSigns(connection: connection, today: today, hasReports: hasReports).counts(rule).sorted { $0.key < $1.key }
                .map { employer, count in
                    Sign(
                        key: "\(prefix)\(rule.kind.rawValue)/\(employer)", employer: employer, rule: rule,
                        measured: "\(count) \(rule.kind.unit)")
                }
        }
    }

    private static func ongoing(_ connection: any Connection) throws -> [String: Ongoing] {
        try connection.query(
            """
            SELECT source_key, measured, state FROM warning WHERE void = 0 AND ended_at IS NULL AND source_key >= ?1
            AND source_key < ?2 ORDER BY id
            """, [.text(prefix), .text(prefix + "~")]
        ).reduce(into: [:]) { found, row in
            found[row.text("source_key")] = Ongoing(
                measured: row.text("measured"), isClosed: row.text("state") == WarningState.closed)
        }
    }

    private static func raise(_ sign: Sign, at now: Instant, in transaction: RegisterTransaction) throws {
        var warning = Warning()
        warning.title = sign.rule.kind.title
        warning.kind = sign.rule.kind.rawValue
        warning.severity = sign.rule.severity
        warning.employer = sign.employer
        warning.sourceKey = sign.key
        warning.sourcePage = "/employer/\(sign.employer)"
        warning.measured = sign.measured
        warning.limit = "\(sign.rule.least) \(sign.rule.kind.unit)"
        warning.basis = sign.rule.basis
        warning.isEvidence = sign.rule.kind.isEvidence
        try RaiseWarning()(warning, at: now, in: transaction)
    }
}

/// Looks some times a day, as long as the server runs: what stands in registers changes by the day, not by the second.
struct RiskWatch: Service {
    let patrol: RiskPatrol
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            // After the start others come first.
            try await Task.sleep(for: .seconds(60))
            while !Task.isCancelled {
                do {
                    try await patrol.turn()
                } catch is CancellationError {
                    return
                } catch {
                    let kind = (error as? DatabaseError).map { "\($0.kind)" } ?? String(describing: type(of: error))
                    logger.error("risk warnings not looked at", metadata: ["kind": "\(kind)"])
                }
                try await Task.sleep(for: .seconds(4 * 3_600))
            }
        }
    }
}
