import CodeTables
import Registers

/// Codes of the national exchange of 2020 for what our tables name otherwise (`Tables/exchange-codes.csv`): diseases, factors, pesticides.
///
/// Numbers and names are those of the printed tables; that our entry and theirs mean the same is told by the name alone.
enum ExchangeCodes {
    /// The code of that name, or of the only name that begins with it before its brackets; nil without one.
    static func code(_ table: String, named name: String) -> String? {
        guard !name.isEmpty else { return nil }
        return exact["\(table)|\(plain(name))"] ?? short["\(table)|\(stem(name))"] ?? nil
    }

    private static let rows = TableText(PackageResources.exchange_codes_csv).rows
    private static let exact = Dictionary(
        rows.map { ("\($0["table"])|\(plain($0["name"]))", $0["code"]) }, uniquingKeysWith: { first, _ in first })
    /// Nil where two names share the part before the brackets.
    private static let short: [String: String?] = Dictionary(
        rows.map { ("\($0["table"])|\(stem($0["name"]))", $0["code"] as String?) }, uniquingKeysWith: { _, _ in nil })

    private static func plain(_ name: String) -> String { TextReading.folded(name).filter { !$0.isWhitespace } }
    private static func stem(_ name: String) -> String { String(plain(name).prefix { $0 != "(" && $0 != "（" }) }
}
