import Access
import Calendars
import Pages
import Registers

/// Reports that reach the office by telephone, letter, visit or another authority: entered by whoever takes them.
enum ComplaintRegistration {
    static let address = "/complaint-registration"
    static let routes: [Route] = [
        .get(address, .register("complaint", .create)) { try await blank($0, status: .ok, problem: "") },
        .post(address, .register("complaint", .create), register),
    ]

    private static func blank(_ page: PageRequest, status: AnswerStatus, problem: String) async throws -> PageAnswer {
        let parts = FormParts(page: page, prefix: "registration")
        let error: HTML = problem.isEmpty ? .empty : "<div class=\"notice notice-warning\" role=\"alert\">\(problem)</div>"
        let channels = page.product.codes.entries("complaint_channel").filter { $0.code != "web" }.map { ($0.code, $0.label) }
        let content = try await ComplaintPages.content(page, parts)
        return page.page(
            ComplaintTexts.register, status: status, crumbs: [Crumb(Complaint.register.title, RecordAddress.list("complaint"))],
            body: """
                <p class="lead">\(ComplaintTexts.registerLead)</p>\(error)
                <form method="post" action="\(address)" class="record-form">\(page.tokenField)
                \(parts.choice("channel", ComplaintTexts.channel, channels, value: page.typed("channel")))
                \(parts.day("received", ComplaintTexts.received, value: page.typed("received").isEmpty ? "\(page.today)" : page.typed("received")))
                \(content)
                \(parts.tick("urgent", ComplaintTexts.urgent))
                <button class="button primary" type="submit">\(ComplaintTexts.register)</button></form>
                """)
    }

    private static func register(_ page: PageRequest) async throws -> PageAnswer {
        var filing = ComplaintPages.filing(page)
        filing.channel = page.typed("channel")
        filing.received = Day(page.typed("received"))
        filing.isUrgent = page.form["urgent"] == "1"
        let registers = page.product.registers
        do {
            guard page.product.codes.entry("complaint_channel", filing.channel) != nil, filing.received != nil else {
                throw SupervisionError.complaintIncomplete("请选择渠道，填写收到日期。")
            }
            let (typed, principal) = (filing, page.principal)
            let (made, id) = try await registers.write(as: principal) { transaction in
                let made = try ComplaintActs.file(typed, in: transaction)
                guard
                    let stored = try transaction.registers.records(
                        transaction.connection, Complaint.self, where: "t.number = ?1", [.text(made.number)]
                    ).first?.stored, registers.decide(principal, .create, stored).isAllowed
                else { throw SupervisionError.complaintIncomplete("只能登记本地区的举报；其他地区的请转告举报人或移送。") }
                return (made, stored.id)
            }
            let open: HTML =
                "<p><a class=\"button\" href=\"\(RecordAddress.record("complaint", id))\">\(ComplaintTexts.open)</a></p>"
            return page.page(SupervisionTexts.reportDone, body: ComplaintPages.receipt(made) + open)
        } catch let error as SupervisionError {
            return try await blank(page, status: .unprocessableContent, problem: error.message)
        }
    }
}
