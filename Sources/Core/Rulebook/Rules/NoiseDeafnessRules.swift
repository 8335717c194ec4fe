import Calendars
import Quantities

/// Noise deafness: GBZ 49-2014 and the hearing contraindications of GBZ 188.
enum NoiseDeafnessRules {
    static let all = [grade, speechNotBelowHigh, combine, sensitive, contraindication, thresholdShift]

    private static func clause(_ article: String) -> Clause { Clause("GBZ 49", edition: "2014", article) }

    static let grade = Rule(
        "gbz49_2014_grade", "职业性噪声聋分级（辅助）", clause("4, A.1, A.5, A.10"), .official, gives: .values(.decibelHearingLevel),
        [
            HearingInput.age, HearingInput.sex,
            InputKey("exposure_years", .number(NumberRange(0, 80)), "连续噪声作业工龄，至少 3 年", unit: "a"),
            InputKey("lex8h", .number(NumberRange(0, 140)), "L_EX,8h，至少 85", unit: "dB(A)"),
        ] + HearingInput.ears()
            + [InputKey("age_corrected", .flag, "听阈已作年龄性别修正", optional: true)]
    ) { input, _ in
        let isCorrected = input.has("age_corrected") ? try input.flag("age_corrected") : false
        let assessment = AudiogramAssessment(
            try input.audiogram(), age: try input.whole("age"), sex: try input.sex(),
            exposureYears: try input.quantity("exposure_years"), level: try input.level("lex8h"), isAgeCorrected: isCorrected)
        return .structure(
            .object([
                "bhfta": .number(assessment.highMean.value), "mtmv_left": .number(assessment.weightedLeft.value),
                "mtmv_right": .number(assessment.weightedRight.value), "better_ear": .number(assessment.betterEar.value),
                "grade": .text(assessment.grade.rawValue),
            ]),
            [
                .init(isCorrected ? "听阈已修正" : "各频率听阈减去年龄性别修正值（表 A.1）"),
                .init("双耳高频平均听阈（3、4、6 kHz），四舍五入", text(assessment.highMean) + " dB"),
                .init(
                    "听阈加权值 =（500+1000+2000）/3×0.9 + 4000×0.1，四舍五入",
                    "左 \(text(assessment.weightedLeft))，右 \(text(assessment.weightedRight))"),
                .init("以较好耳分级：26—40 轻度、41—55 中度、56 及以上重度", text(assessment.betterEar) + " → " + assessment.grade.rawValue),
            ], notes: assessment.warnings + [DiagnosisSupport.statement])
    }

    static let speechNotBelowHigh = Rule(
        "gbz49_2014_speech_not_below_high", "语频损失不低于高频损失（排除提示）", clause("A.8"), .official, gives: .structure,
        [HearingInput.age, HearingInput.sex] + HearingInput.ears()
    ) { input, _ in
        let corrected = try input.audiogram().corrected(age: input.whole("age"), sex: input.sex())
        let flags = corrected.ears.map { $0.speechMean >= $0.highMean }
        return .structure(
            .object(["left": .boolean(flags[0]), "right": .boolean(flags[1])]),
            zip(["左耳", "右耳"], corrected.ears).map {
                .init("\($0)：语频均值与高频均值", "\(text($1.speechMean)) 与 \(text($1.highMean))")
            }, notes: ["两项损失均取三个频率的均值（平台解读，标准未写明算法）。"])
    }

    static let combine = Rule(
        "gbz49_2014_combine_tests", "多次纯音测听合并", clause("A.10 b)"), .official, gives: .values(.decibelHearingLevel),
        [InputKey("tests[].date", .day, "测试日期")] + HearingInput.ears("tests[].")
    ) { input, _ in
        var tests: [(day: Day, audiogram: Audiogram)] = []
        for test in try input.list("tests") { tests.append((try test.day("date"), try test.audiogram())) }
        let result = RepeatedAudiometry(tests)
        return .structure(
            .object([
                "valid": .boolean(result.combined != nil), "left": result.combined?.left.json ?? .null,
                "right": result.combined?.right.json ?? .null,
            ]),
            result.objections.isEmpty ? [.init("至少 3 次、间隔至少 3 日、各频率相差不超过 10 dB，取各频率最低值")] : result.objections.map { .init($0) })
    }

    static let sensitive = Rule(
        "gbz49_2014_noise_sensitive", "噪声敏感者", clause("5.2"), .official, gives: .structure,
        HearingInput.ears("prejob.") + HearingInput.ears("current.")
            + [InputKey("work_months", .wholeNumber(0...960), "噪声作业月数，12 个月仍为 1 年之内", unit: "months")]
    ) { input, _ in
        let (before, now) = (try input.object("prejob").audiogram(), try input.object("current").audiogram())
        return .flag(
            NoiseSensitivity.isSensitive(before: before, now: now, monthsOfNoiseWork: try input.whole("work_months")),
            "上岗前各频率不超过 25 dB，且 1 年之内任一耳 3、4 或 6 kHz 达到 65 dB")
    }

    static let contraindication = Rule(
        "gbz188_noise_prejob_contraindication", "噪声作业上岗前听力禁忌", Clause("GBZ 188", edition: "2025", "7.1.1.1"), .official,
        gives: .structure,
        [InputKey("edition", .word(["2014", "2025"]), "标准版本")] + HearingInput.ears()
            + ["left_type", "right_type"].map {
                InputKey(
                    $0, .word(NoiseContraindication.Loss.allCases.map(\.rawValue)), $0 == "left_type" ? "左耳损失类型" : "右耳损失类型")
            }
    ) { input, _ in
        let edition = try input.word("edition", as: SurveillanceEdition.self)
        let audiogram = try input.audiogram()
        let found = NoiseContraindication.applying(
            to: audiogram, left: try input.word("left_type", as: NoiseContraindication.Loss.self),
            right: try input.word("right_type", as: NoiseContraindication.Loss.self), edition: edition)
        return .structure(
            .list(found.map { .text($0.rawValue) }),
            [
                .init("双耳高频平均听阈，四舍五入", text(audiogram.bilateralHighMean.roundedHalfUp)),
                .init("较好耳听阈加权值", text(audiogram.betterEarWeighted)),
                .init("\(edition.clause("7.1.1.1"))", found.isEmpty ? "无" : found.map(\.rawValue).joined(separator: "、")),
            ])
    }

    static let thresholdShift = Rule(
        "hearing_threshold_shift", "两次听力图之间的阈移", Clause("NIOSH 98-126", edition: "", "显著阈移"), .verified, status: .foreign,
        gives: .values(.decibel),
        HearingInput.ear("baseline", "基线") + HearingInput.ear("now", "本次")
            + [InputKey("criterion", .word(ThresholdShift.Criterion.allCases.map(\.rawValue)), "准则：niosh 15 dB，osha 10 dB")]
    ) { input, _ in
        let shift = ThresholdShift(
            try input.word("criterion", as: ThresholdShift.Criterion.self), baseline: try input.ear("baseline"),
            now: try input.ear("now"))
        return .structure(
            .object(["change": .number(shift.change.value), "reached": .boolean(shift.isReached)]),
            shift.steps, notes: ["国内标准未规定阈移界值。"], mark: .verified)
    }
}
