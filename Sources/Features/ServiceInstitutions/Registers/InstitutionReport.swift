import Access
import Calendars
import Organisations
import Registers

/// Every report of an institution by its number, linked to the employer and, through the number, to points and results.
struct InstitutionReport: RegisterRecord {
    var institution: Int?
    var number = ""
    var employerCode = ""
    var employer: Int?
    var kind = ""
    var sampledDay: Day?
    var signedDay: Day?
    var points: Int?
    var exceeded: Int?
    var sampler = ""
    var signer = ""
    init() {}

    static let declaration = Declaration<InstitutionReport>("institution_report", "技术服务报告") {
        Field(\.institution, "institution", "机构").reference("organisation", by: "name").listed().help("机构自己登记时不必填写")
        Field(\.number, "number", "报告编号").required().length(60).listed()
        Field(\.employerCode, "employer_code", "用人单位统一社会信用代码").identifier("uscc").required().length(18)
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").computed().listed()
        Field(\.kind, "kind", "报告类型").required().code("institution_report_kind").listed()
        Field(\.sampledDay, "sampled_day", "现场采样日期").required()
        Field(\.signedDay, "signed_day", "签发日期").required().listed()
        Field(\.points, "point_count", "检测点数").unit("个").atLeast(0).listed()
        Field(\.exceeded, "exceeded_count", "超标点数").unit("个").atLeast(0).listed()
        Field(\.sampler, "sampler", "采样人").required().length(40)
        Field(\.signer, "signer", "签发人").required().length(40)
    }
    .named(by: "institution", "number").titled(by: "number").region(.through("employer")).owned(.through("employer"))
    .performed(by: "institution").sorted(by: "signed_day", descending: true).index("number")
    .check { draft in
        var problems: [FieldProblem] = []
        if draft.text("sampler") == draft.text("signer") {
            problems.append(FieldProblem("signer", .inconsistent, "采样人不能签发同一份报告。"))
        }
        if let sampled = draft.day("sampled_day"), let signed = draft.day("signed_day"), signed < sampled {
            problems.append(FieldProblem("signed_day", .inconsistent, "“签发日期”不能早于“现场采样日期”。"))
        }
        if let points = draft.integer("point_count"), let exceeded = draft.integer("exceeded_count"), exceeded > points {
            problems.append(FieldProblem("exceeded_count", .inconsistent, "“超标点数”不能大于“检测点数”。"))
        }
        return problems
    }
    .grant(.institutionStaff, [.view, .create, .edit, .export], .performed)
    .grant([.bureauOfficer, .supervisor, .cdc, .leader], [.view, .export], .region).grant(.countyClerk, [.view], .region)
    .grant(.employer, [.view], .organisation)
    .menu("服务机构").serves("R-94")

    /// The employer by its code: an institution works for employers whose files it may not open.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        let found = try transaction.connection.first(
            "SELECT id FROM employer WHERE void = 0 AND credit_code = ?1", [.text(draft.text("employer_code"))])
        guard let found else {
            throw RegisterError.invalid([FieldProblem("employer_code", .unknownReference, InstitutionTexts.unknownEmployer)])
        }
        draft["employer"] = .integer(found.integer("id"))
        guard let institution = draft.integer("institution"), let day = draft.day("sampled_day"),
            before?["sampled_day"] != draft["sampled_day"], transaction.principal.role == .institutionStaff,
            try !QualificationInForce.isQualified(institution, on: day, transaction.connection)
        else { return }
        throw RegisterError.invalid([FieldProblem("sampled_day", .outOfRange, InstitutionTexts.notQualified(day))])
    }
}
