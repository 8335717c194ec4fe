import Calendars
import Foundation
import Pages
import Rulebook

/// An audiogram as audiologists draw it: octaves across, hearing level downwards, an octave as wide as 20 dB is high (ISO 8253-1).
///
/// Right ear red: circle, masked triangle, bone `<`, masked bone `[`. Left ear blue: cross, masked square, bone `>`, masked bone `]`.
/// No response: an arrow at the symbol, not joined to the curve.
struct AudiogramDrawing: Sendable {
    struct Curve: Sendable {
        var day: Day
        var cells: [AudiogramCell: Threshold]
    }

    let curves: [Curve]

    private static let octave = 60.0
    private static let left = 40.0
    private static let top = 34.0
    private static let decibel = 3.0
    private static let lines = [125, 250, 500, 1000, 2000, 4000, 8000]
    private static let halfLines = [3000, 6000]
    /// 125 Hz is seldom tested: the drawing begins there only where it was.
    private let first: Int
    private var octaves: Double { first == 125 ? 6 : 5 }
    private static let colours: [AudiogramCell.Ear: String] = [.right: "#b3261e", .left: "#1d4f91"]

    /// - Parameter curves: newest first; older ones are drawn fainter.
    init(curves: [Curve]) {
        self.curves = curves
        first = curves.contains { $0.cells.keys.contains { $0.frequency == .hz125 } } ? 125 : 250
    }

    var html: HTML {
        guard let newest = curves.first else { return .empty }
        let width = Self.left + Self.octave * octaves + 24
        let height = Self.top + Self.decibel * 130 + 12
        let older = curves.dropFirst().prefix(4).reversed().enumerated().html { place, curve in
            "<g opacity=\"\(Self.fixed(0.25 + 0.12 * Double(place)))\">\(drawn(curve, isSymbolled: false))</g>"
        }
        return """
            <figure class="audiogram"><svg viewBox="0 0 \(Self.fixed(width)) \(Self.fixed(height))" width="\(Self.fixed(width))" \
            height="\(Self.fixed(height))" role="img" aria-label="\(words(newest))">\(grid)\(older)\(drawn(newest, isSymbolled: true))</svg>
            <figcaption>\(legend)</figcaption></figure>
            """
    }

    private var legend: String {
        let older = curves.dropFirst().prefix(4).map(\.day.description)
        let earlier = older.isEmpty ? "" : "；淡色为 \(older.joined(separator: "、"))"
        return "\(curves.first?.day.description ?? "")（dB HL，未修正）\(earlier)。" + HearingTexts.symbols
    }

    /// What a person who cannot see the drawing hears.
    private func words(_ curve: Curve) -> String {
        let parts = AudiogramCell.all.compactMap { cell in
            curve.cells[cell].map { "\(cell.label) \($0.hasNoResponse ? "无反应 " : "")\($0.level) dB" }
        }
        return "\(curve.day) " + parts.joined(separator: "，")
    }

    private var grid: HTML {
        let across = stride(from: -10, through: 120, by: 10).html { level -> HTML in
            let y = Self.y(level)
            let label: HTML =
                level % 20 == 0 ? "<text x=\"4\" y=\"\(Self.fixed(y + 4))\" font-size=\"11\">\(level)</text>" : .empty
            return """
                <line x1="\(Self.fixed(Self.left))" x2="\(Self.fixed(Self.left + Self.octave * octaves))" y1="\(Self.fixed(y))" \
                y2="\(Self.fixed(y))" stroke="\(level == 0 ? "#555" : "#ccc")"/>\(label)
                """
        }
        func upright(_ hertz: Int, _ dashes: String) -> HTML {
            let x = place(hertz)
            let label: HTML =
                dashes.isEmpty ? "<text x=\"\(Self.fixed(x - 12))\" y=\"20\" font-size=\"11\">\(hertz)</text>" : .empty
            return """
                <line x1="\(Self.fixed(x))" x2="\(Self.fixed(x))" y1="\(Self.fixed(Self.top))" y2="\(Self.fixed(Self.y(120)))" \
                stroke="#ccc"\(attribute: "stroke-dasharray", dashes)/>\(label)
                """
        }
        return across + Self.lines.filter { $0 >= first }.html { upright($0, "") } + Self.halfLines.html { upright($0, "3 3") }
    }

    private func drawn(_ curve: Curve, isSymbolled: Bool) -> HTML {
        AudiogramCell.Ear.allCases.html { ear in
            let air = AudiogramCell.airFrequencies.compactMap { frequency -> (AudiogramCell, Threshold)? in
                let cell = AudiogramCell(conduction: .air, ear: ear, frequency: frequency)
                return curve.cells[cell].map { (cell, $0) }
            }
            let colour = Self.colours[ear] ?? "#000"
            let symbols =
                isSymbolled ? curve.cells.filter { $0.key.ear == ear }.sorted { $0.key.name < $1.key.name }.html(symbol) : .empty
            return joined(air, colour) + symbols
        }
    }

    /// The curve by air; a tone without answer ends it.
    private func joined(_ air: [(AudiogramCell, Threshold)], _ colour: String) -> HTML {
        var runs: [[String]] = [[]]
        for (cell, threshold) in air {
            if threshold.hasNoResponse {
                runs.append([])
            } else {
                runs[runs.count - 1].append(
                    "\(Self.fixed(place(cell.frequency.rawValue))),\(Self.fixed(Self.y(threshold.level)))")
            }
        }
        return runs.filter { $0.count > 1 }.html {
            "<polyline points=\"\($0.joined(separator: " "))\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.5\"/>"
        }
    }

    private func symbol(_ entry: (key: AudiogramCell, value: Threshold)) -> HTML {
        let (cell, threshold) = (entry.key, entry.value)
        let isRight = cell.ear == .right
        // Bone stands beside its line: the right ear's to the left of it, as it is seen from in front.
        let x = place(cell.frequency.rawValue) + (cell.conduction == .bone ? (isRight ? -9 : 9) : 0)
        let y = Self.y(threshold.level)
        let path: String
        switch (cell.conduction, isRight, threshold.isMasked) {
        case (.air, true, false): path = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0"
        case (.air, true, true): path = "M0 -6L6 5H-6Z"
        case (.air, false, false): path = "M-5 -5L5 5M5 -5L-5 5"
        case (.air, false, true): path = "M-5 -5H5V5H-5Z"
        case (.bone, true, false): path = "M4 -5L-3 0L4 5"
        case (.bone, true, true): path = "M4 -5H-2V5H4"
        case (.bone, false, false): path = "M-4 -5L3 0L-4 5"
        case (.bone, false, true): path = "M-4 -5H2V5H-4"
        }
        let arrow = isRight ? "M-4 6L-10 14M-10 9V14H-5" : "M4 6L10 14M10 9V14H5"
        let kind = "\(cell.ear.rawValue)-\(cell.conduction.rawValue)\(threshold.isMasked ? "-masked" : "")"
        return """
            <path class="\(kind)\(threshold.hasNoResponse ? " no-response" : "")" transform="translate(\(Self.fixed(x)) \(Self.fixed(y)))" \
            d="\(path)\(threshold.hasNoResponse ? arrow : "")" fill="none" stroke="\(Self.colours[cell.ear] ?? "#000")" stroke-width="1.8"/>
            """
    }

    private func place(_ hertz: Int) -> Double { Self.left + Self.octave * log2(Double(hertz) / Double(first)) }
    private static func y(_ level: Int) -> Double { top + decibel * Double(level + 10) }
    private static func fixed(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
