import Access

/// The roles of the product, by what a person is entrusted with (least privilege).
extension Role {
    /// 职业健康科: keeps the base database of its region.
    public static let bureauOfficer = Role("bureau_officer")
    /// 县级受理员: accepts and returns declarations of its county.
    public static let countyClerk = Role("county_clerk")
    /// 监督员: inspects; reads employers.
    public static let supervisor = Role("supervisor")
    /// 疾控: workplace monitoring, quality control, risk assessment.
    public static let cdc = Role("cdc")
    /// 镇街: patrols, finds employers that nobody has on a list.
    public static let townOfficer = Role("town_officer")
    /// 技术服务机构: its own contracts, samples and reports.
    public static let institutionStaff = Role("institution_staff")
    /// 职业健康检查、诊断、剂量监测机构: its own examinations, cases and readings.
    public static let healthInstitution = Role("health_institution")
    /// 劳动者: the own file, nothing else.
    public static let worker = Role("worker")
    /// 用人单位: its own declarations and ledgers.
    public static let employer = Role("employer")
    /// 人社、医保、民政、司法、工会 liaison: what was handed over to its own office, and its answer.
    public static let departmentLiaison = Role("department_liaison")
    /// 局领导: sees figures and what awaits approval, edits nothing.
    public static let leader = Role("leader")
    /// 公众: what has been published, and the check of a receipt.
    public static let anyone = Role("public")

    /// Staff of health departments and their bodies, who read the employers of their region.
    public static let authorities: [Role] = [.bureauOfficer, .countyClerk, .supervisor, .cdc, .townOfficer, .leader]
    /// Every role that signs in and works on business records.
    public static let signedIn: [Role] =
        authorities + [
            .institutionStaff, .healthInstitution, .employer, .worker, .departmentLiaison,
        ]
}

/// The roles as accounts pages describe them.
public enum Roles {
    public static let all: [RoleDescription] = [
        RoleDescription(
            .bureauOfficer, label: "职业健康科", explanation: "管理本辖区用人单位名录、申报、监测与指标；个人身份默认脱敏；不能删除记录，不作诊断。",
            needs: [.region], requiresSecondFactor: true),
        RoleDescription(
            .countyClerk, label: "县级受理员", explanation: "受理或退回本县（市、区）的申报；不能办理其他县的申报。", needs: [.region]),
        RoleDescription(
            .supervisor, label: "监督员", explanation: "查看本辖区用人单位，办理分派的检查；不能自行分派随机抽取的对象。", needs: [.region]),
        RoleDescription(
            .cdc, label: "疾控中心", explanation: "承担工作场所监测、质量控制和风险评估；不作处罚。", needs: [.region]),
        RoleDescription(
            .townOfficer, label: "镇街执法员", explanation: "巡查、补充名录线索；不查看健康资料，不办理未委托的事项。", needs: [.region]),
        RoleDescription(
            .institutionStaff, label: "技术服务机构", explanation: "办理本机构承担的检测与报告；不查看其他机构的记录。", needs: [.organisation]),
        RoleDescription(
            .healthInstitution, label: "职业健康检查与诊断机构",
            explanation: "录入和上报本机构的检查、诊断和剂量记录；不查看其他机构的记录。", needs: [.organisation, .region]),
        RoleDescription(.worker, label: "劳动者", explanation: "查看本人的职业健康档案；看不到其他人。", needs: [.own]),
        RoleDescription(
            .employer, label: "用人单位", explanation: "维护本单位档案，办理申报；只能看到本单位的记录。", needs: [.organisation]),
        RoleDescription(
            .departmentLiaison, label: "相关部门联络员", explanation: "接收移送给本部门的患者信息并反馈；只看到移送的最少内容，不能检索其他记录。",
            needs: [.organisation]),
        RoleDescription(
            .leader, label: "局领导", explanation: "查看本辖区汇总数据和待批事项；不修改记录。", needs: [.region]),
        RoleDescription(.anyone, label: "公众", explanation: "查看已公开的信息，核验申报回执。"),
    ]
}
