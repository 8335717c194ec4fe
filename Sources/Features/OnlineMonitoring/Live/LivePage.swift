import Calendars
import Database
import Pages
import Registers

/// The list of devices with what they say now.
enum LivePage {
    static let shownQuarantined = 20

    private struct Content: Sendable {
        var devices: [LiveDevice]
        var warnings: [Int64: Int]
        var quarantined: [QuarantinedDevice]
    }

    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let content = try await read(page)
        let register: HTML =
            mayRegister(page)
            ? "<a class=\"button\" href=\"\(RecordAddress.new(MonitoringDevice.register.name))\">\(LiveTexts.register)</a>"
            : .empty
        let comparison: HTML =
            page.may(.register("measurement", .view))
            ? "<a class=\"button\" href=\"\(ExposurePages.comparison)\">\(ExposureTexts.comparison)</a>" : .empty
        return page.page(
            LiveTexts.title,
            body: """
                <p class="muted">\(LiveTexts.use)</p>
                <div class="toolbar">\(choices(page))\(register)\(comparison)</div>
                <div hx-ext="sse" sse-connect="\(LiveAddress.updates)">
                <div hx-get="\(LiveAddress.table)\(isList(page) ? "?view=list" : "")" hx-trigger="sse:readings">\(table(content, page))</div>
                </div>
                """)
    }

    /// The part that is drawn anew when something comes in.
    static func fragment(_ page: PageRequest) async throws -> PageAnswer {
        page.fragment(table(try await read(page), page))
    }

    private static func isList(_ page: PageRequest) -> Bool { page.query["view"] == "list" }

    private static func choices(_ page: PageRequest) -> HTML {
        [(LiveTexts.tiles, "", !isList(page)), (LiveTexts.rows, "?view=list", isList(page))].html { label, query, isHere in
            "<a class=\"button\(isHere ? " primary" : "")\" href=\"\(LiveAddress.list)\(query)\"\(attribute: "aria-current=\"true\"", if: isHere)>\(label)</a>"
        }
    }

    private static func mayRegister(_ page: PageRequest) -> Bool { page.may(.register(MonitoringDevice.register.name, .create)) }

    private static func read(_ page: PageRequest) async throws -> Content {
        let queries = LiveQueries(registers: page.product.registers, principal: page.principal)
        // A number in no register belongs to no region: whoever registers devices sees it.
        let seesQuarantine = mayRegister(page)
        return try await page.product.registers.read { connection in
            Content(
                devices: try queries.devices(connection), warnings: try queries.openWarnings(connection),
                quarantined: seesQuarantine ? try QuarantinedDevice.recent(connection, limit: shownQuarantined) : [])
        }
    }

    private static func table(_ content: Content, _ page: PageRequest) -> HTML {
        let now = page.product.clock.now()
        let presences = content.devices.map { $0.presence(at: now) }
        func count(_ presence: LiveDevice.Presence) -> Int { presences.count { $0 == presence } }
        var body: HTML = """
            <p class="lead">\(LiveTexts.summary(count(.online), count(.silent), count(.never)))</p>
            <p class="muted">\(LiveTexts.fresh(now))</p>
            """
        if isList(page) || content.devices.isEmpty {
            body += Components.table(
                LiveTexts.title, columns: LiveTexts.columns, rows: content.devices.map { row($0, now) }, empty: LiveTexts.none)
        } else {
            body += LiveTiles.html(content.devices, warnings: content.warnings, now)
        }
        if content.devices.count == LiveQueries.shownDevices {
            body += "<p class=\"muted\">\(LiveTexts.first(content.devices.count))</p>"
        }
        if !content.quarantined.isEmpty { body += Components.section(LiveTexts.quarantine, quarantine(content.quarantined)) }
        return body
    }

    private static func row(_ device: LiveDevice, _ now: Instant) -> [HTML] {
        let simulated: HTML = device.isSimulated ? " \(Components.badge(LiveTexts.simulated, .neutral))" : .empty
        let place = [device.employer, device.workplace].filter { !$0.isEmpty }.joined(separator: " · ")
        return [
            "<span><a href=\"\(LiveAddress.device(device.id))\">\(device.name)</a>\(simulated)</span>", HTML(text: place),
            LiveParts.presence(device.presence(at: now)), LiveParts.heard(device.lastAt, now), readings(device),
            LiveParts.certificate(device, on: now.day),
        ]
    }

    private static func readings(_ device: LiveDevice) -> HTML {
        guard !device.latest.isEmpty else { return .empty }
        let shown = device.latest.prefix(3)
        let values = shown.enumerated().html { place, reading -> HTML in
            let unit: HTML = reading.unit.isEmpty ? .empty : " \(reading.unit)"
            return "\(place == 0 ? "" : "，")\(reading.name) <strong>\(reading.text)</strong>\(unit)"
        }
        let rest: HTML = device.latest.count > 3 ? " \(LiveTexts.more(device.latest.count))" : .empty
        // Told once a device: where units are missing they are mostly missing for all.
        let mark: HTML = shown.contains { $0.unit.isEmpty } ? " \(Components.badge(LiveTexts.unitMissing, .warning))" : .empty
        return "<span>\(values)\(rest)\(mark)</span>"
    }

    private static func quarantine(_ devices: [QuarantinedDevice]) -> HTML {
        let rows = devices.map { device -> [HTML] in
            [
                HTML(text: device.mn), HTML(text: RefusedFrames.sentence(device.reason)), "\(device.count)",
                HTML(text: device.firstAt.description), HTML(text: device.lastAt.description), HTML(text: device.peer),
            ]
        }
        return "<p class=\"muted\">\(LiveTexts.quarantineNote)</p>"
            + Components.table(LiveTexts.quarantine, columns: LiveTexts.quarantineColumns, rows: rows)
    }
}
