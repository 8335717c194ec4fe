import HygieneCalculations
import Quantities
import Testing

struct StatisticsTests {
    /// Published constants: K(95, 70) is U_T of EN 689; K(95, 95) the table of AIHA.
    @Test(arguments: [
        (3, 0.70, "2.809"), (4, 0.70, "2.453"), (5, 0.70, "2.286"), (6, 0.70, "2.187"), (10, 0.70, "2.005"), (30, 0.70, "1.820"),
        (3, 0.95, "7.656"), (5, 0.95, "4.203"), (6, 0.95, "3.708"), (10, 0.95, "2.911"), (30, 0.95, "2.220"),
    ])
    func `tolerance factors agree with the published tables`(count: Int, confidence: Double, printed: String) throws {
        let factor = try ToleranceFactor.normal(count: count, share: 0.95, confidence: Fraction(confidence))
        #expect(DecimalText.rounded(factor.value, decimals: 3) == printed)
    }

    @Test func `too few, equal or zero results are not estimable`() throws {
        #expect(throws: CalculationError.tooFew("检测结果", needed: 2)) { try ExposureGroup([1]) }
        #expect(throws: CalculationError.self) { try ExposureGroup([0.1, 0.1, 0.1]).geometricDeviation() }
        #expect(throws: CalculationError.self) { try ExposureGroup([0, 1, 2]).geometricMean() }
    }

    @Test func `without non-detects maximum likelihood has the divisor n`() throws {
        let values: [Double] = [1.3, 1.8, 1.2, 4.5, 2.0]
        let fit = try CensoredLognormal(fitting: values.map { .value(try Concentration($0)) })
        let group = try ExposureGroup(values.map { Ratio(computed: $0) })
        #expect(abs(fit.logMean.value - (try group.logMean().value)) < 1e-9)
        #expect(abs(fit.logDeviation.value - (try group.logDeviation(maximumLikelihood: true).value)) < 1e-9)
    }

    @Test func `all results censored are not estimable by maximum likelihood`() {
        #expect(throws: CalculationError.self) {
            try CensoredLognormal(fitting: ["<1", "<1", "<2"].map { try MeasuredConcentration(text: $0) })
        }
    }

    @Test(arguments: ["10-20", "", "<", "[10-]", "[20-10]", "1,5", "-3", "0", "NaN", "<0", "[1-2-3]"])
    func `a token that is no result is refused and never taken as missing`(token: String) {
        #expect(CensoredResult(token: token) == nil)
    }

    @Test func `tokens are read`() {
        #expect(CensoredResult(token: "12.3") == .value(12.3))
        #expect(CensoredResult(token: "<5") == .below(5))
        #expect(CensoredResult(token: "> 100") == .above(100))
        #expect(CensoredResult(token: "[10 - 20]") == .between(10, 20))
    }

    @Test func `the Bayesian figures of the published report come out within 1 percent`() throws {
        let tokens = ["24.7", "64.1", "13.8", "43.7", "19.9", "133", "32.1", "15", "53.7"]
        let analysis = try BayesianExposure(tokens.compactMap(CensoredResult.init(token:)), limit: 100, prior: .informed)
        #expect(abs(analysis.percentile95(atShare: 0.5).value - 122.7) < 1.2)
        #expect(abs(analysis.percentile95(atShare: 0.95).value - 301) < 6)
        #expect(abs(analysis.overexposureRisk.value - 71.1) < 0.5)
    }

    @Test func `a group far from the limit and one of a single non-detect are fitted`() throws {
        let far = try BayesianExposure([.value(0.001), .value(0.0012), .value(0.0011)], limit: 1000, prior: .informed)
        #expect(far.overexposureRisk.value < 0.1)
        let single = try BayesianExposure([.below(1)], limit: 100, prior: .informed)
        #expect(single.overexposureRisk.value < 10)
    }
}
