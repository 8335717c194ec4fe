/// Every word of the pages' own frame. Registers bring their words in their declarations; nothing else is written elsewhere.
public enum Texts {
    enum Layout {
        static let numbers = "数值表"
        static let product = "职业健康管理信息平台"
        static let skip = "跳到正文"
        static let demo = "演示数据（模拟生成），不代表真实情况"
        static let search = "查找"
        static let searchHint = "名称、代码、编号"
        static let account = "当前账号"
        static let menu = "菜单"
        static let closeMenu = "关闭菜单"
        static let path = "所在位置"
        static func failed(_ title: String) -> String { "错误：\(title)" }
        static func foot(_ office: String) -> String { office.isEmpty ? product : "\(office) · \(product)" }
    }

    /// Sentences shown once after an act, by the word in the address.
    static let notices: [String: String] = [
        "created": "已登记。", "saved": "已保存。", "moved": "已办理。", "withdrawn": "已作废，记录及其历史仍可查看。", "attached": "文件已上传。",
        "removed": "已删除。", "signed-out": "已退出登录。", "password": "密码已修改。", "session-ended": "该登录已结束。", "token-revoked": "令牌已撤销。",
        "factor-off": "已解除动态口令。", "activated": "账号已启用。", "disabled": "账号已停用。", "unlocked": "账号已解锁。",
        "factor-removed": "已移除该账号的动态口令。", "changed": "已修改，等待安全管理员启用。",
    ]

    enum Desk {
        static let title = "工作台"
        static let due = "待办事项"
        static let nothing = "没有待办事项。"
        static let columns = ["事项", "对象", "到期日", "剩余时间", "依据"]
        static let places = "常用入口"
        static func otherPlaces(_ count: Int) -> String { "其他可以查看的 \(count) 项" }
        static let dueToday = "今天到期"
        static func overdue(_ days: Int) -> String { "逾期 \(days) 天" }
        static func left(_ days: Int) -> String { "还剩 \(days) 天" }
        static func due(_ day: String, _ role: String) -> String { "\(day) 到期，由\(role)办理" }
        static func summary(_ overdue: Int, _ soon: Int, _ all: Int) -> String {
            "共 \(all) 项，其中逾期 \(overdue) 项，三天内到期 \(soon) 项。"
        }
        static func more(_ bound: Int) -> String { "只列出最早到期的 \(bound) 项。" }
    }

    enum Search {
        static let title = "查找结果"
        static let nothing = "没有找到。可以换一个名称或代码，或到对应的列表中用筛选条件查找。"
        static let empty = "请输入要查找的名称、代码或编号。"
        static func all(_ title: String) -> String { "在“\(title)”中查看全部结果" }
    }

    enum Errors {
        static let title = "没有完成"
        static let home = "回到工作台"
        static func stale(_ version: Int64) -> String { "记录已被他人修改，现在是第 \(version) 版，本次没有保存。请核对 errors 中变化的字段，再带新的版本号提交。" }
        static func changed(_ label: String) -> String { "“\(label)”已被他人修改，请读取最新内容后核对。" }
        static func number(_ code: String, _ number: String) -> String { "错误代码 \(code)，请求编号 \(number)。联系管理员时请告知这两个号码。" }

        static func sentence(_ error: PageError) -> String {
            switch error {
            case .badEncoding: "提交的内容不是有效的 UTF-8 文字，没有保存。请检查录入的文字，或更换浏览器后重新提交。"
            case .badForm: "提交的表单不完整，没有保存。请返回上一页重新提交。"
            case .tooManyFields: "提交的内容项目过多，没有保存。请分批提交。"
            case .tooLarge: "提交的内容过大，没有保存。附件每个不超过 20 MB，导入的表格不超过 128 MB，接口每次不超过 1 MB，请压缩或拆分后再上传。"
            case .wrongContentType: "提交的内容类型不正确，没有保存。请从页面上的表单提交；接口请使用 application/json。"
            case .noSuchPage: "没有这个页面。请检查地址，或从菜单重新进入。"
            case .wrongMethod: "这个地址不支持这种操作。请从页面上的按钮或链接进入。"
            case .badJSON: "提交的内容不是有效的 JSON 对象，没有保存。请检查后重新提交。"
            case .versionMissing: "修改时须在 If-Match 中给出记录的版本号，没有保存。请先读取记录，再带版本号提交。"
            case .foreignOrigin: "请求来自其他网站，没有执行。请从本系统的页面操作。"
            case .fileMissing: "请选择要上传的文件，文件不能为空。"
            case .fileKind: "不能上传这种文件。可以上传 PDF、图片、Office 文档、OFD、压缩包和纯文本。"
            case .unavailable: "数据库暂时不能访问，本次操作没有完成。请稍后再试；持续出现请联系系统管理员。"
            case .outcomeUnknown:
                "数据库暂时不能访问，不能确认刚才的操作是否已经保存。请稍后先查看记录，没有保存的再重新提交；持续出现请联系系统管理员。"
            case .storeReadOnly: "数据库当前只能读取（可能是磁盘已满），本次操作没有保存。请联系系统管理员。"
            case .unexpected: "系统出现了没有预料到的问题，本次操作没有完成。请稍后再试；再次出现请把下面的编号告诉系统管理员。"
            }
        }
    }
}
