import Access
import Calendars
import Database
import Ledger
import Organisations
import Registers

/// A 康复站 (or 点) at a township clinic.
public struct RehabilitationStation: RegisterRecord {
    public var name = ""
    public var kind = ""
    public var regionCode = ""
    public var address = ""
    public var organisation: Int64?
    public var staff = ""
    public var devices = ""
    public var servingSince: Day?
    public var assessedDay: Day?
    public init() {}

    public static let declaration = Declaration<RehabilitationStation>("rehabilitation_station", "康复站（点）") {
        Field(\.name, "name", "名称").required().listed()
        Field(\.kind, "kind", "类别").required().code("station_kind").listed()
        Field(\.regionCode, "region_code", "所在镇（街道）").required().code("region").listed()
        Field(\.address, "address", "地址")
        Field(\.organisation, "organisation", "承办机构").reference("organisation", by: "name").listed()
            .help("填写后，该机构（乡镇卫生院、社区卫生服务中心）的账号可以登记康复服务")
        Field(\.staff, "staff", "康复人员").length(200).help("姓名和资质")
        Field(\.devices, "devices", "设备").multiline(500).help("制氧机、呼吸训练器、肺功能仪等")
        Field(\.servingSince, "serving_since", "开始服务日期").computed().listed()
        Field(\.assessedDay, "assessed_day", "评估日期").computed().listed()
    }
    .named(by: "name", "region_code").region(.field("region_code")).owned(.through("organisation"))
    .lifecycle(
        Lifecycle(
            states: [
                .init("proposed", "拟建", tone: .progress), .init("built", "已建成", tone: .progress),
                .init("serving", "服务中", tone: .good), .init("closed", "停办", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("build", "建成", from: ["proposed"], to: "built", verb: .edit),
                .init("serve", "开始服务", from: ["built"], to: "serving", verb: .edit, stamps: "serving_since"),
                .init(
                    "assess", "登记评估", from: ["serving"], to: "serving", verb: .approve, reason: true, stamps: "assessed_day"),
                .init("close", "停办", from: ["built", "serving"], to: "closed", verb: .approve, reason: true),
            ])
    )
    .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region).grant(.townOfficer, [.view], .region)
    .grant(.healthInstitution, [.view], .organisation)
    .menu("尘肺病").serves("R-60")
}

/// Living patients and serving stations by town, from which the coverage is counted.
public enum RehabilitationFigures {
    public static let living = "pneumoconiosis.living"
    public static let serving = "rehabilitation.serving"
    /// Resident living patients from which a town counts as 集中: a provincial pilot notice, not the plans; a site may set its own.
    public static let threshold: Int64 = 100

    static let ofPatient = Catalogue.FigureSource([living]) { record in
        record.state == "died" || !DiseaseGrade.isPneumoconiosis(record["disease"].text ?? "")
            ? [] : [FigureContribution(figure: living, region: record.regionPath, numerator: 1, denominator: 0)]
    }
    static let ofStation = Catalogue.FigureSource([serving]) { record in
        record.state == "serving" && record["kind"].text == "station"
            ? [FigureContribution(figure: serving, region: record.regionPath, numerator: 1, denominator: 0)] : []
    }
}
