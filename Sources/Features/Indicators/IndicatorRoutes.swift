import Access
import Calendars
import Organisations
import Pages
import Registers

/// Addresses of the indicator pages.
enum IndicatorAddress {
    static let list = "/indicators"
    static let loading = "/indicators/loading"
    static func indicator(_ id: Int64, region: String, day: Day) -> String { "/indicators/\(id)?region=\(region)&day=\(day)" }
    static func members(_ id: Int64, _ part: Measure.Part, region: String, day: Day) -> String {
        "/indicators/\(id)/members/\(part.rawValue)?region=\(region)&day=\(day)"
    }
    static func publication(_ id: Int64) -> String { "/indicators/\(id)/publication" }
}

public enum IndicatorRoutes {
    static let all: [Route] = [
        .get("/indicators", .roles(readers), IndicatorListPage.show),
        .get("/indicators/loading", .register("plan_indicator", .create), PlanLoadingPage.show),
        .post("/indicators/loading", .register("plan_indicator", .create), PlanLoadingPage.load),
        .get("/indicators/{id}", .roles(readers), IndicatorPage.show),
        .get("/indicators/{id}/members/{part}", .roles(readers), IndicatorMembersPage.show),
        .post("/indicators/{id}/publication", .register("frozen_figure", .publish), IndicatorPage.publish),
    ]

    public static let readers = Set(Role.authorities)
}

/// Region and day of an indicator page: from the address, within what the account may see.
public struct IndicatorView: Sendable {
    public var region: String
    public var day: Day

    public static func read(_ page: PageRequest) throws -> IndicatorView {
        let own = page.principal.region.code
        let region = page.query["region"].flatMap { $0.isEmpty ? nil : $0 } ?? own
        guard let path = page.product.codes.regionPath(region), page.principal.region.contains(path) else {
            throw RegisterError.notFound
        }
        let day = page.query["day"].flatMap { DayReading.read($0) } ?? page.today
        return IndicatorView(region: region, day: day)
    }

    /// Choices of a region filter: the account's region and those directly below the shown one and its ancestors.
    static func choices(_ page: PageRequest, _ shown: String) -> [CodeEntry] {
        let entries = page.product.codes.entries("region")
        let own = page.principal.region.code
        let path = page.product.codes.regionPath(shown)?.codes ?? [shown]
        let open = Set(path + [own])
        return entries.filter { entry in
            guard let place = page.product.codes.regionPath(entry.code), page.principal.region.contains(place) else {
                return false
            }
            return open.contains(entry.code) || open.contains(entry.parent)
        }
    }
}
