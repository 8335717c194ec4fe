import Quantities

/// Contraindications before noise work, GBZ 188 7.1.1.1.
public enum NoiseContraindication: String, Hashable, Sendable, Codable, CaseIterable {
    /// 500, 1000 or 2000 Hz over 25 dB with a permanent sensorineural loss.
    case speechSensorineural = "a"
    /// Rounded bilateral mean of 3000, 4000 and 6000 Hz of 40 dB or more; in 2025 also a better-ear weighted value of 26 or more.
    case highFrequency = "b"
    /// A conductive loss with a speech mean of 41 dB or more.
    case conductive = "c"

    /// Kind of a permanent loss of one ear, as the physician finds it.
    public enum Loss: String, Hashable, Sendable, Codable, CaseIterable { case none, sensorineural, conductive }

    /// Those that apply to age-corrected thresholds, in the order of the standard.
    public static func applying(
        to audiogram: Audiogram, left: Loss, right: Loss, edition: SurveillanceEdition
    ) -> [NoiseContraindication] {
        let year = edition.column
        func bound(_ row: String) -> Double? { ReferenceTable.standard.entry("noise_contraindication", row, year)?.value }
        guard let speech = bound("speech_any"), let high = bound("high_frequency_mean"), let middle = bound("conductive_speech")
        else { return [] }
        let ears = [(audiogram.left, left), (audiogram.right, right)]
        var found: [NoiseContraindication] = []
        if ears.contains(where: { ear, loss in
            loss == .sensorineural && AudiometricFrequency.speech.contains { ear[$0].value > speech }
        }) {
            found.append(.speechSensorineural)
        }
        let isWeightedReached = bound("weighted").map { audiogram.betterEarWeighted.value >= $0 } ?? true
        if audiogram.bilateralHighMean.roundedHalfUp.value >= high, isWeightedReached { found.append(.highFrequency) }
        if ears.contains(where: { ear, loss in loss == .conductive && ear.speechMean.value >= middle }) {
            found.append(.conductive)
        }
        return found
    }
}
