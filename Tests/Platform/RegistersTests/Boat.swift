import Access
import Registers

/// A made-up register: the whole of what it takes to keep a new kind of record.
struct Boat: RegisterRecord {
    var number = ""
    var name = ""
    var harbour = ""
    var length: Double?
    var crew = 0
    var built: Day?
    var insured = false
    var ownerPhone = ""
    init() {}

    static let declaration = Declaration<Boat>("boat", "渔船") {
        Field(\.number, "number", "船号").required().unique().listed()
        Field(\.name, "name", "船名").listed().length(12)
        Field(\.harbour, "harbour", "船籍港").code("region").required().listed()
        Field(\.length, "length", "船长").unit("米").range(3...60)
        Field(\.crew, "crew", "船员人数").unit("人").range(0...200).listed()
        Field(\.built, "built", "建造日期")
        Field(\.insured, "insured", "已投保")
        Field(\.ownerPhone, "owner_phone", "船主电话").sealed(.phone)
    }
    .named(by: "number").titled(by: "name").region(.field("harbour")).owned(.author)
    .lifecycle(
        Lifecycle(
            states: [State("draft", "草稿"), State("registered", "已登记", editable: false, tone: .good), State("scrapped", "已报废")],
            transitions: [
                .init("register", "登记", from: ["draft"], to: "registered", verb: .approve),
                .init("return", "退回", from: ["registered"], to: "draft", verb: .approve, reason: true),
            ])
    )
    .grant(.harbourMaster, [.view, .create, .edit, .approve, .unmask], .region).grant(
        .shipper, [.view, .create, .edit], .organisation
    )
    .check { $0.text("name") == "无" ? [FieldProblem("name", .inconsistent, "请填写真实船名。")] : [] }
}
