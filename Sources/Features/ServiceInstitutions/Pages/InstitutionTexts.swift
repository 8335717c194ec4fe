import Calendars

/// What the pages of the service institutions say, in one place.
enum InstitutionTexts {
    static let menu = "服务机构"
    static let list = "技术服务机构公示"
    static let columns = ["机构", "资质证书编号", "业务范围", "发证机关", "有效期至", "状态"]
    static let valid = "有效"
    static let suspended = "暂停"
    static let nobody = "目前没有资质在有效期内的技术服务机构。"
    static func notQualified(_ day: Day) -> String {
        "本机构在 \(day) 没有登记有效的资质，不能录入这一天的检测结果。请核对采样日期；资质已延续的，请主管部门先登记新的有效期。"
    }
}
