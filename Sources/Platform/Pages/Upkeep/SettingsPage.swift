import Access
import Calendars
import Database
import Foundation
import Hummingbird
import Ledger
import Registers

/// How long logs and uploads are kept, and which keys are in use: set by the security administrator, noted in the ledger.
enum SettingsPage {
    static let address = "/settings"

    static func page(_ page: PageRequest) async throws -> Response {
        let texts = try await page.product.database.read { connection in
            try Dictionary(uniqueKeysWithValues: InstallationPeriod.all.map { ($0.setting, String(try $0.days(connection))) })
        }
        return try await draw(page, texts, problems: [:])
    }

    static func change(_ page: PageRequest) async throws -> Response {
        let texts = Dictionary(uniqueKeysWithValues: InstallationPeriod.all.map { ($0.setting, page.form.text($0.setting)) })
        let reason = TextReading.trim(page.form.text("_reason"))
        var problems: [String: String] = [:]
        var days: [String: Int] = [:]
        for period in InstallationPeriod.all {
            let number = Int(TextReading.folded(TextReading.trim(texts[period.setting] ?? "")))
            if let number, (period.least...period.most).contains(number) {
                days[period.setting] = number
            } else {
                problems[period.setting] = Texts.Settings.outside(period.least, period.most)
            }
        }
        if reason.isEmpty { problems["_reason"] = Texts.Settings.reasonMissing }
        guard problems.isEmpty else { return try await draw(page, texts, problems: problems) }
        let chosen = days
        try await page.product.registers.ledger.write(by: Author(page.principal)) { transaction in
            var changes: [String: String] = [:]
            for period in InstallationPeriod.all {
                let before = try period.days(transaction.connection)
                guard let after = chosen[period.setting], after != before else { continue }
                try ProductSetting.write(period.setting, String(after), transaction.connection)
                changes[period.setting] = "\(before) → \(after)"
            }
            guard !changes.isEmpty else { return }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            transaction.note(
                action: "change_setting", register: "product_setting", recordID: transaction.newID(), version: 1, reason: reason,
                content: String(decoding: try encoder.encode(changes), as: UTF8.self))
        }
        return page.redirect(address, done: "saved")
    }

    private static func draw(_ page: PageRequest, _ texts: [String: String], problems: [String: String]) async throws -> Response
    {
        let mayChange = page.may(.area(.policies, .edit))
        let fields = InstallationPeriod.all.html { period in
            field(
                period.setting, period.label, texts[period.setting] ?? "", problems[period.setting],
                hint: Texts.Settings.help(period.least, period.most, period.usual) + period.ground, isNarrow: true)
        }
        let reason = field(
            "_reason", Texts.Settings.reason, page.form.text("_reason"), problems["_reason"], hint: "", isNarrow: false)
        let form: HTML = """
            <form method="post" action="\(address)" class="record-form" novalidate>\(page.tokenField)<fieldset class="form-section"\(attribute: "disabled", if: !mayChange)>
            <div class="form-grid">\(fields)\(reason)</div></fieldset>
            <div class="form-end"><button class="button primary" type="submit">\(Texts.Form.save)</button></div></form>
            """
        let body: HTML = """
            <p class="lead">\(Texts.Settings.lead)</p>
            \(Components.section(Texts.Settings.periods, form))
            \(Components.section(Texts.Settings.keys, try await keys(page)))
            """
        return page.page(Texts.Settings.title, status: problems.isEmpty ? .ok : .unprocessableContent, body: body)
    }

    private static func field(
        _ name: String, _ label: String, _ value: String, _ problem: String?, hint: String, isNarrow: Bool
    ) -> HTML {
        let told: HTML = problem.map { "<p class=\"field-error\" id=\"error-\(name)\">\($0)</p>" } ?? .empty
        let narrow: HTML = isNarrow ? " inputmode=\"numeric\" class=\"narrow\"" : .empty
        let marked: HTML = problem == nil ? .empty : " aria-invalid=\"true\" aria-describedby=\"error-\(name)\""
        return """
            <div class="field"><label for="field-\(name)">\(label)</label><input id="field-\(name)" name="\(name)" value="\(value)"\(narrow)\(marked)>\(told)<p class="hint">\(hint)</p></div>
            """
    }

    private static func keys(_ page: PageRequest) async throws -> HTML {
        let ids = page.product.access.sealer.keyIDs
        let last = try await page.product.database.read {
            try $0.first("SELECT finished_at FROM job WHERE kind = 'reseal' AND state = 'done' ORDER BY id DESC")
        }
        let resealed = last?["finished_at"].integer.map { Instant(milliseconds: $0).description }
        return Components.facts([
            (Texts.Settings.current, HTML(text: ids.last ?? Texts.Settings.none)),
            (Texts.Settings.older, HTML(text: ids.count > 1 ? ids.dropLast().joined(separator: "、") : Texts.Settings.none)),
            (Texts.Settings.resealed, HTML(text: resealed ?? Texts.Settings.never)),
            (Texts.Settings.rotation, HTML(text: Texts.Settings.rotationHelp)),
        ])
    }
}
