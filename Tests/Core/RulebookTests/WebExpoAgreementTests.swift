import Foundation
import HygieneCalculations
import Quantities
import Testing

/// Thirty of the thousand generated sets on which WebExpo's own R scripts were run (`Benchmarks/webexpo`), with the Monte-Carlo errors of
/// their chains; the whole thousand stand in the benchmark.
struct WebExpoAgreementTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let number: String
        let limit: Double
        let prior: BayesianExposure.Prior
        let tokens: [String]
        /// Median and upper limit of P95, risk, median exceedance: figure and error in turn.
        let figures: [Double]
        var testDescription: String { "set \(number)" }
    }

    static func rows() throws -> [Row] {
        let file = try #require(Bundle.module.url(forResource: "webexpo-sets", withExtension: "csv", subdirectory: "Data"))
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",").map(String.init)
            return Row(
                number: cells[0], limit: try #require(Double(cells[1])),
                prior: try #require(BayesianExposure.Prior(rawValue: cells[2])),
                tokens: cells[3].split(separator: " ").map(String.init), figures: cells[4...].compactMap { Double($0) })
        }
    }

    @Test func `the four figures agree with WebExpo within five Monte-Carlo errors`() throws {
        let rows = try Self.rows()
        #expect(rows.count == 30)
        for row in rows {
            let results = row.tokens.compactMap { CensoredResult(token: $0) }
            #expect(results.count == row.tokens.count && row.figures.count == 8)
            let analysis = try BayesianExposure(results, limit: Ratio(row.limit), prior: row.prior)
            let ours = [
                analysis.percentile95(atShare: 0.5).value, analysis.percentile95(atShare: 0.95).value,
                analysis.overexposureRisk.value, analysis.exceedanceMedian.value,
            ]
            for (index, figure) in ours.enumerated() {
                let (wanted, error) = (row.figures[2 * index], row.figures[2 * index + 1])
                // The grid's own error: 0.1 % of a percentile; of a share 0.1 and 0.002 points.
                let own = [0.001 * wanted, 0.001 * wanted, 0.1, max(0.002, 0.001 * wanted)][index]
                #expect(
                    (figure - wanted).magnitude <= 5 * error + own,
                    "set \(row.number) figure \(index): \(figure), WebExpo \(wanted)")
            }
        }
    }
}
