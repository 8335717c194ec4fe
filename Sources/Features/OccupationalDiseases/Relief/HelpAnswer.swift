import Calendars
import Registers

/// How far a hand-over came and what the receiver answered: kept by the office that handed over and by the one that received.
protocol HelpAnswer {
    var pushedDay: Day? { get }
    var recalledDay: Day? { get set }
    var receivedDay: Day? { get set }
    var answeredDay: Day? { get set }
    var outcome: String { get set }
    var benefitFrom: Day? { get set }
    var amount: Double? { get set }
    var answer: String { get set }
}

extension HelpAnswer {
    /// Code of the table `assistance_status`.
    var progress: String {
        if recalledDay != nil { return "recalled" }
        if ["granted", "refused"].contains(outcome) { return outcome }
        if pushedDay == nil { return "prepared" }
        return receivedDay == nil ? "pushed" : "received"
    }

    mutating func take(_ other: some HelpAnswer) {
        (receivedDay, answeredDay, outcome) = (other.receivedDay, other.answeredDay, other.outcome)
        (benefitFrom, amount, answer) = (other.benefitFrom, other.amount, other.answer)
    }
}

/// What cannot be true of an answer, by the names that both registers give its fields.
enum HelpAnswerCheck {
    static func problems(_ draft: Draft) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (earlier, later, sentence) in [
            ("pushed_day", "received_day", ReliefTexts.receivedBefore),
            ("pushed_day", "answered_day", DiseaseTexts.answeredBefore),
            ("received_day", "answered_day", ReliefTexts.answeredBeforeReceipt),
        ] {
            guard let first = draft.day(earlier), let second = draft.day(later), second < first else { continue }
            guard !problems.contains(where: { $0.field == later }) else { continue }
            problems.append(FieldProblem(later, .inconsistent, sentence))
        }
        if ["granted", "refused"].contains(draft.text("outcome")), draft.day("answered_day") == nil {
            problems.append(FieldProblem("answered_day", .missing, DiseaseTexts.answerDay))
        }
        if draft.day("benefit_from") != nil, draft.text("outcome") != "granted" {
            problems.append(FieldProblem("benefit_from", .inconsistent, ReliefTexts.notGranted))
        }
        return problems
    }

    static func inFuture(_ draft: Draft, _ today: Day) -> [FieldProblem] {
        ["received_day", "answered_day"].filter { name in draft.day(name).map { $0 > today } ?? false }
            .map { FieldProblem($0, .inconsistent, DiseaseTexts.inFuture) }
    }
}
