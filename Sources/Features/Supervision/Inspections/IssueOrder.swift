import Access
import Calendars
import Database
import Organisations
import Registers
import Rulebook

/// Orders to correct, from being issued to the re-inspection.
enum IssueOrder {
    struct Content: Sendable {
        var article = ""
        var content = ""
        var deadline: Day?
        var isWarning = false
    }

    @discardableResult
    static func issue(_ inspection: StoredRecord, _ visit: Inspection, _ content: Content, in transaction: RegisterTransaction)
        throws -> StoredRecord
    {
        guard visit.visitedDay != nil else { throw SupervisionError.orderIncomplete("请先完成检查，再下达责令改正。") }
        guard !content.content.isEmpty else { throw SupervisionError.orderIncomplete("请写明要改正的内容。") }
        guard let deadline = content.deadline, deadline > transaction.today else {
            throw SupervisionError.orderIncomplete("改正期限应在今天之后。")
        }
        if !content.article.isEmpty, FineRanges.range(content.article) == nil {
            throw SupervisionError.orderIncomplete("没有这条罚则，请重新选择。")
        }
        if transaction.principal.role == .townOfficer {
            try TownshipPower.require(content.article, for: transaction.principal.region.code, in: transaction)
        }
        var order = CorrectionOrder()
        order.number = try DocumentNumber.next("责改", inspection.regionPath, transaction)
        order.inspection = Int(inspection.id)
        order.employer = visit.employer
        order.article = content.article
        order.content = content.content
        order.isWarning = content.isWarning
        order.issuedDay = transaction.today
        order.deadline = deadline
        let stored = try transaction.insert(order)
        try clock(stored, from: transaction.today, deadline, transaction)
        return stored
    }

    private static func clock(_ stored: StoredRecord, from: Day, _ deadline: Day, _ transaction: RegisterTransaction) throws {
        try transaction.start(
            RecordClock("correction", title: "改正期限届满，安排复查", basis: "责令改正通知", role: .supervisor), on: stored, from: from,
            due: deadline)
    }

    /// An extension is applied for before the deadline and decided on (own design: the text at hand does not say).
    static func extend(
        _ stored: StoredRecord, _ order: CorrectionOrder, applied: Day?, until: Day?, reason: String,
        in transaction: RegisterTransaction
    ) throws {
        guard let deadline = order.deadline, let applied, let until, !reason.isEmpty, applied <= transaction.today else {
            throw SupervisionError.orderIncomplete("请填写申请日期、延期后的期限和理由。")
        }
        guard applied <= deadline else { throw SupervisionError.extensionTooLate(deadline: deadline) }
        guard until > deadline else { throw SupervisionError.orderIncomplete("延期后的期限应晚于原期限 \(deadline)。") }
        var longer = order
        longer.appliedDay = applied
        longer.deadline = until
        longer.extensionReason = reason
        let after = try transaction.move(stored, "extend", to: longer, reason: reason)
        try clock(after, from: applied, until, transaction)
    }

    /// Opens the re-inspection with the team of the visit that found the breach.
    @discardableResult
    static func recheck(_ stored: StoredRecord, _ order: CorrectionOrder, in transaction: RegisterTransaction) throws
        -> StoredRecord
    {
        guard stored.state == "issued" else { throw RegisterError.wrongState(label: "已复查") }
        let open = try transaction.connection.first(
            "SELECT id FROM inspection WHERE void = 0 AND correction_order = ?1 AND state = 'dispatched' ORDER BY id",
            [.integer(stored.id)])
        guard open == nil else { throw SupervisionError.orderIncomplete("这份责令改正已有一次复查正在进行。") }
        let team = try transaction.connection.query(
            "SELECT inspector FROM inspection_member WHERE void = 0 AND inspection = ?1 ORDER BY id",
            [.integer(Int64(order.inspection))]
        ).map { $0.integer("inspector") }
        var visit = Inspection()
        visit.employer = order.employer
        visit.kind = "recheck"
        visit.order = Int(stored.id)
        visit.dueDay = order.deadline.map { $0 + 10 }
        return try OpenInspection.open(visit, team: team, transaction)
    }

    /// A re-inspection without problems ends the order well. One that finds problems before the deadline leaves it open: only after the
    /// deadline can it be called uncorrected (法 69, 70, 72).
    static func settle(_ id: Int64, by recheck: StoredRecord, _ visit: Inspection, _ transaction: RegisterTransaction) throws {
        guard let found = try transaction.find(CorrectionOrder.self, id), found.stored.state == "issued",
            let visited = visit.visitedDay, let deadline = found.record.deadline
        else { return }
        var order = found.record
        order.recheckedDay = visited
        order.recheck = Int(recheck.id)
        if visit.outcome == "none" {
            let after = try transaction.move(found.stored, "correct", to: order)
            try transaction.settleClocks(of: after)
            if let first = try transaction.find(Inspection.self, Int64(order.inspection)) {
                var visit = first.record
                visit.isRectified = true
                try transaction.update(first.stored, to: visit)
            }
        } else if visited > deadline {
            let after = try transaction.move(found.stored, "fail", to: order)
            try transaction.settleClocks(of: after)
        }
    }
}

/// Document numbers: short name of the region + 卫 + kind + 〔year〕 + number (卫生行政执法文书规范; evidence: one public page).
enum DocumentNumber {
    static func next(_ kind: String, _ regionPath: String, _ transaction: RegisterTransaction) throws -> String {
        let start = "\(place(regionPath, transaction))卫职\(kind)〔\(transaction.today.year)〕"
        return "\(start)\(try next(in: start, transaction))号"
    }

    /// A document without a word of its own is numbered by year within its kind.
    static func next(_ form: DocumentForm, _ regionPath: String, _ transaction: RegisterTransaction) throws -> String {
        guard form.series.isEmpty else { return try next(form.series, regionPath, transaction) }
        let year = transaction.today.year
        let series = "\(place(regionPath, transaction)) \(form.kind) \(year)"
        return "\(year)年第\(try next(in: series, transaction))号"
    }

    private static func place(_ regionPath: String, _ transaction: RegisterTransaction) -> String {
        let county = RegionPath(stored: regionPath).codes.first { $0.count == 6 && !$0.hasSuffix("00") }
        let region = county ?? RegionPath(stored: regionPath).codes.last ?? ""
        return transaction.registers.codes.entry("region", region)?.label ?? region
    }

    private static func next(in series: String, _ transaction: RegisterTransaction) throws -> Int64 {
        try transaction.connection.execute(
            """
            INSERT INTO document_number (series, last_number) VALUES (?1, 1)
            ON CONFLICT (series) DO UPDATE SET last_number = document_number.last_number + 1
            """, [.text(series)])
        return try transaction.connection.value("SELECT last_number FROM document_number WHERE series = ?1", [.text(series)])
            .integer ?? 0
    }

    static let table = "CREATE TABLE document_number (series {text} PRIMARY KEY, last_number {int} NOT NULL)"
}
