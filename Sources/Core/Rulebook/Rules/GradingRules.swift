import Quantities

/// Job grading GBZ/T 229 and chemical risk GBZ/T 298.
enum GradingRules {
    static let all = [dust, chemical, effectiveWBGT, heat, noise, risk, quantitativeRisk]

    private static let edition = InputKey("edition", .word(["2010", "2025"]), "标准版本：2026-02-01 起为 2025")
    static let labour = InputKey("labour_grade", .wholeNumber(1...4), "体力劳动强度分级")
    private static let ratio = InputKey("b", .number(.notNegative), "接触比值 B：各比值中最大者")

    private static func conclusion(_ job: GradedJob?) -> Conclusion {
        guard let job else {
            return Conclusion(outcome: .notAssessable, value: .text("not_assessable"), reason: "分级权数不在表中。", mark: .unverified)
        }
        return Conclusion(
            outcome: .computed, value: .text(job.grade.rawValue), valueText: "\(job.grade.rawValue) 级（\(job.label)）",
            steps: [
                .init(
                    "G = 权数 × 接触比值权数 × 劳动强度权数", "\(job.weights.map { text($0) }.joined(separator: " × ")) = \(text(job.index))"),
                .init("\(job.clause)"),
            ], notes: job.notes, mark: job.mark)
    }

    static let dust = Rule(
        "grading_dust", "生产性粉尘作业分级", Clause("GBZ/T 229.1", edition: "2025", ""), .single, gives: .word,
        [InputKey("free_silica_pct", .number(.percentage), "游离二氧化硅含量", unit: "%"), ratio, labour, edition]
    ) { input, _ in
        conclusion(
            JobGrading.dust(
                freeSilica: try input.quantity("free_silica_pct"), ratio: try input.ratio("b"),
                labourGrade: try input.whole("labour_grade"), edition: try input.word("edition", as: GradingEdition.self)))
    }

    static let chemical = Rule(
        "grading_chemical", "有毒作业分级", Clause("GBZ/T 229.2", edition: "2025", ""), .verified, gives: .word,
        [
            InputKey("degree", .word(JobGrading.HazardDegree.allCases.map(\.rawValue)), "毒物危害程度：轻、中、高、极"), ratio, labour,
            InputKey("raises", .flag, "致癌、致突变、生殖毒性、致敏或经皮吸收", optional: true), edition,
        ]
    ) { input, _ in
        conclusion(
            JobGrading.chemical(
                degree: try input.word("degree", as: JobGrading.HazardDegree.self), ratio: try input.ratio("b"),
                labourGrade: try input.whole("labour_grade"), raises: input.has("raises") ? try input.flag("raises") : false,
                edition: try input.word("edition", as: GradingEdition.self)))
    }

    static let noise = Rule(
        "grading_noise", "噪声作业分级", Clause("GBZ/T 229.4", edition: "2012", "表1"), .single, gives: .word,
        [InputKey("lex_dBA", .number(NumberRange(0, 140)), "L_EX,8h 或 L_EX,40h", unit: "dB(A)")]
    ) { input, _ in
        let level = try input.level("lex_dBA")
        var result = Conclusion.word(
            JobGrading.noise(level: level)?.rawValue ?? "none", "85、90、95、100 dB(A) 起分别为 I—IV 级", text(level), mark: .single)
        if JobGrading.isNoiseGradeDisputed(level: level) {
            result.mark = .unverified
            result.notes = ["94 dB(A) 起各来源不一致：一处公开工具 94 起为 III 级、97 起为 IV 级；凭记忆为 95、100 起，94—95 之间印刷表有空缺，按 II 级处理。"]
        }
        return result
    }

    static let risk = Rule(
        "chemical_risk", "化学有害因素职业健康风险（半定量）", Clause("GBZ/T 298", edition: "2017", ""), .unverified, gives: .structure,
        [
            InputKey("hazard_rank", .number(NumberRange(1, 5)), "危害特征等级 HR"),
            InputKey("ratio", .number(.notNegative), "接触比值 E/OEL（接触比值法）", optional: true),
            InputKey("indices", .numbers(NumberRange(1, 5)), "接触指数（接触指数法）", optional: true),
        ]
    ) { input, _ in
        guard input.has("ratio") != input.has("indices") else {
            throw input.has("ratio") ? RuleError.malformedInput("ratio 与 indices 只填一项") : RuleError.missingKey("ratio")
        }
        let rank =
            input.has("ratio")
            ? ChemicalRisk.exposureRank(ratio: try input.ratio("ratio"))
            : ChemicalRisk.exposureRank(indices: try input.numbers("indices").map { Ratio(computed: $0) })
        guard let rank,
            let risk = ChemicalRisk(
                method: input.has("ratio") ? .ratio : .index, hazardRank: try input.ratio("hazard_rank"), exposureRank: rank)
        else { throw RuleError.outsideTable(key: "hazard_rank", word: text(try input.number("hazard_rank"))) }
        return .structure(
            .object([
                "level": .number(Double(risk.level)), "risk": .number(risk.risk.value), "method": .text(risk.method.rawValue),
            ]),
            [
                .init("\(risk.method.label)：接触等级 ER", text(risk.exposureRank)),
                .init("R = √(HR·ER)，四舍五入取整", "\(text(risk.risk)) → \(risk.level)（\(risk.label)）"),
            ], mark: .unverified)
    }
}
