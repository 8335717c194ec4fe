import Quantities

/// Age and noise in populations: GB/T 7582, ISO 7029, GB/T 14366 (ISO 1999).
enum HearingForecastRules {
    static let all = [shift, annexC, combined, medianOf2017, correction, quantile]

    private static let clause = Clause("GB/T 14366", edition: "2017", "6.3")
    private static let level = InputKey("lex8h", .number(NumberRange(40, 140)), "L_EX,8h", unit: "dB(A)")
    private static let years = InputKey("years", .number(NumberRange(1, 40)), "接触年数", unit: "a")
    private static let fractile = InputKey(
        "fractile", .number(NumberRange(0.05, 0.95)), "阈移更小者所占比例：0.1、0.5、0.9（0.9 即表中 Q10）")
    private static let population = "只用于人群估计，不用于个人诊断。"

    private static func shifts(_ input: RuleInput, _ frequencies: [AudiometricFrequency]) throws -> [LevelDifference] {
        let (level, years, fractile): (SoundLevel, Years, Ratio) = (
            try input.level("lex8h"), try input.quantity("years"), try input.ratio("fractile")
        )
        return try frequencies.map { frequency in
            guard let shift = NoiseInducedShift.shift(frequency, level: level, years: years, fractile: fractile) else {
                throw RuleError.outsideTable(key: "fractile", word: text(fractile))
            }
            return shift
        }
    }

    static let shift = Rule(
        "iso1999_nipts", "噪声性永久阈移 NIPTS", clause, .official, status: .method, gives: .values(.decibel),
        [
            fractile, HearingInput.frequencies, level, years,
            InputKey("round", .word(["integer dB", "2 decimals", "none"]), "修约：整数（四舍五入）、2 位小数、不修约（4 位小数）"),
        ]
    ) { input, _ in
        let frequencies = try input.frequencies(AudiometricFrequency.graded)
        let decimals = ["integer dB": 0, "2 decimals": 2, "none": 4][try input.word("round")] ?? 4
        let values = try shifts(input, frequencies)
        return .structure(
            .list(values.map { .number(rounded($0.value, decimals: decimals)) }),
            zip(frequencies, values).map { .init("\($0.rawValue) Hz", "N = " + text($1)) }, notes: [population])
    }

    static let annexC = Rule(
        "iso1999_annex_c", "年龄与噪声合并的听阈（附录 C）", Clause("GB/T 14366", edition: "2017", "附录 C"), .official, status: .method,
        gives: .values(.decibel),
        [
            InputKey("H", .numbers(NumberRange(-20, 140)), "年龄相关听阈，与频率同序", unit: "dB"), HearingInput.age, HearingInput.sex,
            HearingInput.frequencies, level, years, fractile,
            InputKey("compress_only_if_H_plus_N_over", .number(.notNegative), "H+N 超过此值才按 N−H·N/120 压缩", unit: "dB"),
        ]
    ) { input, _ in
        let frequencies = try input.frequencies(AudiometricFrequency.graded)
        let ages = try input.numbers("H")
        guard ages.count == frequencies.count else { throw RuleError.wrongType(key: "H", expected: "与 freqs 等长的列表") }
        let whole = try shifts(input, frequencies).map { rounded($0.value, decimals: 0) }
        let bound = try input.number("compress_only_if_H_plus_N_over")
        let compressed = zip(ages, whole).map { age, noise in age + noise > bound ? noise - age * noise / 120 : noise }
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        let (ageMean, noiseMean) = (mean(ages), mean(compressed))
        return .structure(
            .object([
                "N": .list(whole.map { .number($0) }),
                "N_4k_compressed": .number(rounded(compressed[compressed.count - 1], decimals: 1)),
                "N_mean": .number(rounded(noiseMean, decimals: 1)), "H_mean": .number(rounded(ageMean, decimals: 1)),
                "HTLAN_mean": .number(rounded(ageMean + noiseMean, decimals: 1)),
            ]),
            [
                .init("阈移修约到整数", whole.map { text($0) }.joined(separator: ", ")),
                .init("压缩后", compressed.map { text($0) }.joined(separator: ", ")),
                .init("均值相加", "\(text(ageMean)) + \(text(noiseMean))"),
            ], notes: [population])
    }

    static let combined = Rule(
        "iso1999_htlan_formula1", "年龄与噪声合并的听阈", Clause("GB/T 14366", edition: "2017", "6.1 式(1)"), .official, status: .method,
        gives: .values(.decibel),
        [
            InputKey("H", .number(NumberRange(-20, 140)), "年龄相关听阈", unit: "dB"),
            InputKey("N", .number(NumberRange(0, 140)), "噪声性阈移", unit: "dB"),
        ]
    ) { input, _ in
        let (age, noise) = (try input.difference("H"), try input.difference("N"))
        let sum = NoiseInducedShift.combined(age: age, noise: noise)
        return .structure(
            .object(["HTLAN": .number(rounded(sum.value, decimals: 2))]),
            [.init("H + N − H·N/120", "\(text(age)) + \(text(noise)) − \(text(age))×\(text(noise))/120 = \(text(sum))")])
    }

    static let medianOf2017 = Rule(
        "iso7029_2017_median", "年龄相关听阈中位数（ISO 7029:2017）", Clause("ISO 7029", edition: "2017", "表1"), .single, status: .foreign,
        gives: .values(.decibel), [HearingInput.age, HearingInput.sex, HearingInput.frequencies]
    ) { input, _ in
        let (age, sex) = (try input.age(18...70), try input.sex())
        let values = try input.frequencies(AudiometricFrequency.graded + [.hz8000]).map { frequency in
            guard let value = AgeCorrection.medianOf2017(age: age, sex: sex, frequency: frequency) else {
                throw RuleError.outsideTable(key: "freqs", word: "\(frequency.rawValue)")
            }
            return value
        }
        return .structure(
            .list(values.map { .number(rounded($0.value, decimals: 1)) }),
            [.init("a·(Y−18)^b", values.map { text($0) }.joined(separator: ", "))], notes: ["GBZ 49 不使用本标准。"], mark: .single)
    }

    static let correction = Rule(
        "gbt7582_2004_correction", "听阈的年龄性别修正值", Clause("GBZ 49", edition: "2014", "表A.1"), .official, gives: .values(.decibel),
        [HearingInput.age, HearingInput.sex, HearingInput.frequencies]
    ) { input, _ in
        let (age, sex) = (try input.whole("age"), try input.sex())
        let values = try input.frequencies(AudiometricFrequency.graded + [.hz8000]).map {
            AgeCorrection.correction(age: age, sex: sex, frequency: $0) ?? 0
        }
        return .structure(
            .list(values.map { .number($0.value) }),
            [.init("按年龄段与性别查表，测得听阈减去本值", values.map { text($0) }.joined(separator: ", "))],
            notes: age < 20 ? ["不足 20 岁表中无对应行，按 0 处理（平台约定）。"] : [])
    }

    static let quantile = Rule(
        "gbt7582_2004_quantile", "耳科正常人听阈偏差的分布", Clause("GB/T 7582", edition: "2004", "式(1)—(5)"), .official, status: .method,
        gives: .values(.decibel),
        [
            HearingInput.age, HearingInput.sex, InputKey("q", .number(NumberRange(0.05, 0.95)), "超过该偏差者所占比例"),
            HearingInput.frequencies,
        ]
    ) { input, _ in
        let (age, sex, share) = (try input.age(18...70), try input.sex(), try input.ratio("q"))
        let values = try input.frequencies(AudiometricFrequency.allCases).map { frequency in
            guard let value = AgeCorrection.deviation(age: age, sex: sex, frequency: frequency, exceededBy: share) else {
                throw RuleError.outsideTable(key: "q", word: text(share))
            }
            return value
        }
        return .structure(
            .list(values.map { .number(rounded($0.value, decimals: 0)) }),
            [.init("ΔH ± k·s，修约到整数", values.map { text($0) }.joined(separator: ", "))])
    }
}
