import Calendars
import Database
import HealthSurveillance
import Quantities
import Registers
import Rulebook

/// What an audiogram says beside the person's baseline: shift by two criteria, grade after age correction, sensitivity. Through the rulebook.
struct AudiogramJudgement: Sendable {
    var audiogram: Audiogram
    var day: Day
    var age: Int
    var sex: Sex
    var baseline: HearingHistory.Test?
    var noiseYears: Double?
    var level: Double?

    private(set) var findings: [Finding] = []
    private(set) var shift: (left: Double, right: Double)?
    private(set) var isShifted = false
    private(set) var isSuspected = false
    private(set) var isSensitive = false

    init(
        _ audiogram: Audiogram, day: Day, age: Int, sex: Sex, baseline: HearingHistory.Test?, noiseYears: Double?, level: Double?
    ) {
        (self.audiogram, self.day, self.age, self.sex) = (audiogram, day, age, sex)
        (self.baseline, self.noiseYears, self.level) = (baseline, noiseYears, level)
        judgeShift()
        judgeGrade()
        judgeSensitivity()
    }

    var outcome: String { isSensitive ? "sensitive" : isSuspected ? "suspected" : isShifted ? "shift" : "normal" }
    var corrected: Audiogram { audiogram.corrected(age: age, sex: sex) }

    private mutating func judgeShift() {
        guard let before = baseline?.audiogram else { return }
        var means: [Double] = []
        for criterion in ["osha", "niosh"] {
            for (ear, earlier, now) in [("左耳", before.left, audiogram.left), ("右耳", before.right, audiogram.right)] {
                let finding = RuleQuestion.ask(
                    "hearing_threshold_shift",
                    ["baseline": Self.json(earlier), "now": Self.json(now), "criterion": .text(criterion)], on: day)
                let change = ((finding.number("change") ?? 0) * 10).rounded() / 10
                findings.append(
                    finding.shown(
                        as: "\(ear)阈移（\(criterion == "osha" ? "2、3、4 kHz 均值 10 dB" : "任一频率 15 dB")）",
                        value: "\(change) dB，\(finding.flag("reached") ? "达到" : "未达到")"))
                if finding.flag("reached") { isShifted = true }
                if criterion == "osha" { means.append(((finding.number("change") ?? 0) * 10).rounded() / 10) }
            }
        }
        if means.count == 2 { shift = (means[0], means[1]) }
    }

    private mutating func judgeGrade() {
        guard let level, let noiseYears else {
            findings += RuleQuestion.unanswered(
                "gbz49_2014_grade", level == nil ? HearingTexts.noLevelOfPost : HearingTexts.noYears,
                missing: ["lex8h", "exposure_years"])
            return
        }
        var input = both
        input["age"] = .number(Double(age))
        input["sex"] = .text(sex.rawValue)
        input["exposure_years"] = .number(min(80, max(0, noiseYears)))
        input["lex8h"] = .number(level)
        let finding = RuleQuestion.ask("gbz49_2014_grade", input, on: day)
        findings.append(finding.shown(as: finding.title, value: grade(finding)))
        let grades = [AudiogramAssessment.Grade.mild, .moderate, .severe].map { JSONValue.text($0.rawValue) }
        isSuspected = finding.member("grade").map(grades.contains) ?? false
    }

    private func grade(_ finding: Finding) -> String {
        guard case .text(let grade)? = finding.member("grade") else { return "" }
        func text(_ name: String) -> String { finding.number(name).map { String(Int($0)) } ?? "" }
        return "\(grade)（高频均值 \(text("bhfta")) dB，较好耳加权值 \(text("better_ear")) dB）"
    }

    private mutating func judgeSensitivity() {
        guard let baseline, baseline.kind == "baseline", let noiseYears, noiseYears <= 1 else { return }
        let finding = RuleQuestion.ask(
            "gbz49_2014_noise_sensitive",
            [
                "prejob": .object(["left": Self.json(baseline.audiogram.left), "right": Self.json(baseline.audiogram.right)]),
                "current": .object(both), "work_months": .number((noiseYears * 12).rounded()),
            ], on: day)
        isSensitive = finding.value == .boolean(true)
        findings.append(finding.shown(as: finding.title, value: isSensitive ? "是" : "否"))
    }

    private var both: [String: JSONValue] { ["left": Self.json(audiogram.left), "right": Self.json(audiogram.right)] }

    private static func json(_ ear: EarThresholds) -> JSONValue {
        .object(
            AudiometricFrequency.graded.reduce(into: [:]) { members, frequency in
                members[String(frequency.rawValue)] = .number(ear[frequency].value)
            })
    }
}
