/// Why a job does not go on, with a sentence for the person.
public enum JobError: Error, Sendable, Hashable {
    /// Asked to stop; what was done so far stays done.
    case cancelled
    case notFound
    /// The program knows no such kind of job (an older or newer version queued it).
    case unknownKind(String)
    /// Refused with a sentence for the person; the code is that of the cause.
    case refused(code: String, message: String)

    public var code: String {
        switch self {
        case .cancelled: "JB-001"
        case .notFound: "JB-002"
        case .unknownKind: "JB-003"
        case .refused(let code, _): code
        }
    }

    public var message: String {
        switch self {
        case .cancelled: "任务已取消。取消前完成的部分仍然有效。"
        case .notFound: "没有找到这个任务。请返回任务列表重新选择。"
        case .unknownKind: "当前版本不能执行这类任务。请联系系统管理员检查程序版本。"
        case .refused(_, let message): message
        }
    }

    /// What people read when a job ended by an error that has no sentence of its own.
    public static let unexpected = "任务因系统故障中止，已完成的部分仍然有效。请稍后重试；仍不成功时请联系系统管理员查看日志。"
}
