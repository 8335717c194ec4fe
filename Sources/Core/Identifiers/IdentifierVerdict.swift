/// What is known about one identifier after looking at it alone.
public struct IdentifierVerdict: Sendable, Equatable {
    /// Something worth telling that does not make the identifier wrong.
    public enum Mark: String, Sendable, Codable, CaseIterable {
        /// Blanks, full-width or lower-case characters were put right.
        case rewritten = "rewritten"
        /// The region digits are in no province of GB/T 2260: renamed, mistyped, or simulated data (99xxxx).
        case regionUnknown = "region-unknown"
        /// Residence permit of Hong Kong, Macao or Taiwan people (81, 82, 83).
        case hongKongMacaoTaiwanResidencePermit = "hong-kong-macao-taiwan-residence-permit"
        /// Foreigner's permanent residence card (first digit 9).
        case foreignerPermanentResidence = "foreigner-permanent-residence"
        /// The organisation code inside a unified code fails its own check.
        case organisationCodeDoubtful = "organisation-code-doubtful"
        /// Department and kind of a unified code are not a pair of the published list.
        case departmentKindUnknown = "department-kind-unknown"

        /// As screens show it.
        public var chineseName: String {
            switch self {
            case .rewritten: "已去除空格并统一字符"
            case .regionUnknown: "行政区划未收录，请核对"
            case .hongKongMacaoTaiwanResidencePermit: "港澳台居民居住证"
            case .foreignerPermanentResidence: "外国人永久居留身份证"
            case .organisationCodeDoubtful: "内含组织机构代码校验不符，请核对"
            case .departmentKindUnknown: "登记部门与机构类别组合未收录，请核对"
            }
        }
    }

    /// May the value be stored?
    public let valid: Bool
    /// For the person who typed it: what is wrong and what to do. Never repeats the value. Nil when valid.
    public let reason: String?
    /// Blanks and zero-width characters removed, full-width folded, upper case.
    public let normalized: String
    /// In the order of finding.
    public let marks: [Mark]

    static func accepted(_ text: NormalizedText, as normalized: String? = nil, _ marks: [Mark] = []) -> IdentifierVerdict {
        IdentifierVerdict(
            valid: true, reason: nil, normalized: normalized ?? text.string,
            marks: (text.wasRewritten ? [.rewritten] : []) + marks)
    }

    static func refused(_ text: NormalizedText, _ reason: String) -> IdentifierVerdict {
        IdentifierVerdict(
            valid: false, reason: reason, normalized: text.string, marks: text.wasRewritten ? [.rewritten] : [])
    }
}
