/// What goes wrong in Access: a code that is never reused, a sentence for the person that says what to do, a detail for the log.
///
/// Neither holds a name, a password, a token or anything else that a person typed.
public struct AccessError: Error, Sendable, Hashable, CustomStringConvertible {
    public let code: String
    public let sentence: String
    /// For the log only.
    public let detail: String

    public init(_ code: String, _ sentence: String, detail: String = "") {
        self.code = code
        self.sentence = sentence
        self.detail = detail
    }

    public var description: String { detail.isEmpty ? code : "\(code): \(detail)" }

    /// The same error with a detail for the log.
    public func with(detail: String) -> AccessError { AccessError(code, sentence, detail: detail) }

    /// Two errors are the same when their code is: the detail is for the log.
    public static func == (left: AccessError, right: AccessError) -> Bool { left.code == right.code }
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension AccessError {
    // Signing in
    public static let signInRefused = AccessError("AC-001", "账号或密码不正确，或账号尚未启用。请核对后重试；忘记密码请联系本单位系统管理员重置。")
    public static let tooManyFailures = AccessError("AC-002", "登录失败次数过多，已暂停登录。请稍后再试，或联系安全管理员解锁。")
    public static let tooManyAttempts = AccessError("AC-003", "登录请求过于频繁。请等待一分钟后再试。")
    public static let busy = AccessError("AC-004", "当前登录人数较多。请稍等几秒后再试。")
    public static let accountNotActive = AccessError("AC-005", "账号已建立但尚未启用。请联系安全管理员启用后再登录。")
    public static let accountDisabled = AccessError("AC-006", "账号已停用。如需继续使用，请联系安全管理员。")
    public static let sessionExpired = AccessError("AC-007", "登录已超时或已退出。请重新登录，未保存的内容请重新提交。")
    public static let formTokenRefused = AccessError("AC-008", "页面已过期，本次操作没有执行。请刷新页面后重新提交。")

    /// The lock as the person meets it: with the minutes still to wait, rounded up.
    public static func tooManyFailures(waiting milliseconds: Int64) -> AccessError {
        let minutes = max(1, (milliseconds + 59_999) / 60_000)
        return AccessError("AC-002", "登录失败次数过多，已暂停登录。请 \(minutes) 分钟后再试，或联系安全管理员解锁。")
    }

    // Passwords
    public static let passwordTooShort = AccessError("AC-010", "密码太短。请使用至少 10 个字符的密码。")
    public static let passwordTooLong = AccessError("AC-011", "密码太长。请使用不超过 128 个字符的密码。")
    public static let passwordHoldsAccountName = AccessError("AC-012", "密码中不能包含账号名。请换一个密码。")
    public static let passwordTooCommon = AccessError("AC-013", "这个密码太常见，容易被猜到。请换一个密码。")
    public static let passwordTooSimple = AccessError("AC-014", "密码过于单一。请至少混用字母、数字、符号中的两类。")
    public static let passwordUsedBefore = AccessError("AC-015", "不能使用最近 5 次用过的密码。请换一个新密码。")
    public static let currentPasswordWrong = AccessError("AC-016", "当前密码不正确，密码没有修改。请重新输入当前密码。")

    // Second factor
    public static let secondFactorRefused = AccessError("AC-020", "动态口令不正确或已使用。请输入验证器上最新的 6 位数字，或使用恢复码。")
    public static let secondFactorNotBegun = AccessError("AC-021", "尚未开始绑定验证器。请在“账号安全”页面重新扫描二维码。")
    public static let secondFactorAlreadyOn = AccessError("AC-022", "账号已绑定验证器。如需更换，请先解除绑定。")

    // Administration
    public static let noSuchAccount = AccessError("AC-030", "没有找到这个账号。请返回账号列表重新选择。")
    public static let accountNameTaken = AccessError("AC-031", "账号名已被使用。请换一个账号名。")
    public static let accountNameInvalid = AccessError("AC-032", "账号名由 3 至 32 个小写字母、数字、点、下划线或短横线组成，以字母或数字开头。请修改。")
    public static let noSuchRole = AccessError("AC-033", "没有这个角色。请从角色列表中选择。")
    public static let roleNeedsScope = AccessError("AC-034", "这个角色必须指明所属单位、地区或人员。请补充后再提交。")
    public static let twoPersonsNeeded = AccessError("AC-035", "建立账号的人不能自己启用或授权该账号。请由另一位安全管理员办理。")
    public static let notOnOneself = AccessError("AC-036", "不能对自己的账号办理此项。请由另一位管理员办理。")
    public static let wrongState = AccessError("AC-037", "账号的状态已经变化，本次操作没有执行。请刷新后再试。")
    public static let reasonMissing = AccessError("AC-038", "请填写办理理由。")
    public static let displayNameMissing = AccessError("AC-039", "请填写使用人姓名（不超过 50 个字）。")

    // Sealed fields and keys
    public static let sealedTextDamaged = AccessError("AC-050", "加密字段无法读取，可能已损坏。请联系系统管理员检查数据完整性。")
    public static let keyMissing = AccessError("AC-051", "缺少读取加密字段所需的密钥。请联系系统管理员恢复密钥文件。")
    public static let keyringUnreadable = AccessError("AC-052", "密钥文件无法读取或格式不正确。请系统管理员从备份恢复密钥文件。")
    public static let keyringExposed = AccessError("AC-053", "密钥文件可被其他用户读取。请系统管理员将其权限改为 0600 后重新启动。")

    public static let placeUndeclared = AccessError("AC-054", "这一栏没有登记为加密字段，没有保存。请联系系统管理员反馈。")

    // Bearer tokens
    public static let tokenRefused = AccessError("AC-080", "访问令牌无效、已过期或已撤销。请由账号本人在“访问令牌”页面重新建立。")
    public static let tokenNameMissing = AccessError("AC-081", "请填写令牌用途（不超过 60 个字），便于日后辨认和撤销。")
    public static let tooManyTokens = AccessError("AC-082", "有效的访问令牌已达上限。请先撤销不再使用的令牌。")
    public static func tokenTooLong(_ days: Int) -> AccessError {
        AccessError("AC-083", "有效期须为 1 至 \(days) 天的整数。请修改后重新提交。")
    }

    // Permission
    static let deniedSentences: [Denial: (code: String, sentence: String)] = [
        .secondFactorDue: ("AC-060", "请先完成动态口令验证。"),
        .passwordChangeDue: ("AC-061", "首次登录须先修改初始密码。请修改密码后继续。"),
        .secondFactorEnrolmentDue: ("AC-062", "您的角色须绑定动态口令。请先在“账号安全”页面绑定验证器。"),
        .separatedAdministrator: ("AC-063", "管理员账号不能办理此项（三员分立）。请使用相应角色的账号。"),
        .administratorsOnly: ("AC-064", "此项仅限管理员办理。请联系管理员。"),
        .notGranted: ("AC-065", "您的角色没有此项权限。如工作需要，请联系安全管理员。"),
        .outsideRegion: ("AC-066", "该记录不在您的管辖地区内。如需协查，请联系所属地区办理。"),
        .otherOrganisation: ("AC-067", "该记录属于其他单位，您不能办理。"),
        .otherPerformer: ("AC-072", "该记录由其他机构完成，您不能办理。"),
        .notAssigned: ("AC-068", "该记录没有分派给您。请联系任务分派人。"),
        .notOwn: ("AC-069", "只能查看本人的记录。"),
        .notPublished: ("AC-070", "该记录尚未公开。"),
        .outsideToken: ("AC-071", "访问令牌没有此项权限。请由账号本人在“访问令牌”页面另建范围合适的令牌。"),
    ]

    public init(_ denial: Denial) {
        let said = AccessError.deniedSentences[denial]
        self.init(said?.code ?? "AC-065", said?.sentence ?? "您没有此项权限。", detail: denial.rawValue)
    }
}
