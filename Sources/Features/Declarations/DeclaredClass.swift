import Access
import Registers

/// One hazard class of a declaration: present or not, how many are exposed, this year's tests and examinations.
public struct DeclaredClass: RegisterRecord, Hashable {
    public var declarationID: Int64 = 0
    public var hazardClass = ""
    public var isPresent = false
    public var exposed: Int?
    public var pointsTested: Int?
    public var pointsExceeded: Int?
    public var examsDue: Int?
    public var examsDone: Int?
    public init() {}

    public static let declaration = Declaration<DeclaredClass>("declaration_class", "申报的危害类别") {
        Field(\.declarationID, "declaration", "申报").required().reference("declaration", by: "receipt_number")
        Field(\.hazardClass, "hazard_class", "危害类别").required().code("hazard_class").listed()
        Field(\.isPresent, "is_present", "是否存在").listed()
        Field(\.exposed, "exposed", "接触人数").atLeast(0).unit("人").listed()
        Field(\.pointsTested, "points_tested", "本年度检测点数").atLeast(0).unit("个").listed()
        Field(\.pointsExceeded, "points_exceeded", "其中超标点数").atLeast(0).unit("个").listed()
        Field(\.examsDue, "exams_due", "应检人数").atLeast(0).unit("人").listed()
        Field(\.examsDone, "exams_done", "实检人数").atLeast(0).unit("人").listed()
    }
    .named(by: "declaration", "hazard_class")
    .titled(by: "hazard_class")
    .region(.through("declaration"))
    .owned(.through("declaration"))
    .grant(DeclarationGrants.content)
    .check { draft in
        guard let exceeded = draft.integer("points_exceeded"), exceeded > (draft.integer("points_tested") ?? 0) else { return [] }
        return [FieldProblem("points_exceeded", .inconsistent, "“其中超标点数”不能多于“本年度检测点数”，请核对。")]
    }
    .check { draft in
        guard let done = draft.integer("exams_done"), done > (draft.integer("exams_due") ?? 0) else { return [] }
        return [FieldProblem("exams_done", .inconsistent, "“实检人数”不能多于“应检人数”，请核对。")]
    }
    .serves("R-19")
    .writtenByActs()
}
