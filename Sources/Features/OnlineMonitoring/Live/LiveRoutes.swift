import Pages
import Registers

/// Addresses of the live pages.
enum LiveAddress {
    static let list = "/live"
    static let table = "/live/table"
    static let updates = "/live/updates"
    static func device(_ id: Int64, kind: Int? = nil, hours: Int? = nil) -> String { "/live/\(id)" + query(kind, hours) }
    static func recognition(_ id: Int64) -> String { "/live/\(id)/recognition" }
    static func readings(_ id: Int64, kind: Int?, hours: Int) -> String { "/live/\(id)/readings" + query(kind, hours) }

    private static func query(_ kind: Int?, _ hours: Int?) -> String {
        let parts = [kind.map { "kind=\($0)" }, hours.map { "hours=\($0)" }].compactMap { $0 }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }
}

enum LiveRoutes {
    private static let viewers = Route.Entry.register(MonitoringDevice.register.name, .view)

    static let menu = [MenuEntry(LiveTexts.menu, LiveTexts.title, LiveAddress.list, viewers)]

    static let all: [Route] = [
        .get("/live", viewers, LivePage.show),
        .get("/live/table", viewers, LivePage.fragment),
        .get("/live/updates", viewers, updates),
        .get("/live/{id}", viewers, LiveDevicePage.show),
        .get("/live/{id}/readings", viewers, LiveDevicePage.fragment),
    ]

    /// Tells an open page that something is new; what it is, the page asks for itself, with its own rights.
    private static func updates(_ page: PageRequest) async throws -> PageAnswer {
        let live = page.product.parts[LiveReadings.self] ?? LiveReadings()
        let queries = LiveQueries(registers: page.product.registers, principal: page.principal)
        let visible = try await page.product.registers.read { try queries.visibleDevices($0) }
        let wanted = page.query["device"].flatMap { Int64($0) }.map { visible.intersection([$0]) } ?? visible
        return page.events("readings", live.notices { !$0.isDisjoint(with: wanted) })
    }
}
