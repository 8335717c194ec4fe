import Foundation

/// Numbers over time for a chart: drawn by ECharts where there is JavaScript, beside a table that always stands.
public struct LineChart: Sendable {
    public struct Series: Sendable {
        public var name: String
        /// Nil where there is nothing to show.
        public var values: [Double?]
        public init(name: String, values: [Double?]) {
            self.name = name
            self.values = values
        }
    }

    /// A horizontal line: a target or a limit.
    public struct Mark: Sendable {
        public var name: String
        public var value: Double
        public init(name: String, value: Double) {
            self.name = name
            self.value = value
        }
    }

    public var title: String
    public var labels: [String]
    public var series: [Series]
    public var unit: String
    public var mark: Mark?
    /// Columns instead of lines: how many fall into each label.
    public var isBars: Bool

    public init(
        title: String, labels: [String], series: [Series], unit: String, mark: Mark? = nil, isBars: Bool = false
    ) {
        self.title = title
        self.labels = labels
        self.series = series
        self.unit = unit
        self.mark = mark
        self.isBars = isBars
    }

    /// What the page's script reads; `<` is written so that no value can end the element.
    var json: String {
        var object: [String: Any] = [
            "title": title, "labels": labels, "unit": unit,
            "series": series.map {
                ["name": $0.name, "values": $0.values.map { $0.map { $0 as Any } ?? NSNull() }] as [String: Any]
            },
        ]
        if isBars { object["bars"] = true }
        if let mark { object["mark"] = ["name": mark.name, "value": mark.value] as [String: Any] }
        guard let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]) else { return "{}" }
        return String(decoding: data, as: UTF8.self).replacingOccurrences(of: "<", with: "\\u003c")
    }
}

extension Components {
    /// A chart with its numbers in a table below, folded away.
    public static func chart(_ chart: LineChart, table: HTML) -> HTML {
        """
        <figure class="chart"><div class="chart-canvas" role="img" aria-label="\(chart.title)"></div>
        <script type="application/json" class="chart-data">\(HTML(trusted: chart.json))</script>
        <details><summary>\(Texts.Layout.numbers)</summary>\(table)</details></figure>
        """
    }
}
