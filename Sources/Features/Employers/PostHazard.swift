import Access
import Organisations
import Registers

/// 岗位接害因素: one hazard factor at one post, how many meet it and how long.
public struct PostHazard: RegisterRecord {
    public var employer: Int64 = 0
    public var post: Int64 = 0
    public var hazard = ""
    public var exposedHeadcount = 0
    public var hoursPerShift: Double?
    public var daysPerWeek: Double?
    public var freeSilica: Double?
    public var isExemptSource = false
    public var facilities = ""
    public var equipment = ""
    // Filled by rules
    public var hazardClass = ""
    public var nature = ""
    public init() {}

    public static let declaration = Declaration<PostHazard>("post_hazard", "岗位接害因素") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.post, "post", "岗位").required().reference("post", by: "name", within: "employer", equal: "employer").listed()
        Field(\.hazard, "hazard", "危害因素").required().code("hazard_factor").listed().aliases("职业病危害因素")
        Field(\.exposedHeadcount, "exposed_headcount", "接触人数").required().atLeast(0).unit("人").listed()
        Field(\.hoursPerShift, "hours_per_shift", "每班接触时间").range(0...24).unit("小时")
        Field(\.daysPerWeek, "days_per_week", "每周工作天数").range(0...7).unit("天")
        Field(\.freeSilica, "free_silica", "游离二氧化硅含量").range(0...100).unit("%").help("只对粉尘填写；≥10% 属严重危害。")
        Field(\.isExemptSource, "is_exempt_source", "Ⅲ类射线装置等低风险源").help(
            "只对放射性因素填写：Ⅲ类射线装置，Ⅳ、Ⅴ类密封源，丙级非密封源工作场所，豁免的源或实践。")
        Field(\.facilities, "facilities", "防护设施").multiline(500)
        Field(\.equipment, "equipment", "个体防护用品").multiline(500)
        Field(\.hazardClass, "hazard_class", "危害类别").computed().code("hazard_class").listed()
        Field(\.nature, "nature", "危害性质").computed().code("risk_nature").listed()
    }
    .named(by: "post", "hazard")
    .titled(by: "hazard")
    .region(.through("post"))
    .owned(.through("employer"))
    .grant(EmployerGrants.keeping)
    .derive { hazard, codes in
        let factor = codes.hazardFactor(hazard.hazard)
        hazard.hazardClass = factor?.hazardClass ?? ""
        hazard.nature = HazardNature.judge(hazard, factor).nature.rawValue
    }
    .check { draft in
        guard !draft["free_silica"].isNull, !draft.text("hazard").hasPrefix(HazardClassPrefix.dust) else { return [] }
        return [FieldProblem("free_silica", .inconsistent, "“游离二氧化硅含量”只对粉尘填写，请删除或核对危害因素。")]
    }
    .check { draft in
        guard draft.flag("is_exempt_source"), !draft.text("hazard").hasPrefix(HazardClassPrefix.radiation) else { return [] }
        return [FieldProblem("is_exempt_source", .inconsistent, "“Ⅲ类射线装置等低风险源”只对放射性因素选择，请核对危害因素。")]
    }
    .serves("R-18", "R-19", "R-03")
    .menu("用人单位")
}

/// A hazard factor's code begins with its class.
enum HazardClassPrefix {
    static let dust = "1-"
    static let radiation = "5-"
}
