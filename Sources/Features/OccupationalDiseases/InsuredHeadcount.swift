import Access
import Calendars
import Organisations
import Registers

/// How many people of an employer the social-security department counts as insured against work injury on a day.
public struct InsuredHeadcount: RegisterRecord {
    public var employer: Int64 = 0
    public var day: Day?
    public var insured = 0
    public var source = ""
    public init() {}

    public static let declaration = Declaration<InsuredHeadcount>("insured_headcount", "工伤保险参保人数") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed().aliases("统一社会信用代码")
        Field(\.day, "counted_day", "统计日期").required().listed()
        Field(\.insured, "insured", "参保人数").required().unit("人").range(0...1_000_000).listed()
        Field(\.source, "source", "数据来源").required().length(100).listed().example("人社局数据交换")
    }
    .named(by: "employer", "counted_day").titled(by: "counted_day").region(.through("employer"))
    .sorted(by: "counted_day", descending: true)
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant(
        [.leader, .countyClerk, .supervisor], [.view], .region
    )
    .menu("救助与保险").serves("R-71").index("employer", "counted_day")

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        if let day = draft.day("counted_day"), day > transaction.today {
            throw RegisterError.invalid([FieldProblem("counted_day", .inconsistent, DiseaseTexts.inFuture)])
        }
    }
}
