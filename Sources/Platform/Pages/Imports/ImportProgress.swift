import Calendars
import Imports
import Jobs

/// How far an import is: percent, rows a second, time left.
struct ImportProgress {
    let page: PageRequest
    let upload: Import
    let job: Job

    init(_ page: PageRequest, _ upload: Import, _ job: Job) {
        self.page = page
        self.upload = upload
        self.job = job
    }

    func html() -> HTML {
        """
        \(fragment())
        <div class="toolbar"><a class="button" href="\(ImportAddress.of(upload.id))">\(Texts.Import.refresh)</a>
        \(Components.act(page, ImportAddress.cancellation(upload.id), Texts.Import.cancel, kind: "danger"))</div>
        <p class="muted">\(Texts.Import.mayLeave)</p>
        """
    }

    func fragment() -> HTML {
        let left = job.secondsLeft(at: page.product.clock.now())
        return """
            <div id="progress" hx-get="\(ImportAddress.progress(upload.id))" hx-trigger="every 1s" hx-swap="outerHTML">
            <p role="status">\(Texts.Import.progress(job))</p>
            <progress class="job-progress" max="100" value="\(job.percent)" aria-label="\(Texts.Import.progressLabel)">\(job.percent)%</progress>
            \(Components.facts([
                (Texts.Import.rowsDone, HTML(text: Texts.Import.rows(job.progress))), (Texts.Import.rate, HTML(text: Texts.Import.perSecond(job.progress.rate))),
                (Texts.Import.timeLeft, HTML(text: Texts.Import.left(left))), (Texts.Import.failed, "\(upload.counts.failed)"),
            ]))</div>
            """
    }
}
