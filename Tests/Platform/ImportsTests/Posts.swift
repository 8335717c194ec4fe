import Access
import Calendars
import Registers

typealias State = Lifecycle.State

extension Role {
    static let countyClerk = Role("county_clerk")
    static let reader = Role("reader")
    static let mender = Role("mender")
}

/// An employer, by its code.
struct Employer: RegisterRecord {
    var code = ""
    var name = ""
    var county = ""
    init() {}

    static let declaration = Declaration<Employer>("employer", "用人单位") {
        Field(\.code, "code", "单位代码").required().listed().aliases("统一社会信用代码")
        Field(\.name, "name", "单位名称").required().listed()
        Field(\.county, "county", "所在地区").code("region").required().listed()
    }
    .named(by: "code").titled(by: "name").region(.field("county"))
    .grant(.countyClerk, [.view, .create, .edit, .export], .region)
}

/// A post of an employer with what a worker is exposed to there.
struct Post: RegisterRecord {
    var employer = 0
    var name = ""
    var hazard = ""
    var exposed: Int?
    var concentration: Double?
    var sampled: Calendars.Day?
    var shift = false
    var contact = ""
    var badge = ""
    init() {}

    static let declaration = Declaration<Post>("post", "岗位") {
        Field(\.employer, "employer_id", "用人单位").reference("employer", by: "code").required().aliases("单位代码")
        Field(\.name, "name", "岗位名称").required().listed().length(20).aliases("岗位")
        Field(\.hazard, "hazard", "危害因素").code("hazard").required()
        Field(\.exposed, "exposed_headcount", "接害人数").unit("人").range(0...10_000)
        Field(\.concentration, "concentration", "浓度").unit("mg/m³").atLeast(0)
        Field(\.sampled, "sampled_day", "采样日期")
        Field(\.shift, "is_night_shift", "是否夜班")
        Field(\.contact, "contact_phone", "联系电话").sealed(.phone)
        Field(\.badge, "badge", "岗位编号").unique()
    }
    .named(by: "employer_id", "name").titled(by: "name").region(.through("employer_id"))
    .lifecycle(
        Lifecycle(
            states: [State("open", "在用"), State("closed", "停用", editable: false)],
            transitions: [.init("close", "停用", from: ["open"], to: "closed", verb: .edit)])
    )
    .grant(.countyClerk, [.view, .create, .edit, .export], .region)
    .grant(.mender, [.view, .edit], .region).grant(.reader, [.view], .region)
}

/// Regions and hazards of a small city.
struct CityCodes: CodeBook {
    static let regions = ["4417": "44/4417", "441702": "44/4417/441702", "441781": "44/4417/441781"]
    static let tables: [String: [String: String]] = [
        "region": ["4417": "阳江市", "441702": "江城区", "441781": "阳春市"], "hazard": ["11001": "矽尘", "11002": "煤尘", "21001": "苯"],
    ]

    func entry(_ table: String, _ code: String) -> CodeEntry? {
        CityCodes.tables[table]?[code].map { CodeEntry(code: code, label: $0) }
    }
    func entries(_ table: String, labelled label: String) -> [CodeEntry] { entries(table).filter { $0.label == label } }
    func entries(_ table: String) -> [CodeEntry] {
        (CityCodes.tables[table] ?? [:]).keys.sorted().compactMap { entry(table, $0) }
    }
    func regionPath(_ code: String) -> RegionPath? { CityCodes.regions[code].flatMap { RegionPath($0) } }
    func checkIdentifier(_ kind: String, _ value: String) -> (problem: String?, normal: String) { (nil, value) }
}
