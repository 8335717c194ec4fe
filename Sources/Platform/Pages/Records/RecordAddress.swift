import Imports

/// Every address of a register's own pages.
public enum RecordAddress {
    public static func list(_ register: String) -> String { "/\(register)" }
    public static func new(_ register: String) -> String { "/\(register)/new" }
    public static func record(_ register: String, _ id: Int64) -> String { "/\(register)/\(id)" }
    public static func edit(_ register: String, _ id: Int64) -> String { "/\(register)/\(id)/edit" }
    static func transition(_ register: String, _ id: Int64, _ name: String) -> String { "/\(register)/\(id)/transition/\(name)" }
    static func withdrawal(_ register: String, _ id: Int64) -> String { "/\(register)/\(id)/withdrawal" }
    static func unmasking(_ register: String, _ id: Int64) -> String { "/\(register)/\(id)/unmasking" }
    static func attachments(_ register: String, _ id: Int64) -> String { "/\(register)/\(id)/attachment" }
    static func attachment(_ register: String, _ id: Int64, _ file: Int64) -> String { "/\(register)/\(id)/attachment/\(file)" }
    static func printed(_ register: String, _ id: Int64) -> String { "/\(register)/\(id)/print" }
    static func viewers(_ register: String, _ id: Int64) -> String { "/\(register)/\(id)/viewers" }
    static func choices(_ register: String) -> String { "/\(register)/choices" }
    static func views(_ register: String) -> String { "/\(register)/view" }
    static func viewRemoval(_ register: String, _ id: Int64) -> String { "/\(register)/view/\(id)/removal" }
    static func export(_ register: String, _ format: SheetFile) -> String { "/\(register)/export/\(format.rawValue)" }
    static func template(_ register: String) -> String { "/\(register)/template" }
}
