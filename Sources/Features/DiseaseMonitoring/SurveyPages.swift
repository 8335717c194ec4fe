import Access
import Database
import Pages
import Registers

/// A survey with its rates, its act, and the lines that still need their cause.
enum SurveyPages {
    static let routes: [Route] = [
        .post("/report_survey/{id}/match", .register("report_survey", .edit)) { page in
            let record = try await page.record("report_survey", for: .edit)
            try await page.product.registers.write(as: page.principal) { try MatchReports.match(record.id, $0) }
            return page.redirect(RecordAddress.record("report_survey", record.id), done: "survey-matched")
        }
    ]

    static let panels: [RecordPanel] = [
        RecordPanel("report_survey", .top) { page, record in
            var body = HTML.empty
            if record.state != "checked", page.product.registers.decide(page.principal, .edit, record).isAllowed {
                body += Components.act(page, "/report_survey/\(record.id)/match", MonitoringTexts.match, kind: "primary")
            }
            guard record.state != "open" else { return body }
            func number(_ field: String) -> Int { Int(record[field].integer ?? 0) }
            let (cases, inTime, late) = (number("cases"), number("in_time"), number("late"))
            let list = "\(RecordAddress.list("report_survey_case"))?survey=%23\(record.id)"
            func open(_ verdict: String, _ count: Int) -> HTML {
                count == 0 || !page.may(.register("report_survey_case", .view))
                    ? HTML(text: String(count)) : "<a href=\"\(list)&amp;verdict=\(verdict)\">\(String(count))</a>"
            }
            return body
                + Components.section(
                    MonitoringTexts.surveyTitle,
                    Components.facts(
                        Array(
                            zip(
                                MonitoringTexts.surveyFacts,
                                [
                                    HTML(text: String(cases)), open("in_time", inTime), open("late", late),
                                    open("missing", number("missing")), open("unmatched", number("unmatched")),
                                    MonitoringPages.rate(inTime + late, cases), MonitoringPages.rate(inTime, cases),
                                ])
                        ).map { (name: $0, value: $1) }))
        }
    ]
}
