import Calendars
import Database
import Pages
import Registers
import RuleExplorer

/// What a point was by minute, hour and shift; and all points against the institutions' reports.
enum ExposurePages {
    static let comparison = "/live/comparison"
    static func exposure(_ device: Int64, _ period: View = .minute) -> String {
        "/live/\(device)/exposure?period=\(period.rawValue)"
    }

    static let routes: [Route] = [
        .get("/live/{id}/exposure", .register(MonitoringDevice.register.name, .view), show),
        .get("/live/comparison", .register(MonitoringDevice.register.name, .view), compare),
    ]

    enum View: String, CaseIterable, Sendable {
        case minute, hour, day, shift

        var label: String {
            switch self {
            case .minute: "分钟"
            case .hour: "小时"
            case .day: "日"
            case .shift: "班次"
            }
        }
        /// How far back the chart goes.
        var milliseconds: Int64 {
            switch self {
            case .minute: 8 * 3_600_000
            case .hour: 7 * 86_400_000
            case .day, .shift: 60 * 86_400_000
            }
        }
        var period: Rollup.Period? { Rollup.Period(rawValue: rawValue) }
    }

    private struct Content: Sendable {
        var device: LiveDevice
        var names: [String: String]
        var rollups: [String: [(at: Instant, rollup: Rollup)]] = [:]
        var rolling: [String: Rollup] = [:]
        var shifts: [ShiftExposure] = []
        var shiftNames: [Int64: String] = [:]
    }

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let view = page.query["period"].flatMap { View(rawValue: $0) } ?? .minute
        let content = try await read(page, view)
        var body = notes(content, page.today)
        body += choices(content.device.id, view)
        body += view == .shift ? shifts(content) : charts(content, view)
        return page.page(
            ExposureTexts.title(content.device.name),
            crumbs: [
                Crumb(LiveTexts.title, LiveAddress.list), Crumb(content.device.name, LiveAddress.device(content.device.id)),
            ],
            charts: true, body: body)
    }

    private static func read(_ page: PageRequest, _ view: View) async throws -> Content {
        let id = try page.recordNumber()
        let queries = LiveQueries(registers: page.product.registers, principal: page.principal)
        let now = page.product.clock.now()
        return try await page.product.registers.read { connection in
            guard let device = try queries.device(connection, id) else { throw RegisterError.notFound }
            let names = try connection.query(
                "SELECT factor, name FROM monitoring_channel WHERE device = ?1 AND void = 0 ORDER BY id DESC", [.integer(id)])
            var content = Content(
                device: device,
                names: Dictionary(names.map { ($0.text("factor"), $0.text("name")) }, uniquingKeysWith: { first, _ in first }))
            // The window ends where the data end, so that a silent point still shows its last hours.
            let end = min(now, (device.lastAt ?? now) + 60_000)
            if let period = view.period {
                content.rollups = try RollupQueries.rollups(
                    connection, of: id, period, from: end + -view.milliseconds, to: end + 1)
                let last = try RollupQueries.minutes(connection, of: id, from: end + -8 * 3_600_000, to: end + 1)
                content.rolling = last.mapValues { parts in
                    var whole = Rollup()
                    for part in parts { whole.add(part.rollup) }
                    return whole
                }
            } else {
                content.shifts = try connection.query(
                    """
                    SELECT \(ShiftExposure.columns) FROM shift_exposure WHERE device_id = ?1
                    ORDER BY start_at DESC, factor, schedule_id LIMIT 60
                    """, [.integer(id)]
                ).map(ShiftExposure.init)
                content.shiftNames = Dictionary(
                    uniqueKeysWithValues: try connection.query("SELECT id, name FROM shift_schedule ORDER BY id")
                        .map { ($0.integer("id"), $0.text("name")) })
            }
            return content
        }
    }

    private static func notes(_ content: Content, _ today: Day) -> HTML {
        var body: HTML = "<p class=\"muted\">\(LiveTexts.use)</p>"
        if content.device.isSimulated {
            body += "<div class=\"notice notice-warning\" role=\"note\">\(LiveTexts.simulatedNote)</div>"
        }
        if !content.device.isVerified(on: today) {
            body += "<div class=\"notice notice-warning\" role=\"note\">\(LiveTexts.unverifiedNote)</div>"
        }
        return body
    }

    private static func choices(_ id: Int64, _ view: View) -> HTML {
        "<div class=\"toolbar\">\(View.allCases.html { "<a class=\"button\($0 == view ? " primary" : "")\" href=\"\(exposure(id, $0))\"\(attribute: "aria-current=\"true\"", if: $0 == view)>\($0.label)</a>" })</div>"
    }

    private static func charts(_ content: Content, _ view: View) -> HTML {
        var body: HTML = .empty
        for (factor, parts) in content.rollups.sorted(by: { $0.key < $1.key }) {
            guard let unit = parts.last?.rollup.unit, !unit.isEmpty else { continue }
            let name = content.names[factor] ?? factor
            let isNoise = unit == MeasuredUnit.decibelA.rawValue
            if let rolling = content.rolling[factor], let mean = rolling.mean {
                body +=
                    "<p class=\"lead\">\(ExposureTexts.rolling(name, number(mean, unit), rolling.coveredMilliseconds / 60_000))</p>"
            }
            let labels = parts.map { view == .day ? $0.at.day.description : String($0.at.description.dropFirst(5).dropLast(3)) }
            let chart = LineChart(
                title: "\(name) \(isNoise ? ExposureTexts.equivalent : ExposureTexts.mean)", labels: labels,
                series: [.init(name: name, values: parts.map { $0.rollup.mean.map { ($0 * 1_000).rounded() / 1_000 } })],
                unit: unit)
            let rows = parts.suffix(200).reversed().map { part -> [HTML] in
                [
                    HTML(text: part.at.description), HTML(text: part.rollup.mean.map { number($0, unit) } ?? ""),
                    "\(part.rollup.coveredMilliseconds / 1_000)", "\(part.rollup.excluded)", remarks(part.rollup),
                ]
            }
            body += "<h3>\(chart.title) <span class=\"unit\">\(unit)</span></h3>"
            body += Components.chart(
                chart, table: Components.table(chart.title, columns: ExposureTexts.columns, rows: Array(rows)))
        }
        return body.isEmpty ? "<p class=\"muted\">\(ExposureTexts.none)</p>" : Components.section(view.label, body)
    }

    private static func remarks(_ rollup: Rollup) -> HTML {
        var remarks: [HTML] = []
        if !rollup.isVerified { remarks.append(Components.badge(LiveTexts.unverified, .warning)) }
        if rollup.isSimulated { remarks.append(Components.badge(LiveTexts.simulated, .neutral)) }
        if rollup.overRange > 0 { remarks.append(Components.badge(ExposureTexts.atLeast, .warning)) }
        if rollup.unflagged > 0 { remarks.append(Components.badge(ExposureTexts.unflagged, .neutral)) }
        return remarks.html { "\($0) " }
    }

    private static func shifts(_ content: Content) -> HTML {
        guard !content.shifts.isEmpty else { return "<p class=\"muted\">\(ExposureTexts.noShifts)</p>" }
        return content.shifts.html { shift in
            let name = content.names[shift.factor] ?? shift.factor
            let isNoise = shift.dose != nil
            let title = "\(shift.start.day) \(content.shiftNames[shift.schedule] ?? "") · \(name)"
            var facts: [(name: String, value: HTML)] = [
                (
                    isNoise ? ExposureTexts.equivalent : ExposureTexts.mean,
                    HTML(text: "\(number(shift.mean, shift.unit)) \(shift.unit)")
                ),
                (ExposureTexts.coverage, "\(Int(shift.coverage * 100))%"),
            ]
            if let level = shift.normalised {
                facts.append(
                    (
                        isNoise ? "L_EX,8h" : "C-TWA",
                        HTML(text: isNoise ? "\(number(level, shift.unit)) dB(A)" : "\(number(level, "")) mg/m3")
                    ))
            }
            if let dose = shift.dose { facts.append((ExposureTexts.dose, HTML(text: "\((dose * 10).rounded() / 10)%"))) }
            return Components.section(title, Components.facts(facts) + Why.table(shift.findings))
        }
    }

    static func number(_ value: Double, _ unit: String) -> String {
        let places: Double = unit == MeasuredUnit.decibelA.rawValue ? 10 : 1_000
        return "\((value * places).rounded() / places)"
    }

    // MARK: Sensor against sampling

    private static func compare(_ page: PageRequest) async throws -> PageAnswer {
        guard page.may(.register("measurement", .view)) else { throw RegisterError.denied }
        let queries = LiveQueries(registers: page.product.registers, principal: page.principal)
        let found = try await page.product.registers.read { try SamplingComparison.all($0, queries) }
        let rows = found.prefix(500).enumerated().map { place, one -> [HTML] in
            let unit = one.isNoise ? MeasuredUnit.decibelA.rawValue : ""
            let certificate: HTML = one.isVerified ? .empty : " \(Components.badge(LiveTexts.unverified, .warning))"
            return [
                "\(place + 1)", HTML(text: one.employer),
                "<span><a href=\"\(exposure(one.device, .shift))\">\(one.deviceName)</a>\(certificate)</span>",
                HTML(text: page.product.codes.entry("hazard_factor", one.result.factor)?.label ?? one.result.factor),
                "<a href=\"\(RecordAddress.record("measurement", one.result.id))\">\(one.result.day.description)</a>",
                HTML(text: one.result.institution), HTML(text: one.result.text), HTML(text: number(one.sensorValue, unit)),
                HTML(text: "\(one.difference > 0 ? "+" : "")\(number(one.difference, unit))"),
                HTML(text: one.isSameDay ? ExposureTexts.sameDay(one.shifts) : ExposureTexts.around(one.shifts)),
            ]
        }
        return page.page(
            ExposureTexts.comparison, crumbs: [Crumb(LiveTexts.title, LiveAddress.list)],
            body: "<p class=\"muted\">\(ExposureTexts.comparisonNote)</p>"
                + Components.table(
                    ExposureTexts.comparison, columns: ExposureTexts.comparisonColumns, rows: Array(rows),
                    empty: ExposureTexts.noComparison))
    }
}
