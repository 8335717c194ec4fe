/// Why a sheet cannot be read or written. `message` is for the person at the desk and says what to do.
///
/// `detail` is for the log only. Neither ever holds the content of a cell: a cell is named by its address.
public enum SheetError: Error, Equatable, Sendable {
    case unreadable(detail: String)
    case oldExcelFormat
    case encrypted
    case unsupportedFormat(String)
    case inflatesTooMuch(part: String)
    case tooManyParts
    case documentType(part: String)
    case malformed(part: String, detail: String)
    case cellTooLong(CellAddress)
    case tooManyRows(limit: Int)
    case tooManyColumns(row: Int, limit: Int)
    case noSheet(String?)
    case undecodable(row: Int)
    case openQuote(row: Int)
    case mergedAreaTooLarge
    case sharedTextTooLarge
    case emptyFile
    case cannotWrite(detail: String)

    public var code: String {
        switch self {
        case .unreadable: "SP-001"
        case .oldExcelFormat: "SP-002"
        case .encrypted: "SP-003"
        case .unsupportedFormat: "SP-004"
        case .inflatesTooMuch: "SP-005"
        case .tooManyParts: "SP-006"
        case .documentType: "SP-007"
        case .malformed: "SP-008"
        case .cellTooLong: "SP-009"
        case .tooManyRows: "SP-010"
        case .tooManyColumns: "SP-011"
        case .noSheet: "SP-012"
        case .undecodable: "SP-013"
        case .openQuote: "SP-014"
        case .mergedAreaTooLarge: "SP-015"
        case .sharedTextTooLarge: "SP-016"
        case .emptyFile: "SP-017"
        case .cannotWrite: "SP-018"
        }
    }

    public var message: String {
        switch self {
        case .unreadable: "文件打不开或已损坏。请在 Excel 或 WPS 中重新保存后再上传。"
        case .oldExcelFormat: "这是旧版 Excel（.xls）文件。请另存为 .xlsx 或 CSV 后再上传。"
        case .encrypted: "文件设有打开密码。请去掉密码，另存为 .xlsx 或 CSV 后再上传。"
        case .unsupportedFormat(let kind): "不能读取\(kind)。请另存为 .xlsx 或 CSV 后再上传。"
        case .inflatesTooMuch: "文件解压后大得异常，为安全起见已拒绝。请删去空白的行和列，另存为 CSV 后再上传。"
        case .tooManyParts: "文件内含的部件过多，为安全起见已拒绝。请只保留数据表，另存为 .xlsx 或 CSV 后再上传。"
        case .documentType: "文件含有不允许的 XML 声明（DTD），为安全起见已拒绝。请在 Excel 或 WPS 中重新保存后再上传。"
        case .malformed: "文件内容不完整或格式有误。请在 Excel 或 WPS 中打开检查，重新保存后再上传。"
        case .cellTooLong(let address): "单元格 \(address) 的内容超过 32767 个字符。请缩短后再上传；若是 CSV 文件，请检查引号是否成对。"
        case .tooManyRows(let limit): "行数超过 \(limit)。请拆分成几个文件后再上传。"
        case .tooManyColumns(let row, let limit): "第 \(row) 行的列数超过 \(limit)。请删去多余的列后再上传。"
        case .noSheet(.some(let name)): "文件中没有名为“\(name)”的工作表。请检查工作表名称。"
        case .noSheet(.none): "文件中没有工作表。请检查文件后再上传。"
        case .undecodable(let row): "第 \(row) 行附近有无法识别的文字编码。请另存为 UTF-8 编码的 CSV 或 .xlsx 后再上传。"
        case .openQuote(let row): "第 \(row) 行开始的双引号没有闭合。请补上引号，或另存为 .xlsx 后再上传。"
        case .mergedAreaTooLarge: "合并单元格的范围过大。请取消合并后再上传。"
        case .sharedTextTooLarge: "文件中的文字总量过大。请拆分成几个文件，或另存为 CSV 后再上传。"
        case .emptyFile: "文件是空的。请检查后再上传。"
        case .cannotWrite: "表格文件没有写成。请稍后再试；若仍不成功，请联系系统管理员检查磁盘空间。"
        }
    }

    public var detail: String {
        switch self {
        case .unreadable(let detail), .cannotWrite(let detail): detail
        case .malformed(let part, let detail): "\(part): \(detail)"
        case .inflatesTooMuch(let part), .documentType(let part): part
        default: message
        }
    }
}
