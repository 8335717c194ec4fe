/// A hazard of the surveillance standard in our own coding, the same code in both editions.
public struct SurveillanceAgent: Hashable, Sendable {
    /// C01… chemicals, D01… dusts, P01… physical, B01… biological, W01… special work, R01 radiation.
    public let code: String
    /// 化学因素, 粉尘, 物理因素, 生物因素, 特殊作业, 放射因素.
    public let kind: String
    /// Name in the 2014 edition; empty where it has none.
    public let name2014: String
    /// Name in the 2025 edition; empty where it has none.
    public let name2025: String
    /// The newest name.
    public var name: String { name2025.isEmpty ? name2014 : name2025 }

    /// Name in that edition, empty where it has none.
    public func name(in edition: SurveillanceEdition) -> String { edition == .of2014 ? name2014 : name2025 }
}

/// One examination item of the catalogue.
public struct ExaminationItem: Hashable, Sendable {
    /// `CBC`, `PTA`, `PB-B`…
    public let code: String
    /// Name in Chinese.
    public let name: String
    /// 问诊, 体格检查, 实验室, 功能检查, 影像检查, 生物监测, 单项值.
    public let group: String
    /// Label of the unit of its value; empty for findings in words.
    public let unit: String
    /// Reference range as printed, empty where none is held; laboratories' own ranges go first.
    public let low: String
    /// Upper end of the reference range.
    public let high: String
    /// How well the reference range is known.
    public let mark: EvidenceMark
}

/// A contraindication, coded, with its numeric threshold wherever the standard prints one.
public struct SurveillanceCondition: Hashable, Sendable {
    /// `K001`…
    public let code: String
    /// Name in Chinese.
    public let name: String
    /// When values reach it; nil where the standard gives no number.
    public let criteria: ValueCriteria?
    /// What a physician must establish besides the numbers, or whom it concerns; empty when the numbers decide.
    public let alsoNeeded: String
}

/// A target disease of surveillance.
public struct TargetDisease: Hashable, Sendable {
    /// `T001`…
    public let code: String
    /// Name in Chinese.
    public let name: String
    /// Number of its diagnostic standard, empty where the standard names none.
    public let diagnosticStandard: String
}

/// Items that a finding calls for.
public struct SupplementaryItems: Hashable, Sendable {
    /// The finding in words; empty where the items are chosen freely (2014).
    public let trigger: String
    /// Codes of the items.
    public let items: [String]
}

/// What one edition asks of one hazard at one type of examination.
public struct SurveillanceRequirement: Hashable, Sendable {
    /// The edition.
    public let edition: SurveillanceEdition
    /// Code of the hazard.
    public let agent: String
    /// When the worker is examined.
    public let type: ExaminationType
    /// Nil where the source does not say.
    public let force: ExaminationForce?
    /// Where it stands.
    public let clause: Clause
    /// Items, each a list of codes of which one is enough (血铅 or 尿铅).
    public let items: [[String]]
    /// Items called for by findings.
    public let supplementary: [SupplementaryItems]
    /// Codes of the target diseases.
    public let diseases: [String]
    /// Codes of the contraindications.
    public let contraindications: [String]
    /// How often, for examinations in service.
    public let interval: SurveillanceInterval?
    /// How well the row is known.
    public let mark: EvidenceMark
}
