import Calendars
import Pages
import Registers
import Spreadsheets

/// Entering a device's history from a sheet; sending the same sheet again changes nothing.
enum BackfillPages {
    static let largestFile = 20 << 20
    private static let rowsAtOnce = 2_000
    private static let shownProblems = 100

    static func form(_ page: PageRequest) async throws -> PageAnswer {
        let device = try await device(page)
        return show(page, device, .empty)
    }

    static func take(_ page: PageRequest) async throws -> PageAnswer {
        let device = try await device(page)
        guard let file = page.form.file("file") else {
            return show(page, device, wrong(LiveTexts.fileMissing), .unprocessableContent)
        }
        let rows: [BackfillSheet.Row]
        do {
            rows = try BackfillSheet(file.bytes).rows
        } catch BackfillSheet.Problem.headingsMissing(let names) {
            return show(page, device, wrong(LiveTexts.headingsMissing(names)), .unprocessableContent)
        } catch BackfillSheet.Problem.tooManyRows {
            return show(page, device, wrong(LiveTexts.tooManyRows(BackfillSheet.mostRows)), .unprocessableContent)
        } catch let error as SheetError {
            return show(page, device, wrong(error.message), .unprocessableContent)
        }
        let outcomes = try await enter(rows, device, page)
        return show(page, device, report(rows, outcomes))
    }

    private static func enter(
        _ rows: [BackfillSheet.Row], _ device: StoredRecord, _ page: PageRequest
    ) async throws -> [ItemOutcome] {
        let intake = IntakeDoor.intake(page.product)
        let at = page.product.clock.now()
        let peer = "sheet:\(page.principal.accountName)"
        var outcomes: [ItemOutcome] = []
        for start in stride(from: 0, to: rows.count, by: rowsAtOnce) {
            let items = rows[start..<min(start + rowsAtOnce, rows.count)].map(\.item)
            outcomes += try await intake.take { connection, context in
                guard let standing = try DeviceStanding.find(connection, id: device.id) else { throw RegisterError.notFound }
                let storage = ItemStorage(context: context, arrivedAt: at, peer: peer, isHistory: true)
                let taken = try storage.store(items, of: standing, connection)
                return (taken.outcomes, taken.fresh)
            }
        }
        return outcomes
    }

    private static func device(_ page: PageRequest) async throws -> StoredRecord {
        try await page.record(MonitoringDevice.register.name, for: .edit)
    }

    private static func wrong(_ sentence: String) -> HTML {
        "<div class=\"notice notice-bad\" role=\"alert\">\(sentence)</div>"
    }

    private static func report(_ rows: [BackfillSheet.Row], _ outcomes: [ItemOutcome]) -> HTML {
        let accepted = outcomes.count { $0 == .accepted }
        let duplicate = outcomes.count { $0 == .duplicate }
        let bad = zip(rows, outcomes).compactMap { row, outcome in outcome.problem.map { (row.number, $0) } }
        var body: HTML = """
            <div class="notice \(bad.isEmpty ? "notice-good" : "notice-warning")" role="status">\(LiveTexts.entered(accepted, duplicate, bad.count))</div>
            """
        if !bad.isEmpty {
            body += Components.table(
                LiveTexts.rowProblems, columns: LiveTexts.rowProblemColumns,
                rows: bad.prefix(shownProblems).map { ["\($0.0)", HTML(text: "\($0.1.rawValue) \($0.1.sentence)")] })
        }
        return body
    }

    private static func show(
        _ page: PageRequest, _ device: StoredRecord, _ result: HTML, _ status: AnswerStatus = .ok
    ) -> PageAnswer {
        page.page(
            LiveTexts.backfill, status: status,
            crumbs: [Crumb(LiveTexts.title, LiveAddress.list), Crumb(device.title, LiveAddress.device(device.id))],
            body: """
                \(result)<p>\(LiveTexts.backfillNote)</p>
                <form method="post" action="\(TelemetryRoutes.backfill(device.id))" enctype="multipart/form-data" class="record-form">\(page.tokenField)
                <div class="field"><label for="backfill-file">\(LiveTexts.file)</label>
                <input id="backfill-file" type="file" name="file" accept=".csv,.xlsx" required></div>
                <button class="button primary" type="submit">\(LiveTexts.enter)</button></form>
                """)
    }
}
