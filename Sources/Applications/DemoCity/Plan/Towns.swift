import CodeTables
import Registers

/// The places in which the employers of the city stand: 39 towns of its four counties and two zones.
struct Towns: Sendable {
    struct Town: Sendable, Hashable {
        var code: String
        var name: String
        /// County or zone.
        var county: String
    }

    static let city = "441700"
    static let countyNames = [
        Trades.jiangcheng: "江城区", Trades.yangdong: "阳东区", Trades.yangxi: "阳西县", Trades.yangchun: "阳春市",
        Trades.hailing: "海陵试验区", Trades.highTech: "高新区",
    ]
    static let counties = [
        Trades.jiangcheng, Trades.yangdong, Trades.yangxi, Trades.yangchun, Trades.hailing, Trades.highTech,
    ]

    /// How many towns of each county take part, how many of the roster's employers stand there, and which share of its roster has a
    /// current declaration today. 37 towns of the code table, two made up below the zones, whose own towns it does not hold.
    static let shares: [String: (towns: Int, employers: Double, current: Double)] = [
        Trades.jiangcheng: (10, 0.33, 0.935), Trades.yangdong: (10, 0.29, 0.928), Trades.yangxi: (7, 0.10, 0.872),
        Trades.yangchun: (10, 0.18, 0.915), Trades.hailing: (1, 0.03, 0.93), Trades.highTech: (1, 0.07, 0.95),
    ]

    /// Towns below the zones are made up: which towns a zone governs is not in the code table.
    static let madeUp: [(code: String, name: String, parent: String)] = [
        ("4417Z1901", "模拟01镇", Trades.hailing), ("4417Z2901", "模拟02镇", Trades.highTech),
    ]

    let all: [Town]

    init(codes: any CodeBook) {
        all = Towns.counties.flatMap { county in
            codes.regions(below: county).filter { $0.regionType == "town" }.prefix(Towns.shares[county]?.towns ?? 0).map {
                Town(code: $0.code, name: $0.label, county: county)
            }
        }
    }

    func towns(of county: String) -> [Town] { all.filter { $0.county == county } }
}
