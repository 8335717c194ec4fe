import Calendars
import Quantities

/// An amount of money in whole yuan.
public struct Yuan: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Whole yuan, not negative.
    public let amount: Int
    public init(_ amount: Int) { self.amount = amount }
    public static func < (left: Yuan, right: Yuan) -> Bool { left.amount < right.amount }
    public var description: String { "\(amount) 元" }
}

/// The fine of one article as data (`Tables/legal-fine.csv`), with the order in which warning and fine may come.
public struct FineRange: Hashable, Sendable {
    /// What must precede a fine.
    public enum Order: String, Hashable, Sendable, Codable, CaseIterable {
        /// Warning and an order to correct; a fine only after the deadline has passed without correction (法 69, 70, 72).
        case warnFirst = "warn_first"
        /// Warning and order, a fine may be added at once (法 71, 74).
        case warnAndMayFine = "warn_and_may_fine"
        /// Warning and fine together (法 73, 80).
        case warnAndFine = "warn_and_fine"
        /// Order to correct, a fine may be added.
        case orderAndMayFine = "order_and_may_fine"
        /// A fine at once (法 75, 77, 79).
        case fine
        /// The text at hand does not say.
        case unstated

        /// What the case page says.
        public var label: String {
            switch self {
            case .warnFirst: "先警告并责令限期改正，逾期不改正方可罚款"
            case .warnAndMayFine: "警告，可以并处罚款"
            case .warnAndFine: "警告，并处罚款"
            case .orderAndMayFine: "责令改正，可以并处罚款"
            case .fine: "可直接处以罚款"
            case .unstated: "处罚次序未核实"
            }
        }
    }

    /// `article_72`…
    public let id: String
    /// 第七十二条.
    public let article: String
    /// Which items or case.
    public let items: String
    /// Who is fined.
    public let offender: String
    /// What must precede a fine.
    public let order: Order
    /// Smallest and largest fine; nil where it is a multiple of the gains.
    public let amount: ClosedRange<Yuan>?
    /// Smallest and largest multiple of unlawful gains; nil where it is an amount.
    public let multiple: ClosedRange<Int>?
    /// What a serious case adds, empty for nothing.
    public let serious: String
    /// Days of acts that fall under it.
    public let inForce: InForce
    /// Where it stands.
    public let clause: Clause
    /// How well it is known.
    public let mark: EvidenceMark

    /// What a case holds before a fine.
    public struct Correction: Hashable, Sendable {
        /// Last day for correction.
        public let deadline: Day
        /// Day of the re-inspection that found it uncorrected; nil when there was none.
        public let foundUncorrected: Day?
        public init(deadline: Day, foundUncorrected: Day?) {
            self.deadline = deadline
            self.foundUncorrected = foundUncorrected
        }
    }

    /// Why a fine may not be imposed, in Chinese; nil when it may. Under a warn-first article a stored order, its deadline and a
    /// re-inspection after the deadline are needed.
    public func objection(to fine: Yuan, correction: Correction?, gains: Yuan? = nil) -> String? {
        if order == .warnFirst {
            guard let correction else { return "\(article)须先警告并责令限期改正，未见责令改正及期限，不得罚款。" }
            guard let found = correction.foundUncorrected, found > correction.deadline else {
                return "\(article)须在改正期限（\(correction.deadline)）届满后复查仍未改正，方可罚款。"
            }
        }
        if let amount, !amount.contains(fine) { return "罚款 \(fine) 不在法定幅度 \(amount.lowerBound)至 \(amount.upperBound) 之内。" }
        if let multiple {
            guard let gains else { return "按违法所得倍数罚款，须先认定违法所得。" }
            let range = Yuan(gains.amount * multiple.lowerBound)...Yuan(gains.amount * multiple.upperBound)
            if !range.contains(fine) { return "罚款 \(fine) 不在违法所得 \(multiple.lowerBound)—\(multiple.upperBound) 倍之内。" }
        }
        return nil
    }
}

/// Every fine of the product.
public enum FineRanges {
    /// In the order of the file.
    public static let all: [FineRange] = {
        let table = CSVText.table(String(decoding: PackageResources.legal_fine_csv, as: UTF8.self))
        return table.rows.compactMap { _, fields in range { table.field($0, of: fields) } }
    }()

    /// The range of that id.
    public static func range(_ id: String) -> FineRange? { all.first { $0.id == id } }

    private static func range(_ cell: (String) -> String) -> FineRange? {
        guard let order = FineRange.Order(rawValue: cell("order")) else { return nil }
        let amounts = [Int(cell("least")), Int(cell("most"))].compactMap(\.self)
        let multiples = [Int(cell("multiple_least")), Int(cell("multiple_most"))].compactMap(\.self)
        return FineRange(
            id: cell("id"), article: cell("article"), items: cell("items"), offender: cell("who"), order: order,
            amount: amounts.count == 2 ? Yuan(amounts[0])...Yuan(amounts[1]) : nil,
            multiple: multiples.count == 2 ? multiples[0]...multiples[1] : nil, serious: cell("serious"),
            inForce: InForce(from: Day(cell("from")), until: Day(cell("until"))),
            clause: Clause(cell("instrument"), edition: cell("edition"), cell("article")),
            mark: EvidenceMark(rawValue: cell("mark")) ?? .unverified)
    }
}
