import Calendars

/// A kind of number by which an organisation, a person or a substance is known.
///
/// The raw value is the word used on the command line, in import files and in stored references.
public enum IdentifierKind: String, CaseIterable, Sendable, Codable {
    /// 统一社会信用代码, GB 32100-2015.
    case unifiedSocialCreditCode = "uscc"
    /// 公民身份号码, GB 11643-1999, with the residence permits and foreigners' cards that share its form.
    case residentID = "id18"
    /// The 15-digit resident number of before October 1999.
    case formerResidentID = "id15"
    /// 组织机构代码, GB 11714-1997.
    case organisationCode = "orgcode9"
    /// 工商注册号, 15 digits, replaced by the unified code.
    case registrationNumber = "regno15"
    case passport
    /// Chemical Abstracts Service number of a substance.
    case cas

    /// Judges one value.
    ///
    /// - Parameter today: gives the latest birth date that can be true; without it a birth in the future is not noticed.
    public func check(_ value: String, today: Day? = nil) -> IdentifierVerdict {
        let text = NormalizedText(value)
        guard !text.bytes.isEmpty else { return .refused(text, "请填写\(chineseName)。") }
        return switch self {
        case .unifiedSocialCreditCode: UnifiedSocialCreditCode.check(text)
        case .residentID: ResidentID.check(text, today: today)
        case .formerResidentID: FormerResidentID.check(text, today: today)
        case .organisationCode: OrganisationCode.check(text)
        case .registrationNumber: RegistrationNumber.check(text)
        case .passport: Passport.check(text)
        case .cas: CASNumber.check(text)
        }
    }

    /// The name of the identifier as forms print it.
    public var chineseName: String {
        switch self {
        case .unifiedSocialCreditCode: "统一社会信用代码"
        case .residentID: "18 位公民身份号码"
        case .formerResidentID: "15 位旧身份证号"
        case .organisationCode: "组织机构代码"
        case .registrationNumber: "工商注册号"
        case .passport: "护照号"
        case .cas: "CAS 号"
        }
    }
}
