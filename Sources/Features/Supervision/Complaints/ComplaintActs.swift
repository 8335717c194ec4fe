import Access
import Calendars
import Database
import Registers
import Rulebook

/// From filing to the answer.
enum ComplaintActs {
    static let table = """
        CREATE TABLE complaint_reporter (
            complaint_id {int} PRIMARY KEY,
            name {text} NOT NULL,
            phone {text} NOT NULL
        )
        """
    private static let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")

    struct Filing: Sendable {
        var objectName = ""
        var region = ""
        var facts = ""
        var channel = "web"
        var name = ""
        var phone = ""
        var received: Day?
        var isUrgent = false
    }

    /// - Returns: tracking number and code for the person who files.
    static func file(_ filing: Filing, random: Randomness = .system, in transaction: RegisterTransaction) throws -> Complaint {
        guard !filing.objectName.isEmpty, !filing.facts.isEmpty else {
            throw SupervisionError.complaintIncomplete("请填写被反映单位和反映的事实。")
        }
        guard transaction.registers.codes.entry("region", filing.region) != nil else {
            throw SupervisionError.complaintIncomplete("请选择被反映单位所在的县（市、区）。")
        }
        var complaint = Complaint()
        complaint.number = try SerialNumber.next("JB", "complaint", "number", region: filing.region, transaction)
        complaint.checkCode = String(random.bytes(8).map { letters[Int($0 % 32)] })
        complaint.channel = filing.channel
        complaint.objectName = filing.objectName
        complaint.regionCode = filing.region
        complaint.facts = filing.facts
        complaint.isAnonymous = filing.name.isEmpty && filing.phone.isEmpty
        let received = filing.received ?? transaction.today
        guard received <= transaction.today else { throw SupervisionError.complaintIncomplete(ComplaintTexts.receivedLater) }
        complaint.receivedDay = received
        complaint.isUrgent = filing.isUrgent
        complaint.checkDue = LegalPeriods.clock("report_check")?.due(from: received)?.day
        complaint.employer = try transaction.connection.value(
            "SELECT MIN(id) FROM employer WHERE void = 0 AND name = ?1 HAVING COUNT(*) = 1", [.text(filing.objectName)]
        ).integer.map { Int($0) }
        let stored = try transaction.insert(complaint)
        if !complaint.isAnonymous {
            let sealer = transaction.registers.sealer
            try transaction.connection.execute(
                "INSERT INTO complaint_reporter (complaint_id, name, phone) VALUES (?1, ?2, ?3)",
                [
                    .integer(stored.id), .text(try sealer.seal(filing.name, for: place("name")).rawValue),
                    .text(try sealer.seal(filing.phone, for: place("phone")).rawValue),
                ])
        }
        if filing.isUrgent {
            try HandleComplaint.startUrgent(stored, transaction)
        }
        try CaseClocks.start("report_check", "初步核查举报", on: stored, from: received, transaction)
        return complaint
    }

    private static func place(_ column: String) -> FieldPlace { FieldPlace("complaint_reporter", column) }
    static let sealed = ["name", "phone"].map { SealedColumn(place($0), keys: "complaint_id") }

    private static func start(_ id: String, _ title: String, on stored: StoredRecord, _ transaction: RegisterTransaction) throws {
        try CaseClocks.start(id, title, on: stored, from: transaction.today, transaction)
    }

    static func name(of principal: Principal) -> String {
        principal.displayName.isEmpty ? principal.accountName : principal.displayName
    }

    /// Whoever accepts it is its handler.
    static func accept(_ stored: StoredRecord, _ complaint: Complaint, in transaction: RegisterTransaction) throws {
        var accepted = complaint
        accepted.handler = transaction.principal.accountID
        accepted.handlerName = name(of: transaction.principal)
        accepted.answerDue = CaseClocks.due("petition_decision", from: transaction.today)
        let after = try transaction.move(stored, "accept", to: accepted)
        try transaction.settle("report_check", on: after)
        try start("report_on_site", "现场核查举报", on: after, transaction)
        try start("petition_decision", "办理并答复", on: after, transaction)
    }

    static func answer(_ stored: StoredRecord, _ complaint: Complaint, _ text: String, in transaction: RegisterTransaction) throws
    {
        guard complaint.handler == transaction.principal.accountID else { throw SupervisionError.notYours }
        guard !text.isEmpty else { throw SupervisionError.complaintIncomplete("请填写处理结果。") }
        var answered = complaint
        answered.answer = text
        answered.answeredDay = transaction.today
        guard stored.state == "investigated" else { throw SupervisionError.complaintIncomplete(ComplaintTexts.notInvestigated) }
        let after = try transaction.move(stored, "answer", to: answered)
        try transaction.settleClocks(of: after)
    }

    /// A repeated report joins the earlier one; whoever follows its number is shown the earlier one's answer.
    static func join(_ stored: StoredRecord, _ complaint: Complaint, into number: String, in transaction: RegisterTransaction)
        throws
    {
        let target = try transaction.registers.records(
            transaction.connection, Complaint.self, where: "t.void = 0 AND t.number = ?1 AND t.region_path = ?2",
            [.text(number), .text(stored.regionPath)]
        ).first
        guard let target, target.id != stored.id, target.stored.state != "merged" else {
            throw SupervisionError.complaintIncomplete("没有找到同一地区的这个查询编号，或它已并入其他举报。")
        }
        var joined = complaint
        joined.mergedInto = Int(target.id)
        let after = try transaction.move(stored, "join", to: joined)
        try transaction.settleClocks(of: after)
    }

    /// Name and phone of the reporter, for the handler alone.
    static func reporter(_ complaint: Int64, _ connection: any Connection, _ registers: Registers) throws -> (String, String)? {
        guard
            let row = try connection.first(
                "SELECT name, phone FROM complaint_reporter WHERE complaint_id = ?1", [.integer(complaint)])
        else { return nil }
        return (
            try registers.sealer.open(SealedText(rawValue: row.text("name")), for: place("name")),
            try registers.sealer.open(SealedText(rawValue: row.text("phone")), for: place("phone"))
        )
    }
}
