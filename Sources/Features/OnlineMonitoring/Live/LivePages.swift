import Calendars
import Database
import Organisations
import Pages
import Registers

/// Devices of the region with their state and newest readings.
enum LivePage {
    static let address = "/live"

    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let table = try await table(page)
        let body: HTML = """
            <p class="notice notice-warning">\(OnlineMonitoringTexts.screening)</p>
            <div hx-get="/live/table" hx-trigger="every 5s" hx-swap="innerHTML">\(table)</div>
            \(try await quarantine(page))
            """
        return page.page(OnlineMonitoringTexts.title, body: body)
    }

    static func fragment(_ page: PageRequest) async throws -> PageAnswer { page.fragment(try await table(page)) }

    private static func table(_ page: PageRequest) async throws -> HTML {
        let (registers, principal, now) = (page.product.registers, page.principal, page.product.clock.now())
        let devices = try await registers.read { try LiveDevice.list($0, registers, for: principal, now: now) }
        let rows = devices.map { device -> [HTML] in
            [
                "<a href=\"\(address)/\(device.id)\">\(device.name)</a>\(device.isSimulated ? "<br>" + Components.badge(OnlineMonitoringTexts.simulated, .warning) : .empty)",
                "\(device.employer)<br>\(device.location)", contact(device), values(device),
                Components.badge(
                    device.isVerified ? OnlineMonitoringTexts.verified : OnlineMonitoringTexts.unverified,
                    device.isVerified ? .good : .warning),
            ]
        }
        return "<p class=\"muted\">\(OnlineMonitoringTexts.updated(now.description))</p>"
            + Components.table(
                OnlineMonitoringTexts.title, columns: OnlineMonitoringTexts.columns, rows: rows,
                empty: OnlineMonitoringTexts.noDevices)
    }

    static func contact(_ device: LiveDevice) -> HTML {
        let (label, tone): (String, Lifecycle.State.Tone) =
            switch device.contact {
            case .online: (OnlineMonitoringTexts.online, .good)
            case .silent: (OnlineMonitoringTexts.silent, .bad)
            case .never: (OnlineMonitoringTexts.never, .neutral)
            case .stopped: (OnlineMonitoringTexts.stopped, .warning)
            }
        let last: HTML = device.lastAt.map { "<br><span class=\"muted\">\($0.description)</span>" } ?? .empty
        return Components.badge(label, tone) + last
    }

    private static func values(_ device: LiveDevice) -> HTML {
        device.values.prefix(6).html { value in
            "\(value.name) <strong>\(value.text)</strong> <span class=\"unit\">\(value.unit.isEmpty ? OnlineMonitoringTexts.noUnit : value.unit)</span><br>"
        }
    }

    /// Numbers that nobody registered: only officers of the health offices see them, since no region is known.
    private static func quarantine(_ page: PageRequest) async throws -> HTML {
        guard page.may(.register("monitoring_device", .create)) else { return .empty }
        let found = try await page.product.registers.read { connection in
            try connection.query(
                "SELECT mn, reason, frame_count, last_at, peer FROM quarantined_device ORDER BY last_at DESC, mn LIMIT 30")
        }
        guard !found.isEmpty else { return .empty }
        let rows = found.map { row -> [HTML] in
            [
                HTML(text: row.text("mn")), HTML(text: OnlineMonitoringTexts.reasons[row.text("reason")] ?? row.text("reason")),
                "\(row.integer("frame_count"))", HTML(text: Instant(milliseconds: row.integer("last_at")).description),
                HTML(text: row.text("peer")),
            ]
        }
        return Components.section(
            OnlineMonitoringTexts.quarantine,
            "<p class=\"muted\">\(OnlineMonitoringTexts.quarantineHelp)</p>"
                + Components.table(OnlineMonitoringTexts.quarantine, columns: OnlineMonitoringTexts.quarantineColumns, rows: rows)
        )
    }
}

/// One device: its state and the course of one factor.
enum LiveDevicePage {
    static let shown = 200

    static func show(_ page: PageRequest) async throws -> PageAnswer {
        let id = try page.recordNumber()
        guard let register = page.product.catalogue.register("monitoring_device") else { throw RegisterError.notFound }
        let registers = page.product.registers
        let wanted = page.query["factor"] ?? ""
        let content = try await registers.read { connection -> (StoredRecord, Row?, [String], [Row]) in
            guard let record = try registers.queries.find(connection, register, id),
                registers.decide(page.principal, .view, record).isAllowed
            else { throw RegisterError.notFound }
            let contact = try connection.first("SELECT * FROM device_contact WHERE device_id = ?1", [.integer(id)])
            let factors = try connection.query(
                "SELECT DISTINCT factor FROM reading WHERE device_id = ?1 ORDER BY factor LIMIT 60", [.integer(id)]
            ).map { $0.text("factor") }
            let factor = factors.contains(wanted) ? wanted : factors.first ?? ""
            let rows = try connection.query(
                """
                SELECT command, at, statistic, value, value_text, unit, flag, verified, marks FROM reading
                WHERE device_id = ?1 AND factor = ?2 ORDER BY at DESC, command, statistic, revision DESC LIMIT \(shown)
                """, [.integer(id), .text(factor)])
            return (record, contact, factors, rows)
        }
        let (record, contact, factors, rows) = content
        let factor = factors.contains(wanted) ? wanted : factors.first ?? ""
        let isSimulated = record["is_simulated"].integer == 1
        var body: HTML = isSimulated ? "<p class=\"notice notice-warning\">\(OnlineMonitoringTexts.simulated)</p>" : .empty
        body += Components.section(
            OnlineMonitoringTexts.summary,
            Components.facts([
                (
                    OnlineMonitoringTexts.lastContact,
                    HTML(
                        text: contact.map { Instant(milliseconds: $0.integer("last_at")).description }
                            ?? OnlineMonitoringTexts.never)
                ),
                (OnlineMonitoringTexts.frames, "\(contact?.integer("frame_count") ?? 0)"),
                (OnlineMonitoringTexts.repeated, "\(contact?.integer("repeated_count") ?? 0)"),
                (OnlineMonitoringTexts.refused, "\(contact?.integer("refused_count") ?? 0)"),
                (
                    OnlineMonitoringTexts.detail,
                    "<a href=\"\(RecordAddress.record("monitoring_device", id))\">\(record["mn"].text ?? "")</a>"
                ),
            ]))
        body += Components.section(OnlineMonitoringTexts.readings, readings(factor, factors, rows))
        return page.page(
            record["name"].text ?? record.title, crumbs: [Crumb(OnlineMonitoringTexts.title, LivePage.address)], charts: true,
            body: body)
    }

    private static func readings(_ factor: String, _ factors: [String], _ rows: [Row]) -> HTML {
        guard !rows.isEmpty else { return "<p class=\"empty\">\(OnlineMonitoringTexts.noReadings)</p>" }
        let choice: HTML = """
            <form method="get" class="inline-form"><label for="factor">\(OnlineMonitoringTexts.factor)</label>
            <select id="factor" name="factor">\(factors.html { "<option value=\"\($0)\"\(attribute: "selected", if: $0 == factor)>\($0)</option>" })</select>
            <button class="button" type="submit">\(OnlineMonitoringTexts.show)</button></form>
            """
        // One statistic at a time: a line through averages and maxima together means nothing.
        let statistic = rows.first?.text("statistic") ?? ""
        let line = rows.filter { $0.text("statistic") == statistic }.reversed()
        let unit = rows.first?.text("unit") ?? ""
        let chart = LineChart(
            title: factor, labels: line.map { Instant(milliseconds: $0.integer("at")).description },
            series: [.init(name: "\(factor)-\(statistic)", values: line.map { $0["value"].real })], unit: unit)
        let table = Components.table(
            OnlineMonitoringTexts.readings, columns: OnlineMonitoringTexts.readingColumns,
            rows: rows.map { row in
                [
                    HTML(text: Instant(milliseconds: row.integer("at")).description),
                    "\(row.text("value_text")) (\(row.text("statistic")))",
                    HTML(text: row.text("unit").isEmpty ? OnlineMonitoringTexts.noUnit : row.text("unit")),
                    HTML(text: row.text("flag")),
                    nature(row),
                ]
            })
        return choice + Components.chart(chart, table: table)
    }

    private static func nature(_ row: Row) -> HTML {
        let marks = ReadingMarks(rawValue: row.integer("marks"))
        var words: [HTML] = []
        if !row.flag("verified") { words.append(Components.badge(OnlineMonitoringTexts.unverified, .warning)) }
        if marks.contains(.timeDoubtful) { words.append(Components.badge(OnlineMonitoringTexts.doubtfulTime, .warning)) }
        if marks.contains(.implausible) { words.append(Components.badge(OnlineMonitoringTexts.implausible, .bad)) }
        if marks.contains(.unreadable) { words.append(Components.badge(OnlineMonitoringTexts.unreadable, .bad)) }
        return words.html { "\($0) " }
    }
}
