import HealthSurveillance
import Rulebook

/// Classes into which films and audiograms are read, in order, so that near misses weigh less.
enum ReadingClass {
    static let film = ["film0", "film1", "film2", "film3"]
    static let audiogram = ["audiogram0", "audiogram1", "audiogram2", "audiogram3"]

    static func scale(_ kind: String) -> [String] { kind == "film" ? film : audiogram }

    /// What the institution itself read: the overall category of the film, the conclusion drawn from the audiogram.
    static func first(_ examination: Examination, kind: String) -> String? {
        let results = ExaminationResults(examination.results)
        if kind == "film" {
            return results.film(isAsbestos: examination.agent == "D03").map { film[min(3, max(0, $0.profusion))] }
        }
        guard results.audiogram != nil else { return nil }
        switch ExaminationConclusion(rawValue: examination.conclusion) {
        case .noAbnormality: return audiogram[0]
        case .otherAbnormality, .recheck: return audiogram[1]
        case .contraindication: return audiogram[2]
        case .suspectedDisease: return audiogram[3]
        case nil: return nil
        }
    }
}
