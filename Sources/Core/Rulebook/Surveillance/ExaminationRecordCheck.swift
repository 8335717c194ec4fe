import Calendars
import Quantities

/// Checks one examination record against the edition of its day: items that are missing, and a conclusion that contradicts the
/// values. It names what does not fit; it changes and concludes nothing.
public struct ExaminationRecordCheck: Hashable, Sendable {
    /// What an institution handed in for one person and one hazard.
    public struct Record: Sendable {
        /// Code of the hazard.
        public let agent: String
        /// When the worker was examined.
        public let type: ExaminationType
        /// Day of the examination.
        public let day: Day
        /// Codes of the items that were done.
        public let items: Set<String>
        /// Values by item code, each in the unit of the catalogue.
        public let values: [String: Ratio]
        /// What the institution concluded.
        public let conclusion: ExaminationConclusion
        /// Day on which the institution's filing for this kind of examination began; nil when not known.
        public let filedFrom: Day?

        public init(
            agent: String, type: ExaminationType, day: Day, items: Set<String>, values: [String: Ratio] = [:],
            conclusion: ExaminationConclusion, filedFrom: Day? = nil
        ) {
            self.agent = agent
            self.type = type
            self.day = day
            self.items = items
            self.values = values
            self.conclusion = conclusion
            self.filedFrom = filedFrom
        }
    }

    /// One thing that does not fit.
    public struct Remark: Hashable, Sendable {
        /// Kinds of remarks.
        public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
            case noSuchExamination
            case missingItem
            case conclusionNotInEdition
            case contradictsContraindication
            case contradictsReferenceRange
            case contraindicationUnsupported
            case beforeFiling
        }

        /// What kind.
        public let kind: Kind
        /// Code of the item or contraindication, empty where none.
        public let code: String
        /// For the reviewer, in Chinese, without personal data.
        public let sentence: String
        /// How sure the check is: reference ranges are unverified defaults.
        public let mark: EvidenceMark
    }

    /// The edition of the record's day.
    public let edition: SurveillanceEdition?
    /// What does not fit, empty when nothing was found.
    public let remarks: [Remark]

    public init(_ record: Record, catalogue: SurveillanceCatalogue = .standard) {
        let edition = SurveillanceEdition.gbz188(on: record.day)
        self.edition = edition
        let editions = [edition, .radiation].compactMap(\.self)
        guard let requirement = editions.lazy.compactMap({ catalogue.requirement($0, agent: record.agent, record.type) }).first
        else {
            remarks = [
                Remark(kind: .noSuchExamination, code: "", sentence: "该版标准对此危害因素没有“\(record.type.label)”检查。", mark: .official)
            ]
            return
        }
        remarks =
            Self.missingItems(record, requirement, catalogue) + Self.conclusion(record, requirement, catalogue)
            + Self.filing(record)
    }

    private static func missingItems(
        _ record: Record, _ requirement: SurveillanceRequirement, _ catalogue: SurveillanceCatalogue
    ) -> [Remark] {
        requirement.items.compactMap { alternatives in
            guard !alternatives.contains(where: { record.items.contains($0) || record.values[$0] != nil }) else { return nil }
            let names = alternatives.map { catalogue.item($0)?.name ?? $0 }.joined(separator: "或")
            return Remark(
                kind: .missingItem, code: alternatives[0], sentence: "缺少必检项目：\(names)（\(requirement.clause)）。",
                mark: requirement.mark)
        }
    }

    private static func conclusion(
        _ record: Record, _ requirement: SurveillanceRequirement, _ catalogue: SurveillanceCatalogue
    ) -> [Remark] {
        var remarks: [Remark] = []
        if !ExaminationConclusion.conclusions(of: requirement.edition).contains(record.conclusion) {
            remarks.append(
                Remark(
                    kind: .conclusionNotInEdition, code: "",
                    sentence:
                        "\(requirement.clause.instrument)-\(requirement.edition.rawValue) 没有“\(record.conclusion.label)”这一结论。",
                    mark: .official))
        }
        let conditions = requirement.contraindications.compactMap(catalogue.condition)
        let reached = conditions.filter { $0.criteria?.isReached(by: record.values) == true }
        if record.conclusion == .noAbnormality || record.conclusion == .otherAbnormality {
            for condition in reached {
                let rest = condition.alsoNeeded.isEmpty ? "" : "（\(condition.alsoNeeded)）"
                remarks.append(
                    Remark(
                        kind: .contradictsContraindication, code: condition.code,
                        sentence: "数值达到职业禁忌证“\(condition.name)”\(rest)，结论却为“\(record.conclusion.label)”。", mark: requirement.mark)
                )
            }
        }
        let numeric = conditions.filter { $0.criteria != nil }
        if record.conclusion == .contraindication, !numeric.isEmpty, numeric.count == conditions.count,
            numeric.allSatisfy({ $0.criteria?.isReached(by: record.values) == false })
        {
            remarks.append(
                Remark(
                    kind: .contraindicationUnsupported, code: "", sentence: "结论为职业禁忌证，但各项数值均未达到标准列出的界值。",
                    mark: requirement.mark))
        }
        return remarks + (record.conclusion == .noAbnormality ? outsideRange(record, catalogue) : [])
    }

    private static func outsideRange(_ record: Record, _ catalogue: SurveillanceCatalogue) -> [Remark] {
        record.values.sorted { $0.key < $1.key }.compactMap { code, value in
            guard let item = catalogue.item(code) else { return nil }
            let isLow = Double(item.low).map { value.value < $0 } ?? false
            let isHigh = Double(item.high).map { value.value > $0 } ?? false
            guard isLow || isHigh else { return nil }
            return Remark(
                kind: .contradictsReferenceRange, code: code,
                sentence: "\(item.name) 不在参考范围 \(item.low)–\(item.high) \(item.unit)（默认参考范围未核实，以检验机构为准），结论却为“目前未见异常”。",
                mark: item.mark)
        }
    }

    private static func filing(_ record: Record) -> [Remark] {
        guard let filedFrom = record.filedFrom, record.day < filedFrom else { return [] }
        return [
            Remark(
                kind: .beforeFiling, code: "", sentence: "检查日期 \(record.day) 早于机构备案日期 \(filedFrom)。", mark: .single)
        ]
    }
}
