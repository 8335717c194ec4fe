import Pages
import Registers

/// Issuing a device's credential: the text is on this one page and nowhere else.
enum CredentialPages {
    static let panel = RecordPanel(MonitoringDevice.register.name, .bottom) { page, record in
        guard page.product.registers.decide(page.principal, .approve, record).isAllowed else { return nil }
        return Components.section(
            LiveTexts.access,
            """
            <p class="muted">\(LiveTexts.accessNote)</p>
            \(Components.act(page, TelemetryRoutes.credentials(record.id), LiveTexts.issueCredential))
            <p><a href="\(TelemetryRoutes.backfill(record.id))">\(LiveTexts.backfill)</a>
            <a href="\(LiveAddress.device(record.id))">\(LiveTexts.title)</a>
            <a href="\(LiveAddress.recognition(record.id))">\(LiveTexts.recognition)</a></p>
            """)
    }

    static func issue(_ page: PageRequest) async throws -> PageAnswer {
        let device = try await page.record(MonitoringDevice.register.name, for: .approve)
        let token = try await page.product.registers.write(as: page.principal) { transaction in
            guard let now = try transaction.find(MonitoringDevice.self, device.id)?.stored else { throw RegisterError.notFound }
            return try IssueCredential.run(now, in: transaction)
        }
        return page.page(
            LiveTexts.credential, crumbs: [Crumb(device.title, RecordAddress.record(MonitoringDevice.register.name, device.id))],
            body: """
                <div class="notice notice-warning" role="note">\(LiveTexts.credentialOnce)</div>
                <p><code>\(token)</code></p><p class="muted">\(LiveTexts.credentialUse)</p>
                """)
    }
}
