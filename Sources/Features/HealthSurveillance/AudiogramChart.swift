import Calendars
import Pages
import Rulebook

/// The curve of both ears as audiologists draw it: worse hearing further down, right ear a circle, left ear a cross.
public enum AudiogramChart {
    private static let frequencies: [AudiometricFrequency] = [.hz500, .hz1000, .hz2000, .hz3000, .hz4000, .hz6000]
    private static let width = 360
    private static let height = 250

    static func html(_ audiogram: Audiogram, on day: Day) -> HTML { blind(audiogram, title: day.description) }

    /// With a title that says nothing of the person: a blind number.
    public static func blind(_ audiogram: Audiogram, title: String) -> HTML {
        let words = zip(["左耳", "右耳"], audiogram.ears).map { name, ear in
            name + frequencies.map { "\($0.rawValue) Hz \(Int(ear[$0].value)) dB" }.joined(separator: "，")
        }.joined(separator: "；")
        let grid = stride(from: 0, through: 120, by: 20).html { level in
            "<line x1=\"40\" x2=\"\(width)\" y1=\"\(y(Double(level)))\" y2=\"\(y(Double(level)))\" stroke=\"#bbb\"/><text x=\"4\" y=\"\(y(Double(level)) + 4)\" font-size=\"11\">\(level)</text>"
        }
        let labels = frequencies.enumerated().html { place, frequency in
            "<text x=\"\(x(place) - 12)\" y=\"14\" font-size=\"11\">\(frequency.rawValue)</text>"
        }
        return """
            <figure><svg viewBox="0 0 \(width) \(height)" role="img" aria-label="\(title) \(words)" class="audiogram" \
            width="\(width)" height="\(height)">\(grid)\(labels)\(curve(audiogram.left, "×", "#1d4f91"))\(curve(audiogram.right, "○", "#b3261e"))</svg>
            <figcaption>\(title) × 左耳　○ 右耳（dB HL，未修正）</figcaption></figure>
            """
    }

    private static func curve(_ ear: EarThresholds, _ sign: String, _ colour: String) -> HTML {
        let points = frequencies.enumerated().map { "\(x($0)),\(y(ear[$1].value))" }.joined(separator: " ")
        let signs = frequencies.enumerated().html { place, frequency in
            "<text x=\"\(x(place) - 5)\" y=\"\(y(ear[frequency].value) + 5)\" font-size=\"14\" fill=\"\(colour)\">\(sign)</text>"
        }
        return "<polyline points=\"\(points)\" fill=\"none\" stroke=\"\(colour)\"/>\(signs)"
    }

    private static func x(_ place: Int) -> Int { 60 + place * 55 }
    private static func y(_ level: Double) -> Int { 30 + Int((level + 10) / 130 * 210) }
}
