import Foundation
import Quantities

/// Levels under hearing protectors (护听器).
public enum HearingProtection {
    /// Smallest single-number rating by the 0.6 rule, (L_A − target)/0.6, rounded up to whole dB; 0 when none is needed.
    /// Example: 95 to 85 dB(A) needs SNR 17.
    public static func minimumRating(unprotected: SoundLevel, target: SoundLevel, derating: Ratio) -> LevelDifference {
        let needed = (unprotected.value - target.value) / derating.value
        // 10/0.6 must not become 17 by noise when the quotient is whole: 12/0.6 is 20.
        return LevelDifference(computed: max(0, (needed - 1e-9).rounded(.up)))
    }

    /// Level under the protector, L_C − SNR + allowance for real use.
    public static func level(cWeighted: SoundLevel, rating: LevelDifference, allowance: LevelDifference) -> SoundLevel {
        SoundLevel(computed: cWeighted.value - rating.value + allowance.value)
    }

    /// HML method: the attenuation follows from how much low frequency the noise has (L_C − L_A). Source: ISO 4869-2.
    public static func level(
        aWeighted: SoundLevel, cWeighted: SoundLevel, high: LevelDifference, medium: LevelDifference, low: LevelDifference,
        allowance: LevelDifference
    ) -> SoundLevel {
        let difference = cWeighted.value - aWeighted.value
        let attenuation =
            difference <= 2
            ? medium.value - (high.value - medium.value) / 4 * (difference - 2)
            : medium.value - (medium.value - low.value) / 8 * (difference - 2)
        return SoundLevel(computed: aWeighted.value - attenuation + allowance.value)
    }

    /// Octave-band method: 10 lg Σ 10^(0.1·(L_A,f − APV_f)). Source: ISO 4869-2.
    public static func level(bands: [(aWeighted: SoundLevel, assumedProtection: LevelDifference)]) throws(CalculationError)
        -> SoundLevel
    {
        guard !bands.isEmpty else { throw .tooFew("倍频带", needed: 1) }
        let energy = bands.reduce(0) { $0 + pow(10, ($1.aWeighted.value - $1.assumedProtection.value) / 10) }
        return SoundLevel(computed: 10 * log10(energy))
    }

    /// Level under the protector by the NRR: L_A − (NRR − 7), or half of that credit. Read foreign data only.
    public static func level(aWeighted: SoundLevel, noiseReductionRating: LevelDifference, credit: Ratio) -> SoundLevel {
        SoundLevel(computed: aWeighted.value - (noiseReductionRating.value - 7) * credit.value)
    }
}
