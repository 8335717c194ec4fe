import Access
import CodeTables
import Organisations
import Registers

/// The bodies of the city: what they are called, where they stand. All made up.
struct DemoOffice: Sendable {
    var key: String
    var name: String
    var type: String
    var region: String
    var isPublic = true

    static let all: [DemoOffice] =
        [DemoOffice(key: "bureau", name: "阳江市卫生健康局（模拟）", type: "bureau", region: Towns.city)]
        + Towns.counties.map {
            DemoOffice(key: "bureau \($0)", name: "\(Towns.countyNames[$0] ?? "")卫生健康局（模拟）", type: "bureau", region: $0)
        } + [
            DemoOffice(key: "cdc", name: "阳江市疾病预防控制中心（模拟）", type: "cdc", region: Towns.city),
            DemoOffice(key: "supervision", name: "阳江市卫生监督所（模拟）", type: "supervision", region: Towns.city),
            DemoOffice(key: "prevention", name: "阳江市职业病防治所（模拟）", type: "prevention_institute", region: Towns.city),
            DemoOffice(key: "clinic", name: "模拟职业健康检查中心（模拟）", type: "exam_institution", region: Towns.city),
            DemoOffice(key: "labour", name: "阳江市人力资源和社会保障局（模拟）", type: "human_resources", region: Towns.city),
            DemoOffice(key: "medicare", name: "阳江市医疗保障局（模拟）", type: "medical_security", region: Towns.city),
            DemoOffice(key: "civil", name: "阳江市民政局（模拟）", type: "civil_affairs", region: Towns.city),
            DemoOffice(key: "justice", name: "阳江市法律援助处（模拟）", type: "justice", region: Towns.city),
            DemoOffice(key: "town", name: "阳春市模拟镇综合行政执法办公室（模拟）", type: "town_office", region: Trades.yangchun),
            DemoOffice(
                key: "service 1", name: "模拟职业卫生技术服务机构甲（模拟）", type: "technical_service", region: Trades.jiangcheng,
                isPublic: false),
            DemoOffice(
                key: "service 2", name: "模拟职业卫生技术服务机构乙（模拟）", type: "technical_service", region: Trades.yangdong,
                isPublic: false),
            DemoOffice(
                key: "service 3", name: "模拟职业卫生技术服务机构丙（模拟，数据系编造，用于演示提示）", type: "technical_service",
                region: Trades.yangchun, isPublic: false),
        ]

    /// Writes all; returns their record numbers by key.
    static func write(_ registers: Registers, by author: Principal) async throws -> [String: Int64] {
        try await registers.write(as: author) { transaction in
            var numbers: [String: Int64] = [:]
            for (index, office) in all.enumerated() {
                var organisation = Organisation()
                organisation.name = office.name
                organisation.creditCode = SimulatedCodes.credit(
                    office.isPublic ? "12" : "91", region: Towns.city, number: 9_000_001 + index)
                organisation.type = office.type
                organisation.regionCode = office.region
                organisation.isPublic = office.isPublic
                organisation.address = "\(office.region == Towns.city ? "阳江市" : "")模拟路 \(index + 1) 号"
                organisation.qualification = office.isPublic ? "" : "（粤）职卫技字〔模拟〕第 \(index) 号"
                organisation.contactName = "模拟联系人\(SimulatedCodes.padded(index + 1, 2))"
                organisation.contactPhone = SimulatedCodes.phone(90_000_000 + index)
                if office.key.hasPrefix("bureau ") { organisation.parent = numbers["bureau"] }
                numbers[office.key] = try transaction.insert(organisation, reason: "模拟数据").id
            }
            return numbers
        }
    }
}
