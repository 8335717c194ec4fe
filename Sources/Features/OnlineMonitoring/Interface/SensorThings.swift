import Calendars
import Database
import Foundation
import Registers

/// Answers of the facade: devices as Things, channel and kind of data as Datastream, readings as Observations.
struct SensorThings {
    let connection: any Connection
    let queries: LiveQueries
    let root: String

    /// A channel has one stream for each kind of data; its number is the channel's with a last digit for the kind.
    static let kinds: [(digit: Int64, command: Int, name: String)] = [
        (1, 2011, "实时"), (2, 2051, "分钟"), (3, 2061, "小时"), (4, 2031, "日"),
    ]

    static func entries(_ root: String) -> [String: Any] {
        ["value": ["Things", "Datastreams"].map { ["name": $0, "url": "\(root)/\($0)"] }]
    }

    static func text(_ object: [String: Any]) throws -> String {
        String(
            decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]),
            as: UTF8.self)
    }

    func answer(_ request: SensorThingsRequest) throws -> String {
        switch request.subject {
        case .things: return try page(things(request), request, "Things")
        case .thing(let id):
            guard let device = try queries.device(connection, id) else { throw RegisterError.notFound }
            return try SensorThings.text(thing(device))
        case .datastreams(let id):
            if let id, try queries.device(connection, id) == nil { throw RegisterError.notFound }
            return try page(datastreams(request, of: id), request, id.map { "Things(\($0))/Datastreams" } ?? "Datastreams")
        case .datastream(let id):
            let (row, kind) = try stream(id)
            return try SensorThings.text(datastream(row, kind))
        case .observations(let id):
            let (row, kind) = try stream(id)
            return try page(observations(row, kind.command, request), request, "Datastreams(\(id))/Observations")
        }
    }

    /// One more than asked is read, to know whether there is a next part.
    private func page(_ found: [[String: Any]], _ request: SensorThingsRequest, _ path: String) throws -> String {
        var answer: [String: Any] = ["value": Array(found.prefix(request.top))]
        if found.count > request.top, request.top > 0 {
            let filter =
                request.filter.map { "&$filter=" + ($0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "") } ?? ""
            answer["@iot.nextLink"] = "\(root)/\(path)?$top=\(request.top)&$skip=\(request.skip + request.top)\(filter)"
        }
        return try SensorThings.text(answer)
    }

    private func things(_ request: SensorThingsRequest) throws -> [[String: Any]] {
        let scope = queries.scope(first: 1)
        return try connection.query(
            """
            SELECT \(LiveDevice.columns) FROM \(LiveDevice.tables) WHERE t.void = 0 AND \(scope.sql)
            ORDER BY t.id LIMIT \(request.top + 1) OFFSET \(request.skip)
            """, scope.arguments
        ).map { thing(LiveDevice($0)) }
    }

    private func thing(_ device: LiveDevice) -> [String: Any] {
        [
            "@iot.id": device.id, "@iot.selfLink": "\(root)/Things(\(device.id))", "name": device.name,
            "description": [device.employer, device.workplace, device.location].filter { !$0.isEmpty }.joined(separator: " · "),
            "properties": ["state": device.state, "simulated": device.isSimulated],
            "Datastreams@iot.navigationLink": "\(root)/Things(\(device.id))/Datastreams",
        ]
    }

    private func datastreams(_ request: SensorThingsRequest, of device: Int64?) throws -> [[String: Any]] {
        let scope = queries.scope(first: 2)
        let rows = try connection.query(
            """
            SELECT k.id, k.device, k.factor, k.name, k.unit, k.hazard FROM monitoring_channel k
            JOIN monitoring_device t ON t.id = k.device AND t.void = 0
            WHERE k.void = 0 AND (?1 = 0 OR k.device = ?1) AND \(scope.sql) ORDER BY k.id
            """, [.integer(device ?? 0)] + scope.arguments)
        let all = rows.flatMap { row in SensorThings.kinds.map { (row, $0) } }
        return all.dropFirst(request.skip).prefix(request.top + 1).map { datastream($0.0, $0.1) }
    }

    private func stream(_ id: Int64) throws -> (Row, (digit: Int64, command: Int, name: String)) {
        let scope = queries.scope(first: 2)
        guard let kind = SensorThings.kinds.first(where: { $0.digit == id % 10 }),
            let row = try connection.first(
                """
                SELECT k.id, k.device, k.factor, k.name, k.unit, k.hazard FROM monitoring_channel k
                JOIN monitoring_device t ON t.id = k.device AND t.void = 0
                WHERE k.void = 0 AND k.id = ?1 AND \(scope.sql)
                """, [.integer(id / 10)] + scope.arguments)
        else { throw RegisterError.notFound }
        return (row, kind)
    }

    private func datastream(_ row: Row, _ kind: (digit: Int64, command: Int, name: String)) -> [String: Any] {
        let id = row.integer("id") * 10 + kind.digit
        let unit = row.text("unit")
        return [
            "@iot.id": id, "@iot.selfLink": "\(root)/Datastreams(\(id))", "name": "\(row.text("name"))（\(kind.name)）",
            "description": "在线监测筛查数据，不是接触水平评估结果",
            "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
            "unitOfMeasurement": ["name": unit, "symbol": unit, "definition": ""],
            "properties": ["factor": row.text("factor"), "hazard": row.text("hazard")],
            "Thing@iot.navigationLink": "\(root)/Things(\(row.integer("device")))",
            "Observations@iot.navigationLink": "\(root)/Datastreams(\(id))/Observations",
        ]
    }

    private func observations(_ row: Row, _ command: Int, _ request: SensorThingsRequest) throws -> [[String: Any]] {
        try connection.query(
            """
            SELECT at, statistic, revision, value, value_text, flag, unit, verified, marks, arrived_at FROM reading
            WHERE device_id = ?1 AND command = ?2 AND factor = ?3 AND at >= ?4 AND at < ?5
            ORDER BY at, statistic, revision LIMIT \(request.top + 1) OFFSET \(request.skip)
            """,
            [
                row["device"], .integer(Int64(command)), row["factor"], .integer(request.from.milliseconds),
                .integer(request.to.milliseconds),
            ]
        ).map { reading in
            let marks = ReadingMarks(rawValue: reading.integer("marks"))
            let at = reading.integer("at")
            return [
                "@iot.id": "\(at)-\(reading.text("statistic"))-\(reading.integer("revision"))",
                "phenomenonTime": Instant(milliseconds: at).rfc3339,
                "resultTime": Instant(milliseconds: reading.integer("arrived_at")).rfc3339,
                "result": reading["value"].real.map { $0 as Any } ?? NSNull(),
                "resultQuality": [
                    "flag": reading.text("flag"), "verified": reading.flag("verified"), "simulated": marks.contains(.simulated),
                    "timeDoubtful": marks.contains(.timeDoubtful), "implausible": marks.contains(.implausible),
                ] as [String: Any],
                "parameters": [
                    "statistic": reading.text("statistic"), "text": reading.text("value_text"), "unit": reading.text("unit"),
                    "revision": reading.integer("revision"),
                ] as [String: Any],
            ]
        }
    }
}
