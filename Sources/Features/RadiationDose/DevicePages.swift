import Access
import Calendars
import CodeTables
import Database
import Organisations
import Pages
import Registers

/// Radiation units, devices and tests of each county: how many are in use, tested in time, failed.
enum DevicePages {
    static let address = "/radiation/coverage"
    static let readers: Set<Role> = [.cdc, .bureauOfficer, .supervisor, .leader]
    static let routes: [Route] = [.get(address, .roles(readers), byCounty)]

    struct County: Sendable, Hashable {
        var units = 0
        var medical = 0
        var devices = 0
        var inTime = 0
        var failed = 0
        var planned = 0
        /// Radiation diseases confirmed this year (class 7 of the catalogue of 2025).
        var diseases = 0
    }

    /// Diagnoses stand in a slice above; without it there is nothing to count.
    private static func diseases(_ connection: any Connection, _ place: [Value], _ day: Day) throws -> Int {
        Int(
            try connection.value(
                """
                SELECT COUNT(*) FROM diagnosis_case WHERE void = 0 AND conclusion = 'confirmed' AND disease LIKE '7.%'
                AND region_path >= ?1 AND region_path < ?2 AND diagnosed_day >= ?3 AND diagnosed_day <= ?4
                """, place + [.text("\(day.year)-01-01"), .text(day.description)]
            ).integer ?? 0)
    }

    static func read(
        _ connection: any Connection, _ region: RegionPath, on day: Day, isDiagnosing: Bool
    ) throws -> County {
        var county = County()
        let place: [Value] = [.text(region.lowerBound), .text(region.upperBound)]
        let units = try connection.first(
            """
            SELECT COUNT(*) AS units, SUM(CASE WHEN field = 'medical' THEN 1 ELSE 0 END) AS medical FROM radiation_unit
            WHERE void = 0 AND region_path >= ?1 AND region_path < ?2
            """, place)
        county.units = units?.int("units") ?? 0
        county.medical = Int(units?["medical"].integer ?? 0)
        let devices = try connection.first(
            """
            SELECT COUNT(*) AS devices, SUM(CASE WHEN last_test IS NOT NULL AND last_result <> 'failed' AND next_test >= ?3 THEN 1 ELSE 0 END) AS in_time,
            SUM(CASE WHEN last_result = 'failed' THEN 1 ELSE 0 END) AS failed FROM radiation_device
            WHERE void = 0 AND state = 'in_use' AND region_path >= ?1 AND region_path < ?2
            """, place + [.text(day.description)])
        county.devices = devices?.int("devices") ?? 0
        county.inTime = Int(devices?["in_time"].integer ?? 0)
        county.failed = Int(devices?["failed"].integer ?? 0)
        county.planned = Int(
            try connection.value(
                """
                SELECT COUNT(*) FROM radiation_test WHERE void = 0 AND state = 'planned' AND planned_day < ?3
                AND region_path >= ?1 AND region_path < ?2
                """, place + [.text(day.description)]
            ).integer ?? 0)
        county.diseases = isDiagnosing ? try diseases(connection, place, day) : 0
        return county
    }

    private static func byCounty(_ page: PageRequest) async throws -> PageAnswer {
        let codes = page.product.codes
        let counties = codes.counties(of: page.principal.region.code)
        let today = page.today
        let isDiagnosing = page.product.catalogue.register("diagnosis_case") != nil
        let rows = try await page.product.registers.read { connection in
            try counties.map {
                (
                    $0.code, $0.label,
                    try read(connection, codes.regionPath($0.code) ?? .nowhere, on: today, isDiagnosing: isDiagnosing)
                )
            }
        }
        func open(_ number: Int, _ address: String) -> HTML {
            number == 0 ? HTML(text: "0") : "<a href=\"\(address)\">\(String(number))</a>"
        }
        let devices = RecordAddress.list("radiation_device")
        let mayOpenTests = page.may(.register("radiation_test", .view))
        let lines = rows.map { code, name, county -> [HTML] in
            [
                HTML(text: name), HTML(text: "\(county.units)（\(county.medical)）"),
                open(county.devices, "\(devices)?region=\(code)&state=in_use"),
                HTML(text: String(county.inTime)),
                county.devices == 0
                    ? HTML(text: DeviceTexts.notApplicable) : HTML(text: DeviceTexts.share(county.inTime, county.devices)),
                county.failed == 0
                    ? HTML(text: "0")
                    : "<a href=\"\(devices)?region=\(code)&amp;last_result=failed\">\(Components.badge(String(county.failed), .bad))</a>",
                mayOpenTests
                    ? open(county.planned, "\(RecordAddress.list("radiation_test"))?region=\(code)&state=planned")
                    : HTML(text: String(county.planned)),
                HTML(text: String(county.diseases)),
            ]
        }
        return page.page(
            DeviceTexts.title,
            body: "<p class=\"muted\">\(DeviceTexts.note)</p>"
                + Components.table(DeviceTexts.title, columns: DeviceTexts.columns, rows: lines))
    }
}

enum DeviceTexts {
    static let inFuture = "“检测日期”晚于今天，请核对。"
    static let beforeInstalled = "“检测日期”早于设备安装日期，请核对。"
    static func missing(_ field: String) -> String { "请先填写“\(field)”。" }
    static let title = "放射设备检测覆盖"
    static let note = "在用设备中，最近一次合格的验收或状态检测在一年内的为按期检测；未检测、已逾期和不合格后未复检的不算。"
    static let columns = ["县（市、区）", "放射工作单位（医疗）", "在用设备", "按期检测", "覆盖率", "最近检测不合格", "计划已过期未检", "今年确诊放射性疾病"]
    static let notApplicable = "不适用"
    static func share(_ part: Int, _ whole: Int) -> String { "\(part * 1_000 / whole / 10).\(part * 1_000 / whole % 10)%" }
}
