import Access
import Calendars
import Database
import Pages
import Registers

/// Campaigns from their templates, and the report of a plan.
enum CampaignPages {
    static let address = "/campaigns"

    static let routes: [Route] = [
        .get(address, .register("inspection_plan", .create), show), .post(address, .register("inspection_plan", .create), start),
        .get("/inspection_plan/{id}/report", .register("inspection_plan", .view), report),
        .post("/inspection_plan/{id}/summary", .register("inspection_plan", .approve)) { page in
            let summary = page.typed("summary")
            return try await page.act(on: InspectionPlan.self, .approve, done: "plan-closed") { stored, plan, transaction in
                guard !summary.isEmpty else { throw SupervisionError.campaignIncomplete("请填写总结。") }
                var closed = plan
                closed.summary = summary
                try transaction.move(stored, "close", to: closed)
            }
        },
    ]

    static let panels = [RecordPanel("inspection_plan", draw: panel)]

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let year = page.today.year
        let rows = CampaignTemplate.all.map { template -> [HTML] in
            let days = template.days(year)
            return [
                HTML(text: template.title), HTML(text: days.map { "\($0.from) 至 \($0.until)" } ?? ""),
                HTML(text: template.industries.isEmpty ? SupervisionTexts.allIndustries : template.industries),
                HTML(text: template.basis),
                Components.badge(template.mark.label, template.mark.needsWarning ? .warning : .neutral),
            ]
        }
        let parts = FormParts(page: page, prefix: "campaign")
        return page.page(
            SupervisionTexts.campaigns,
            body: "<p class=\"lead\">\(SupervisionTexts.campaignLead)</p>"
                + Components.table(SupervisionTexts.campaigns, columns: SupervisionTexts.campaignColumns, rows: rows)
                + parts.form(
                    address, SupervisionTexts.startCampaign, open: true,
                    parts.choice("template", SupervisionTexts.campaign, CampaignTemplate.all.map { ($0.name, $0.title) })
                        + parts.text("year", SupervisionTexts.campaignYear, value: "\(year)", length: 4)
                        + parts.text("count", SupervisionTexts.campaignCount, length: 6)))
    }

    /// The plan is a draft: whoever started it completes it and sends it to be approved.
    private static func start(_ page: PageRequest) async throws -> PageAnswer {
        guard let template = CampaignTemplate.named(page.typed("template")) else {
            throw SupervisionError.campaignIncomplete("请选择专项。")
        }
        guard let year = Int(page.typed("year")), (2016...2040).contains(year), let count = Int(page.typed("count")), count > 0
        else {
            throw SupervisionError.campaignIncomplete("请填写年度（2016—2040）和检查家数（至少 1 家）。")
        }
        let (registers, principal) = (page.product.registers, page.principal)
        guard !principal.region.isRoot, !principal.region.isNowhere else { throw RegisterError.denied }
        let id = try await registers.write(as: principal) { transaction in
            let plan = try template.plan(year, region: principal.region.code, count: count)
            let known = try transaction.connection.first(
                "SELECT id FROM inspection_plan WHERE void = 0 AND year = ?1 AND region_code = ?2 AND title = ?3",
                [.integer(Int64(year)), .text(plan.region), .text(plan.title)])
            guard known == nil else { throw SupervisionError.campaignIncomplete("本地区\(plan.title)已经建立，请在检查计划中继续办理。") }
            let stored = try transaction.insert(plan)
            guard registers.decide(principal, .create, stored).isAllowed else { throw RegisterError.denied }
            return stored.id
        }
        return page.redirect(RecordAddress.record("inspection_plan", id), done: "campaign-started")
    }

    private static func panel(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard record.state != "draft" else { return nil }
        var body: HTML = "<p><a class=\"button\" href=\"/inspection_plan/\(record.id)/report\">\(SupervisionTexts.report)</a></p>"
        if record.state == "approved", page.product.registers.decide(page.principal, .approve, record).isAllowed {
            let parts = FormParts(page: page, prefix: "summary")
            body += parts.form(
                "/inspection_plan/\(record.id)/summary", SupervisionTexts.closePlan,
                parts.area("summary", SupervisionTexts.summary, hint: SupervisionTexts.summaryHint))
        }
        return Components.section(SupervisionTexts.report, body)
    }

    /// The report as it is printed on A4: how many, what was found by item, where, and the summary once it is written.
    private static func report(_ page: PageRequest) async throws -> PageAnswer {
        let stored = try await page.record("inspection_plan", for: .view)
        let plan = try page.product.registers.typed(stored, as: InspectionPlan.self).record
        let report = try await page.product.registers.read { try CampaignReport.read(stored, plan, $0) }
        return page.page(
            "\(plan.title) · \(SupervisionTexts.report)",
            crumbs: [Crumb(plan.title, RecordAddress.record("inspection_plan", stored.id))],
            body: "<div class=\"print-view\">\(CampaignTables(page: page, plan: plan, report: report).body)</div>")
    }
}
