import Access
import Calendars
import Database
import Foundation
import Pages
import Registers

/// A read-only part of OGC SensorThings 1.1: Things (points), Datastreams (channels), Observations (readings), with the rights of
/// whoever is signed in.
enum SensorThingsRoutes {
    static let root = "/api/v1/sensorthings/v1.1"
    private static let viewers = Route.Entry.register(MonitoringDevice.register.name, .view)

    static let all: [Route] = [
        .get(root, viewers) { page in try page.json(SensorThings.text(SensorThings.entries(root))) },
        .get(root + "/{entity}", viewers) { page in try await answer(page, page.parameter("entity"), nil) },
        .get(root + "/{entity}/{part}", viewers) { page in
            try await answer(page, page.parameter("entity"), page.parameter("part"))
        },
    ]

    private static func answer(_ page: PageRequest, _ entity: String, _ part: String?) async throws -> PageAnswer {
        let request = try SensorThingsRequest(entity, part, page.query)
        let queries = LiveQueries(registers: page.product.registers, principal: page.principal)
        let text = try await page.product.registers.read { connection in
            try SensorThings(connection: connection, queries: queries, root: root).answer(request)
        }
        return page.json(text)
    }
}

enum SensorThingsError: String, ProductError, CaseIterable {
    case option = "ST-001"

    var code: String { rawValue }
    var status: AnswerStatus { .badRequest }
    var message: String { "不支持这个查询选项：可用 $top、$skip，Observations 另可用 $filter=phenomenonTime ge|gt|le|lt 时间，多个用 and 连接。" }
}
