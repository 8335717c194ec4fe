import Imports
import Jobs

/// Inside `Texts.Import` the shorter name means the texts.
typealias SheetImport = Import

extension Texts {
    enum Import {
        static let list = "数据导入"
        static let none = "还没有导入过文件。从列表页的“导入”开始。"
        static let file = "选择文件"
        static let upload = "上传"
        static let template = "下载导入模板"
        static let notTaken = "文件没有收下"
        static let uploadHelp = "可以上传 .xlsx 或 CSV 文件（UTF-8、GBK 均可），第一行或标题下面须有列名。上传后先核对列与字段的对应关系，再检查、导入。"
        static let listColumns = ["文件", "台账", "上传时间", "进度", "新增", "更新", "无变化", "有误"]
        static let mapping = "列与字段的对应关系"
        static let mappingColumns = ["列", "表头", "示例", "对应字段", "依据"]
        static let mappingHelp = "请核对每一列对应的字段。这次的选择会记住，下次同样的表头自动沿用。空单元格不会清除已有内容。"
        static let leaveOut = "不导入"
        static let requiredMark = "（必填）"
        static let noField = "没有相近的字段"
        static let sheet = "工作表"
        static let headerRow = "表头在第几行"
        static let lookAgain = "重新读取"
        static let check = "检查全部数据"
        static let acceptAtOnce = "不检查，直接导入合格的行"
        static let refresh = "刷新进度"
        static let cancel = "取消"
        static let mayLeave = "可以离开本页，处理会继续；稍后从“数据导入”回来查看。"
        static let progressLabel = "处理进度"
        static let rowsDone = "已处理"
        static let rate = "速度"
        static let timeLeft = "预计还需"
        static let failed = "有误的行"
        static let unchanged = "与已有记录相同"
        static let failures = "需要更正的单元格"
        static let failureColumns = ["位置", "内容", "原因", "状态"]
        static let mended = "已更正"
        static let waiting = "待更正"
        static let interrupted = "处理没有完成。"
        static let again = "重新导入（已导入的行不会重复）"
        static let uploadCorrected = "上传更正后的文件"
        static let toList = "查看台账"

        static func title(_ register: String) -> String { "导入\(register)" }
        static func row(_ number: Int) -> String { "第 \(number) 行" }
        static func correctedName(_ stem: String) -> String { "\(stem)-更正.xlsx" }
        static func corrected(_ count: Int64) -> String { "下载更正文件（\(count) 行）" }
        static func accept(_ count: Int64) -> String { "导入合格的 \(count) 行" }
        static func created(_ isCheck: Bool) -> String { isCheck ? "将新增" : "已新增" }
        static func updated(_ isCheck: Bool) -> String { isCheck ? "将更新" : "已更新" }

        static func requiredWithoutColumn(_ labels: [String]) -> String {
            "没有对应列的必填字段：\(labels.joined(separator: "、"))。新记录会因此不能导入；只更新已有记录时可以不填。"
        }

        static func basis(_ basis: ColumnMapping.Basis) -> String {
            switch basis {
            case .remembered: "上次的选择"
            case .exact: "名称相同"
            case .normalised: "名称相同（忽略括号、空格）"
            case .similar: "名称相近，请核对"
            }
        }

        static func stage(_ stage: SheetImport.Stage) -> String {
            switch stage {
            case .mapping: "待核对列"
            case .checking: "检查中"
            case .checked: "已检查，待导入"
            case .accepting: "导入中"
            case .accepted: "已导入"
            }
        }

        static func progress(_ job: Job) -> String {
            job.state == .queued ? "排队等待处理，请稍候。" : "\(job.title)：\(job.percent)%"
        }

        static func rows(_ progress: JobProgress) -> String {
            progress.total.map { "\(progress.done) / \($0) 行" } ?? "\(progress.done) 行"
        }

        static func perSecond(_ rate: Double) -> String { "每秒 \(Int(rate)) 行" }

        static func left(_ seconds: Int?) -> String {
            guard let seconds else { return "正在估算" }
            return seconds < 60 ? "\(seconds) 秒" : "\(seconds / 60) 分 \(seconds % 60) 秒"
        }

        static func outcome(_ counts: ImportCounts, isCheck: Bool) -> String {
            let rows = "共 \(counts.rows) 行"
            if counts.failed == 0 { return isCheck ? "\(rows)，全部合格。" : "\(rows)，全部处理完成。" }
            return "\(rows)，其中 \(counts.failed) 行有误"
                + (isCheck ? "。可以先导入合格的行，再下载更正文件修改其余的行。" : "，没有导入。请下载更正文件，改好标红的单元格后重新上传。")
        }
    }
}
