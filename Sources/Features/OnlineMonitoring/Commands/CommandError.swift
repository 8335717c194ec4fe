import Pages

/// Why a command is not given.
enum CommandError: String, ProductError, CaseIterable {
    case unknown = "DC-001"
    case notAllowed = "DC-002"
    case timesMissing = "DC-003"
    case samePerson = "DC-004"
    case controlNotAllowed = "DC-005"
    case parameters = "DC-006"

    var code: String { rawValue }
    var status: AnswerStatus { .unprocessableContent }

    var message: String {
        switch self {
        case .unknown: "不支持这条指令。"
        case .notAllowed: "设备档案没有允许校时。需要时请先修改设备档案的“允许校时”。"
        case .timesMissing: "请填写起止时间，截止时间须晚于起始时间，且不超过 31 天。"
        case .samePerson: "会改变设备的指令须由另一人批准。"
        case .controlNotAllowed: "设备档案没有允许远程控制。需要时请先修改设备档案的“允许远程控制”。"
        case .parameters: "“参数”缺项、多项或超出范围，请照指令的说明填写。"
        }
    }
}
