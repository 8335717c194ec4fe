/// What self-check and restore say: each check's name, and what to do when it fails.
enum CheckTexts {
    static let store = "数据库打开"
    static let engine = "数据库完整性"
    static let chain = "流水链与台账一致"
    static let accessLog = "访问日志链"
    static let figures = "指标与重新统计一致"
    static let clocks = "办理时限"
    static let time = "系统时间"
    static let codes = "代码表"
    static let holidays = "节假日安排"
    static let keyring = "密钥文件"
    static let keyringApart = "密钥未混入数据库"
    static let disk = "磁盘空间"

    static let keyringForeign = "数据目录中的密钥打不开数据库里的加密字段：它不是这个数据库的密钥。请换成与备份同一套系统的 keyring。"

    enum Remedy {
        static let store = "核对路径、权限和磁盘；文件损坏时从备份恢复。"
        static let engine = "停止服务，保留原文件，从最近的备份恢复。"
        static let chain = "运行 audit verify 查看是哪些记录；查明原因前不要覆盖备份。"
        static let accessLog = "运行 audit verify 查看是哪些行；告知审计管理员。"
        static let figures = "运行 indicator recount 查看差异，并联系开发者：实时统计与记录不一致。"
        static let clocks = "列出的时限没有对应的有效记录，请联系开发者。"
        static let time = "最后一次写入的时间晚于现在，请校准服务器时间（NTP）。"
        static let codes = "在代码表中补齐缺少的表，或用完整的程序重新启动。"
        static let holidays = "在节假日安排中录入当年的放假通知，否则工作日时限按周末推算。"
        static let keyring = "放回另行保存的 keyring，权限设为 600。"
        static let keyringApart = "从记录或附件中删去密钥，更换密钥，并销毁含有它的备份。"
        static let disk = "清理磁盘或换更大的磁盘；空间不足时写入会停止。"
    }
}
