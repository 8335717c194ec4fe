import Access
import Calendars
import Database
import Organisations
import Pages
import Registers
import RuleExplorer
import Rulebook

/// What can be done next on a case, with the periods that run and what the article asks for.
enum CasePanel {
    static let all: [RecordPanel] = [
        RecordPanel("enforcement_case", .top, draw: steps), RecordPanel("employer", draw: door),
        RecordPanel("case_document", .top) { _, record in
            "<p><a class=\"button\" href=\"/case_document/\(record.id)/paper\">\(SupervisionTexts.paper)</a></p>"
        },
    ]

    private static func steps(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let registers = page.product.registers
        let file = try registers.typed(record, as: EnforcementCase.self).record
        // A township's case is handled there, the county's in the county: the other side reads.
        let isOwn = (try? TownshipCase.checkHandler(file, page.principal)) != nil
        func may(_ verb: Verb) -> Bool { isOwn && registers.decide(page.principal, verb, record).isAllowed }
        let forms = CaseForms(page: page, record: record, file: file)
        var body = HTML.empty
        switch record.state {
        case "clue":
            if may(.edit) {
                body += forms.accept
                if file.handover != nil { body += try await forms.verification() }
                body += try await forms.spotPenalty()
            }
        case "accepted":
            if may(.edit) {
                body += try await forms.filing()
                body += try await forms.spotPenalty()
            }
        case "filed": if may(.edit) { body += forms.investigation }
        case "investigated": if may(.edit) { body += try await forms.notice() }
        case "told":
            body += forms.hearingState
            if may(.edit) { body += file.noticeReceived == nil ? forms.noticeReceipt : forms.defence }
            if may(.approve), file.noticeReceived != nil {
                body += try await forms.decision()
                body += forms.receiptCorrection
            }
        case "decided": if may(.edit) { body += forms.service }
        case "on_the_spot": body += forms.spotSteps(mayApprove: may(.approve), mayEdit: may(.edit))
        case "served":
            body += forms.spotSteps(mayApprove: may(.approve), mayEdit: may(.edit))
            if may(.approve) { body += forms.closure }
        case "not_punished", "moved": if may(.approve) { body += forms.closure }
        case "closed", "not_filed": if may(.approve) { body += forms.archive }
        default: break
        }
        if may(.edit) { body += try await forms.documents() }
        if !file.handlingRegion.isEmpty, may(.edit), forms.isRaisable {
            body += forms.reasoned("raising", SupervisionTexts.raise)
        }
        if may(.approve) {
            if ["clue", "accepted"].contains(record.state) { body += forms.reasoned("refusal", SupervisionTexts.refuseCase) }
            if ["investigated", "told"].contains(record.state) { body += forms.reasoned("sparing", SupervisionTexts.spare) }
            if ["accepted", "filed", "investigated", "told"].contains(record.state) {
                body += forms.reasoned("referral", SupervisionTexts.refer)
            }
        }
        if let range = FineRanges.range(file.article) {
            let (finding, row) = try await registers.read { connection in
                (
                    try CasePenalty.finding(file, connection, registers),
                    try file.discretion.flatMap { id in try registers.find(connection, DiscretionRule.self, Int64(id)) }
                )
            }
            let discretion = row.map { DiscretionParts.table(page, [$0], range, file) } ?? .empty
            body = forms.article(range) + (finding.map { Why.section([$0]) } ?? .empty) + discretion + body
        }
        return body.isEmpty ? nil : Components.section(SupervisionTexts.steps, body)
    }

    private static func door(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register("enforcement_case", .create)) else { return nil }
        let parts = FormParts(page: page, prefix: "case")
        return Components.section(
            SupervisionTexts.caseDoor,
            parts.form(
                "/employer/\(record.id)/case", SupervisionTexts.openCase,
                parts.codes("source", SupervisionTexts.source, table: "case_source")
                    + parts.area("text", SupervisionTexts.clue)))
    }
}

/// The forms of a case's steps.
struct CaseForms {
    let page: PageRequest
    let record: StoredRecord
    let file: EnforcementCase

    private var parts: FormParts { FormParts(page: page, prefix: "case") }
    private var version: HTML { "<input type=\"hidden\" name=\"_version\" value=\"\(record.version)\">" }
    private func address(_ noun: String) -> String { "/enforcement_case/\(record.id)/\(noun)" }
    private func form(_ noun: String, _ title: String, _ fields: HTML) -> HTML {
        parts.form(address(noun), title, open: true, version + fields)
    }

    func reasoned(_ noun: String, _ title: String) -> HTML {
        Components.reasonedAct(page, address(noun), title, fields: version)
    }

    var accept: HTML {
        Components.act(page, address("acceptance"), SupervisionTexts.acceptCase, kind: "primary", fields: version)
    }

    /// While the township may still give the case away.
    var isRaisable: Bool { ["clue", "accepted", "filed", "investigated", "told"].contains(record.state) }

    func filing() async throws -> HTML {
        let options = try await officers()
        return form(
            "filing", SupervisionTexts.fileCase,
            try await DiscretionParts.powers(page, file)
                + parts.choice(
                    "article", SupervisionTexts.article, InspectionPages.articles, value: file.article,
                    required: !file.handlingRegion.isEmpty)
                + parts.text("act", SupervisionTexts.act, length: 300) + parts.day("ended", SupervisionTexts.ended)
                + parts.tick("harm", SupervisionTexts.harm) + parts.choice("first", SupervisionTexts.first, options)
                + parts.choice("second", SupervisionTexts.second, options))
    }

    /// An off-site clue is looked into on the spot or in writing before it is accepted.
    func verification() async throws -> HTML {
        let options = try await officers()
        var body = HTML.empty
        if file.inspection == nil {
            body += parts.form(
                address("clue-visit"), SupervisionTexts.clueVisit,
                version + parts.choice("first", SupervisionTexts.first, options)
                    + parts.choice("second", SupervisionTexts.second, options))
        }
        if file.replyDue == nil {
            body += parts.form(
                address("clue-notice"), SupervisionTexts.clueNotice, version + parts.day("due", SupervisionTexts.replyDue))
        } else if file.reply.isEmpty {
            body += parts.form(
                address("clue-reply"), SupervisionTexts.clueReply, open: true,
                version + parts.day("served", SupervisionTexts.served)
                    + parts.text("receiver", SupervisionTexts.receiver, length: 40)
                    + parts.area("text", SupervisionTexts.replyText, hint: SupervisionTexts.replyHint))
        }
        return body
    }

    /// Who may handle a case today.
    private func officers() async throws -> [(code: String, label: String)] {
        let people = try await page.product.registers.read { [registers = page.product.registers] in
            try registers.records(
                $0, Inspector.self, where: "t.void = 0 AND t.state = 'in_force' AND t.kind = 'inspector'", order: "t.name, t.id")
        }.filter {
            $0.record.objection(state: $0.stored.state, on: page.today) == nil
                && RegionPath(stored: $0.stored.regionPath).contains(RegionPath(stored: record.regionPath))
        }
        return people.map { ("\($0.id)", "\($0.record.name) \($0.record.certificate)") }
    }

    var investigation: HTML { form("investigation", SupervisionTexts.investigate, parts.area("facts", SupervisionTexts.facts)) }

    /// Orders of the employer, as choices.
    func orders() async throws -> [(code: String, label: String)] {
        try await page.product.registers.read {
            try $0.query(
                "SELECT id, number, state, deadline FROM correction_order WHERE void = 0 AND employer = ?1 ORDER BY id",
                [.integer(Int64(file.employer))])
        }.map { ("\($0.integer("id"))", "\($0.text("number")) 期限 \($0.text("deadline"))") }
    }

    func notice() async throws -> HTML {
        let orders = try await orders()
        let parameters = CaseParameters.inForce(on: page.today)
        return form(
            "notice", SupervisionTexts.tell,
            "<p class=\"hint\">\(SupervisionTexts.hearingFrom)\(parameters.hearingFrom.description)（\(parameters.mark.label)：\(parameters.basis)）</p>"
                + parts.choice("article", SupervisionTexts.article, InspectionPages.articles, value: file.article)
                + (try await degrees(of: nil, parts))
                + parts.choice(
                    "order", SupervisionTexts.orderOfCase, orders, required: false)
                + parts.text("gains", SupervisionTexts.gains, required: false)
                + parts.text("fine", SupervisionTexts.proposedFine, required: false)
                + parts.text("other", SupervisionTexts.otherPenalty, required: false, hint: SupervisionTexts.otherHint))
    }

    /// From which day the party's periods run, and when a decision may come.
    var hearingState: HTML {
        guard let received = file.noticeReceived else {
            return "<p class=\"notice notice-warning\" role=\"note\">\(SupervisionTexts.noticeUnreceived)</p>"
        }
        let last =
            NoticeReceipt.hearingDeadline(file, received: received)
            ?? (file.defence.isEmpty ? NoticeReceipt.defenceDeadline(received: received, today: page.today) : nil)
        guard file.hearingRequested == nil, let last, last >= page.today else { return .empty }
        return "<p class=\"notice\" role=\"note\">\(SupervisionTexts.waiting(received.description, until: last.description))</p>"
    }

    var noticeReceipt: HTML {
        let parts = FormParts(page: page, prefix: "receipt-of-notice")
        return parts.form(
            address("notice-receipt"), SupervisionTexts.noticeReceipt, open: true,
            version + parts.day("served", SupervisionTexts.receivedDay)
                + parts.text("receiver", SupervisionTexts.receiver, length: 40))
    }

    var receiptCorrection: HTML {
        let parts = FormParts(page: page, prefix: "corrected")
        return parts.form(
            address("receipt-correction"), SupervisionTexts.receiptCorrection,
            version + parts.day("served", SupervisionTexts.receivedDay) + parts.text("reason", SupervisionTexts.withdrawReason))
    }

    var defence: HTML {
        parts.form(
            address("defence"), SupervisionTexts.defend,
            version + parts.area("text", SupervisionTexts.defence, required: false)
                + parts.day("requested", SupervisionTexts.requested, required: false)
                + parts.day("hearing", SupervisionTexts.hearing, required: false))
    }

    func decision() async throws -> HTML {
        parts.form(
            address("decision"), SupervisionTexts.decide,
            version + parts.text("fine", SupervisionTexts.fine, value: file.proposedFine.map { "\($0)" } ?? "", required: false)
                + (try await degrees(of: file.article, parts))
                + parts.text("reviewer", SupervisionTexts.reviewer, required: false, length: 40)
                + parts.area("discussion", SupervisionTexts.discussion, required: false)
                + parts.text("late", SupervisionTexts.late, required: false))
    }

    /// Papers to write in this state, and those whose receipt is awaited.
    func documents() async throws -> HTML {
        let labelled = DocumentForm.writable(in: record.state).map { form in
            (label: page.product.codes.entry("case_document_kind", form.kind)?.label ?? form.kind, form: form)
        }
        let open = try await page.product.registers.read { [registers = page.product.registers, id = record.id] in
            try registers.records(
                $0, CaseDocument.self, where: "t.void = 0 AND t.enforcement_case = ?1 AND t.state = 'issued'", [.integer(id)])
        }
        // The papers of the steps have receipts of their own: notice, decision, notice to explain.
        let served = open.filter {
            DocumentForm.served.contains($0.record.kind) && DocumentForm.named($0.record.kind)?.isWrittenByAct == false
        }
        let mistaken = open.filter { DocumentForm.named($0.record.kind)?.isWrittenByAct == false }
        func named(_ documents: [TypedRecord<CaseDocument>]) -> [(code: String, label: String)] {
            documents.map { document in
                let label = page.product.codes.entry("case_document_kind", document.record.kind)?.label ?? document.record.kind
                return ("\(document.id)", "\(label) \(document.record.number)")
            }
        }
        let papers = FormParts(page: page, prefix: "paper")
        var body = HTML.empty
        if !labelled.isEmpty {
            body += papers.form(
                address("document"), SupervisionTexts.writeDocument,
                version + papers.choice("kind", SupervisionTexts.documentKind, labelled.map { ($0.form.kind, $0.label) })
                    + papers.text("person", SupervisionTexts.documentPerson, required: false)
                    + papers.text("place", SupervisionTexts.documentPlace, required: false)
                    + papers.area(
                        "text", SupervisionTexts.documentText, required: false, hint: SupervisionTexts.asksOf(labelled)))
        }
        if !served.isEmpty {
            let receipts = FormParts(page: page, prefix: "receipt")
            body += receipts.form(
                address("document-service"), SupervisionTexts.serveDocument,
                version
                    + receipts.choice("document", SupervisionTexts.unservedDocument, named(served))
                    + receipts.day("served", SupervisionTexts.served)
                    + receipts.text("receiver", SupervisionTexts.receiver, length: 40))
        }
        if !mistaken.isEmpty {
            let mistakes = FormParts(page: page, prefix: "mistake")
            body += mistakes.form(
                address("document-withdrawal"), SupervisionTexts.withdrawDocument,
                version + mistakes.choice("document", SupervisionTexts.withdrawnDocument, named(mistaken))
                    + mistakes.text("reason", SupervisionTexts.withdrawReason))
        }
        return body
    }

    var archive: HTML { Components.act(page, address("archiving"), SupervisionTexts.archive, kind: "primary", fields: version) }

    /// Degree and reason, with the rows of the region's table from which they are taken; nothing where there is no table.
    func degrees(of article: String?, _ parts: FormParts) async throws -> HTML {
        let rows = try await DiscretionParts.rows(page, record, file, article: article)
        guard !rows.isEmpty else { return .empty }
        return DiscretionParts.table(page, rows, nil, file)
            + parts.codes(
                "degree", SupervisionTexts.degree, table: "discretion_degree", value: file.degree, required: false)
            + parts.area("departure", SupervisionTexts.departure, value: file.departure, required: false)
    }

    var service: HTML {
        form(
            "service", SupervisionTexts.serve,
            parts.day("served", SupervisionTexts.served)
                + parts.codes("method", SupervisionTexts.method, table: "service_method")
                + parts.text("receiver", SupervisionTexts.receiver, length: 40))
    }

    var closure: HTML {
        let isPayable = record.state == "served" && (file.fine ?? 0) > 0 && file.paidDay == nil
        return form("closure", SupervisionTexts.closeCase, isPayable ? parts.day("paid", SupervisionTexts.paid) : .empty)
    }

    /// What the article says of order and amount, with its evidence.
    func article(_ range: FineRange) -> HTML {
        let amount =
            range.amount.map { "\($0.lowerBound)—\($0.upperBound)" }
            ?? range.multiple.map {
                "违法所得的 \($0.lowerBound)—\($0.upperBound) 倍"
            }
        let spot = SpotLimit.range(file.procedure == "simple" ? file.partyKind : "").flatMap { limit in
            limit.amount.map { (SupervisionTexts.spotMost, HTML(text: "\($0.upperBound)（\(limit.clause)，\(limit.mark.label)）")) }
        }
        return Components.facts(
            [
                (SupervisionTexts.article, HTML(text: "\(range.clause)")), ("处罚次序", HTML(text: range.order.label)),
                ("法定幅度", HTML(text: amount ?? "")),
                ("证据", Components.badge(range.mark.label, range.mark.needsWarning ? .warning : .neutral)),
            ] + (spot.map { [$0] } ?? []))
    }
}
