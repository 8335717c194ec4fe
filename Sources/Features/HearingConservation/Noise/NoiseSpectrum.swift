import Foundation
import Registers

/// Octave-band levels of a noise, unweighted: `63=84; 125=86; …; 8000=78`.
struct NoiseSpectrum: Sendable, Equatable {
    static let bands = [63, 125, 250, 500, 1000, 2000, 4000, 8000]
    /// A and C weightings at the octave bands, dB. Clause: GB/T 3785.1-2023 (IEC 61672-1) table 3.
    private static let aWeights = [-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1.0, -1.1]
    private static let cWeights = [-0.8, -0.2, 0, 0, 0, -0.2, -0.8, -3.0]

    /// In the order of `bands`; nil where a band was not measured.
    let levels: [Double?]

    /// Nil when a part is not `band=level` of a known band within 0…160 dB, or a band is named twice.
    init?(_ text: String) {
        guard let values = BandValues.read(text, bands: Self.bands, range: 0...160) else { return nil }
        levels = values
    }

    /// A spectrum that says enough for the octave-band method: 125 Hz to 8 kHz.
    var isComplete: Bool { levels.dropFirst().allSatisfy { $0 != nil } }

    /// A-weighted level of each band.
    var aWeighted: [Double?] { zip(levels, Self.aWeights).map { level, weight in level.map { $0 + weight } } }

    /// dB(A) of all bands together; nil without a band.
    var aLevel: Double? { Self.sum(aWeighted) }
    /// dB(C) of all bands together.
    var cLevel: Double? { Self.sum(zip(levels, Self.cWeights).map { level, weight in level.map { $0 + weight } }) }

    private static func sum(_ levels: [Double?]) -> Double? {
        let known = levels.compactMap(\.self)
        return known.isEmpty ? nil : 10 * log10(known.reduce(0) { $0 + pow(10, $1 / 10) })
    }
}

/// Values at octave bands as people type them, for spectra and for the attenuation of protectors.
enum BandValues {
    private static let separators: Set<Character> = [";", "；", ",", "，", "\n", "\r\n"]

    /// In the order of the bands; nil when a part cannot be read.
    static func read(_ text: String, bands: [Int], range: ClosedRange<Double>) -> [Double?]? {
        var values = [Double?](repeating: nil, count: bands.count)
        for part in text.split(whereSeparator: separators.contains) {
            let halves = part.split(separator: "=").map { TextReading.folded(TextReading.trim(String($0))) }
            if halves.isEmpty { continue }
            guard halves.count == 2, let band = Int(halves[0]), let place = bands.firstIndex(of: band), values[place] == nil,
                let value = Double(halves[1]), range.contains(value)
            else { return nil }
            values[place] = value
        }
        return values
    }
}
