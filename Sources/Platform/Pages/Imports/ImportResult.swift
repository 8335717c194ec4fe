import Imports
import Jobs
import Spreadsheets

/// What a check found, or what an acceptance did: counts, the wrong cells, and the way on.
struct ImportResult {
    static let pageSize = 50

    let page: PageRequest
    let upload: Import
    let job: Job?
    let failures: [ImportFailure]
    let open: Int64

    init(_ page: PageRequest, _ upload: Import, _ job: Job?, failures: [ImportFailure], open: Int64) {
        self.page = page
        self.upload = upload
        self.job = job
        self.failures = failures
        self.open = open
    }

    private var isCheck: Bool { upload.stage == .checked || upload.stage == .checking }
    private var isWhole: Bool { upload.stage == .checked || upload.stage == .accepted }

    func html() -> HTML {
        let counts = upload.counts
        return """
            \(notice())
            \(Components.facts([
                (Texts.Import.created(isCheck), "\(counts.created)"), (Texts.Import.updated(isCheck), "\(counts.updated)"),
                (Texts.Import.unchanged, "\(counts.unchanged)"), (Texts.Import.failed, "\(counts.failed)"),
            ]))
            \(acts())
            \(counts.failed > 0 ? Components.section(Texts.Import.failures, id: "failures", table()) : .empty)
            """
    }

    private func notice() -> HTML {
        if !isWhole {
            let words = job.map { $0.progress.message.isEmpty ? $0.state.label : $0.progress.message } ?? Texts.Import.interrupted
            return "<div class=\"notice notice-bad\" role=\"alert\"><p>\(words)</p></div>"
        }
        let words = Texts.Import.outcome(upload.counts, isCheck: isCheck)
        return
            "<div class=\"notice notice-\(upload.counts.failed == 0 ? "good" : "warning")\" role=\"status\"><p>\(words)</p></div>"
    }

    private func acts() -> HTML {
        var acts = HTML.empty
        let good = upload.counts.created + upload.counts.updated
        if upload.stage != .accepted {
            let label = isCheck && isWhole ? Texts.Import.accept(good) : Texts.Import.again
            if good > 0 || !isWhole { acts += Components.act(page, ImportAddress.acceptance(upload.id), label, kind: "primary") }
        }
        if open > 0 {
            acts += "<a class=\"button\" href=\"\(ImportAddress.corrected(upload.id))\">\(Texts.Import.corrected(open))</a>"
            acts += "<a class=\"button\" href=\"\(ImportAddress.upload(upload.register))\">\(Texts.Import.uploadCorrected)</a>"
        }
        acts += "<a class=\"button\" href=\"\(RecordAddress.list(upload.register))\">\(Texts.Import.toList)</a>"
        return "<div class=\"toolbar\">\(acts)</div>"
    }

    private func table() -> HTML {
        let rows = failures.flatMap { failure in
            failure.problems.map { problem -> [HTML] in
                let place =
                    problem.column > 0
                    ? CellAddress(row: failure.row, column: problem.column).description : Texts.Import.row(failure.row)
                let value = failure.cells[problem.column].map { String($0.prefix(60)) } ?? ""
                return [
                    HTML(text: place), HTML(text: value), HTML(text: problem.message),
                    failure.resolvedBy.map { "<a href=\"\(ImportAddress.of($0))\">\(Texts.Import.mended)</a>" }
                        ?? HTML(text: Texts.Import.waiting),
                ]
            }
        }
        let more: HTML =
            failures.count < Self.pageSize
            ? .empty
            : "<p class=\"section-end\"><a href=\"\(ImportAddress.of(upload.id))?after=\(failures.last?.row ?? 0)#failures\">\(Texts.List.next)</a></p>"
        return Components.table(Texts.Import.failures, columns: Texts.Import.failureColumns, rows: rows) + more
    }
}
