import Calendars
import Crypto
import Identifiers
import Registers
import Rulebook

/// What an examination's values say by themselves, held against the edition of the day: no other record is asked.
struct ExaminationFindings: Sendable {
    let day: Day
    let edition: SurveillanceEdition?
    let digest: String
    let remarks: [ExaminationRemark]

    /// Nil where day, type or conclusion cannot be read.
    init?(_ draft: Draft) {
        guard let day = draft.day("exam_day"), let type = ExaminationType(rawValue: draft.text("type")),
            let conclusion = ExaminationConclusion(rawValue: draft.text("conclusion"))
        else { return nil }
        let results = ExaminationResults(draft.text("results"))
        let (number, agent) = (draft.text("id_number"), draft.text("agent"))
        let check = ExaminationRecordCheck(
            .init(
                agent: agent, type: type, day: day, items: results.items,
                values: results.named(
                    age: Identity.birth(number).map { Identity.age(born: $0, on: day) }, sex: Identity.sex(number)),
                conclusion: conclusion, filedFrom: draft.day("filed_from")))
        self.day = day
        edition = check.edition
        digest = Self.digest(of: results)
        let flat: [ExaminationRemark] =
            results.isFlatAudiogram ? [.init("results", "flatAudiogram", HealthTexts.flatAudiogram, isError: false)] : []
        remarks = check.remarks.map(ExaminationRemark.init) + Self.film(results, agent) + flat
    }

    /// Values of at least five items, in order: two people never share all of them.
    static func digest(of results: ExaminationResults) -> String {
        guard results.values.count >= 5 else { return "" }
        let text = results.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
        return Hexadecimal.text(SHA256.hash(data: Array(text.utf8)))
    }

    /// A film that shows zones of category 1 in two zones or more is not “nothing found”.
    private static func film(_ results: ExaminationResults, _ agent: String) -> [ExaminationRemark] {
        guard agent.hasPrefix("D"), let film = results.film(isAsbestos: agent == "D03") else { return [] }
        let missing = LungZone.allCases.filter { results.zones[$0] == nil }
        var remarks: [ExaminationRemark] = []
        if !missing.isEmpty {
            remarks.append(
                .init(
                    "results", "filmZones", HealthTexts.zonesMissing(missing.map(\.label).joined(separator: "、")), isError: false)
            )
        }
        if film.profusion > 0, results.zones.values.allSatisfy({ $0.category < film.profusion }) {
            remarks.append(.init("results", "filmProfusion", HealthTexts.profusionAboveZones, isError: true))
        }
        return remarks
    }
}
