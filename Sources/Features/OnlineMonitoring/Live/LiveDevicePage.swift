import Calendars
import Database
import HJ212
import Pages
import Registers

/// One device: what it is, what it sent over the last hours as chart and table, what was refused.
enum LiveDevicePage {
    static let tableRows = 120
    /// A day of minutes for some factors; more is not looked at on a screen.
    static let mostReadings = 6_000

    /// Kind of data and length of the window, from the address; without them what the device sent last.
    private struct View: Sendable {
        var command: Int?
        var hours = 1

        init(_ page: PageRequest) {
            command = page.query["kind"].flatMap { Int($0) }.flatMap { kind in
                LiveTexts.periods.contains { $0.command == kind } ? kind : nil
            }
            if let hours = page.query["hours"].flatMap({ Int($0) }), LiveTexts.spans.contains(where: { $0.hours == hours }) {
                self.hours = hours
            }
        }
    }

    private struct Content: Sendable {
        var device: LiveDevice
        var command: Int
        var window: ClosedRange<Instant>
        var readings: [ShownReading]
        var refused: [RefusedFrame]
    }

    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let view = View(page)
        let content = try await read(page, view)
        let device = content.device
        let now = page.product.clock.now()
        var body: HTML = .empty
        if device.isSimulated { body += "<div class=\"notice notice-warning\" role=\"note\">\(LiveTexts.simulatedNote)</div>" }
        if !device.isVerified(on: now.day) {
            body += "<div class=\"notice notice-warning\" role=\"note\">\(LiveTexts.unverifiedNote)</div>"
        }
        body += Components.facts(facts(device, now))
        body += """
            <p class="muted">\(LiveTexts.use)</p>
            <div class="toolbar"><a class="button" href="\(ExposurePages.exposure(device.id))">\(ExposureTexts.link)</a></div>
            """
        body += """
            <div hx-ext="sse" sse-connect="\(LiveAddress.updates)?device=\(device.id)">
            <div hx-get="\(LiveAddress.readings(device.id, kind: view.command, hours: view.hours))" hx-trigger="sse:readings">
            \(readings(content, view))
            </div></div>
            """
        if !content.refused.isEmpty { body += Components.section(LiveTexts.refused, refused(content.refused)) }
        return page.page(device.name, crumbs: [Crumb(LiveTexts.title, LiveAddress.list)], charts: true, body: body)
    }

    /// The part that is drawn anew when the device sends.
    static func fragment(_ page: PageRequest) async throws -> PageAnswer {
        let view = View(page)
        return page.fragment(readings(try await read(page, view), view))
    }

    private static func read(_ page: PageRequest, _ view: View) async throws -> Content {
        let id = try page.recordNumber()
        let queries = LiveQueries(registers: page.product.registers, principal: page.principal)
        let now = page.product.clock.now()
        return try await page.product.registers.read { connection in
            guard let device = try queries.device(connection, id) else { throw RegisterError.notFound }
            let last = try queries.latestTime(connection, of: id, now: now)
            let command = view.command ?? last?.command ?? LiveTexts.periods[0].command
            // The window ends where the data end: a device that fell silent still shows its last hours.
            let end = last?.at ?? now
            let window = (end + -Int64(view.hours) * 3_600_000)...end
            return Content(
                device: device, command: command, window: window,
                readings: try queries.readings(
                    connection, of: id, command: command, from: window.lowerBound, to: window.upperBound, limit: mostReadings),
                refused: try RefusedFrame.recent(connection, mn: device.mn, limit: 10))
        }
    }

    private static func facts(_ device: LiveDevice, _ now: Instant) -> [(name: String, value: HTML)] {
        let names = LiveTexts.facts
        func until(_ day: Day?) -> HTML { HTML(text: day.map { LiveTexts.expiry($0) } ?? LiveTexts.certificateMissing) }
        let address = RecordAddress.record(MonitoringDevice.register.name, device.id)
        let facts: [(name: String, value: HTML)] = [
            (LiveTexts.device, "\(LiveParts.presence(device.presence(at: now))) <a href=\"\(address)\">\(LiveTexts.record)</a>"),
            (names.mn, HTML(text: device.mn)), (names.employer, HTML(text: device.employer)),
            (names.workplace, HTML(text: device.workplace)), (names.location, HTML(text: device.location)),
            (names.verification, until(device.verificationExpiry)), (names.calibration, until(device.calibrationExpiry)),
            (names.last, HTML(text: device.lastAt?.description ?? "")), (names.frames, "\(device.counts.frames)"),
            (names.repeated, "\(device.counts.repeated)"), (names.refused, "\(device.counts.refused)"),
            (names.dropped, "\(device.counts.dropped)"), (names.peer, HTML(text: device.counts.peer)),
        ]
        return facts.filter { !$0.value.isEmpty }
    }

    private static func readings(_ content: Content, _ view: View) -> HTML {
        var body = choices(content, view)
        body += "<p class=\"muted\">\(LiveTexts.window(content.window.lowerBound, content.window.upperBound))</p>"
        for chart in LiveCharts.charts(content.readings) {
            body += "<h3>\(chart.title) <span class=\"unit\">\(chart.unit)</span></h3>"
            body += Components.chart(chart, table: numbers(chart))
        }
        let rows = content.readings.prefix(tableRows).map { reading -> [HTML] in
            [
                HTML(text: reading.at.description), HTML(text: "\(reading.name) \(reading.statistic)"), HTML(text: reading.text),
                LiveParts.unit(reading), LiveParts.flag(reading), LiveParts.remarks(reading),
            ]
        }
        body += Components.table(
            LiveTexts.readings, columns: LiveTexts.readingColumns, rows: Array(rows), empty: LiveTexts.noReadings)
        if content.readings.count > tableRows { body += "<p class=\"muted\">\(LiveTexts.cut(tableRows))</p>" }
        return Components.section(LiveTexts.readings, body)
    }

    private static func numbers(_ chart: LineChart) -> HTML {
        let rows = zip(chart.labels, chart.series.first?.values ?? []).suffix(tableRows).reversed().map {
            label, value -> [HTML] in
            [HTML(text: label), HTML(text: value.map { "\($0)" } ?? "")]
        }
        return Components.table(
            chart.title, columns: [LiveTexts.readingColumns[0], "\(chart.title) \(chart.unit)"], rows: Array(rows))
    }

    private static func choices(_ content: Content, _ view: View) -> HTML {
        func link(_ label: String, _ address: String, isHere: Bool) -> HTML {
            "<a class=\"button\(isHere ? " primary" : "")\" href=\"\(address)\"\(attribute: "aria-current=\"true\"", if: isHere)>\(label)</a>"
        }
        let id = content.device.id
        return """
            <div class="toolbar">\(LiveTexts.periods.html {
                link($0.label, LiveAddress.device(id, kind: $0.command, hours: view.hours), isHere: $0.command == content.command)
            })</div>
            <div class="toolbar">\(LiveTexts.spans.html {
                link($0.label, LiveAddress.device(id, kind: view.command, hours: $0.hours), isHere: $0.hours == view.hours)
            })</div>
            """
    }

    private static func refused(_ frames: [RefusedFrame]) -> HTML {
        Components.table(
            LiveTexts.refused, columns: LiveTexts.refusedColumns,
            rows: frames.map {
                [
                    HTML(text: $0.arrivedAt.description), HTML(text: $0.peer),
                    HTML(text: "\($0.reason) \(RefusedFrames.sentence($0.reason))"),
                ]
            })
    }
}
