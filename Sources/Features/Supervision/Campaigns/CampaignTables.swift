import Pages

/// The tables of a plan's report.
struct CampaignTables {
    let page: PageRequest
    let plan: InspectionPlan
    let report: CampaignReport

    private func label(_ table: String, _ code: String) -> HTML {
        HTML(text: page.product.codes.entry(table, code)?.label ?? code)
    }
    private func number(_ count: Int) -> HTML { "\(count)" }

    var body: HTML {
        let total = report.total
        return Components.facts([
            (SupervisionTexts.campaignDays, HTML(text: "\(plan.from?.description ?? "") 至 \(plan.until?.description ?? "")")),
            (SupervisionTexts.scope, number(report.scope)), (SupervisionTexts.dispatched, number(report.dispatched)),
            (SupervisionTexts.visitedOfPlan, number(total.visited)), (SupervisionTexts.withProblems, number(total.withProblems)),
            (SupervisionTexts.ordered, HTML(text: "\(total.ordered)（\(SupervisionTexts.corrected) \(total.corrected)）")),
            (SupervisionTexts.casesOfPlan, number(total.cases)),
        ])
            + Components.section(
                SupervisionTexts.byItem,
                Components.table(
                    SupervisionTexts.byItem, columns: SupervisionTexts.itemReportColumns, rows: report.items.map(item),
                    empty: SupervisionTexts.noAnswers))
            + Components.section(
                SupervisionTexts.byPlace,
                Components.table(
                    SupervisionTexts.byPlace, columns: SupervisionTexts.placeColumns,
                    rows: report.places.map {
                        [
                            label("region", $0.region), number($0.visited), number($0.withProblems), number($0.ordered),
                            number($0.corrected), number($0.cases),
                        ]
                    }))
            + (report.hazards.isEmpty
                ? .empty
                : Components.section(
                    SupervisionTexts.chemicals,
                    Components.table(
                        SupervisionTexts.chemicals, columns: SupervisionTexts.chemicalColumns,
                        rows: report.hazards.map {
                            [label("hazard_factor", $0.hazard), number($0.employers), number($0.exposed)]
                        })))
            + (plan.summary.isEmpty
                ? .empty : Components.section(SupervisionTexts.summary, "<p class=\"multiline\">\(plan.summary)</p>"))
    }

    /// By counts beside the share: of few visits a share says little.
    private func item(_ item: CampaignReport.Item) -> [HTML] {
        [
            label("checklist", item.checklist), HTML(text: item.item), HTML(text: item.text), HTML(text: item.clause),
            number(item.yes), number(item.no), number(item.notApplicable),
            HTML(text: item.judged == 0 ? CoverageTexts.notApplicable : CoveragePage.rate(item.no, item.judged)),
        ]
    }
}
