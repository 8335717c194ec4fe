import Calendars
import HJ212
import Pages

/// Readings of a window as one chart a factor.
enum LiveCharts {
    /// More charts than this hide what matters.
    static let most = 6

    /// - Parameter readings: newest first, as they are read.
    static func charts(_ readings: [ShownReading]) -> [LineChart] {
        let byFactor = Dictionary(grouping: readings, by: \.factor)
        let order = LiveQueries.oneOfEach(readings)
        return order.prefix(most).map { leading in
            let line = (byFactor[leading.factor] ?? []).filter { $0.statistic == leading.statistic }
            var points: [(at: Instant, value: Double?)] = []
            for reading in line.reversed() {
                // Revisions come newest first, so reversed the last one of a time is the one that stands.
                if points.last?.at == reading.at { points.removeLast() }
                points.append((reading.at, countable(reading)))
            }
            return LineChart(
                title: leading.name, labels: points.map { label($0.at) },
                series: [.init(name: leading.name, values: points.map(\.value))],
                unit: leading.unit.isEmpty ? LiveTexts.unitMissing : leading.unit)
        }
    }

    /// Nothing is drawn where the device itself says that the value is none; over the range is drawn, at the least it was.
    private static func countable(_ reading: ShownReading) -> Double? {
        switch DataFlag(reading.flag.isEmpty ? "N" : reading.flag) {
        case .normal, .overRange, .manual: reading.value
        case .stopped, .maintenance, .fault, .calibration, .noLink, .unknown: nil
        }
    }

    private static func label(_ at: Instant) -> String { String(at.description.dropFirst(5)) }
}
