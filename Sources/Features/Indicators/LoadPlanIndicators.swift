import Access
import CodeTables
import Ledger
import Registers

/// Enters the targets of the plans that come with the program as indicators of their regions, ready to be tested.
///
/// Only what is missing is entered: an indicator that an office has corrected stays as it was corrected. Baselines of the plans
/// are code-table rows and no targets; they are left out.
public struct LoadPlanIndicators: Sendable {
    let registers: Registers
    public init(registers: Registers) { self.registers = registers }

    /// - Parameter regions: codes of the plan areas whose targets are wanted; nil for all that the program knows.
    /// - Returns: how many indicators were entered.
    @discardableResult
    public func callAsFunction(regions: Set<String>? = nil, by principal: Principal) async throws -> Int {
        let wanted = registers.codes.entries(CodeTableNames.planIndicator).compactMap(PlanIndicator.init(entry:))
            .filter { regions?.contains($0.region) != false }
        return try await registers.write(as: principal) { transaction in
            let known = Set(
                try transaction.connection.query("SELECT region_code, number FROM plan_indicator WHERE void = 0").map {
                    $0.text("region_code") + " " + $0.text("number")
                })
            let missing = wanted.filter { !known.contains($0.region + " " + $0.number) }
            for indicator in missing { try transaction.insert(indicator, reason: "规划指标表") }
            return missing.count
        }
    }
}

extension PlanIndicator {
    /// A target of the code table; nil for a baseline, whose number begins with B.
    init?(entry: CodeEntry) {
        func attribute(_ name: String) -> String { entry.attributes[name] ?? "" }
        guard !attribute("number").hasPrefix("B"), !attribute("region").isEmpty else { return nil }
        self.init()
        region = attribute("region")
        plan = attribute("plan")
        number = attribute("number")
        name = entry.label
        targetText = PlanIndicator.printed(attribute("target"), attribute("comparator"))
        targetValue = Double(attribute("target"))
        printedComparator = attribute("comparator")
        // A bare number is tested as “at least” until the office decides otherwise.
        testedComparator =
            printedComparator == Comparator.bare.rawValue ? Comparator.atLeast.rawValue : printedComparator
        unit = attribute("unit")
        measure = PlanIndicator.measure(named: name)
        numeratorText = attribute("numerator")
        denominatorText = attribute("denominator")
        source = attribute("source")
        evidence = "design"
    }

    /// The target as the plan prints it: its sign in front, none where there is none.
    private static func printed(_ target: String, _ comparator: String) -> String {
        switch Comparator(rawValue: comparator) {
        case .greater: ">" + target
        case .atLeast: "≥" + target
        case .equal, .bare, .increase, nil: target
        }
    }

    /// How the product counts an indicator of this name: two are live, the rest is reported by others so far.
    private static func measure(named name: String) -> String {
        if name.contains("职业病危害项目申报率") { return DeclarationRate.measure.id }
        if name.contains("职业病危害因素监测合格率") { return MonitoringPassRate.measure(.post).id }
        return MeasureBook.reported
    }
}
