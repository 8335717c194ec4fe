import Quantities

extension JobGrading {
    /// Noise, GBZ/T 229.4-2012: Ⅰ from 85, Ⅱ from 90, Ⅲ from 95, Ⅳ from 100 dB(A). Nil below 85.
    ///
    /// Known from memory and from one public page (sheen-toolbox, `noise-calculator`), which has Ⅰ and Ⅱ alike, ends Ⅱ at 94 and begins
    /// Ⅲ at 94 and Ⅳ at 97. From 94 on the two do not agree: `isNoiseGradeDisputed`.
    public static func noise(level: SoundLevel) -> JobGrade? {
        let grades: [JobGrade] = [.one, .two, .three, .four]
        return Array(zip(ReferenceTable.standard.entries(of: "grading_noise_level"), grades)).last { level.value >= $0.0.value }?
            .1
    }

    /// True where what is known of GBZ/T 229.4 contradicts itself: from 94 dB(A) on.
    public static func isNoiseGradeDisputed(level: SoundLevel) -> Bool {
        ReferenceTable.standard.entry("grading_noise_disputed", "from").map { level.value >= $0.value } ?? true
    }

    /// Impulse noise by how far the peak is over the limit of its number of impulses: from 0, 2.5, 5 and 7.5 dB. Nil below the limit.
    public static func impulse(excess: LevelDifference) -> JobGrade? {
        let grades: [JobGrade] = [.one, .two, .three, .four]
        return Array(zip(ReferenceTable.standard.entries(of: "grading_noise_impulse"), grades)).last {
            excess.value >= $0.0.value
        }?.1
    }
}
