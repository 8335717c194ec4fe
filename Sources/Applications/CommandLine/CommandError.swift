import Access
import ArgumentParser
import Database
import Indicators
import Jobs
import Pages

/// What a command refuses by itself, with a code, a sentence that says what to do, and the exit code.
enum CommandError: Error, Sendable, Hashable {
    case noStore
    case storeExists
    case storeInUse
    case storeNotEmpty
    case replaceNotOnServer
    case fileExists
    case fileMissing
    case notABackup
    case keyringMissing
    case keyringInBackup
    case noSuchRegister(String)
    case noSuchRegion(String)
    case noSuchDay(String)
    case filterUnreadable
    case formUnknown
    case accountNotActive
    case noSuchPlan(String)
    case planNameMissing
    case notADrawFile
    case keyringInEnvironment

    var code: String {
        switch self {
        case .noStore: "CL-001"
        case .storeExists: "CL-002"
        case .storeInUse: "CL-003"
        case .storeNotEmpty: "CL-004"
        case .replaceNotOnServer: "CL-005"
        case .fileExists: "CL-006"
        case .fileMissing: "CL-007"
        case .notABackup: "CL-008"
        case .keyringMissing: "CL-009"
        case .keyringInBackup: "CL-010"
        case .noSuchRegister: "CL-011"
        case .noSuchRegion: "CL-012"
        case .noSuchDay: "CL-013"
        case .filterUnreadable: "CL-014"
        case .formUnknown: "CL-015"
        case .accountNotActive: "CL-016"
        case .noSuchPlan: "CL-017"
        case .planNameMissing: "CL-018"
        case .notADrawFile: "CL-019"
        case .keyringInEnvironment: "CL-020"
        }
    }

    var message: String {
        switch self {
        case .noStore: "这里没有数据库。请核对 --data 或 --database；新建数据库请用 serve 或 simulate city。"
        case .storeExists: "目标位置已有数据库，没有恢复。确需替换请加 --replace，原数据库会改名保留。"
        case .storeInUse: "数据库正在被其他程序使用，没有恢复。请先停止服务，再重新执行。"
        case .storeNotEmpty: "目标数据库中已有表，没有恢复。请新建一个空数据库，再恢复到其中。"
        case .replaceNotOnServer: "PostgreSQL 数据库不能用 --replace 覆盖。请新建一个空数据库，恢复后把服务指向它。"
        case .fileExists: "文件已存在，没有覆盖。请换一个文件名，或先移走原文件。"
        case .fileMissing: "读不到文件，请核对路径和权限。"
        case .notABackup: "这个文件不是完整的数据库备份。请核对文件；它可能没有传完或属于其他程序。"
        case .keyringMissing: "数据库中有加密的字段，但数据目录中没有密钥文件 keyring。请先把另行保存的 keyring 放到数据目录，再重新执行。"
        case .keyringInBackup: "备份中出现了密钥，备份文件已删除。请从数据库中去掉密钥后重新备份，并更换密钥。"
        case .noSuchRegister: "没有这个台账。请用 register list 查看台账名称。"
        case .noSuchRegion: "没有这个地区代码。请核对 --region。"
        case .noSuchDay: "日期不存在，请写成 yyyy-MM-dd。"
        case .filterUnreadable: "筛选条件请写成 字段=值、字段.from=值、字段.to=值 或 字段.has=值。"
        case .formUnknown: "只能写成 .csv 或 .xlsx 文件，请核对文件名或 --format。"
        case .accountNotActive: "账号没有启用，不能以它的名义操作。请核对 --as。"
        case .noSuchPlan: "没有这个地区的规划指标表。请用 indicator load（不加 --plan）查看可以载入的规划。"
        case .planNameMissing: "录入到其他地区时，请用 --name 写明该地区自己的规划名称。"
        case .notADrawFile: "不认识的抽取文件。文件名应以 draw.csv、objects.csv、inspectors.csv、conflicts.csv 或 result.csv 结尾。"
        case .keyringInEnvironment: "密钥由环境变量 ZHIJIAN_KEYRING 给出，本命令不能改写。请先把密钥移到数据目录的 keyring 文件（权限 0600），再更换。"
        }
    }
}

/// Any error as what a command says and answers: a sentence for the person, and an exit code.
struct CommandFailure {
    let sentence: String
    let exit: Int32

    /// Nil for errors of the argument parser, which have their own words.
    init?(_ error: any Error) {
        switch error {
        case let error as CommandError:
            (sentence, exit) = ("\(error.code) \(error.message)", 2)
        case let error as any ProductError:
            (sentence, exit) = ("\(error.code) \(error.message)", error.status.code >= 500 ? 3 : 2)
        case let error as IndicatorError:
            (sentence, exit) = ("\(error.code) \(error.message)", 2)
        case let error as any TellingError:
            (sentence, exit) = ("\(error.code) \(error.message)", 2)
        case let error as DatabaseError:
            (sentence, exit) = (CommandFailure.sentence(error), 3)
        default: return nil
        }
    }

    /// The engine's own words may hold values; the kind says enough to act on.
    private static func sentence(_ error: DatabaseError) -> String {
        switch error.kind {
        case .unavailable: "DB-001 数据库连接不上。请核对地址、账号和服务是否已启动。"
        case .timeout: "DB-002 数据库没有在规定时间内回应。请稍后重试。"
        case .readOnly: "DB-003 写不进磁盘：可能已满、只读或没有权限。请检查后重试。"
        case .damaged: "DB-004 数据库文件已损坏。请从备份恢复。"
        case .statement: "DB-005 数据库与本程序不符。请核对程序版本。"
        case .duplicate, .foreignKey, .notNull, .check: "DB-006 数据与数据库的约束冲突，没有保存。"
        case .other: "DB-007 数据库操作没有成功。请确认 PostgreSQL 客户端工具已安装，再重试。"
        }
    }
}
