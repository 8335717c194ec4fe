import Calendars
import Database
import Registers
import Rulebook

/// Documents of a case, written from what the file holds (卫生行政执法文书规范; list and numbering from one public page).
enum CaseDocuments {
    @discardableResult
    static func issue(
        _ kind: String, _ file: EnforcementCase, _ stored: StoredRecord, number: String? = nil,
        in transaction: RegisterTransaction
    ) throws -> StoredRecord {
        var document = CaseDocument()
        document.caseID = Int(stored.id)
        document.kind = kind
        document.number =
            try number ?? DocumentNumber.next(DocumentForm.named(kind)?.series ?? "文", stored.regionPath, transaction)
        document.body = try body(kind, file, transaction)
        document.issuedDay = transaction.today
        return try transaction.insert(document)
    }

    /// What the steps of the case have written comes back with this receipt; what people wrote has receipts of its own.
    static func serve(_ id: Int64, _ day: Day, _ receiver: String, in transaction: RegisterTransaction) throws {
        for found in try transaction.registers.records(
            transaction.connection, CaseDocument.self, where: "t.void = 0 AND t.enforcement_case = ?1 AND t.state = 'issued'",
            [.integer(id)])
        {
            guard DocumentForm.named(found.record.kind)?.isWrittenByAct ?? false else { continue }
            var document = found.record
            document.servedDay = day
            document.receiver = receiver
            try transaction.move(found.stored, "serve", to: document)
        }
    }

    static func party(_ file: EnforcementCase, _ transaction: RegisterTransaction) throws -> String {
        let row = try transaction.connection.first(
            "SELECT name, credit_code, address, legal_representative FROM employer WHERE id = ?1",
            [.integer(Int64(file.employer))])
        return """
            当事人：\(row?.text("name") ?? "")
            统一社会信用代码：\(row?.text("credit_code") ?? "")
            地址：\(row?.text("address") ?? "")
            法定代表人（负责人）：\(row?.text("legal_representative") ?? "")
            """
    }

    private static func body(_ kind: String, _ file: EnforcementCase, _ transaction: RegisterTransaction) throws -> String {
        let party = try party(file, transaction)
        let range = FineRanges.range(file.article)
        let clause = range?.clause.description ?? ""
        let proposed = [
            file.proposedFine.map { "罚款人民币 \($0) 元" } ?? "", file.otherPenalty,
        ].filter { !$0.isEmpty }.joined(separator: "；")
        let rights =
            file.hasHearingRight
            ? "你（单位）有权进行陈述和申辩；如要求听证，应在收到本告知书之日起五个工作日内提出，逾期视为放弃。"
            : "你（单位）有权进行陈述和申辩。"
        switch kind {
        case "notice", "hearing_notice":
            return
                "\(party)\n\n经查明：\(file.facts)\n上述行为（\(file.act)）违反规定，依据 \(clause)，拟作出：\(proposed.isEmpty ? "警告" : proposed)。\n\(rights)"
        case "decision":
            let fine = [file.fine.map { "罚款人民币 \($0) 元" } ?? "", file.otherPenalty].filter { !$0.isEmpty }
            return """
                \(party)

                经查明：\(file.facts)
                陈述申辩及复核：\(file.defence.isEmpty ? "当事人未提出陈述和申辩" : file.defence)
                依据 \(clause)，决定：\(fine.isEmpty ? "警告" : fine.joined(separator: "；"))。
                罚款应自收到本决定书之日起十五日内到指定银行或者通过电子支付系统缴纳；到期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。
                不服本决定的，可以依法申请行政复议或者提起行政诉讼。
                """
        case "clue_notice":
            return """
                \(party)

                线索：\(file.sourceText)
                请于 \(file.replyDue?.description ?? "") 前书面说明情况并附有关材料。逾期不说明的，依法现场检查。
                """
        default: return "\(party)\n\n\(file.act)\n\(file.facts)"
        }
    }
}
