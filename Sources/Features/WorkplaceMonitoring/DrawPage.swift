import Pages
import Registers

/// Drawing the employers of a task in the browser.
enum DrawPage {
    static func address(_ task: Int64) -> String { "/monitoring_task/\(task)/draw" }

    static let routes: [Route] = [.post("/monitoring_task/{id}/draw", .register("monitoring_task", .edit), draw)]

    static func form(_ page: PageRequest, _ task: Int64, problems: [FieldProblem]) -> HTML {
        """
        <p class="muted">\(MonitoringTexts.drawHelp)</p>
        <form method="post" action="\(address(task))" class="record-form">\(page.tokenField)
        <div class="field"><label for="seed">\(MonitoringTexts.seed)</label>\(ErrorSummary.beside("seed", problems))
        <input id="seed" name="seed" maxlength="60" value="\(page.form.text("seed"))"></div>
        <div class="field"><label for="count">\(MonitoringTexts.count)</label>\(ErrorSummary.beside("count", problems))
        <input id="count" name="count" inputmode="numeric" value="\(page.form.text("count"))"></div>
        <button class="button primary" type="submit">\(MonitoringTexts.run)</button></form>
        """
    }

    private static func draw(_ page: PageRequest) async throws -> PageAnswer {
        let task = try await page.record("monitoring_task", for: .edit)
        let seed = TextReading.trim(page.form.text("seed"))
        let count = Int(TextReading.folded(TextReading.trim(page.form.text("count"))))
        var problems: [FieldProblem] = []
        if seed.isEmpty { problems.append(FieldProblem("seed", .missing, MonitoringTexts.seedMissing)) }
        if !(1...10_000).contains(count ?? 0) { problems.append(FieldProblem("count", .outOfRange, MonitoringTexts.countWrong)) }
        guard problems.isEmpty, let count else {
            return page.page(
                MonitoringTexts.draw, status: .unprocessableContent,
                crumbs: [Crumb(task.title, RecordAddress.record("monitoring_task", task.id))],
                body: ErrorSummary.html(problems) + form(page, task.id, problems: problems))
        }
        try await page.product.registers.write(as: page.principal) { transaction in
            try DrawSample.run(transaction, task: task, count: count, seed: seed)
            return
        }
        return page.redirect(RecordAddress.record("monitoring_task", task.id), done: "sample-drawn")
    }
}
