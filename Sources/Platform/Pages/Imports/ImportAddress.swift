/// Every address of the import pages.
enum ImportAddress {
    static let list = "/import"
    /// The largest file a browser may hand in; the command line takes larger ones.
    static let largest = 128 << 20

    static func upload(_ register: String) -> String { "/\(register)/import" }
    static func of(_ id: Int64) -> String { "/import/\(id)" }
    static func mapping(_ id: Int64) -> String { "/import/\(id)/mapping" }
    static func acceptance(_ id: Int64) -> String { "/import/\(id)/acceptance" }
    static func cancellation(_ id: Int64) -> String { "/import/\(id)/cancellation" }
    static func progress(_ id: Int64) -> String { "/import/\(id)/progress" }
    static func corrected(_ id: Int64) -> String { "/import/\(id)/corrected-file" }
}
