import Calendars
import Rulebook

/// From the factor of the 2015 catalogue, by which posts are declared, to the chapters of GBZ 188, by which people are examined.
///
/// Our own coding, row by row; a factor that stands in neither column has no examination of its own in the standard (4.4.4: expert
/// assessment first).
public enum HazardAgentTable {
    /// Code of the agent on a day; nil where the edition of that day has none.
    public static func agent(of factor: String, on day: Day) -> String? {
        let row = rows[factor]
        return SurveillanceEdition.gbz188(on: day) == .of2025 ? row?.in2025 : row?.in2014
    }

    /// All agents that ever stood for the factor: an examination under the old edition counts for the same hazard.
    public static func agents(of factor: String) -> Set<String> {
        Set([rows[factor]?.in2014, rows[factor]?.in2025].compactMap(\.self))
    }

    /// Factors for which an agent stands.
    public static func factors(of agent: String) -> Set<String> {
        Set(rows.filter { $0.value.in2014 == agent || $0.value.in2025 == agent }.keys)
    }

    struct Row: Sendable {
        let in2014: String?
        let in2025: String?
        init(_ in2014: String?, _ in2025: String?) {
            self.in2014 = in2014
            self.in2025 = in2025
        }
        init(_ both: String) { self.init(both, both) }
    }

    static let rows: [String: Row] = {
        var rows: [String: Row] = [:]
        // Dusts: silica, coal, asbestos, other pneumoconiosis dusts, cotton and hemp, organic dusts, metal and hard metal.
        for (factor, agent) in [
            ("1-001", "D01"), ("1-002", "D02"), ("1-005", "D03"), ("1-030", "D05"), ("1-031", "D05"), ("1-017", "D06"),
            ("1-021", "D06"), ("1-032", "D06"), ("1-034", "D06"), ("1-035", "D06"), ("1-042", "D06"),
        ] { rows[factor] = Row(agent) }
        for factor in [
            "1-003", "1-004", "1-006", "1-007", "1-008", "1-009", "1-010", "1-011", "1-012", "1-013", "1-014", "1-018", "1-019",
            "1-022", "1-023", "1-024", "1-033", "1-036", "1-037", "1-038", "1-039", "1-041", "1-044", "1-045", "1-046",
        ] { rows[factor] = Row("D04") }
        for factor in ["1-047", "1-048", "1-049", "1-050"] { rows[factor] = Row("D04", "D07") }
        rows["1-051"] = Row("D04", "D08")
        rows["1-020"] = Row("D04", "D09")
        // Chemical factors in the order of the catalogue.
        for (factor, agent) in [
            ("2-001", "C01"), ("2-002", "C03"), ("2-003", "C04"), ("2-004", "C06"), ("2-005", "C05"), ("2-006", "C16"),
            ("2-007", "C13"), ("2-008", "C14"), ("2-009", "C11"), ("2-010", "C09"), ("2-012", "C10"), ("2-013", "C30"),
            ("2-014", "C31"), ("2-015", "C34"), ("2-016", "C33"), ("2-017", "C50"), ("2-018", "C32"), ("2-019", "C37"),
            ("2-020", "C20"), ("2-021", "C38"), ("2-022", "C12"), ("2-023", "C18"), ("2-024", "C45"), ("2-025", "C02"),
            ("2-026", "C15"), ("2-027", "C17"), ("2-028", "C19"), ("2-031", "C26"), ("2-032", "C23"), ("2-033", "C36"),
            ("2-034", "C43"), ("2-035", "C25"), ("2-036", "C21"), ("2-037", "C39"), ("2-038", "C40"), ("2-039", "C41"),
            ("2-040", "C42"), ("2-041", "C27"), ("2-042", "C28"), ("2-043", "C22"), ("2-044", "C46"), ("2-045", "C47"),
            ("2-046", "C35"), ("2-047", "C51"), ("2-048", "C49"), ("2-049", "C44"), ("2-050", "C52"), ("2-051", "C53"),
            ("2-053", "C24"), ("2-054", "C54"), ("2-134", "C07"), ("2-142", "C57"), ("2-153", "C29"), ("2-165", "C55"),
            ("2-201", "C55"), ("2-205", "C48"), ("2-211", "C48"), ("2-249", "C55"), ("2-250", "C55"), ("2-251", "C55"),
        ] { rows[factor] = Row(agent) }
        // 2014: industrial toluene and xylene as benzene; 2025 has a section of its own for toluene and none for xylene.
        rows["2-029"] = Row("C19", "C58")
        rows["2-030"] = Row("C19", nil)
        for (factor, agent) in [
            ("2-055", "C63"), ("2-056", "C59"), ("2-057", "C60"), ("2-058", "C62"), ("2-059", "C61"), ("2-143", "C64"),
            ("2-144", "C64"), ("2-147", "C64"),
        ] { rows[factor] = Row(nil, agent) }
        // Physical, biological, other.
        for (factor, agent) in [
            ("3-001", "P01"), ("3-002", "P03"), ("3-004", "P04"), ("3-005", "W05"), ("3-006", "P02"), ("3-009", "P06"),
            ("3-010", "P05"), ("4-002", "B01"), ("4-005", "B02"),
        ] { rows[factor] = Row(agent) }
        for (factor, agent) in [
            ("3-007", "P08"), ("3-008", "P07"), ("4-001", "B05"), ("4-003", "B04"), ("4-004", "B03"), ("9-002", "W08"),
            ("9-003", "W07"),
        ] { rows[factor] = Row(nil, agent) }
        // Every radiation source asks for the examinations of radiation workers.
        for number in 1...8 { rows["5-00\(number)"] = Row("R01") }
        return rows
    }()
}
