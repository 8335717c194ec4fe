import Calendars

/// An employer of the city as the seed makes it, before anything is written.
struct SimulatedEmployer: Sendable {
    /// What became of it on the roster.
    enum Fate: Sendable, Hashable { case working, candidate, noHazard, suspended, closed }

    /// How it stands with its declaration today.
    enum Standing: Sendable, Hashable {
        case current
        /// Current, and this year's update already waits for acceptance.
        case currentWaiting
        case overdue
        /// Overdue, with an update waiting for acceptance; the clock of acceptance may have run out.
        case overdueWaiting(clockRunOut: Bool)
        case overdueReturned
        case overdueDraft
        case never
    }

    struct Site: Sendable {
        var name: String
        var town: Towns.Town
        var address: String
    }

    struct Post: Sendable {
        var site: Int
        var workshop: String
        var name: String
        var people: Int
        var shift: String
        var hazards: [Hazard]
    }

    struct Hazard: Sendable {
        var kind: TradeHazard
        var people: Int
        var silica: Double?
        var hours: Double
    }

    var number: Int
    var name: String
    var creditCode: String
    var trade: Trade
    var county: String
    var town: Towns.Town
    var ownership: String
    var affiliation: String
    var fate: Fate
    var standing: Standing
    var exposed: Int
    var headcount: Int
    var sites: [Site] = []
    var posts: [Post] = []

    /// Size by headcount alone, as far as a simulation needs it.
    var size: String {
        switch headcount {
        case 1_000...: "01"
        case 300...: "02"
        case 20...: "03"
        default: "04"
        }
    }
    var isIndustrial: Bool { !trade.industry.hasPrefix("8") }
    var contact: String { "模拟联系人" + SimulatedCodes.padded(number, 2) }
    var phone: String { SimulatedCodes.phone(number) }
}
