import Access

extension Texts {
    enum SignIn {
        static let title = "登录"
        static let name = "账号"
        static let password = "密码"
        static let submit = "登录"
        static let signOut = "退出"
        static let help = "忘记密码请联系本单位系统管理员重置。连续输错会暂停登录。"
        static let factorTitle = "动态口令验证"
        static let factorCode = "验证器上的 6 位数字，或恢复码"
        static let factorSubmit = "验证"
        static let passwordTitle = "修改密码"
        static let passwordDue = "首次登录须先修改初始密码。"
        static let current = "当前密码"
        static let new = "新密码"
        static let again = "再输一次新密码"
        static let passwordHint = "至少 10 个字符，不含账号名，不用常见密码。"
        static let notAlike = "两次输入的新密码不一致。请重新输入。"
        static let change = "修改密码"
    }

    enum Account {
        static let heading = "账号与安全"
        static let mine = "我的账号"
        static let facts = "账号信息"
        static let name = "账号"
        static let displayName = "使用人"
        static let role = "角色"
        static let region = "地区"
        static let organisation = "所属单位编号"
        static let person = "本人档案编号"
        static let state = "状态"
        static let everywhere = "全部地区"
        static let sessions = "正在使用的登录"
        static let sessionColumns = ["开始", "最近使用", "地址", "设备", ""]
        static let thisSession = "当前登录"
        static let endSession = "结束"
        static let factor = "动态口令"
        static let factorOff = "尚未绑定验证器。绑定后，登录时除密码外还须输入验证器上的数字。"
        static let factorOn = "已绑定验证器。"
        static let factorBegin = "绑定验证器"
        static let factorRemove = "解除绑定"
        static let factorEnrol = "在验证器应用中添加账号，密钥如下（也可复制下面的地址）。然后输入应用上显示的 6 位数字。"
        static let factorSecret = "密钥"
        static let factorAddress = "地址"
        static let factorCode = "验证器显示的 6 位数字"
        static let factorConfirm = "完成绑定"
        static let recoveryTitle = "恢复码"
        static let recovery = "绑定完成。请保存以下恢复码，每个只能用一次，手机丢失时代替动态口令使用。离开本页后不再显示。"
        static func recoveryLeft(_ count: Int) -> String { "剩余恢复码 \(count) 个。" }
        static let goOn = "继续"

        static let list = "账号管理"
        static let new = "新建账号"
        static let listColumns = ["账号", "使用人", "角色", "地区", "状态", "最近登录"]
        static let search = "按账号开头或使用人姓名查询"
        static let stateAll = "全部状态"
        static let reason = "办理理由"
        static let create = "建立账号"
        static let change = "修改"
        static let reset = "重置密码"
        static let activate = "启用"
        static let disable = "停用"
        static let unlock = "解锁"
        static let removeFactor = "移除动态口令"
        static let none = "无"
        static let acts = "办理"
        static let twoPersons = "建立或修改账号的人与启用账号的人必须是两个人。"
        static func prepared(_ password: String) -> String { "初始密码：\(password)" }
        static let preparedHelp = "请当面或通过安全渠道告知使用人，本页关闭后不再显示。账号须由安全管理员启用，首次登录必须修改密码。"
        static let preparedTitle = "已办理，等待启用"
    }

    enum Upkeep {
        static let account = "系统维护"
        static let titles = [
            ("access-log-retention", "清理到期的访问日志"), ("abandoned-uploads", "清理未完成的上传文件"),
            ("reseal", "按新密钥重新加密"),
        ]
    }

    enum Settings {
        static let title = "保存期限与密钥"
        static let lead = "由安全管理员设定。每次修改都记入流水，原值保留可查。"
        static let periods = "保存期限"
        static let keys = "字段密钥"
        static let unit = "天"
        static func help(_ least: Int, _ most: Int, _ usual: Int) -> String { "\(least) 至 \(most) 天；未设定时为 \(usual) 天。" }
        static let accessLog = "访问日志保存天数"
        static let accessLogLaw = "不得少于六个月（《网络安全法》第二十一条第三项）。"
        static let uploads = "未完成的上传文件保存天数"
        static func outside(_ least: Int, _ most: Int) -> String { "请填写 \(least) 至 \(most) 之间的整数。" }
        static let reason = "修改理由"
        static let reasonMissing = "请填写修改理由。"
        static let current = "使用中的密钥"
        static let older = "仅用于读取旧数据的密钥"
        static let none = "无"
        static let rotation = "更换密钥"
        static let rotationHelp =
            "在服务器上运行 zhijian keyring rotate，然后重新启动服务；系统随后用新密钥重新加密已有字段。旧密钥须保留，才能读取以前的备份。密钥文件从不显示在页面上。"
        static let resealed = "最近一次重新加密"
        static let never = "没有进行过"
    }

    enum Token {
        static let title = "访问令牌"
        static let lead = "供其他程序以您的名义调用数据接口（/api/v1）。令牌的权限不超过您本人，可随时撤销；账号停用、重置或变更时自动失效。"
        static let new = "新建令牌"
        static let list = "已建令牌"
        static let columns = ["用途", "范围", "台账", "有效至", "最近使用", ""]
        static let name = "用途"
        static let scope = "范围"
        static let days = "有效天数"
        static let registers = "限于这些台账（不选表示您能查看的全部台账）"
        static let allRegisters = "全部"
        static let issue = "建立令牌"
        static let issued = "令牌已建立"
        static let once = "请立即复制并妥善保存。离开本页后不再显示，系统也无法找回。"
        static let token = "令牌"
        static let use = "请求头"
        static let revoke = "撤销"
        static let revoked = "已撤销"
        static let expired = "已过期"
        static let never = "未使用"
        static func used(_ number: Int64) -> String { "访问令牌 \(number)" }
        static func kind(_ kind: TokenScope.Kind) -> String {
            switch kind {
            case .read: "只读"
            case .write: "读取、登记和修改"
            case .decide: "读取、登记、修改和办理"
            }
        }
    }

    enum AccessLog {
        static let title = "访问日志"
        static let columns = ["时间", "账号", "角色", "操作", "台账", "记录", "条数", "原因", "来源地址"]
        static let account = "账号编号"
        static let action = "操作"
        static let register = "台账"
        static let from = "起始日期"
        static let to = "截止日期"
        static let submit = "查询"
        static let verify = "校验日志链"
        static let verified = "日志链完整，没有发现被修改或删除的记录。"
        static func faults(_ count: Int) -> String { "发现 \(count) 处断链，请立即保全数据并报告。" }
        static func fault(_ writer: Int64, _ sequence: Int64) -> String { "写入方 \(writer)，第 \(sequence) 条" }

        static func action(_ action: AccessEntry.Action) -> String {
            switch action {
            case .view: "查看"
            case .list: "列表"
            case .export: "导出"
            case .unmask: "查看完整信息"
            case .denied: "拒绝"
            case .signIn: "登录"
            case .signInFailed: "登录失败"
            case .secondFactorFailed: "动态口令失败"
            case .signOut: "退出"
            case .purge: "清理到期日志"
            default: action.rawValue
            }
        }
        static let actions: [AccessEntry.Action] = [
            .view, .list, .export, .unmask, .denied, .signIn, .signInFailed, .secondFactorFailed, .signOut, .purge,
        ]
    }
}

extension AccessEntry.Action {
    public var label: String { Texts.AccessLog.action(self) }
}
