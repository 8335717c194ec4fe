import Access
import Database
import Employers
import Registers

/// A patrol of a township, filled on a phone: a visit of its own kind, and what the township may not punish goes up to the county.
enum FieldPatrol {
    static func take(_ sent: FieldEntrySent, _ entry: inout FieldEntry, _ transaction: RegisterTransaction) throws {
        let (registers, principal) = (transaction.registers, transaction.principal)
        let team = try FieldTeam.members(of: principal, transaction.connection).filter { $0.kind == "town" }.map(\.id)
        guard !team.isEmpty else { throw SupervisionError.notYours }
        guard let id = sent.employer, let employer = try transaction.find(Employer.self, id),
            registers.decide(principal, .view, employer.stored).isAllowed
        else { throw RegisterError.notFound }
        guard let answers = sent.answers, !answers.isEmpty, answers.allSatisfy({ $0.checklist == "patrol" }) else {
            throw SupervisionError.fieldRefused("巡查表还没有填写。请至少填写一项，再上传。")
        }
        var visit = Inspection()
        visit.employer = Int(id)
        visit.kind = "patrol"
        let opened = try OpenInspection.open(visit, team: team, transaction)
        guard registers.decide(principal, .create, opened).isAllowed else { throw RegisterError.denied }
        try ReceiveFieldEntry.fill(opened, sent, transaction)
        guard let filled = try transaction.find(Inspection.self, opened.id) else { throw RegisterError.notFound }
        let found = answers.filter { $0.answer == "no" }.map { "\($0.item) \($0.finding)" }
        let problems = ([sent.conclusion?.problems ?? ""] + found).filter { !$0.isEmpty }.joined(separator: "\n")
        try ConcludeInspection.conclude(
            filled.stored, filled.record,
            .init(visited: sent.at.day, outcome: problems.isEmpty ? "none" : "pending", problems: problems), in: transaction)
        entry.inspection = Int(opened.id)
        if sent.isHandedUp == true {
            guard !problems.isEmpty else { throw SupervisionError.fieldRefused("没有发现问题，不需要上报。请写明发现的问题，或取消上报。") }
            var clue = EnforcementCase()
            clue.employer = Int(id)
            clue.source = "town"
            clue.inspection = Int(opened.id)
            clue.sourceText = problems
            try CaseActs.open(clue, in: transaction)
        }
    }
}
