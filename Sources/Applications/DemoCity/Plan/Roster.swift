import Calendars

/// Makes the employers of the city from the seed.
struct Roster: Sendable {
    let plan: CityPlan
    let towns: Towns

    func make() -> [SimulatedEmployer] {
        var employers = (0..<plan.employers).map(outline)
        setFates(&employers)
        setStandings(&employers)
        setExposure(&employers)
        for index in employers.indices { furnish(&employers[index]) }
        return employers
    }

    /// The two employers that have accounts: a large maker of knives, and a stone mill of twenty people.
    static let large = 0
    static let mill = 1

    private func outline(_ index: Int) -> SimulatedEmployer {
        var chance = plan.chance("employer \(index)")
        var county = chance.pick(
            Towns.counties.map { (item: $0, weight: Towns.shares[$0]?.employers ?? 0) }, otherwise: Trades.jiangcheng)
        var trade = chance.pick(
            Trades.all.map { (item: $0, weight: $0.weight * ($0.home.contains(county) ? 3 : 1)) }, otherwise: Trades.stoneMill)
        if index == Roster.large { (county, trade) = (Trades.jiangcheng, Trades.all.first ?? trade) }
        if index == Roster.mill { (county, trade) = (Trades.yangchun, Trades.stoneMill) }
        let places = towns.towns(of: county)
        // Towns near the seat of the county have more works.
        let town = chance.pick(
            places.enumerated().map { (item: $1, weight: 1 / Double($0 + 2)) },
            otherwise: Towns.Town(code: county, name: Towns.countyNames[county] ?? "", county: county))
        let number = index + 1
        let form = chance.pick(
            [(item: "有限公司", weight: 5), (item: "厂", weight: 4), (item: "加工店", weight: 1)], otherwise: "厂")
        let digits = county.allSatisfy(\.isNumber) ? county : Towns.city
        return SimulatedEmployer(
            number: number, name: "模拟\(trade.word)\(form)\(SimulatedCodes.padded(number, 4))（模拟）",
            creditCode: SimulatedCodes.credit(form == "加工店" ? "92" : "91", region: digits, number: number), trade: trade,
            county: county, town: town,
            ownership: chance.pick(
                [
                    (item: "170", weight: 74), (item: "150", weight: 16), (item: "160", weight: 3), (item: "110", weight: 2),
                    (item: "200", weight: 4), (item: "300", weight: 1),
                ], otherwise: "170"),
            affiliation: trade.industry.hasPrefix("44") && chance.happens(0.4) ? "province" : "other", fate: .working,
            standing: .current, exposed: max(2, Int(chance.skewed(median: 18, spread: 1.15))), headcount: 0)
    }

    private func setFates(_ employers: inout [SimulatedEmployer]) {
        var shares: [(fate: SimulatedEmployer.Fate, share: EvenShare)] = [
            (.candidate, EvenShare(0.022)), (.noHazard, EvenShare(0.024)), (.suspended, EvenShare(0.02)),
            (.closed, EvenShare(0.018)),
        ]
        for index in employers.indices.dropFirst(2) {
            for place in shares.indices {
                // Every share counts each employer, so that they stay as large as they are said to be.
                if shares[place].share.next() { employers[index].fate = shares[place].fate }
            }
        }
    }

    /// In the order in which the shares of “not current” are dealt out.
    private static let notCurrent: [SimulatedEmployer.Standing] = [
        .overdueWaiting(clockRunOut: false), .overdue, .overdueReturned, .overdue, .never, .overdueDraft, .overdue,
        .overdueWaiting(clockRunOut: false), .overdue, .never, .overdue, .overdue, .never, .overdueWaiting(clockRunOut: false),
        .overdue, .overdueReturned, .overdue, .never, .overdueDraft, .overdue,
    ]

    private func setStandings(_ employers: inout [SimulatedEmployer]) {
        var lacking = Towns.shares.mapValues { EvenShare(1 - $0.current) }
        var waiting = EvenShare(0.012)
        var dealt = 0
        for index in employers.indices.dropFirst(2)
        where employers[index].fate == .working && employers[index].isIndustrial {
            if lacking[employers[index].county]?.next() == true {
                employers[index].standing =
                    dealt == 0 ? .overdueWaiting(clockRunOut: true) : Roster.notCurrent[dealt % Roster.notCurrent.count]
                dealt += 1
            } else if waiting.next() {
                employers[index].standing = .currentWaiting
            }
        }
    }

    /// Scales what was drawn so that the city has the workers it is said to have.
    private func setExposure(_ employers: inout [SimulatedEmployer]) {
        employers[Roster.large].exposed = 860
        employers[Roster.mill].exposed = 15
        let working = employers.indices.filter { employers[$0].fate == .working && $0 > Roster.mill }
        let drawn = working.reduce(0) { $0 + employers[$1].exposed }
        let wanted = max(plan.exposedWorkers - 875, working.count * 2)
        for index in employers.indices.dropFirst(2) {
            employers[index].exposed = max(2, Int((Double(employers[index].exposed * wanted) / Double(max(1, drawn))).rounded()))
        }
        for index in employers.indices {
            var chance = plan.chance("headcount \(index)")
            employers[index].headcount = Int((Double(employers[index].exposed) / chance.amount(0.5...0.85)).rounded(.up))
        }
        employers[Roster.mill].headcount = 20
    }

    private func furnish(_ employer: inout SimulatedEmployer) {
        var chance = plan.chance("furnish \(employer.number)")
        let address = "\(Towns.countyNames[employer.county] ?? "")\(employer.town.name)模拟路\(employer.number)号"
        employer.sites = [.init(name: "主厂区", town: employer.town, address: address)]
        if employer.headcount > 60, employer.number != Roster.mill + 1, chance.happens(0.14) {
            let town = chance.one(of: towns.all, otherwise: employer.town)
            employer.sites.append(
                .init(
                    name: "二厂区", town: town,
                    address: "\(Towns.countyNames[town.county] ?? "")\(town.name)模拟路\(employer.number)号之二"))
        }
        guard employer.fate != .candidate, employer.fate != .noHazard else { return }
        var left = employer.exposed
        // A plant of four people has one or two posts, not every post of its trade.
        let kinds = employer.trade.posts.filter { Double(employer.exposed) * $0.people >= 1 }
        for (place, kind) in (kinds.isEmpty ? Array(employer.trade.posts.prefix(1)) : kinds).enumerated() where left > 0 {
            let isLast = place == max(kinds.count, 1) - 1
            let people = isLast ? left : min(left, max(1, Int((Double(employer.exposed) * kind.people).rounded())))
            left -= people
            let hazards = kind.hazards.enumerated().map { order, hazard in
                SimulatedEmployer.Hazard(
                    kind: hazard, people: order == 0 ? people : max(1, Int(Double(people) * chance.amount(0.6...1))),
                    silica: hazard.silica.map { (chance.amount($0) * 10).rounded() / 10 }, hours: chance.happens(0.7) ? 8 : 6)
            }
            employer.posts.append(
                .init(
                    site: employer.sites.count > 1 && place % 2 == 1 ? 1 : 0, workshop: kind.workshop, name: kind.name,
                    people: people, shift: employer.headcount > 100 ? "two" : "day", hazards: hazards))
        }
    }
}
