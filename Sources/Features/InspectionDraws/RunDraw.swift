/// A drawn object with its team.
public struct DrawnObject: Sendable, Hashable {
    /// From 1, in the order of drawing.
    public var place: Int
    public var object: String
    public var isReserve: Bool
    /// Numbers of the inspectors, the leading department first, technicians last.
    public var team: [String]

    public init(place: Int, object: String, isReserve: Bool, team: [String]) {
        self.place = place
        self.object = object
        self.isReserve = isReserve
        self.team = team
    }
}

/// Draws objects and teams from frozen lists and a seed. The same lists, terms and seed give the same result everywhere.
///
/// First the objects: one ticket at a time out of an urn in which every object has as many tickets as its weight, without putting
/// back. Then, in the order of drawing, each one's team: of every group that sends people (leading department, partners in the order
/// of the terms, technicians) one at a time among those of the list's order who have no conflict with the object, are not in the team
/// yet and have not reached the visit limit. Reserves get their team last.
public enum RunDraw {
    public static func result(_ lists: DrawLists, _ terms: DrawTerms, seed: String) throws(DrawFault) -> [DrawnObject] {
        if let objection = terms.objection { throw objection }
        try check(lists)
        let wanted = terms.count + terms.reserves
        guard wanted <= lists.objects.count else {
            throw DrawFault("objects.csv", nil, "名单只有 \(lists.objects.count) 个对象，不够抽取 \(wanted) 个（含备选）。")
        }
        var chance = DrawGenerator(seed: seed)
        var urn = WeightedUrn(lists.objects.map(\.weight))
        var drawn: [DrawnObject] = []
        drawn.reserveCapacity(wanted)
        for place in 1...wanted {
            let index = urn.take(ticket: chance.below(urn.total))
            drawn.append(
                DrawnObject(place: place, object: lists.objects[index].number, isReserve: place > terms.count, team: []))
        }
        var teams = Teams(lists, terms)
        for index in drawn.indices { drawn[index].team = try teams.draw(for: drawn[index].object, &chance) }
        return drawn
    }

    /// The result as it is published.
    public static func table(_ drawn: [DrawnObject]) -> ChainedTable {
        ChainedTable(
            ["place", "object", "reserve", "team"],
            drawn.map { [String($0.place), $0.object, $0.isReserve ? "1" : "0", $0.team.joined(separator: ";")] })
    }

    private static func check(_ lists: DrawLists) throws(DrawFault) {
        var seen: Set<String> = []
        for (index, object) in lists.objects.enumerated() {
            guard !object.number.isEmpty, seen.insert(object.number).inserted else {
                throw DrawFault("objects.csv", index + 2, "对象编号为空或重复。")
            }
            guard (1...1_000_000).contains(object.weight) else {
                throw DrawFault("objects.csv", index + 2, "权重应为 1 至 1000000 的整数。")
            }
        }
        seen = []
        for (index, inspector) in lists.inspectors.enumerated() {
            guard !inspector.number.isEmpty, !inspector.number.contains(";"), seen.insert(inspector.number).inserted else {
                throw DrawFault("inspectors.csv", index + 2, "执法人员证件号为空、重复或含有分号。")
            }
        }
    }
}

/// The people who can be sent, by the group that sends them.
private struct Teams {
    private let groups: [(name: String, need: Int, members: [Int])]
    private let inspectors: [DrawInspector]
    private let conflicts: [String: Set<String>]
    private let limit: Int
    private var visits: [Int]

    init(_ lists: DrawLists, _ terms: DrawTerms) {
        inspectors = lists.inspectors
        limit = terms.visitLimit
        visits = Array(repeating: 0, count: inspectors.count)
        conflicts = Dictionary(grouping: lists.conflicts, by: \.object).mapValues { Set($0.map(\.inspector)) }
        let all = inspectors.indices
        let list = inspectors
        func of(_ department: String) -> [Int] { all.filter { !list[$0].isTechnician && list[$0].department == department } }
        groups =
            [(terms.leading, terms.inspectors, of(terms.leading))] + terms.partners.map { ($0, 1, of($0)) }
            + (terms.technicians > 0 ? [("技术人员", terms.technicians, all.filter { list[$0].isTechnician })] : [])
    }

    mutating func draw(for object: String, _ chance: inout DrawGenerator) throws(DrawFault) -> [String] {
        let barred = conflicts[object] ?? []
        var team: [Int] = []
        for group in groups {
            for _ in 0..<group.need {
                let free = group.members.filter {
                    (limit == 0 || visits[$0] < limit) && !team.contains($0)
                        && (barred.isEmpty || !barred.contains(inspectors[$0].number))
                }
                guard !free.isEmpty else {
                    throw DrawFault(
                        "inspectors.csv", nil,
                        "对象 \(object) 凑不齐检查组：“\(group.name)”没有可派的人员（回避、已满检查家数上限或人数不足；行政处罚法第四十二、四十三条）。")
                }
                team.append(free[Int(chance.below(UInt64(free.count)))])
            }
        }
        for member in team { visits[member] += 1 }
        return team.map { inspectors[$0].number }
    }
}
