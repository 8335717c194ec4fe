/// What the pages about the support network say.
enum NetworkTexts {
    static let title = "技术支撑网络"
    static let lead = """
        每个地区由哪家机构承担哪项职能，机构与能力标准还差什么，规范化建设和等级评审到哪一步。规划要求县（市、区）至少有一家公立机构承担技术支撑；\
        标准数值未查到正式文本的，注明为平台设计。
        """
    static let matrix = "各地区各职能"
    static let region = "地区"
    static let none = "没有"
    static let privateOnly = "没有公立机构"
    static let gaps = "机构与标准的差距"
    static let gapColumns = ["机构", "类型", "职能", "达到／标准项", "未达到或未核定", "等级评审"]
    static let noStandard = "没有这类机构的标准"
    static let noReview = "没有评审"
    static let addRole = "登记技术支撑机构"
    static let buildUntilMissing = "开始或继续建设要填写建设完成期限，期限应在今天之后。"
    static let build = "完成规范化建设"
    static let buildBasis = "规划（五）技术支撑体系"
    static let testing = "疾控独立检测能力"
    static let testingLead = """
        各疾控中心和职业病防治院（所）今天能独立检测的参数：在用、在有效期内的才计入；常见因素清单为平台设计。资质一栏看是否持有、失去后是否重新取得。
        """
    static let testingColumns = ["机构", "常见因素", "可检测参数", "其中经认定（认可）", "已过期或暂停", "仪器设备", "检测人员", "技术服务机构资质"]
    static let never = "未取得"
    static func held(_ day: String) -> String { "有效至 \(day)" }
    static func lost(_ day: String) -> String { "已失效（\(day)）" }
    static func regained(_ day: String) -> String { "重新取得，有效至 \(day)" }
    static let nobody = "本地区没有登记疾控中心或职业病防治院（所）。"
}
