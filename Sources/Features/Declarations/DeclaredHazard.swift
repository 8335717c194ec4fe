import Access
import Organisations
import Registers

/// One hazard at one post as declared: a frozen copy in words and codes, with the fact it was taken from.
public struct DeclaredHazard: RegisterRecord, Hashable {
    public var declarationID: Int64 = 0
    public var workplace = ""
    public var workshop = ""
    public var post = ""
    public var hazard = ""
    public var exposedHeadcount = 0
    public var postHeadcount: Int?
    public var hoursPerShift: Double?
    public var daysPerWeek: Double?
    public var freeSilica: Double?
    public var isExemptSource = false
    /// The fact from which the row was filled; empty for a row that the declaration brings.
    public var origin: Int64?
    public init() {}

    public static let declaration = Declaration<DeclaredHazard>("declaration_hazard", "申报的岗位危害因素") {
        Field(\.declarationID, "declaration", "申报").required().reference("declaration", by: "receipt_number")
        Field(\.workplace, "workplace", "工作场所").required().length(80).listed()
        Field(\.workshop, "workshop", "车间").required().length(80).listed()
        Field(\.post, "post", "岗位").required().length(80).listed()
        Field(\.hazard, "hazard", "危害因素").required().code("hazard_factor").listed()
        Field(\.exposedHeadcount, "exposed_headcount", "接触人数").required().atLeast(0).unit("人").listed()
        Field(\.postHeadcount, "post_headcount", "岗位作业人数").atLeast(0).unit("人")
        Field(\.hoursPerShift, "hours_per_shift", "每班接触时间").range(0...24).unit("小时")
        Field(\.daysPerWeek, "days_per_week", "每周工作天数").range(0...7).unit("天")
        Field(\.freeSilica, "free_silica", "游离二氧化硅含量").range(0...100).unit("%")
        Field(\.isExemptSource, "is_exempt_source", "Ⅲ类射线装置等低风险源")
        Field(\.origin, "origin", "取自").computed().reference("post_hazard", by: "hazard")
    }
    .titled(by: "post", "hazard")
    .region(.through("declaration"))
    .owned(.through("declaration"))
    .grant(DeclarationGrants.content)
    .serves("R-19")
    .writtenByActs()
}

/// Who reads and writes the parts of a declaration.
enum DeclarationGrants {
    static let content: [Grant] =
        [Role.countyClerk, .bureauOfficer, .supervisor, .cdc, .leader].map { Grant(role: $0, verbs: [.view], scope: .region) }
        + [Grant(role: .employer, verbs: [.view, .create, .edit], scope: .organisation)]
}
