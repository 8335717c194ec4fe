import Access
import Calendars
import Organisations
import Registers

/// A line of the published list of what is inspected (随机抽查事项清单).
struct InspectionItem: RegisterRecord {
    var code = ""
    var title = ""
    var subject = ""
    var basis = ""
    var method = ""
    init() {}

    static let declaration = Declaration<InspectionItem>("inspection_item", "抽查事项") {
        Field(\.code, "code", "事项编号").required().unique().length(20).listed()
        Field(\.title, "title", "抽查事项").required().listed()
        Field(\.subject, "subject", "检查对象").required().code("inspection_subject").listed()
        Field(\.basis, "basis", "检查依据").required().length(200).listed()
        Field(\.method, "method", "检查方式").length(100)
    }
    .named(by: "code").titled(by: "title").region(.none)
    .grant([.bureauOfficer], [.view, .create, .edit, .export], .everything)
    .grant([.supervisor, .leader, .countyClerk, .cdc, .townOfficer, .employer, .anyone], [.view], .everything)
    .menu("监督执法").serves("R-79", "R-81")
}

/// A plan to inspect: yearly random inspection, a campaign on one duty or season, a joint inspection.
struct InspectionPlan: RegisterRecord {
    var year = 0
    var title = ""
    var kind = ""
    var region = ""
    var items = ""
    var industry = ""
    var riskClass = ""
    var count = 0
    var reserves: Int?
    var inspectors: Int?
    var technicians: Int?
    var partners = ""
    var visitLimit: Int?
    var from: Day?
    var until: Day?
    var basis = ""
    var publicSource = ""
    var subject = ""
    var focus = ""
    var summary = ""
    init() {}

    static let declaration = Declaration<InspectionPlan>("inspection_plan", "检查计划") {
        Field(\.year, "year", "年度").range(2016...2040).required().listed()
        Field(\.title, "title", "计划名称").required().length(80).listed().example("2026年职业卫生“双随机、一公开”抽查")
        Field(\.kind, "kind", "检查类型").required().code("inspection_kind").listed()
        Field(\.region, "region_code", "计划地区").required().code("region").listed()
        Field(\.items, "items", "抽查事项").length(200).help("写明抽查事项清单中的编号，用顿号分开")
        Field(\.industry, "industry", "行业范围").length(60).section("抽查对象")
            .help("GB/T 4754 代码的开头几位，用分号分开，只抽这些行业；不填为全部行业").example("33;35")
        Field(\.subject, "subject", "只抽对象类别").code("inspection_subject").section("抽查对象")
            .help("选“放射诊疗和放射工作单位”时，只抽岗位有放射性危害的单位；其他不限")
        Field(\.riskClass, "risk_class", "只抽风险类别").code("risk_class").section("抽查对象")
        Field(\.count, "object_count", "抽取家数").unit("家").range(1...100_000).required().listed().section("抽查对象")
        Field(\.reserves, "reserve_count", "备选家数").unit("家").range(0...100_000).section("抽查对象")
        Field(\.inspectors, "inspector_count", "每组执法人员").unit("人").range(2...10).section("检查组")
            .help("不填为 2 人；不得少于两人（行政处罚法第四十二条）")
        Field(\.technicians, "technician_count", "每组技术人员").unit("人").range(0...5).section("检查组")
        Field(\.partners, "partners", "联合部门").length(60).section("检查组").help("联合部门的代码，用分号分开，每个部门派 1 人")
            .example("emergency;market")
        Field(\.visitLimit, "visit_limit", "每人最多检查家数").unit("家").range(1...10_000).section("检查组")
        Field(\.from, "from_day", "开始日期").required().listed()
        Field(\.until, "until_day", "完成期限").required().listed()
        Field(\.basis, "basis", "计划依据").length(200)
        Field(\.focus, "focus", "检查重点").length(300).help("检查表:项目，用空格分开，如 general:G08；只写“检查表:”为整张表。汇总只列这些项目；不填为全部项目")
        Field(\.summary, "summary", "总结").computed().multiline(4_000)
        Field(\.publicSource, "public_source", "公共随机值来源").required().length(120)
            .help("公布承诺之后才产生、由他人公布的数值，例如某日公开开奖号码").example("2026年3月6日中国福利彩票双色球开奖号码")
    }
    .named(by: "year", "region_code", "title").titled(by: "title").region(.field("region_code"))
    .sorted(by: "year", descending: true)
    .check { draft in
        guard let from = draft.day("from_day"), let until = draft.day("until_day"), until < from else { return [] }
        return [FieldProblem("until_day", .inconsistent, "“完成期限”不能早于“开始日期”。")]
    }
    .check { draft in
        let partners = draft.text("partners").split(separator: ";").map(String.init)
        guard partners.contains("health") || Set(partners).count < partners.count else { return [] }
        return [FieldProblem("partners", .inconsistent, "“联合部门”不要写牵头的卫生健康部门，也不要重复。")]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("draft", "拟订", tone: .progress), .init("approved", "已批准", editable: false, tone: .progress),
                .init("closed", "已总结", editable: false, tone: .good),
            ],
            transitions: [
                .init("approve", "批准", from: ["draft"], to: "approved", verb: .approve),
                .init("return", "退回修改", from: ["approved"], to: "draft", verb: .approve, reason: true),
                .init("close", "总结", from: ["approved"], to: "closed", verb: .approve, byAct: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .grant(.leader, [.view, .approve], .region).grant([.supervisor, .countyClerk, .cdc], [.view], .region)
    .menu("监督执法").serves("R-33", "R-79", "R-81", "R-83")
}

/// A draw of a plan: the commitment before, lists and seed, the result after. Its files can be downloaded by anyone once published.
struct InspectionDraw: RegisterRecord {
    var plan = 0
    var title = ""
    var commitment = ""
    var committedAt: Instant?
    var objects = 0
    var inspectors = 0
    var publicSource = ""
    var publicValue = ""
    var seed = ""
    var witness = ""
    var operatorName = ""
    var drawnAt: Instant?
    var publishedDay: Day?
    var redrawReason = ""
    init() {}

    static let declaration = Declaration<InspectionDraw>("inspection_draw", "随机抽取") {
        Field(\.plan, "plan", "检查计划").reference("inspection_plan", by: "title").required().listed()
        Field(\.title, "title", "抽取名称").computed().length(120).listed()
        Field(\.commitment, "commitment", "承诺值").length(64)
        Field(\.committedAt, "committed_at", "承诺公布时间")
        Field(\.objects, "object_total", "对象名单").unit("家").listed()
        Field(\.inspectors, "inspector_total", "人员名单").unit("人")
        Field(\.publicSource, "public_source", "公共随机值来源").length(120)
        Field(\.publicValue, "public_value", "公共随机值").length(120)
        Field(\.seed, "seed", "种子").length(64)
        Field(\.operatorName, "operator_name", "操作人").length(60)
        Field(\.witness, "witness", "见证人").length(60)
        Field(\.drawnAt, "drawn_at", "抽取时间").listed()
        Field(\.publishedDay, "published_day", "公开日期").listed()
        Field(\.redrawReason, "redraw_reason", "重新抽取的理由").length(500)
    }
    .titled(by: "title").region(.through("plan")).writtenByActs()
    .lifecycle(
        Lifecycle(
            states: [
                .init("committed", "已公布承诺", tone: .progress), .init("drawn", "已抽取", tone: .progress),
                .init("published", "已公开", tone: .good), .init("abandoned", "已作废", tone: .warning),
            ],
            transitions: [
                .init("draw", "抽取", from: ["committed"], to: "drawn", verb: .edit, byAct: true),
                .init("publish", "公开", from: ["drawn"], to: "published", verb: .approve, stamps: "published_day"),
                .init("abandon", "作废", from: ["committed", "drawn"], to: "abandoned", verb: .approve, reason: true),
            ])
    )
    .grant(.bureauOfficer, [.view, .create, .edit, .approve, .export], .region)
    .grant(.leader, [.view, .approve], .region).grant([.supervisor, .countyClerk, .cdc], [.view], .region)
    .menu("监督执法").serves("R-79", "R-83")
}
