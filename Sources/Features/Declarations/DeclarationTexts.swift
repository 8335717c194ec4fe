import Calendars

/// Every word of this slice's own pages; registers bring theirs in their declarations.
enum DeclarationTexts {
    static let declare = "办理申报"
    static let desk = "申报受理"
    static let overdue = "逾期未申报单位"
    static let check = "核验申报回执"
    static let mine = "本单位的申报"
    static let startTitle = "新的申报"
    static let startLead = "选择申报类型。系统会用已登记的档案和上一次申报自动填写，您只需核对变化。"
    static let scope = "申报范围"
    static let allWorkplaces = "全部工作场所"
    static let start = "开始填写"
    static let chooseType = "请选择申报类型。"
    static let badEvent = "事项发生日期不是有效的日期，请写成 2026-03-05 这样的形式。"
    static let eventDay = "事项发生日期"
    static let eventHelp = "初次申报填竣工验收日期；变更填变化发生或收到检测结果的日期；注销填终止生产经营日期。年度更新不填。"
    static func windowOpens(_ day: String) -> String { "\(day) 起可以办理" }
    static let mineColumns = ["申报", "范围", "状态", "提交日期", "受理日期", "有效至", "回执编号"]
    static let none = "还没有申报。"
    static func title(_ type: String, _ year: Int) -> String { "\(year) 年 \(type)" }
    static let goOn = "继续填写"
    static let discard = "放弃这份草稿"
    static func step(_ number: Int, _ count: Int) -> String { "第 \(number) 步，共 \(count) 步" }
    static let steps = "申报步骤"
    static let back = "上一步"
    static let save = "保存并继续"
    static let toCheck = "保存并返回核对"
    static func sealedNow(_ masked: String) -> String { "现为 \(masked)，不修改请留空。" }
    static let hazardLead = "逐个岗位填写接触的职业病危害因素。已按档案填好，请核对人数并补充变化。"
    static let hazardColumns = ["场所", "车间", "岗位", "危害因素", "接触人数", "办理"]
    static let addHazard = "增加一个岗位危害因素"
    static let editHazard = "修改岗位危害因素"
    static let productColumns = ["产品", "年产量", "单位", "办理"]
    static let productLead = "填写主要产品和年产量；不生产产品的，产品名称填“无”、年产量填 0。"
    static let addProduct = "增加一个产品"
    static let editProduct = "修改产品"
    static let change = "修改"
    static let remove = "删除"
    static let goNext = "继续"
    static let classLead = "每一类危害：是否存在、接触人数、本年度检测点数和超标点数、应检和实检人数。"
    static let classColumns = ["类别", "存在", "接触人数", "检测点数", "超标点数", "应检人数", "实检人数"]
    static let checkLead = "请核对全部内容。提交后在受理前不能修改。"
    static let submit = "确认无误，提交申报"
    static let lateWarning = "已超过申报期限，仍可提交，回执会注明逾期。"
    static let yes = "是"
    static let no = "否"
    static let nothing = "未填写"
    static let differences = "与上一次申报的不同"
    static let noDifference = "与上一次申报相同。"
    static let differenceColumns = ["项目", "上一次", "这一次"]
    static let added = "新增"
    static let removed = "删除"
    static func persons(_ count: Int) -> String { "\(count) 人" }
    static let sealedChanged = "（已修改）"
    static let accept = "受理"
    static let giveBack = "退回"
    static let returned = "退回原因"
    static let receipt = "申报回执"
    static let printReceipt = "查看和打印回执"
    static let late = "逾期"
    static let hazards = "申报的岗位危害因素"
    static let classes = "申报的危害类别"
    static let products = "申报的产品"
    static let deskColumns = ["单位", "类型", "提交日期", "受理截止日", "剩余时间", "是否逾期申报"]
    static let deskEmpty = "没有等待受理的申报。"
    static let overdueColumns = ["单位", "统一社会信用代码", "地区", "申报有效至", "逾期"]
    static let overdueLead = "名录内存在危害、在产的工业企业中，从未申报或申报已超过 13 个月的单位。名单是监督检查的线索，不等于违法认定。"
    static let overdueEmpty = "没有逾期未申报的单位。"
    static let never = "从未申报"
    static func days(_ count: Int) -> String { "\(count) 天" }
    static let checkTitle = "申报回执核验"
    static let checkLeadPublic = "输入回执上的编号和核验码，可以核对这份回执是否真实、是否仍然有效。不需要登录。"
    static let number = "回执编号"
    static let code = "核验码"
    static let doCheck = "核验"
    static let wrong = "没有找到与编号和核验码相符的回执。请核对后重新输入；仍不相符的，回执可能不是本系统出具的。"
    static let genuine = "这份回执由本系统出具。"
    static let employerName = "单位名称"
    static let type = "申报类型"
    static let acceptedDay = "受理日期"
    static let until = "有效至"
    static let status = "状态"
    static let current = "有效"
    static let lapsed = "已超过 13 个月，应办理年度更新"
    static func receiptBody(_ name: String, _ type: String, _ day: String) -> String {
        "\(name)：你单位提交的职业病危害项目申报（\(type)）已收到，于 \(day) 受理。特此回执。"
    }
    static let receiptNote = "凭回执编号和核验码可以在公开页面核验本回执。"
    static let office = "受理机关（盖章）"
    static let lateMark = "本次申报已超过规定期限。"
    static let waiting = "等待受理"
    static func waitingCount(_ count: Int) -> String { "有 \(count) 份申报等待受理。" }
    static let openDesk = "打开申报受理"
    static let openDeclare = "办理或查看申报"
    static let notices = [
        "submitted": "已提交，等待卫生健康部门受理。", "accepted": "已受理，回执已生成。", "returned": "已退回，原因已告知用人单位。",
        "discarded": "草稿已放弃。", "removed-row": "已删除一行。",
    ]
}
