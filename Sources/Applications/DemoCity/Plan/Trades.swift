/// The trades of the simulated city. 阳江 is known for knives, scissors and hardware; the shares are made up.
enum Trades {
    static let jiangcheng = "441702"
    static let yangdong = "441704"
    static let yangxi = "441721"
    static let yangchun = "441781"
    static let hailing = "4417Z1"
    static let highTech = "4417Z2"

    static let all: [Trade] = metal + mineral + other

    private static let metal: [Trade] = [
        Trade(
            industry: "3324", word: "刀剪", product: "刀剪", unit: "万把", weight: 0.27, home: [jiangcheng, yangdong],
            posts: [
                TradePost(workshop: "冲压车间", name: "冲压工", people: 0.3, hazards: [.noise]),
                TradePost(workshop: "打磨车间", name: "打磨工", people: 0.45, hazards: [.noise, .wheel, .vibration]),
                TradePost(workshop: "热处理车间", name: "淬火工", people: 0.1, hazards: [.heat, .noise]),
                TradePost(workshop: "包装车间", name: "移印工", people: 0.15, hazards: [.xylene, .acetone]),
            ]),
        Trade(
            industry: "3382", word: "五金餐具", product: "不锈钢餐具", unit: "万件", weight: 0.12, home: [jiangcheng, highTech],
            posts: [
                TradePost(workshop: "冲压车间", name: "冲压工", people: 0.4, hazards: [.noise]),
                TradePost(workshop: "抛光车间", name: "抛光工", people: 0.6, hazards: [.wheel, .noise]),
            ]),
        Trade(
            industry: "3351", word: "五金配件", product: "家具五金配件", unit: "万件", weight: 0.09, home: [yangdong],
            posts: [
                TradePost(workshop: "机加车间", name: "车床工", people: 0.5, hazards: [.noise]),
                TradePost(workshop: "喷漆车间", name: "喷漆工", people: 0.2, hazards: [.xylene, .toluene, .benzene]),
                TradePost(workshop: "焊接车间", name: "焊工", people: 0.3, hazards: [.welding, .manganese, .ultraviolet, .noise]),
            ]),
        Trade(
            industry: "3311", word: "钢结构", product: "钢结构件", unit: "吨", weight: 0.05, home: [highTech, yangdong],
            posts: [
                TradePost(workshop: "焊接车间", name: "焊工", people: 0.45, hazards: [.welding, .manganese, .ultraviolet, .noise]),
                TradePost(workshop: "下料车间", name: "切割工", people: 0.3, hazards: [.noise]),
                TradePost(workshop: "探伤室", name: "探伤工", people: 0.03, hazards: [.xray]),
                TradePost(workshop: "涂装车间", name: "喷漆工", people: 0.22, hazards: [.xylene, .ethylAcetate]),
            ]),
        Trade(
            industry: "3391", word: "铸造", product: "铸件", unit: "吨", weight: 0.035, home: [yangdong],
            posts: [
                TradePost(workshop: "造型车间", name: "造型工", people: 0.4, hazards: [.silica(25...65), .noise]),
                TradePost(workshop: "熔炼车间", name: "熔炼工", people: 0.25, hazards: [.heat, .noise]),
                TradePost(workshop: "清砂车间", name: "清砂工", people: 0.35, hazards: [.silica(20...60), .noise, .vibration]),
            ]),
        Trade(
            industry: "3360", word: "电镀热处理", product: "表面处理件", unit: "万件", weight: 0.03, home: [jiangcheng],
            posts: [TradePost(workshop: "酸洗车间", name: "酸洗工", people: 1, hazards: [.sulfuricAcid, .noise])]),
        Trade(
            industry: "3140", word: "铁合金", product: "铁合金", unit: "吨", weight: 0.012, home: [yangchun, highTech],
            posts: [
                TradePost(workshop: "冶炼车间", name: "炉前工", people: 0.6, hazards: [.heat, .manganese, .noise]),
                TradePost(workshop: "原料车间", name: "破碎工", people: 0.4, hazards: [.noise, .silica(10...30)]),
            ]),
    ]

    private static let mineral: [Trade] = [
        stoneMill,
        Trade(
            industry: "1011", word: "石灰石矿", product: "石灰石", unit: "万吨", weight: 0.025, home: [yangchun],
            posts: [
                TradePost(workshop: "采场", name: "凿岩工", people: 0.35, hazards: [.noise, .limestone, .vibration]),
                TradePost(workshop: "破碎站", name: "破碎工", people: 0.65, hazards: [.limestone, .noise]),
            ]),
        Trade(
            industry: "1012", word: "石材矿", product: "荒料", unit: "立方米", weight: 0.015, home: [yangchun, yangxi],
            posts: [TradePost(workshop: "采场", name: "切割工", people: 1, hazards: [.silica(20...70), .noise, .vibration])]),
        Trade(
            industry: "3011", word: "水泥", product: "水泥", unit: "万吨", weight: 0.008, home: [yangchun],
            posts: [
                TradePost(workshop: "烧成车间", name: "窑操作工", people: 0.4, hazards: [.heat, .noise]),
                TradePost(workshop: "包装车间", name: "包装工", people: 0.6, hazards: [.cement, .noise]),
            ]),
        Trade(
            industry: "3021", word: "水泥制品", product: "混凝土", unit: "万立方米", weight: 0.04,
            posts: [TradePost(workshop: "搅拌站", name: "搅拌工", people: 1, hazards: [.cement, .noise])]),
        Trade(
            industry: "3031", word: "砖瓦", product: "砖", unit: "万块", weight: 0.025, home: [yangxi],
            posts: [TradePost(workshop: "制坯车间", name: "制坯工", people: 1, hazards: [.silica(12...40), .noise])]),
    ]

    /// Also the trade of the small mill that has an account of its own.
    static let stoneMill = Trade(
        industry: "3032", word: "石材", product: "石板材", unit: "平方米", weight: 0.05, home: [yangchun, yangxi],
        posts: [
            TradePost(workshop: "切割车间", name: "切割工", people: 0.5, hazards: [.noise, .silica(15...70)]),
            TradePost(workshop: "打磨车间", name: "磨边工", people: 0.5, hazards: [.noise, .silica(15...70), .vibration]),
        ])

    private static let other: [Trade] = [
        Trade(
            industry: "2110", word: "家具", product: "木家具", unit: "件", weight: 0.055, home: [yangdong],
            posts: [
                TradePost(workshop: "木工车间", name: "开料工", people: 0.6, hazards: [.wood, .noise]),
                TradePost(workshop: "喷漆车间", name: "喷漆工", people: 0.4, hazards: [.xylene, .toluene, .benzene, .ethylAcetate]),
            ]),
        Trade(
            industry: "2927", word: "塑料", product: "塑料制品", unit: "吨", weight: 0.03,
            posts: [
                TradePost(workshop: "注塑车间", name: "注塑工", people: 0.8, hazards: [.noise, .heat]),
                TradePost(workshop: "印刷车间", name: "丝印工", people: 0.2, hazards: [.toluene, .acetone]),
            ]),
        Trade(
            industry: "1952", word: "鞋业", product: "皮鞋", unit: "万双", weight: 0.02,
            posts: [TradePost(workshop: "成型车间", name: "刷胶工", people: 1, hazards: [.toluene, .benzene, .acetone])]),
        Trade(
            industry: "2231", word: "纸品包装", product: "纸箱", unit: "万个", weight: 0.02,
            posts: [TradePost(workshop: "印刷车间", name: "印刷工", people: 1, hazards: [.noise, .toluene])]),
        Trade(
            industry: "1361", word: "水产冷冻", product: "冻鱼", unit: "吨", weight: 0.025, home: [hailing, yangxi],
            posts: [TradePost(workshop: "制冷机房", name: "制冷工", people: 1, hazards: [.noise, .ammonia])]),
        Trade(
            industry: "4411", word: "发电", product: "电", unit: "万千瓦时", weight: 0.004, home: [yangxi],
            posts: [
                TradePost(workshop: "燃运部", name: "输煤工", people: 0.5, hazards: [.noise, .coal]),
                TradePost(workshop: "运行部", name: "巡检工", people: 0.5, hazards: [.noise, .heat, .sulfurDioxide]),
            ]),
        Trade(
            industry: "4415", word: "风力发电", product: "电", unit: "万千瓦时", weight: 0.006, home: [hailing, yangxi],
            posts: [TradePost(workshop: "风机", name: "检修工", people: 1, hazards: [.noise])]),
        Trade(
            industry: "8111", word: "汽车维修", product: "维修", unit: "台次", weight: 0.035,
            posts: [
                TradePost(workshop: "钣金车间", name: "钣金工", people: 0.5, hazards: [.noise, .welding]),
                TradePost(workshop: "烤漆房", name: "喷漆工", people: 0.5, hazards: [.xylene, .toluene]),
            ]),
    ]
}

extension TradeHazard {
    static let coal = TradeHazard(factor: "1-002", silica: 2...8, facility: "喷雾抑尘", equipment: "防尘口罩")
}
