import Calendars
import Quantities

/// The occupational exposure limits of GBZ 2.1 as data: parsed from CSV text, amended by day, found by number, name or CAS.
public struct ExposureLimitTable: Sendable {
    /// Table 1, in the order of the standard.
    public let chemicals: [AirborneLimit]
    /// Table 2, in the order of the standard.
    public let dusts: [AirborneLimit]
    private let byNumber: [String: AirborneLimit]
    private let byName: [String: [AirborneLimit]]
    private let byCAS: [String: [AirborneLimit]]

    /// Day from which GBZ 2.1-2019 applies; the 2007 edition is not held.
    public static let firstDay = Day(number: 18_353)  // 2020-04-01

    /// The tables that ship with the product.
    public static let standard = ExposureLimitTable(
        chemicals: ExposureLimitText.chemicals, dusts: ExposureLimitText.dusts, amendments: ExposureLimitText.amendments)

    public init(chemicals: String, dusts: String, amendments: String) {
        let changes = LimitAmendment.parse(amendments)
        self.chemicals = ExposureLimitTable.parse(chemicals, kind: .chemical, table: "表1", changes: changes)
        self.dusts = ExposureLimitTable.parse(dusts, kind: .dust, table: "表2", changes: changes)
        let all = self.chemicals + self.dusts
        byNumber = Dictionary(all.map { ("\($0.kind.rawValue) \($0.number)", $0) }) { first, _ in first }
        var names: [String: [AirborneLimit]] = [:]
        var registry: [String: [AirborneLimit]] = [:]
        for limit in all {
            for name in AgentName.searchNames(limit.name) { names[name, default: []].append(limit) }
            for cas in limit.casNumbers { registry[cas, default: []].append(limit) }
        }
        byName = names
        byCAS = registry
    }

    /// The row of that number; nil when there is none.
    public func limit(_ kind: AirborneLimit.Kind, number: String) -> AirborneLimit? { byNumber["\(kind.rawValue) \(number)"] }

    /// All rows that a name may mean: the printed name first, else its part before the brackets or an alias inside them. More than
    /// one means that the person must choose (铅尘 or 铅烟); none means that there is no limit, which is never a pass.
    public func limits(named name: String) -> [AirborneLimit] {
        let folded = AgentName.folded(name)
        let exact = (chemicals + dusts).filter { AgentName.folded($0.name) == folded }
        return exact.isEmpty ? byName[folded] ?? [] : exact
    }

    /// All rows that list the CAS number.
    public func limits(cas: String) -> [AirborneLimit] { byCAS[cas] ?? [] }

    /// The silica row for a share of free SiO₂: 10…50, over 50…80, over 80 %. Nil below 10 %.
    /// Clause: GBZ 2.1-2019 table 2 no. 40.
    public func silicaLimit(freeSilica: Percent) -> AirborneLimit? {
        let number =
            switch freeSilica.value {
            case ..<10: ""
            case ...50: "40-1"
            case ...80: "40-2"
            default: "40-3"
            }
        return limit(.dust, number: number)
    }

    private static func parse(_ text: String, kind: AirborneLimit.Kind, table: String, changes: [LimitAmendment])
        -> [AirborneLimit]
    {
        let csv = CSVText.table(text)
        return csv.rows.map { _, fields in
            let cell = { (name: String) in csv.field(name, of: fields) }
            let number = cell("no")
            let clause = Clause("GBZ 2.1", edition: "2019", "\(table) 第\(number.prefix { $0 != "-" })项")
            let own = changes.filter { $0.table == table && $0.number == number && LimitValues.columns.contains($0.field) }
            return AirborneLimit(
                kind: kind, number: number, name: cell("name_zh"), englishName: cell("name_en"),
                casNumbers: cell("cas").split(separator: ";").map { String($0.filter { !$0.isWhitespace }) },
                criticalEffects: cell("critical_effects_zh"), notes: cell("notes"),
                versions: versions(
                    current: cell, changes: own, clause: clause,
                    mark: cell("status") == "verified" ? .official : cell("status") == "single" ? .single : .unverified))
        }
    }

    /// Works backwards: the file holds today's values, the amendments say what stood there before.
    private static func versions(
        current: (String) -> String, changes: [LimitAmendment], clause: Clause, mark: EvidenceMark
    ) -> [AirborneLimit.Version] {
        var cells = Dictionary(uniqueKeysWithValues: LimitValues.columns.map { ($0, current($0)) })
        var versions: [AirborneLimit.Version] = []
        let steps = Dictionary(grouping: changes, by: \.notBefore).sorted { $0.key > $1.key }
        for (notBefore, changes) in steps {
            versions.append(
                AirborneLimit.Version(
                    notBefore: notBefore, surelyFrom: changes.map(\.surelyFrom).max() ?? notBefore, values: LimitValues(cells),
                    clause: clause, mark: changes.map(\.mark).reduce(mark) { $0.weaker($1) }, amendment: changes[0].amendment))
            for change in changes { cells[change.field] = change.old }
        }
        versions.append(
            AirborneLimit.Version(
                notBefore: firstDay, surelyFrom: firstDay, values: LimitValues(cells), clause: clause, mark: mark, amendment: ""))
        return versions.reversed()
    }
}

extension LimitValues {
    static let columns = [
        "mac_mg_m3", "pc_twa_mg_m3", "pc_stel_mg_m3", "total_dust_pc_twa_mg_m3", "respirable_dust_pc_twa_mg_m3",
        "fibre_pc_twa_f_ml",
    ]

    init(_ cells: [String: String]) {
        func limit(_ column: String, _ unit: UnitOfMeasure = .milligramPerCubicMetre) -> PrintedLimit? {
            PrintedLimit(cells[column] ?? "", unit)
        }
        ceiling = limit("mac_mg_m3")
        timeWeighted = limit("pc_twa_mg_m3") ?? limit("total_dust_pc_twa_mg_m3")
        shortTerm = limit("pc_stel_mg_m3")
        respirable = limit("respirable_dust_pc_twa_mg_m3")
        fibre = limit("fibre_pc_twa_f_ml", .fibrePerMillilitre)
    }
}
