import Access
import Calendars
import Database
import Organisations
import Pages
import Registers
import Rulebook

/// Acts on cases from their own page, and the documents to print.
enum CasePages {
    static let routes: [Route] = [
        .post("/employer/{id}/case", .register("enforcement_case", .create), open),
        act("acceptance", .edit) { _ in { try CaseActs.accept($0, $1, in: $2) } },
        act("clue-visit", .edit) { page in
            let team = [page.typed("first"), page.typed("second")].compactMap { Int64($0) }
            return { try VerifyClue.visit($0, $1, team: team, in: $2) }
        },
        act("clue-notice", .edit) { page in
            let due = Day(page.typed("due"))
            return { try VerifyClue.notify($0, $1, due: due, in: $2) }
        },
        act("clue-reply", .edit) { page in
            let (day, receiver, text) = (Day(page.typed("served")), page.typed("receiver"), page.typed("text"))
            return { try VerifyClue.reply($0, $1, served: day, receiver: receiver, text: text, in: $2) }
        },
        act("filing", .edit) { page in
            let filing = CaseActs.Filing(
                act: page.typed("act"), ended: Day(page.typed("ended")), hasHarm: page.form["harm"] == "1",
                officers: [page.typed("first"), page.typed("second")].compactMap { Int64($0) }, article: page.typed("article"))
            return { try CaseActs.register($0, $1, filing, in: $2) }
        },
        act("investigation", .edit) { page in
            let facts = page.typed("facts")
            return { try CaseActs.investigate($0, $1, facts: facts, in: $2) }
        },
        act("notice", .edit) { page in
            let notice = CaseActs.Notice(
                article: page.typed("article"), order: Int64(page.typed("order")), gains: Int(page.typed("gains")),
                fine: try amount(page, "fine"), other: page.typed("other"), degree: page.typed("degree"),
                departure: page.typed("departure"))
            return { try CaseActs.tell($0, $1, notice, in: $2) }
        },
        act("notice-receipt", .edit) { page in
            let (day, receiver) = (Day(page.typed("served")), page.typed("receiver"))
            return { try NoticeReceipt.record($0, $1, day: day, receiver: receiver, in: $2) }
        },
        act("receipt-correction", .approve) { page in
            let (day, reason) = (Day(page.typed("served")), page.typed("reason"))
            return { try NoticeReceipt.correct($0, $1, day: day, reason: reason, in: $2) }
        },
        act("spot-penalty", .edit) { page in
            let decision = SpotPenalty.Decision(
                article: page.typed("article"), order: Int64(page.typed("order")), act: page.typed("act"),
                facts: page.typed("facts"), place: page.typed("place"), time: TextReading.folded(page.typed("time")),
                partyKind: page.typed("party"), isWarned: page.form["warned"] == "1", fine: try amount(page, "fine"),
                degree: page.typed("degree"), departure: page.typed("departure"), isTold: page.form["told"] == "1",
                defence: page.typed("defence"),
                officers: [page.typed("first"), page.typed("second")].compactMap { Int64($0) },
                receiver: page.typed("receiver"), hasRefusedSigning: page.form["refused"] == "1",
                collectionGround: page.typed("ground"), ticket: page.typed("ticket"))
            return { try SpotPenalty.impose($0, $1, decision, in: $2) }
        },
        act("spot-record", .approve) { _ in { try SpotPenalty.record($0, $1, in: $2) } },
        act("spot-deposit", .edit) { page in
            let day = Day(page.typed("day"))
            return { try SpotCollection.deposit($0, $1, day: day, in: $2) }
        },
        act("defence", .edit) { page in
            let defence = CaseActs.Defence(
                text: page.typed("text"), requested: Day(page.typed("requested")), hearing: Day(page.typed("hearing")))
            return { try CaseActs.defend($0, $1, defence, in: $2) }
        },
        act("decision", .approve) { page in
            let decision = CaseDecision.Decision(
                fine: try amount(page, "fine"), reviewer: page.typed("reviewer"), discussion: page.typed("discussion"),
                lateReason: page.typed("late"), degree: page.typed("degree"), departure: page.typed("departure"))
            return { try CaseDecision.decide($0, $1, decision, in: $2) }
        },
        act("sparing", .approve) { page in
            let reason = page.typed("_reason")
            return { try CaseDecision.spare($0, $1, reason: reason, in: $2) }
        },
        act("referral", .approve) { page in
            let reason = page.typed("_reason")
            return { try CaseDecision.move($0, $1, reason: reason, in: $2) }
        },
        act("refusal", .approve) { page in
            let reason = page.typed("_reason")
            return { try CaseDecision.refuse($0, $1, reason: reason, in: $2) }
        },
        act("raising", .edit) { page in
            let reason = page.typed("_reason")
            return { try TownshipCase.handUp($0, $1, reason: reason, in: $2) }
        },
        act("archiving", .approve) { _ in { stored, _, transaction in try transaction.transition(stored, "archive") } },
        act("service", .edit) { page in
            let (day, method, receiver) = (Day(page.typed("served")), page.typed("method"), page.typed("receiver"))
            return { try CaseDecision.serve($0, $1, day: day, method: method, receiver: receiver, in: $2) }
        },
        act("closure", .approve) { page in
            let paid = Day(page.typed("paid"))
            return { try CaseDecision.close($0, $1, paid: paid, in: $2) }
        },
        act("document", .edit) { page in
            let content = WriteDocument.Content(
                kind: page.typed("kind"), person: page.typed("person"), place: page.typed("place"), text: page.typed("text"))
            return { try WriteDocument.write($0, $1, content, in: $2) }
        },
        act("document-service", .edit) { page in
            let (id, day, receiver) = (Int64(page.typed("document")), Day(page.typed("served")), page.typed("receiver"))
            return { stored, file, transaction in
                try WriteDocument.serve(id, of: stored, file, day: day, receiver: receiver, in: transaction)
            }
        },
        act("document-withdrawal", .edit) { page in
            let (id, reason) = (Int64(page.typed("document")), page.typed("reason"))
            return { stored, _, transaction in try WriteDocument.withdraw(id, of: stored, reason: reason, in: transaction) }
        },
        .get("/case_document/{id}/paper", .register("case_document", .view), paper),
    ]

    private typealias Act = @Sendable (StoredRecord, EnforcementCase, RegisterTransaction) throws -> Void

    /// The version that the person saw travels with the form: of two who act at once, the second is told.
    private static func act(
        _ noun: String, _ verb: Verb, _ read: @escaping @Sendable (PageRequest) throws -> Act
    ) -> Route {
        .post("/enforcement_case/{id}/\(noun)", .register("enforcement_case", verb)) { page in
            let body = try read(page)
            let version = Int64(page.form.text("_version"))
            return try await page.act(on: EnforcementCase.self, verb, done: "case-moved") { stored, file, transaction in
                if let version, version != stored.version { throw RegisterError.stale(current: stored.version) }
                try TownshipCase.checkHandler(file, transaction.principal)
                try body(stored, file, transaction)
            }
        }
    }

    /// Empty is no fine; anything that is no whole number of yuan is refused.
    private static func amount(_ page: PageRequest, _ name: String) throws -> Int? {
        let text = TextReading.folded(page.typed(name))
        guard !text.isEmpty else { return nil }
        guard let amount = Int(text) else { throw SupervisionError.caseRefused("罚款请填写整数元。") }
        return amount
    }

    private static func open(_ page: PageRequest) async throws -> PageAnswer {
        let employer = try await page.record("employer", for: .view)
        var clue = EnforcementCase()
        clue.employer = Int(employer.id)
        clue.source = page.typed("source")
        clue.sourceText = page.typed("text")
        TownshipCase.mark(&clue, opener: page.principal)
        let made = clue
        let (registers, principal) = (page.product.registers, page.principal)
        let id = try await registers.write(as: principal) { transaction in
            let stored = try CaseActs.open(made, in: transaction)
            guard registers.decide(principal, .create, stored).isAllowed else { throw RegisterError.denied }
            return stored.id
        }
        return page.redirect(RecordAddress.record("enforcement_case", id), done: "case-opened")
    }

    /// A document as it is printed on A4.
    private static func paper(_ page: PageRequest) async throws -> PageAnswer {
        let stored = try await page.record("case_document", for: .view)
        let document = try page.product.registers.typed(stored, as: CaseDocument.self).record
        let title = page.product.codes.entry("case_document_kind", document.kind)?.label ?? document.kind
        // A record is signed where it is written; only what goes to the party comes back with a receipt.
        let receipt: HTML =
            DocumentForm.served.contains(document.kind)
            ? "<p>\(SupervisionTexts.receipt)：\(document.receiver.isEmpty ? "＿＿＿＿＿＿" : document.receiver)　\(document.servedDay?.description ?? "")</p>"
            : .empty
        let lines = document.body.split(separator: "\n", omittingEmptySubsequences: false).html { "<p>\($0)</p>" }
        return page.page(
            title, crumbs: [Crumb(document.number, RecordAddress.record("case_document", stored.id))],
            body: """
                <div class="print-view"><p class="print-meta">\(document.number)\(stored.isVoid ? SupervisionTexts.withdrawn : "")</p>\(lines)
                <p>\(page.product.settings.office)</p><p>\(document.issuedDay?.description ?? "")</p>
                \(receipt)</div>
                """)
    }
}
