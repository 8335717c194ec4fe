/// What the pages of supervision say, in one place.
enum SupervisionTexts {
    static let handover = "作为案件线索"
    static let takeHandover = "列为案件线索"
    static let chain = "证据链"
    static let chainHelp = "从监测数据到案件的每一步，附审计链序号和校验值前 16 位；“zhijian audit verify”可以核对全链。"
    static let chainColumns = ["记录", "办理", "版本", "时间", "审计链序号", "校验值"]
    static let clueVisit = "安排现场核查"
    static let clueNotice = "发出限期说明情况通知书"
    static let clueReply = "记录书面核查情况"
    static let replyDue = "说明期限"
    static let replyText = "说明内容和核查意见"
    static let replyHint = "期限届满仍未说明的，写明“逾期未说明”。"
    static let readings = "查看来源监测数据"
    static let menu = "监督执法"
    static let riskMenu = "风险分级与自查"
    static let publicMenu = "举报与信用"
    static let staffMenu = "执法队伍"
    static let choose = "请选择"
    // Draw
    static let draw = "随机抽取"
    static let commitHelp = """
        第一步冻结对象名单和人员名单，公布承诺值；第二步等公共随机值公布后再抽取。种子由密值、名单和公共随机值共同算出，任何一方都不能单独决定结果，任何人都能用公布的文件重算。
        """
    static let commit = "冻结名单并公布承诺"
    static let redrawReason = "重新抽取的理由"
    static let redrawHint = "前一次抽取作废后重新抽取时必须填写"
    static let hold = "填入公共随机值并抽取"
    static let publicValue = "公共随机值"
    static let witness = "见证人"
    static let result = "抽取结果"
    static let resultColumns = ["次序", "对象", "检查组", "备注"]
    static let reserve = "备选"
    static let publicPage = "双随机抽查公开"
    static let openTitle = "双随机、一公开"
    static let openLead = "这里公开抽查事项、抽取过程和检查结果。每次抽取都附有名单和结果文件，任何人可以用它们重新抽取一遍。"
    static let replay = "重新抽取的结果与公布的一致。"
    static let replayFailed = "重新抽取的结果与公布的不一致："
    static let files = "公布的文件"
    static let replayHelp = "下载五个文件后执行 zhijian draw verify 文件夹，或按文件中的方法自行计算，都应得到同样的结果。"
    static let itemColumns = ["编号", "抽查事项", "依据", "方式"]
    static let drawColumns = ["检查计划", "承诺值", "公开日期", "对象名单"]
    static let openColumns = ["检查机关", "检查对象", "检查类型", "检查日期", "检查结果", "发现的问题", "是否改正"]
    static let published = "检查结果"
    static let items = "抽查事项清单"
    static let committed = "已公布承诺、等待抽取"
    static let committedColumns = ["抽取", "承诺值", "公布时间", "公共随机值来源", "对象名单", "人员名单"]
    static let draws = "抽取记录"
    // Visit
    static let checklists = "检查表"
    static let checklistNote = "本检查表为平台设计，请以主管部门正式文书为准。"
    static let answerColumns = ["项目", "检查内容", "依据", "结论", "事实记录"]
    static let save = "保存"
    static let conclude = "完成检查"
    static let visitedDay = "检查日期"
    static let outcome = "检查结果"
    static let problems = "发现的问题"
    static let opinion = "技术意见"
    static let opinionHint = "疾控技术人员参加检查时填写"
    static let publish = "公开结果"
    static let issue = "下达责令改正"
    static let article = "违反的罚则"
    static let content = "改正内容"
    static let deadline = "改正期限"
    static let warning = "同时给予警告"
    static let extend = "批准延期"
    static let appliedDay = "申请日期"
    static let until = "延期至"
    static let reason = "理由"
    static let recheck = "安排复查"
    static let replace = "更换对象"
    static let startVisit = "开始检查"
    static let kind = "检查类型"
    static let team = "检查人员"
    static let teamHint = "执法人员不少于两人；有回避关系或证件过期的不能选"
    static let visits = "历次检查"
    static let visitColumns = ["检查日期", "检查编号", "类型", "结果", "检查人员", "状态"]
    static let noVisits = "还没有检查记录。"
    // Risk
    static let selfCheck = "职业卫生自查"
    static let openSelfCheck = "填写本年度自查"
    static let selfCheckLead = "逐项如实填写；不适用的项目选“不适用”，分数按适用项目折算为 100 分。"
    static let evidence = "佐证材料"
    static let key = "关键项"
    static let submit = "签名并提交"
    static let signatory = "主要负责人签名"
    static let testLevel = "最近一次检测的接触水平"
    static let testReport = "检测报告编号"
    static let verify = "记录核查结果"
    static let verifyBy = "核查依据的检查"
    static let risk = "风险分类分级"
    static let grade = "评定风险类别"
    static let noRisk = "还没有评定。"
    static let frequency = "检查频次对照"
    static let frequencyColumns = ["风险类别", "检查频次", "抽取权重", "单位数", "检查不足", "检查过多", "依据"]
    static let underColumns = ["用人单位", "风险类别", "周期内检查", "应检查", "最近检查"]
    static let under = "检查不足的单位"
    static let over = "检查过多的单位"
    static let unverified = "矩阵未核实、频次为平台设计：请按本地正式规定核对后使用。"

    // Case
    static let steps = "案件办理"
    static let caseDoor = "行政处罚案件"
    static let openCase = "登记案件线索"
    static let source = "案件来源"
    static let clue = "线索内容"
    static let acceptCase = "受理"
    static let fileCase = "立案"
    static let act = "违法行为"
    static let ended = "违法行为终了日期"
    static let harm = "涉及生命健康且有危害后果（时效五年）"
    static let first = "承办人"
    static let second = "协办人"
    static let investigate = "调查终结"
    static let facts = "查明的事实和证据"
    static let tell = "事先告知"
    static let hearingFrom = "罚款达到下列数额的，告知听证权："
    static let orderOfCase = "责令改正（先警告后罚款的条款必须选择）"
    static let gains = "违法所得（元）"
    static let proposedFine = "拟罚款（元）"
    static let otherPenalty = "其他处罚"
    static let otherHint = "责令停止作业、关闭等；填写后告知听证权"
    static let defend = "记录申辩、听证"
    static let defence = "陈述申辩和复核意见"
    static let requested = "申请听证日期"
    static let hearing = "举行听证日期"
    static let decide = "作出决定"
    static let fine = "罚款（元）"
    static let reviewer = "法制审核人"
    static let discussion = "集体讨论意见"
    static let late = "超过九十日的延期批准情况"
    static let spare = "不予处罚"
    static let refer = "移送"
    static let serve = "送达"
    static let served = "送达日期"
    static let method = "送达方式"
    static let receiver = "签收人"
    static let closeCase = "结案"
    static let paid = "罚款缴清日期"
    static let paper = "打印文书"
    static let writeDocument = "制作文书"
    static let documentKind = "文书"
    static let documentPerson = "在场、被询问或参加的人"
    static let documentPlace = "地点"
    static let documentText = "内容"
    static let serveDocument = "登记文书送达"
    static let unservedDocument = "未送达的文书"
    static let withdrawDocument = "作废写错的文书"
    static let withdrawnDocument = "要作废的文书"
    static let withdrawReason = "理由"
    static let withdrawn = "（已作废）"
    static func asksOf(_ forms: [(label: String, form: DocumentForm)]) -> String {
        forms.map { entry in
            let needs = [entry.form.person, entry.form.asks].filter { !$0.isEmpty }
            return entry.label + "：" + (needs.isEmpty ? "由案卷生成" : "填写" + needs.joined(separator: "，"))
        }.joined(separator: "；") + "。"
    }
    static let receipt = "签收"
    static let noticeReceipt = "登记告知书签收"
    static let receivedDay = "签收日期"
    static let receiptCorrection = "更正告知书签收日期"
    static let complaintParty = "当事人统一社会信用代码"
    static let noticeUnreceived = "告知书还没有签收：陈述申辩和申请听证的期限从签收之日起算，登记签收之前不能作出决定。"
    static func waiting(_ received: String, until last: String) -> String {
        "告知书 \(received) 签收；陈述申辩、申请听证的期限到 \(last)，届满之前不能作出决定。"
    }
    static let caseOfVisit = "列为案件线索"
    static let caseOfVisitHint = "列为线索后，可以立案，也可以在检查当天按简易程序当场处罚。"
    static let spotPenalty = "当场处罚（简易程序）"
    static let spotHint = "事实确凿并有法定依据的，可以当场警告或者罚款（行政处罚法第五十一条）；先责令改正的条款未经逾期复查不能罚款。"
    static func spotLimit(_ limits: String) -> String { "限额：\(limits)。只给予警告的不填" }
    static let spotMost = "当场处罚限额"
    static let spotTime = "决定时间"
    static let spotTimeHint = "24 小时制，例如 09:30"
    static let spotWarning = "警告"
    static let spotTold = "已出示执法证件，告知违法事实、处罚理由、依据和权利"
    static let spotDefence = "当事人的陈述和申辩（没有意见的写明）"
    static let spotRefused = "当事人拒绝签收"
    static let refusedSigning = "当事人拒绝签收，已在决定书上注明"
    static let spotRecord = "备案"
    static let partyKind = "当事人类别"
    static let collect = "当场收缴罚款的情形（不当场收缴的不选）"
    static let ticket = "专用票据号"
    static let depositOffice = "当场收缴的罚款交至本机关"
    static let depositBank = "罚款缴付指定银行"
    static let depositDay = "缴交日期"
    static let raise = "上交县（市、区）办理"
    static let refuseCase = "不予立案"
    static let archive = "归档"
    static let degree = "裁量阶次"
    static let departure = "不按裁量阶次的理由"
    static let discretion = "裁量基准"
    static let discretionColumns = ["罚则", "阶次", "适用情形", "罚款", "不按阶次", "依据文件", "证据"]
    static let powers = "本镇街的赋权事项"
    static let powerColumns = ["事项", "罚则", "依据文件", "证据"]
    static let noPowers = "没有登记赋权清单，镇街不能处罚，只能上交县（市、区）办理。"

    // Campaigns
    static let campaigns = "专项检查"
    static let campaign = "专项"
    static let campaignLead = "按模板建立专项检查计划：时间、行业、检查重点已填好，可在批准前修改。批准后抽取对象或直接开始检查，结果按检查重点汇总。"
    static let campaignColumns = ["专项", "本年度时间", "行业（GB/T 4754）", "依据", "证据"]
    static let allIndustries = "全部行业"
    static let startCampaign = "建立专项检查计划"
    static let campaignYear = "年度"
    static let campaignCount = "检查家数"
    static let campaignSource = "批准前请改为公布承诺之后某一天的公开数值"
    static let campaignDays = "起止日期"
    static let report = "汇总"
    static let closePlan = "总结并结束计划"
    static let summary = "总结"
    static let summaryHint = "可参照汇总表；写明主要问题、处理情况和下一步工作"
    static let scope = "范围内的用人单位"
    static let dispatched = "下达检查"
    static let visitedOfPlan = "已检查"
    static let withProblems = "发现问题"
    static let ordered = "责令改正"
    static let corrected = "已改正"
    static let casesOfPlan = "列为案件"
    static let byItem = "按检查项目"
    static let itemReportColumns = ["检查表", "项目", "检查内容", "依据", "符合", "不符合", "不适用", "不符合率"]
    static let noAnswers = "检查重点内还没有检查记录。"
    static let byPlace = "按地区"
    static let placeColumns = ["地区", "已检查", "发现问题", "责令改正", "已改正", "列为案件"]
    static let chemicals = "范围内的化学因素"
    static let chemicalColumns = ["危害因素", "用人单位", "接触人数"]
    static let ofPlan = "所属检查计划"

    // Capability
    static let whoMayGo = "今日可执法人员与装备"
    static let whoMayGoLead = "执法证件在有效期内、在岗的人员今天可以参加检查；不得少于两名执法人员（行政处罚法第四十二条）。培训学时不足只作提示。"
    static let mayGo = "今天可以检查"
    static let mayNotGo = "今天不能检查"
    static let personColumns = ["姓名", "类别", "部门", "所在单位", "证件有效期至", "本年度培训学时", "待检查任务", "提示"]
    static let dueSoon = "证件三个月内到期"
    static let hoursDue = "培训学时不足"
    static let equipment = "执法装备"
    static let equipmentColumns = ["装备", "类别", "编号", "所在单位", "保管人", "检定有效期至", "状态"]
    static let outOfCalibration = "检定已过期，不能用于取证"
    static let capability = "执法能力"

    // Complaints
    static let reportTitle = "职业健康违法行为举报"
    static let reportLead = "可以匿名举报。姓名和电话加密保存，只有承办人可以查看，不会告知被反映单位。"
    static let reportObject = "被反映单位名称"
    static let reportRegion = "所在县（市、区）"
    static let reportFacts = "反映的事实"
    static let reportName = "举报人姓名"
    static let reportPhone = "联系电话"
    static let reportHint = "可以不填"
    static let reportSend = "提交举报"
    static let reportTrack = "查询办理情况"
    static let reportDone = "举报已登记"
    static let reportNumber = "查询编号"
    static let reportCode = "查询码"
    static let reportKeep = "请记下查询编号和查询码；匿名举报只能凭它们查询办理情况。"
    static let reportUnknown = "没有找到，请核对查询编号和查询码。"
    static let reportJoin = "并入同一举报"
    static let reportAnswer = "处理结果"
    static let reporter = "查看举报人"
    // Credit
    static let creditTitle = "职业健康不良信用公示"
    static let creditLead = "公示期满、已修复或决定被撤销的，不再显示。"
    static let creditClassified =
        "失信类别：有其他处罚或罚款数额特别大的为严重，仅警告或小额罚款为轻微，其余为一般（金额界限未核实，为平台参数）"
    static let creditColumns = ["用人单位", "统一社会信用代码", "决定书文号", "失信类别", "公示起算日", "公示至"]
    static let creditEnd = "期满停止"
    static let repair = "申请信用修复"
    static let proof = "履行义务的证明"
    static let pledge = "信用承诺"

    static let notices = [
        "credit-ended": "公示期已满，记录已停止。", "campaign-started": "专项检查计划已建立，请核对后报批。", "plan-closed": "计划已总结。",
        "objects-frozen": "名录已冻结，覆盖率按这份名录计算。",
        "complaint-moved": "举报办理情况已更新。", "repair-applied": "信用修复申请已提交。",
        "case-opened": "案件线索已登记。", "case-moved": "案件已推进到下一步。",
        "draw-committed": "名单已冻结，承诺值已公布。请等公共随机值公布后再抽取。", "draw-held": "已抽取，检查任务已下达。",
        "checklist-saved": "检查记录已保存。", "visit-concluded": "检查已完成，公开期限开始计算。", "visit-published": "检查结果已公开。",
        "order-issued": "责令改正已下达，改正期限开始计算。", "order-extended": "延期已批准。", "recheck-opened": "复查任务已下达。",
        "visit-opened": "检查已开始。", "visit-replaced": "已更换为下一个备选对象。", "self-check-saved": "自查已保存。",
        "self-check-submitted": "自查已提交，风险类别已评定。", "self-check-verified": "核查结果已记录。", "risk-graded": "风险类别已评定。",
        "risk-published": "公布情况已登记。", "problem-reported": "整改情况已报告，等待确认。", "evidence-attached": "文件已上传。",
    ]
}
