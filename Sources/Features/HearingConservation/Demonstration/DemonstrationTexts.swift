/// What the pages of demonstration enterprises say.
enum DemonstrationTexts {
    static let score = "评分"
    static let columns = ["项目", "分值", "依据", "系统中的数据", "自评", "佐证", "评审"]
    static let claim = "保存自评"
    static let apply = "提交申报"
    static let applyHelp = "自评全部填写后提交；听力保护行动要先完成复评。"
    static let review = "保存评审"
    static let opinion = "评审意见"
    static let name = "命名为示范企业"
    static let again = "复核通过"
    static let withdraw = "撤销命名"
    static let notDraft = "已提交"
    static let notApplied = "未申报或已评审"
    static let notReviewed = "尚未评审"
    static let noTable = "今天没有施行中的评分表，请联系主管部门。"
    static let notEvaluated = "听力保护行动还没有完成复评，不能申报或命名。请先在“听力保护参加单位”完成复评。"
    static func tooFew(_ pass: Int) -> String { "评审分不到 \(pass) 分，不能命名。" }
    static func keyFailed(_ count: Int) -> String { "有 \(count) 个关键项没有得分，不能命名。" }
    static func pointsWrong(_ item: String, _ most: Int) -> String { "“\(item)”的得分应在 0 至 \(most) 之间。" }
    static let key = "关键项"
    static let tableNote = "评分表为平台设计，未见官方评分表；取得本省评分表后由系统管理员替换。"
    static let openTitle = "听力保护示范企业公示"
    static let openLead = "经申报、评审命名并在有效期内的听力保护示范企业。"
    static let openColumns = ["用人单位", "地区", "申报年度", "评审分", "命名日期", "主要做法和效果"]
    static let nobody = "还没有命名的示范企业。"

    // Facts of the product beside the items
    static func posts(_ all: Int, _ known: Int, _ spectra: Int) -> String { "岗位 \(all) 个，有声级 \(known) 个，有频谱 \(spectra) 个" }
    static func sensors(_ count: Int) -> String { "有在线班次的岗位 \(count) 个" }
    static func controlled(_ done: Int, _ loud: Int) -> String { "85 dB(A) 以上岗位 \(loud) 个，有控制 \(done) 个" }
    static func lower(_ count: Int) -> String { "比治理前低 3 dB 以上的岗位 \(count) 个" }
    static func insufficient(_ count: Int, _ over: Int) -> String { "防护不足 \(count) 个，过度防护 \(over) 个" }
    static func fits(_ fit: HearingChain.Fit) -> String { "检验 \(fit.tested) 人，通过 \(fit.passed) 人，待复测 \(fit.waiting) 人" }
    static func worn(_ correct: Int, _ observed: Int) -> String { "正确佩戴 \(correct)/\(observed)" }
    static func hearing(_ tested: Int, _ shifted: Int) -> String { "测听 \(tested) 人，待处理阈移 \(shifted) 人" }
    static func actions(_ done: Int, _ open: Int) -> String { "已完成措施 \(done) 项，进行中 \(open) 项" }
}
