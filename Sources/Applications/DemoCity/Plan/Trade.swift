/// A trade of the city: its industry, what its plants are called, and the posts at which people meet hazards.
struct Trade: Sendable {
    /// Code of GB/T 4754-2017.
    var industry: String
    /// As in 模拟五金刀剪厂.
    var word: String
    var product: String
    var unit: String
    /// Share of the roster.
    var weight: Double
    /// Counties (or zones) in which it is at home: three times as frequent there.
    var home: Set<String> = []
    var posts: [TradePost]
}

/// The same work in every plant of a trade.
struct TradePost: Sendable {
    var workshop: String
    var name: String
    /// Share of the plant's exposed people.
    var people: Double
    /// The first is met by everybody at the post.
    var hazards: [TradeHazard]
}

/// A factor met at a post.
struct TradeHazard: Sendable {
    /// Code of table `hazard_factor`.
    var factor: String
    /// Free silica of the dust, percent.
    var silica: ClosedRange<Double>?
    var facility: String
    var equipment: String

    static let noise = TradeHazard(factor: "3-001", facility: "隔声罩、减振垫", equipment: "防噪声耳塞")
    static let heat = TradeHazard(factor: "3-002", facility: "岗位送风、隔热", equipment: "隔热服")
    static let vibration = TradeHazard(factor: "3-006", facility: "减振工具", equipment: "防振手套")
    static let ultraviolet = TradeHazard(factor: "3-010", facility: "弧光遮挡屏", equipment: "焊接面罩")
    static let welding = TradeHazard(factor: "1-011", silica: 1...5, facility: "移动式焊烟净化器", equipment: "防尘口罩、焊接面罩")
    static let manganese = TradeHazard(factor: "2-003", facility: "移动式焊烟净化器", equipment: "防尘口罩")
    static let wheel = TradeHazard(factor: "1-036", silica: 2...8, facility: "砂轮机吸尘罩", equipment: "防尘口罩")
    static let wood = TradeHazard(factor: "1-032", silica: 0.5...3, facility: "布袋除尘", equipment: "防尘口罩")
    static let cement = TradeHazard(factor: "1-007", silica: 2...8, facility: "袋式除尘器", equipment: "防尘口罩")
    static let limestone = TradeHazard(factor: "1-038", silica: 1...6, facility: "喷雾抑尘", equipment: "防尘口罩")
    static let marble = TradeHazard(factor: "1-018", silica: 1...6, facility: "湿式切割", equipment: "防尘口罩")
    static let benzene = TradeHazard(factor: "2-028", facility: "水帘喷漆柜", equipment: "防毒面具")
    static let toluene = TradeHazard(factor: "2-029", facility: "局部排风", equipment: "防毒面具")
    static let xylene = TradeHazard(factor: "2-030", facility: "局部排风", equipment: "防毒面具")
    static let acetone = TradeHazard(factor: "2-269", facility: "局部排风", equipment: "防毒面具")
    static let ethylAcetate = TradeHazard(factor: "2-373", facility: "局部排风", equipment: "防毒面具")
    static let sulfurDioxide = TradeHazard(factor: "2-014", facility: "密闭、负压", equipment: "防毒面具")
    static let sulfuricAcid = TradeHazard(factor: "2-165", facility: "槽边吸风", equipment: "防酸服、防毒面具")
    static let ammonia = TradeHazard(factor: "2-016", facility: "事故通风、报警仪", equipment: "防毒面具")
    static let xray = TradeHazard(factor: "5-003", facility: "屏蔽铅房、联锁", equipment: "个人剂量计")

    static func silica(_ share: ClosedRange<Double>) -> TradeHazard {
        TradeHazard(factor: "1-001", silica: share, facility: "湿式作业、吸尘罩", equipment: "KN100 防尘口罩")
    }
}
