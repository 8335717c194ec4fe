import Access
import Database
import Organisations
import Pages
import Registers

/// Report cards as national documents: how many there are of each, what they lack, and the file.
enum DispatchPages {
    static let address = "/report_card/documents"
    static let roles: Set<Role> = [.healthInstitution, .cdc, .bureauOfficer]

    static let routes: [Route] = [
        .get(address, .register("report_card", .export)) { page in try await draw(page, problem: nil) },
        .post(address, .register("report_card", .export), send),
    ]

    private static func scope(_ page: PageRequest) -> (sql: String, arguments: [Value]) {
        let registers = page.product.registers
        let scope = registers.condition(page.principal, .export, registers.register(of: ReportCard.self), first: 1)
        return (scope.sql, scope.arguments)
    }

    private static func draw(_ page: PageRequest, problem: FieldProblem?) async throws -> PageAnswer {
        let registers = page.product.registers
        let scope = scope(page)
        let document = ReportCardDocument(codes: page.product.codes, organ: "000000000")
        let found = try await registers.read { connection in
            try ReportCardDocument.Kind.allCases.map { kind in
                let entries = try DispatchCards.entries(kind, connection, registers, scope: scope)
                return (kind, entries.count, document.write(kind, entries).gaps)
            }
        }
        func label(_ kind: ReportCardDocument.Kind) -> String {
            page.product.codes.entry("exchange_document", kind.rawValue)?.label ?? kind.rawValue
        }
        let rows = found.map { kind, count, gaps -> [HTML] in
            let lacking = Dictionary(grouping: gaps, by: \.meaning).map { ($0.key, $0.value.count) }.sorted { $0 < $1 }
            return [
                HTML(text: label(kind)), HTML(text: String(count)),
                HTML(text: lacking.isEmpty ? DispatchTexts.complete : lacking.map { "\($0)（\($1)）" }.joined(separator: "、")),
            ]
        }
        let choices = found.filter { $0.1 > 0 }.html { kind, _, _ in "<option value=\"\(kind.rawValue)\">\(label(kind))</option>"
        }
        let trouble = problem.map { ErrorSummary.html([$0]) } ?? .empty
        let form: HTML =
            found.allSatisfy { $0.1 == 0 }
            ? "<p>\(DispatchTexts.nothing)</p>"
            : """
            <form class="record-form" method="post" action="\(address)">\(page.tokenField)
            <div class="field" id="field-kind"><label for="kind">\(DispatchTexts.kind)</label><select id="kind" name="kind">\(choices)</select></div>
            <div class="field" id="field-organ"><label for="organ">\(DispatchTexts.organ)</label>
            <input id="organ" name="organ" inputmode="numeric" maxlength="9" value="\(page.form.text("organ"))"></div>
            <button class="button primary" type="submit">\(DispatchTexts.send)</button></form>
            """
        return page.page(
            DispatchTexts.title, status: problem == nil ? .ok : .unprocessableContent,
            crumbs: [Crumb(registers.register(of: ReportCard.self).title, RecordAddress.list("report_card"))],
            body: trouble + "<p>\(DispatchTexts.lead)</p><p class=\"muted\">\(ReportCardDocument.mark)</p>"
                + Components.table(DispatchTexts.title, columns: DispatchTexts.columns, rows: rows) + form)
    }

    private static func send(_ page: PageRequest) async throws -> PageAnswer {
        guard let kind = ReportCardDocument.Kind(rawValue: page.form.text("kind")) else { throw RegisterError.notFound }
        let organ = TextReading.folded(TextReading.trim(page.form.text("organ")))
        guard organ.isEmpty || (organ.count == 9 && organ.allSatisfy(\.isNumber)) else {
            return try await draw(page, problem: FieldProblem("organ", .characters, DispatchTexts.organWrong))
        }
        let registers = page.product.registers
        let scope = scope(page)
        let entries = try await registers.read { try DispatchCards.entries(kind, $0, registers, scope: scope) }
        guard !entries.isEmpty else {
            return try await draw(page, problem: FieldProblem("kind", .missing, DispatchTexts.nothing))
        }
        let (text, gaps) = ReportCardDocument(codes: page.product.codes, organ: organ).write(kind, entries)
        // Who took which persons' data out is on record before the file leaves.
        try await page.logRead(
            .export, registers.register(of: ReportCard.self), records: entries.map(\.id), filter: kind.rawValue,
            count: entries.count)
        let dispatch = try await registers.write(as: page.principal) {
            try DispatchCards.note(kind, entries, text: text, gaps: gaps.count, organ: organ, $0)
        }
        return page.download(
            .init(string: text), name: "\(kind.rawValue)-\(page.today)-\(dispatch.id).xml", type: "application/xml")
    }
}

enum DispatchTexts {
    static let title = "报告卡导出为国家数据交换文档"
    static let lead = "已上报的报告卡按国家数据交换文档的元素名称和编码生成 XML，逐张记入访问日志，文件的校验值记入“报告卡报文”。报文头（授权、文档编号）由上报系统填写。"
    static let columns = ["文档", "报告卡", "没有内容的必填项（张）"]
    static let complete = "无"
    static let nothing = "没有已上报的报告卡。"
    static let kind = "文档"
    static let organ = "创建机构代码（9 位，可不填）"
    static let organWrong = "“创建机构代码”是 9 位数字，请核对；不知道的可以不填。"
    static let send = "生成并下载"
}
