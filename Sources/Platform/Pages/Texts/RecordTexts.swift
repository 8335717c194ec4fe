extension Texts {
    enum List {
        static let record = "记录"
        static let nothing = "还没有记录。"
        static let nothingFound = "没有符合条件的记录。可以减少筛选条件后再试。"
        static let search = "查询"
        static let clear = "清除条件"
        static let filters = "筛选条件"
        static let apply = "按条件查询"
        static let all = "全部"
        static let region = "地区"
        static let pages = "翻页"
        static let previous = "上一页"
        static let next = "下一页"
        static let upload = "导入"
        static let template = "导入模板"
        static let views = "已保存的查询"
        static let viewName = "给这组条件起个名字"
        static let keepView = "保存条件"
        static let viewNameMissing = "请给这组条件起个名字。"
        static func removeView(_ name: String) -> String { "删除已保存的查询“\(name)”" }
        static func searchHint(_ words: [String]) -> String { words.isEmpty ? search : "按" + words.joined(separator: "、") + "查询" }
        static func new(_ title: String) -> String { "新建\(title)" }
        static func noSuchField(_ name: String) -> String { "没有“\(name.prefix(40))”这个字段（fields），请对照接口说明填写。" }
        static let fieldsMeaning = "只返回这些字段，用逗号隔开"
        static let badCursor = "翻页标记（after）无效，或与排序方式不符。请从列表第一页重新读取。"
        static let afterMeaning = "上一次回答中 next 给出的翻页标记；按它续读，期间有人增删记录也不重复、不遗漏"
        static let nextMeaning = "后续记录的地址；没有此项表示已到末尾"
        static func export(_ format: String) -> String { "导出 \(format)" }
        static func from(_ label: String) -> String { "\(label)（从—到）" }
        static func to(_ label: String) -> String { "\(label)，到" }
        static func count(_ total: Int) -> String { "共 \(total) 条" }
        static func moreThan(_ bound: Int) -> String { "超过 \(bound) 条，请增加筛选条件" }
        static func page(_ number: Int, _ last: Int) -> String { "第 \(number) / \(last) 页" }
        static func rows(_ count: Int) -> String { "\(count)行" }
    }

    enum Form {
        static let summary = "请修改以下内容"
        static let stale = "在您填写期间，别人已经保存过这条记录。下面保留了您填写的内容，请对照最新内容后再次保存。"
        static let required = "必填"
        static let sealed = "加密保存。"
        static let clearSealed = "清空已保存的内容"
        static let sealedKept = "加密保存；留空即保持原值。"
        static let choose = "请选择"
        static let yes = "是"
        static let no = "否"
        static let save = "保存"
        static let cancel = "取消"
        static let reason = "修改说明（选填，写入历史）"
        static func example(_ text: String) -> String { "例如 \(text)" }
        static func edit(_ title: String) -> String { "修改 \(title)" }
        static func theirs(_ text: String) -> String { "别人已保存为：\(text.isEmpty ? "（空）" : text)" }
    }

    enum Record {
        static let state = "状态"
        static let void = "已作废"
        static let facts = "基本信息"
        static let empty = "未填写"
        static func missing(_ labels: [String]) -> String { "未填写：\(labels.joined(separator: "、"))" }
        static let unverified = "未核实"
        static let history = "修改历史"
        static let firstVersion = "首次登记"
        static let clocks = "进行中的时限"
        static let edit = "修改"
        static let print = "打印"
        static let withdraw = "作废"
        static let unmask = "查看完整信息"
        static let viewers = "谁看过"
        static let reason = "原因"
        static let show = "查看"
        static let field = "字段"
        static let asOfLabel = "查看某日的内容"
        static let now = "回到现在"
        static let badDay = "日期不正确，请写成 2026-03-05 这样的形式。"
        static let files = "附件"
        static let file = "文件"
        static let addFile = "添加附件"
        static let upload = "上传"
        static let fileLimit = "不超过 20 MB。"
        static let fileColumns = ["名称", "大小", "上传时间", "校验值"]
        static let historyColumns = ["时间", "操作人", "操作", "内容", "原因"]
        static let viewerColumns = ["时间", "账号", "角色", "操作", "原因"]
        static let actions = [
            "create": "登记", "change": "修改", "withdraw": "作废", "merge": "合并", "import": "导入", "move": "随所属单位迁移",
            "attach": "添加附件", "upgrade": "随版本更新", "reseal": "更换加密密钥",
        ]
        static func confirm(_ label: String) -> String { "确认\(label)" }
        static func version(_ number: Int64, _ at: String) -> String { "第 \(number) 版，\(at) 更新" }
        static func asOf(_ day: String) -> String { "这是 \(day) 当天结束时的内容。" }
        static func onBehalf(_ name: String, _ behalf: String) -> String { "\(name)（代 \(behalf)）" }
        static func referring(_ title: String, _ total: Int) -> String { "\(title)（\(total)）" }
        static let further = "登记相关记录"
        static func allOf(_ total: Int) -> String { "查看全部 \(total) 条" }
        static func viewersOf(_ title: String) -> String { "谁看过 \(title)" }
        static func printed(_ name: String, _ at: String, _ version: Int64) -> String { "\(name) 于 \(at) 打印，第 \(version) 版" }
        static func size(_ bytes: Int64) -> String {
            bytes < 1_024 ? "\(bytes) B" : bytes < 1 << 20 ? "\(bytes / 1_024) KB" : "\(bytes / (1 << 20)) MB"
        }
    }
}
