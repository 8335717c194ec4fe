import Registers

/// What is wrong with one cell of a row. Says never what stands in the cell.
public struct CellProblem: Codable, Hashable, Sendable {
    /// Column of the sheet, from 1; 0 when the problem is the whole row's.
    public var column: Int
    /// Name of the field; empty when the problem is the whole row's.
    public var field: String
    public var code: String
    public var message: String

    public init(column: Int, field: String, code: String, message: String) {
        self.column = column
        self.field = field
        self.code = code
        self.message = message
    }

    /// A problem that the register found, at the column from which the field was read.
    init(_ problem: FieldProblem, columns: [String: Int]) {
        self.init(
            column: columns[problem.field] ?? 0, field: problem.field, code: problem.code.rawValue, message: problem.message)
    }

    static func errorValue(column: Int, field: FieldDefinition) -> CellProblem {
        CellProblem(
            column: column, field: field.name, code: "IM-101", message: "“\(field.label)”的单元格是公式错误，请改成具体的内容。")
    }

    static func repeated(row: Int, column: Int, field: String) -> CellProblem {
        CellProblem(column: column, field: field, code: "IM-102", message: "与第 \(row) 行是同一条记录，但内容不同。请只保留正确的一行。")
    }

    /// The same words whether the record belongs to another region, another organisation, or may only be read: what stands in
    /// it is not told.
    static func notYours(column: Int, field: String) -> CellProblem {
        CellProblem(column: column, field: field, code: "IM-103", message: "这条记录不归您管理，不能通过导入修改。请核对；确需修改的，请联系管理单位。")
    }

    static func settled(state: String, column: Int, field: String) -> CellProblem {
        CellProblem(
            column: column, field: field, code: "IM-104", message: "这条记录已是“\(state)”状态，不能通过导入修改。请在系统中按流程办理。")
    }

    static func mayNotCreate(column: Int, field: String) -> CellProblem {
        CellProblem(
            column: column, field: field, code: "IM-105", message: "没有找到可修改的记录，而您的角色不能新增记录。请核对，或交由有权限的人员登记。")
    }

    static func refused(_ error: RegisterError) -> CellProblem {
        CellProblem(column: 0, field: "", code: error.code, message: error.message)
    }
}
