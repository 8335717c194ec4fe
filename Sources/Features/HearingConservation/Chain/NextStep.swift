import Calendars
import Registers

/// What an employer should do next at a post, in the order of the chain: one sentence and the form that opens for it.
struct NextStep: Sendable, Equatable {
    var sentence: String
    var label: String
    var register: String
    /// Fields that the form already holds.
    var filled: [(name: String, value: String)] = []

    static func == (left: NextStep, right: NextStep) -> Bool {
        left.sentence == right.sentence && left.label == right.label && left.register == right.register
    }

    /// A fit test holds for a year, a wearing survey and an audiogram of a loud post too.
    static func of(_ link: HearingChain.Link, on today: Day) -> [NextStep] {
        let record = link.post.record
        let post = [("employer", "#\(record.employer)"), ("post", "#\(record.post)")]
        var steps: [NextStep] = []
        func add(_ sentence: String, _ label: String, _ register: String, _ more: [(String, String)] = []) {
            steps.append(NextStep(sentence: sentence, label: label, register: register, filled: post + more))
        }
        guard let level = record.level else {
            return [NextStep(sentence: ChainTexts.measure, label: ChainTexts.toPost, register: "hearing_post#\(link.post.id)")]
        }
        if let day = record.levelDay, today - day > 366 {
            add(ChainTexts.measureAgain(day), ChainTexts.toPostNew, "hearing_post")
        }
        guard record.wearsByDuty else { return steps }
        if record.control.isEmpty, level >= HearingLimits.action {
            add(ChainTexts.control, ChainTexts.toAction, "hearing_action", [("kind", "control"), ("cause", "level")])
        }
        if record.protector == nil {
            steps.append(
                NextStep(sentence: ChainTexts.choose, label: ChainTexts.toPost, register: "hearing_post#\(link.post.id)"))
            return steps
        }
        switch record.protection {
        case "insufficient":
            add(ChainTexts.tooLittle, ChainTexts.toAction, "hearing_action", [("kind", "refit"), ("cause", "level")])
        case "over": add(ChainTexts.tooMuch, ChainTexts.toAction, "hearing_action", [("kind", "refit"), ("cause", "over")])
        default: break
        }
        if link.fit.tested == 0 { add(ChainTexts.fit, ChainTexts.toFit, "fit_test", [("subject", "hearing")]) }
        if link.fit.waiting > 0 {
            add(
                ChainTexts.coach(link.fit.waiting), ChainTexts.toAction, "hearing_action",
                [("kind", "retraining"), ("cause", "fit")])
        }
        if let wearing = link.wearing, wearing.observed > 0, wearing.correct * 10 < wearing.observed * 9 {
            add(ChainTexts.wear, ChainTexts.toAction, "hearing_action", [("kind", "retraining"), ("cause", "wearing")])
        }
        if link.hearing.tested == 0 {
            steps.append(NextStep(sentence: ChainTexts.test, label: "", register: ""))
        } else if link.hearing.shifted > 0, link.openActions.isEmpty {
            add(
                ChainTexts.shifted(link.hearing.shifted), ChainTexts.toAction, "hearing_action",
                [("kind", "rotation"), ("cause", "shift")])
        }
        return steps
    }

    /// Where the step is done.
    var address: String? {
        guard !register.isEmpty else { return nil }
        let parts = register.split(separator: "#")
        if parts.count == 2 { return "/\(parts[0])/\(parts[1])/edit" }
        return RecordAddressText.new(register, filled)
    }
}

enum RecordAddressText {
    static func new(_ register: String, _ filled: [(name: String, value: String)]) -> String {
        let query = filled.map { "\($0.name)=\($0.value.replacing("#", with: "%23"))" }.joined(separator: "&")
        return "/\(register)/new" + (query.isEmpty ? "" : "?\(query)")
    }
}
