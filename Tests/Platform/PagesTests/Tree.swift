import Access
import Calendars
import Pages
import Registers

/// A made-up register: everything that an old tree's page, list, form, sheet and interface need to know.
struct Tree: RegisterRecord {
    var number = ""
    var name = ""
    var place = ""
    var species = ""
    var pest = ""
    var girth: Double?
    var branches: Int?
    var planted: Day?
    var isHollow: Bool?
    var keeperPhone = ""
    var remark = ""
    var age: Int?
    var plateKey = ""
    init() {}

    static let declaration = Declaration<Tree>("tree", "古树") {
        Field(\.number, "number", "编号").required().unique().listed().example("GS-001").length(20)
        Field(\.name, "name", "树名").required().listed().length(12)
        Field(\.place, "place", "所在地区").code("region").required().listed()
        Field(\.species, "species", "树种").code("species").listed()
        Field(\.pest, "pest", "病虫害").code("pest").filterable()
        Field(\.girth, "girth", "胸围").unit("米").range(0.1...30).listed().section("测量")
        Field(\.branches, "branches", "主枝数").unit("枝").range(0...500).section("测量")
        Field(\.planted, "planted", "栽植日期").filterable().section("测量")
        Field(\.isHollow, "is_hollow", "有空洞").filterable().section("测量").help("用木槌轻敲判断。")
        Field(\.keeperPhone, "keeper_phone", "管护人电话").sealed(.phone).section("管护")
        Field(\.remark, "remark", "备注").multiline(300).section("管护")
        Field(\.age, "age", "树龄").computed().section("测量")
        Field(\.plateKey, "plate_key", "铭牌比对键").computed().technical().listed()
    }
    .titled(by: "name", "number").named(by: "number").region(.field("place")).owned(.author).menu("园林").help("百年以上的树木。")
    .derive { tree, _ in tree.plateKey = "key-" + tree.number }
    .lifecycle(
        Lifecycle(
            states: [
                .init("draft", "草稿"), .init("listed", "已挂牌", editable: false, tone: .good), .init("lost", "已灭失", tone: .bad),
            ],
            transitions: [
                .init("list", "挂牌", from: ["draft"], to: "listed", verb: .approve),
                .init("return", "退回", from: ["listed"], to: "draft", verb: .approve, reason: true),
            ])
    )
    .grant(.warden, [.view, .create, .edit, .approve, .export, .unmask], .region).grant(
        .gardener, [.view, .create, .edit], .organisation
    )
    .grant(.visitor, [.view], .everything)
}

/// A visit to a tree, by a person: every read of it is logged.
struct Visit: RegisterRecord {
    var tree = 0
    var person = ""
    var day: Day?
    var crew: Int?
    init() {}

    static let declaration = Declaration<Visit>("visit", "看护记录") {
        Field(\.tree, "tree_id", "古树").reference("tree", by: "number").required().listed()
        Field(\.person, "person", "看护人").sealed(.personName).required().listed()
        Field(\.day, "day", "日期").required().listed()
        Field(\.crew, "crew", "施工队").range(1...10_000)
    }
    .titled(by: "day").region(.through("tree_id")).owned(.through("tree_id")).performed(by: "crew").menu("园林").holdsPersons()
    .grant(.warden, [.view, .create, .edit, .export], .region)
    .grant(.crew, [.view, .create, .edit], .performed)
}

extension Role {
    static let warden = Role("warden")
    static let gardener = Role("gardener")
    /// Works on trees that others own.
    static let crew = Role("crew")
    static let visitor = Role("public")
}

extension Slice {
    static let trees = Slice("trees") { slice in
        slice.registers = [Tree.register, Visit.register]
        slice.roles = [
            RoleDescription(.warden, label: "园林主管", explanation: "管理本地区古树。", needs: [.region]),
            RoleDescription(.gardener, label: "养护单位", explanation: "养护本单位的古树。", needs: [.organisation]),
            RoleDescription(.crew, label: "施工队", explanation: "登记本队的看护。", needs: [.organisation]),
        ]
        slice.prepare = { catalogue in
            catalogue.after("tree") { change, transaction in
                let clock = RecordClock("review", title: "核查古树", basis: "办法第三条", role: .warden)
                if change.action == "create" {
                    try transaction.start(clock, on: change.after, from: transaction.today, due: transaction.today + 5)
                } else if change.action == "list" {
                    try transaction.settle("review", on: change.after)
                }
            }
        }
        slice.menu = [MenuEntry("园林", "古树总览", "/tree-overview", .register("tree", .view))]
        slice.routes = [
            .get("/tree-overview", .register("tree", .view)) { page in page.page("古树总览", body: "<p>共管一城之树。</p>") }
        ]
        slice.panels = [RecordPanel("tree", .top) { _, record in "<p id=\"panel\">第 \(record.version) 版</p>" }]
    }
}

/// Two counties of one city; a handful of species; more pests than a list can hold.
struct ParkCodes: CodeBook {
    static let tables: [String: [CodeEntry]] = [
        "region": [
            CodeEntry(code: "44", label: "广东省"), CodeEntry(code: "4417", label: "阳江市", parent: "44"),
            CodeEntry(code: "441702", label: "江城区", parent: "4417"), CodeEntry(code: "441781", label: "阳春市", parent: "4417"),
        ],
        "species": ["榕树", "樟树", "木棉", "龙眼"].enumerated().map { CodeEntry(code: "S\($0 + 1)", label: $1) },
        "pest": (1...300).map { CodeEntry(code: "P\($0)", label: "害虫\($0)号") },
    ]
    static let paths = ["44": "44", "4417": "44/4417", "441702": "44/4417/441702", "441781": "44/4417/441781"]

    func entry(_ table: String, _ code: String) -> CodeEntry? { Self.tables[table]?.first { $0.code == code } }
    func entries(_ table: String, labelled label: String) -> [CodeEntry] { entries(table).filter { $0.label == label } }
    func entries(_ table: String) -> [CodeEntry] { Self.tables[table] ?? [] }
    func regionPath(_ code: String) -> RegionPath? { Self.paths[code].flatMap { RegionPath($0) } }
    func checkIdentifier(_ kind: String, _ value: String) -> (problem: String?, normal: String) { (nil, value) }
}
