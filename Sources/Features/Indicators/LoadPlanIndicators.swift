import Access
import CodeTables
import Database
import Ledger
import Registers
import Rulebook

/// Enters the targets of the plans that come with the program as indicators of their regions, ready to be tested.
///
/// Only what is missing is entered: an indicator that an office has corrected stays as it was corrected, so loading twice changes nothing.
public struct LoadPlanIndicators: Sendable {
    /// A row of the plan beside what the store has under its number.
    public struct Row: Sendable {
        public enum Condition: Sendable, Hashable {
            case missing
            case same
            /// The office has changed its target since; it is kept.
            case corrected(target: String)
            /// Entered when the product could not count it yet; the office may choose the measure now.
            case countable
        }
        let indicator: PlanIndicator
        public let condition: Condition
    }

    /// What loading did.
    public struct Outcome: Sendable, Hashable {
        public var entered: Int
        public var kept: Int
    }

    let registers: Registers
    public init(registers: Registers) { self.registers = registers }

    /// All plans that the program knows, or those of some areas.
    /// - Returns: how many indicators were entered.
    @discardableResult
    public func callAsFunction(regions: Set<String>? = nil, by principal: Principal) async throws -> Int {
        let plans = ShippedPlan.all(registers.codes).filter { regions?.contains($0.area) != false }
        return try await registers.write(as: principal) { transaction in
            try plans.reduce(0) { try $0 + load($1, in: transaction).entered }
        }
    }

    /// One plan, by whoever may enter indicators in its region.
    @discardableResult
    public func callAsFunction(_ plan: ShippedPlan, by principal: Principal) async throws -> Outcome {
        guard mayLoad(into: plan.area, principal) else { throw RegisterError.denied }
        return try await registers.write(as: principal) { try load(plan, in: $0) }
    }

    public func mayLoad(into region: String, _ principal: Principal) -> Bool {
        guard let path = registers.codes.regionPath(region) else { return false }
        return Permission.decide(
            principal, .create, grants: registers.register(of: PlanIndicator.self).grants, recordRegion: path
        )
        .isAllowed
    }

    /// What loading would do, row by row.
    public func preview(_ plan: ShippedPlan, _ connection: any Connection) throws -> [Row] {
        let stored = try registers.records(
            connection, PlanIndicator.self, where: "t.void = 0 AND t.region_code = ?1", [.text(plan.area)])
        let byNumber = Dictionary(stored.map { ($0.record.number, $0.record) }) { first, _ in first }
        return plan.indicators.map { wanted in
            guard let now = byNumber[wanted.number] else { return Row(indicator: wanted, condition: .missing) }
            let isSame = now.name == wanted.name && now.target == wanted.target
            guard isSame else { return Row(indicator: wanted, condition: .corrected(target: now.targetText)) }
            let isCountable = now.measure == MeasureBook.reported && wanted.measure != MeasureBook.reported
            return Row(indicator: wanted, condition: isCountable ? .countable : .same)
        }
    }

    private func load(_ plan: ShippedPlan, in transaction: RegisterTransaction) throws -> Outcome {
        let rows = try preview(plan, transaction.connection)
        let missing = rows.filter { $0.condition == .missing }
        for row in missing { try transaction.insert(row.indicator, reason: "规划指标表") }
        return Outcome(entered: missing.count, kept: rows.count - missing.count)
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
        // Which rows the product counts itself is data beside the row; every other row waits for a report.
        measure = attribute("measure").isEmpty ? MeasureBook.reported : attribute("measure")
        numeratorText = attribute("numerator")
        denominatorText = attribute("denominator")
        source = PlanIndicator.place(attribute("source"))
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

    /// Where in the plan the row stands, without the name of the file from which it was read: offices know their plan, not our file.
    private static func place(_ source: String) -> String {
        let words = source.split(separator: " ")
        return words.first?.contains(".txt") == true ? words.dropFirst().joined(separator: " ") : source
    }
}
