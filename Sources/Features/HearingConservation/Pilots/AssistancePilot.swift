import Access
import Calendars
import Organisations
import Registers

/// 帮扶试点: a site where live monitoring or individual fit is tried, with its protocol, what came out, and whether it spreads.
struct AssistancePilot: RegisterRecord {
    var employer: Int64 = 0
    var subject = ""
    var kit = ""
    var institution = ""
    var agreement = ""
    var from: Day?
    var to: Day?
    var result = ""
    var conclusion = ""
    var evaluatedDay: Day?
    init() {}

    static let declaration = Declaration<AssistancePilot>("assistance_pilot", "帮扶试点") {
        Field(\.employer, "employer", "试点单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.subject, "subject", "试点内容").required().code("pilot_subject").listed()
        Field(\.kit, "kit", "设备或检验装置").required().length(100).example("护听器适合性检验仪（F-MIRE）一套")
        Field(\.institution, "institution", "承担机构").length(100).listed()
        Field(\.agreement, "protocol", "方案").required().multiline(1_000).help("做什么、多少人、多久、看什么结果")
        Field(\.from, "from_day", "开始日期").required().listed()
        Field(\.to, "to_day", "结束日期").listed()
        Field(\.result, "result", "结果").computed().multiline(1_000)
        Field(\.conclusion, "conclusion", "结论").computed().multiline(1_000)
        Field(\.evaluatedDay, "evaluated_day", "评估日期").computed().listed()
    }
    .named(by: "employer", "subject", "from_day").titled(by: "subject", "from_day").region(.through("employer"))
    .owned(.through("employer")).sorted(by: "from_day", descending: true)
    .check { draft in
        guard let from = draft.day("from_day"), let to = draft.day("to_day"), to < from else { return [] }
        return [FieldProblem("to_day", .inconsistent, PilotTexts.endBeforeStart)]
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("chosen", "已选定", tone: .progress), .init("running", "试点中", tone: .progress),
                .init("evaluated", "已评估", editable: false, tone: .progress), .init("spread", "推广", editable: false, tone: .good),
                .init("stopped", "停止", editable: false, tone: .warning),
            ],
            transitions: [
                .init("start", "开始试点", from: ["chosen"], to: "running", verb: .edit),
                .init("evaluate", "评估", from: ["running"], to: "evaluated", verb: .edit, byAct: true, stamps: "evaluated_day"),
                .init("spread", "决定推广", from: ["evaluated"], to: "spread", verb: .approve, reason: true),
                .init("stop", "停止", from: ["chosen", "running", "evaluated"], to: "stopped", verb: .approve, reason: true),
            ])
    )
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .approve, .export], .region)
    .grant([.countyClerk, .supervisor, .leader], [.view], .region).grant(.employer, [.view], .organisation)
    .menu("听力保护").serves("R-50")
}

enum PilotTexts {
    static let endBeforeStart = "“结束日期”早于“开始日期”，请核对。"
    static let title = "试点对照"
    static let lead = "各试点的结果并排列出，由系统中的检验、读数和预警算出；评估时的结果写入试点记录，不再改变。"
    static let columns = ["试点单位", "内容", "状态", "起止", "结果"]
    static let live = "目前结果"
    static let evaluate = "评估"
    static let conclusion = "结论"
    static let conclusionHelp = "写明效果、问题和是否值得推广；下面的结果随评估一起固定。"
    static let notRunning = "不在试点中"
    static let nothing = "还没有结果。"
    static func hearing(_ people: Int, _ first: Int, _ last: Int, _ median: String) -> String {
        "护听器检验 \(people) 人，首次通过 \(first) 人，辅导后累计通过 \(last) 人，PAR 中位数 \(median) dB"
    }
    static func respirator(_ people: Int, _ first: Int, _ last: Int, _ median: String) -> String {
        "呼吸防护检验 \(people) 人，首次通过 \(first) 人，辅导后累计通过 \(last) 人，适合因数中位数 \(median)"
    }
    static func online(_ devices: Int, _ shifts: Int, _ exceeded: Int, _ warnings: Int) -> String {
        "在线设备 \(devices) 台，有结果的班次 \(shifts) 个，超标 \(exceeded) 个，预警 \(warnings) 条"
    }
}
