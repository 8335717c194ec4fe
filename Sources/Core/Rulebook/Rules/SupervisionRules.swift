import Quantities

/// Risk classes of supervision by class.
enum SupervisionRules {
    static let all = [hazard, management, combined]

    private static let method = Clause("国疾控综监督二函〔2022〕50号", edition: "", "附件1")

    static let hazard = Rule(
        "hazard_risk_grade", "职业病危害风险分级", method, .single, gives: .word,
        [
            InputKey("nature", .word(["general", "severe"]), "危害性质：一般、严重"),
            InputKey("level", .word(["met", "exceeded", "unknown"]), "接触水平：符合、不符合、未知"),
            InputKey("exposed", .wholeNumber(0...1_000_000), "接害人数"),
        ]
    ) { input, _ in
        let (nature, level) = (
            try input.word("nature", as: HazardRiskGrade.Nature.self), try input.word("level", as: HazardRiskGrade.Level.self)
        )
        guard let grade = HazardRiskGrade.grade(nature, level, exposed: try input.whole("exposed")) else {
            return Conclusion(
                outcome: .notAssessable, value: .text("not_assessable"), reason: "没有有效检测结果，不能视为符合。", mark: .single)
        }
        return .word(
            grade.label, "性质 × 水平 × 人数（≤9、10—49、≥50）查表",
            "\(nature == .severe ? "严重" : "一般")、\(level == .met ? "符合" : "不符合")、\(try input.whole("exposed")) 人 → \(grade.label)",
            mark: .single)
    }

    static let management = Rule(
        "management_grade", "职业卫生管理状况分级", Clause("国疾控综监督二函〔2022〕50号", edition: "", "附件2"), .single, gives: .word,
        [InputKey("score", .number(.percentage), "自查得分")]
    ) { input, _ in
        let score = try input.ratio("score")
        guard let grade = ManagementGrade(score: score) else { throw RuleError.outsideTable(key: "score", word: text(score)) }
        let isFraction = score.value.rounded() != score.value
        var conclusion = Conclusion.word(grade.rawValue, "A 90—100，B 70—89，C 不足 70", text(score), mark: .single)
        if isFraction { conclusion.notes = ["带小数的得分归入较低一级（平台约定）。"] }
        return conclusion
    }

    static let combined = Rule(
        "combined_risk_class", "职业卫生综合风险类别", Clause("国疾控综监督二函〔2022〕50号", edition: "", "附件3"), .unverified, gives: .word,
        [
            InputKey("hazard_grade", .wholeNumber(1...3), "职业病危害风险等级"),
            InputKey("management", .word(["A", "B", "C"]), "管理状况等级"),
        ]
    ) { input, _ in
        guard let hazard = HazardRiskGrade(rawValue: try input.whole("hazard_grade")),
            let found = RiskClass.of2022(hazard, try input.word("management", as: ManagementGrade.self))
        else { throw RuleError.outsideTable(key: "hazard_grade", word: "") }
        var conclusion = Conclusion.word(
            found.class.letter.rawValue, "综合风险矩阵（凭记忆录入，未核实，可在数据表中修改）", mark: found.mark)
        conclusion.notes = [RiskClassMethod.of2022.label]
        return conclusion
    }
}
