import Calendars
import Database
import Ledger
import Organisations
import Registers
import Rulebook

/// What runs on a hand-over until it is answered: the periods of law for the recognition of a work injury, a reminder of the office
/// for all other help, for which no legal period was found.
enum AssistanceClocks {
    /// Days after which an unanswered hand-over is asked after; this product's own.
    static let reminder = 30

    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let watched = ["kind", "pushed_day", "received_day", "outcome", "recalled_day"]
        if let before = change.before, before.isVoid == change.after.isVoid,
            watched.allSatisfy({ before[$0] == change.after[$0] })
        {
            return
        }
        try transaction.settleClocks(of: change.after)
        guard !change.after.isVoid, let help = try transaction.find(Assistance.self, change.after.id)?.record,
            ["prepared", "pushed", "received"].contains(help.progress)
        else { return }
        guard help.kind == "work_injury" else {
            guard let pushed = help.pushedDay else { return }
            let clock = RecordClock("answer", title: ReliefTexts.askAfter, basis: ReliefTexts.noLegalPeriod, role: .cdc)
            return try transaction.start(clock, on: change.after, from: pushed, due: pushed + reminder)
        }
        if let received = help.receivedDay {
            return try start("work_injury_decision", on: change.after, from: received, transaction)
        }
        guard let diagnosed = try transaction.find(Patient.self, help.patient)?.record.diagnosedDay,
            let last = LegalPeriods.clock("work_injury_worker")?.due(from: diagnosed)?.day, transaction.today <= last
        else { return }
        try start("work_injury_employer", on: change.after, from: diagnosed, transaction)
    }

    private static func start(
        _ id: String, on record: StoredRecord, from day: Day, _ transaction: RegisterTransaction
    ) throws {
        guard let period = LegalPeriods.clock(id), let due = period.due(from: day) else { return }
        let basis = "\(period.clause)：\(period.periodText)（\(period.mark.label)）"
        try transaction.start(
            RecordClock(id, title: period.name, basis: basis, role: .cdc), on: record, from: day, due: due.day)
    }
}
