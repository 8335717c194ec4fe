import Foundation
import Registers
import Rulebook

/// One thing found when an accepted-to-be record was held against the rulebook and the other records.
public struct ExaminationRemark: Codable, Sendable, Hashable {
    /// Field of the examination at which it is shown.
    public var field: String
    public var kind: String
    public var sentence: String
    /// An error returns the record; a question goes with it.
    public var isError: Bool
    public var mark: EvidenceMark

    public static func stored(_ text: String) -> [ExaminationRemark] {
        (try? JSONDecoder().decode([ExaminationRemark].self, from: Data(text.utf8))) ?? []
    }

    static func text(_ remarks: [ExaminationRemark]) -> String {
        guard !remarks.isEmpty else { return "" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? String(decoding: encoder.encode(remarks), as: UTF8.self)) ?? ""
    }

    /// A remark of the rulebook, at the field that it is about.
    init(_ remark: ExaminationRecordCheck.Remark) {
        kind = remark.kind.rawValue
        sentence = remark.sentence
        mark = remark.mark
        let condition = SurveillanceCatalogue.standard.condition(remark.code)
        switch remark.kind {
        case .missingItem: (field, isError) = ("results", true)
        case .noSuchExamination: (field, isError) = ("type", true)
        case .conclusionNotInEdition: (field, isError) = ("conclusion", true)
        // Where the standard also asks for a physician's finding, the number alone contradicts nothing.
        case .contradictsContraindication: (field, isError) = ("conclusion", condition?.alsoNeeded.isEmpty ?? true)
        case .contradictsReferenceRange, .contraindicationUnsupported: (field, isError) = ("conclusion", false)
        case .beforeFiling: (field, isError) = ("exam_day", true)
        }
    }

    /// Adds what a further check of another slice found, and weighs the record anew.
    public static func add(_ remark: ExaminationRemark, to draft: inout Draft) {
        let remarks = stored(draft.text("remarks")) + [remark]
        draft["remarks"] = .text(text(remarks))
        draft["verdict"] = .text(remarks.contains(where: \.isError) ? "error" : "question")
    }

    public init(_ field: String, _ kind: String, _ sentence: String, isError: Bool) {
        self.field = field
        self.kind = kind
        self.sentence = sentence
        self.isError = isError
        mark = .design
    }
}
