import Pages
import Registers
import RuleExplorer

/// Why a protector is enough or not, and coaching of those who failed.
enum ProtectionPages {
    static let panels: [RecordPanel] = [
        RecordPanel("hearing_post", .top) { _, record in
            Why.section(RuleQuestion.stored(record["findings"].text ?? ""))
        },
        RecordPanel("fit_test", .top) { page, record in
            var html = Why.section(RuleQuestion.stored(record["findings"].text ?? ""))
            if record.state == "failed", page.mayEdit(record) {
                html += Components.section(
                    HearingTexts.coaching,
                    "<p class=\"muted\">\(HearingTexts.coachingHelp)</p>"
                        + ActForm.html(
                            page, "/fit_test/\(record.id)/coaching", HearingTexts.coaching,
                            ActForm.text("coaching", HearingTexts.coachingText)))
            }
            return html
        },
    ]

    static let routes: [Route] = [
        .post("/fit_test/{id}/coaching", .register("fit_test", .edit)) { page in
            let how = page.typed("coaching")
            guard !how.isEmpty else { throw HearingError.coachingMissing }
            return try await page.act(on: FitTest.self, done: "fit-coached") { try FitJudgement.coach($0, $1, how: how, $2) }
        }
    ]
}
