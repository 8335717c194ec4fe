import Calendars
import Organisations
import Registers

/// The objects of supervision of a year as they stood on 1 January, frozen: the denominator of the coverage indicators.
struct ObjectList: RegisterRecord {
    var year = 0
    var kind = ""
    var region = ""
    var frozenOn: Day?
    var count = 0
    var digest = ""
    init() {}

    static let declaration = Declaration<ObjectList>("object_list", "年初监督对象名录") {
        Field(\.year, "year", "年度").range(2016...2040).required().listed()
        Field(\.kind, "kind", "对象类别").required().code("object_list_kind").listed()
        Field(\.region, "region_code", "地区").required().code("region").listed()
        Field(\.frozenOn, "frozen_on", "冻结办理日期").listed()
        Field(\.count, "object_count", "对象数").unit("家").listed()
        Field(\.digest, "sha256", "名录校验值（SHA-256）").length(64)
    }
    .named(by: "year", "kind", "region_code").titled(by: "year", "kind").region(.field("region_code")).writtenByActs()
    .sorted(by: "year", descending: true)
    .grant(.bureauOfficer, [.view, .create, .approve, .export], .region)
    .grant([.supervisor, .leader, .cdc, .countyClerk], [.view, .export], .region)
    .menu("监督执法").serves("R-92", "R-86")
}

/// One object of a frozen list: what it was on 1 January stays, whatever becomes of its record; its first visit of the year is added.
struct ListedObject: RegisterRecord {
    var list = 0
    var year = 0
    var kind = ""
    var objectID = 0
    var number = ""
    var name = ""
    var region = ""
    var visitedDay: Day?
    init() {}

    static let declaration = Declaration<ListedObject>("listed_object", "名录对象") {
        Field(\.list, "object_list", "名录").reference("object_list", by: "sha256").required().filterable()
        Field(\.year, "year", "年度").range(2016...2040).required().listed()
        Field(\.kind, "kind", "对象类别").required().code("object_list_kind").listed()
        Field(\.number, "number", "统一社会信用代码").length(40).listed()
        Field(\.name, "name", "名称").length(120).listed()
        Field(\.region, "region_code", "地区").required().code("region").listed()
        Field(\.visitedDay, "visited_day", "当年首次检查").listed()
        Field(\.objectID, "object_id", "对象编号").technical()
    }
    .named(by: "object_list", "object_id").titled(by: "name").region(.field("region_code")).writtenByActs()
    .sorted(by: "number").index("object_id", "year")
    .grant([.bureauOfficer, .supervisor, .leader, .cdc, .countyClerk], [.view, .export], .region)
    .menu("监督执法").serves("R-92")
}
