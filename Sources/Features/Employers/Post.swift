import Access
import Organisations
import Registers

/// A 岗位: the same work at the same workplace, done by a number of people.
public struct Post: RegisterRecord {
    public var employer: Int64 = 0
    public var workplace: Int64 = 0
    public var workshop = ""
    public var name = ""
    public var work = ""
    public var headcount: Int?
    public var shift = ""
    public init() {}

    public static let declaration = Declaration<Post>("post", "岗位") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.workplace, "workplace", "工作场所").required()
            .reference("workplace", by: "name", within: "employer", equal: "employer").listed()
        Field(\.workshop, "workshop", "车间").required().length(80).listed().aliases("部门")
        Field(\.name, "name", "岗位名称").required().length(80).listed().aliases("岗位", "工种")
        Field(\.work, "work", "作业内容").multiline(500)
        Field(\.headcount, "headcount", "作业人数").atLeast(0).unit("人").listed()
        Field(\.shift, "shift", "班制").code("work_shift").filterable()
    }
    .named(by: "workplace", "workshop", "name")
    .titled(by: "workshop", "name")
    .region(.through("workplace"))
    .owned(.through("employer"))
    .grant(EmployerGrants.keeping)
    .serves("R-18", "R-02")
    .menu("用人单位")
}
