import Quantities

/// Quantitative health risk of a chemical, GBZ/T 298-2017 (from memory: mark M; the form of EC is that of EPA RAGS F).
public struct QuantitativeRisk: Hashable, Sendable {
    /// How long and how often a worker is in contact.
    public struct Contact: Hashable, Sendable {
        /// Hours of a day.
        public let hoursPerDay: Hours
        /// Days of a year.
        public let daysPerYear: Ratio
        /// Years of work.
        public let years: Years

        public init(hoursPerDay: Hours, daysPerYear: Ratio, years: Years) {
            self.hoursPerDay = hoursPerDay
            self.daysPerYear = daysPerYear
            self.years = years
        }
    }

    /// What the risk means for management.
    public enum Level: String, Hashable, Sendable, Codable, CaseIterable {
        case acceptable
        /// Cancer risk of 1e-6 to 1e-4: reduce as far as is reasonable.
        case manage
        case unacceptable

        /// 可接受, 须采取管理措施, 不可接受.
        public var label: String {
            switch self {
            case .acceptable: "可接受"
            case .manage: "须采取管理措施"
            case .unacceptable: "不可接受"
            }
        }
    }

    /// Hazard quotient EC/RfC, or excess cancer risk IUR·EC.
    public let value: Ratio
    /// The average concentration over the averaging time, mg/m³.
    public let exposure: Concentration
    /// The level.
    public let level: Level

    /// Averaged over the years of work: EC/RfC, unacceptable over 1.
    public static func nonCancer(_ air: Concentration, _ contact: Contact, reference: Concentration) -> QuantitativeRisk {
        let exposure = mean(air, contact, over: contact.years)
        let quotient = exposure.value / reference.value
        return QuantitativeRisk(
            value: Ratio(computed: quotient), exposure: exposure,
            level: quotient > threshold("hazard_quotient") ? .unacceptable : .acceptable)
    }

    /// Averaged over a lifetime of 70 years: IUR·EC with IUR per mg/m³; over 1e-4 unacceptable, from 1e-6 to be managed.
    public static func cancer(_ air: Concentration, _ contact: Contact, unitRisk: Ratio) -> QuantitativeRisk {
        let exposure = mean(air, contact, over: Years(computed: threshold("lifetime")))
        let risk = unitRisk.value * exposure.value
        let level: Level =
            risk > threshold("cancer_high") ? .unacceptable : risk >= threshold("cancer_low") ? .manage : .acceptable
        return QuantitativeRisk(value: Ratio(computed: risk), exposure: exposure, level: level)
    }

    /// EC = CA·ET·EF·ED / AT, all in hours.
    private static func mean(_ air: Concentration, _ contact: Contact, over averaging: Years) -> Concentration {
        let worked = contact.hoursPerDay.value * contact.daysPerYear.value * contact.years.value
        return Concentration(computed: air.value * worked / (averaging.value * 365 * 24), air.unit)
    }

    private static func threshold(_ row: String) -> Double {
        ReferenceTable.standard.entry("chemical_risk_quantitative", row)?.value ?? .nan
    }
}
