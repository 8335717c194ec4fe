import HygieneCalculations
import Quantities

/// Agreement of two readers of the same films or audiograms.
enum AgreementRules {
    static let all: [Rule] = [kappa]

    private static let source = Clause("Cohen", edition: "1960、1968", "Educ. Psychol. Meas. 20:37；Psychol. Bull. 70:213")

    static let kappa = Rule(
        "cohen_kappa", "Kappa 一致性系数（盲法复读）", source, .computed, status: .method, gives: .plainNumber,
        [
            InputKey("counts", .numbers(.notNegative), "交叉表逐行的计数：行为第一次判读的类别，列为复读的类别"),
            InputKey("weights", .word(RaterAgreement.Weight.allCases.map(\.rawValue)), "权重：none 不加权，linear 线性，quadratic 平方"),
        ]
    ) { input, _ in
        let counts = try input.numbers("counts")
        let classes = Int(Double(counts.count).squareRoot().rounded())
        guard classes >= 2, classes * classes == counts.count, counts.allSatisfy({ $0 == $0.rounded() }) else {
            throw RuleError.wrongType(key: "counts", expected: "k×k 个整数（k≥2）")
        }
        let table = (0..<classes).map { row in (0..<classes).map { Int(counts[row * classes + $0]) } }
        let weight = RaterAgreement.Weight(rawValue: try input.word("weights")) ?? .none
        let agreement = try RaterAgreement(table)
        let (observed, expected) = agreement.shares(weight)
        return .number(
            try agreement.kappa(weight).value, "\(agreement.total) 份样本的判读一致率 p_o 扣除机遇一致 p_e：κ = (p_o − p_e) / (1 − p_e)",
            "(\(text(observed)) − \(text(expected))) / (1 − \(text(expected)))", mark: .computed)
    }
}
