import Access
import Calendars
import Database
import Pages
import Registers

/// Takes what a device sends when it is back in the network: each entry once, by the number that the device gave it.
enum ReceiveFieldEntry {
    struct Receipt: Encodable, Sendable {
        /// `stored`, or `kept` when the same entry had arrived before.
        var status: String
        var inspection: Int64
        var number: String
    }

    enum Outcome: Sendable {
        case received(Receipt)
        case conflict(FieldConflict)
    }

    static func receive(
        _ sent: FieldEntrySent, text: String, photo: Form.File?, in transaction: RegisterTransaction
    ) throws -> Outcome {
        let digest = FieldEntrySent.digest(Array(text.utf8))
        if let known = try entry(sent.id, transaction) {
            guard known.accountName == transaction.principal.accountName, known.content == text else {
                throw SupervisionError.fieldRefused("这个设备编号已用于另一条记录，没有保存。请在设备上复制内容，重新填写后上传。")
            }
            return .received(try receipt("kept", known.inspection, transaction))
        }
        var entry = FieldEntry()
        entry.clientID = sent.id
        entry.kind = sent.kind.rawValue
        entry.takenAt = sent.at
        entry.caption = String((sent.caption ?? "").prefix(200))
        entry.digest = digest
        entry.content = text
        entry.accountName = transaction.principal.accountName
        switch sent.kind {
        case .photo: try take(photo, sent, &entry, transaction)
        case .patrol: try FieldPatrol.take(sent, &entry, transaction)
        case .visit:
            if let conflict = try answer(sent, &entry, transaction) { return .conflict(conflict) }
        }
        try transaction.insert(entry)
        return .received(try receipt("stored", entry.inspection, transaction))
    }

    private static func entry(_ id: String, _ transaction: RegisterTransaction) throws -> FieldEntry? {
        try transaction.registers.records(transaction.connection, FieldEntry.self, where: "t.client_id = ?1", [.text(id)]).first?
            .record
    }

    private static func receipt(_ status: String, _ inspection: Int, _ transaction: RegisterTransaction) throws -> Receipt {
        let number = try transaction.connection.value(
            "SELECT number FROM inspection WHERE id = ?1", [.integer(Int64(inspection))])
        return Receipt(status: status, inspection: Int64(inspection), number: number.text ?? "")
    }

    /// The visit of an entry, for one of its team alone.
    private static func visit(_ id: Int64?, _ transaction: RegisterTransaction) throws -> (
        stored: StoredRecord, record: Inspection
    ) {
        guard let id, let found = try transaction.find(Inspection.self, id), !found.stored.isVoid,
            transaction.registers.decide(transaction.principal, .edit, found.stored).isAllowed
        else { throw RegisterError.notFound }
        guard try FieldTeam.isMember(transaction.principal, of: id, transaction.connection) else {
            throw SupervisionError.notYours
        }
        return found
    }

    private static func answer(_ sent: FieldEntrySent, _ entry: inout FieldEntry, _ transaction: RegisterTransaction) throws
        -> FieldConflict?
    {
        let found = try visit(sent.inspection, transaction)
        entry.inspection = Int(found.stored.id)
        entry.setAside = words(sent.setAside ?? [])
        if sent.isApart == true {
            entry.setAside = words((sent.setAside ?? []) + (sent.answers ?? []))
            if let conclusion = sent.conclusion {
                entry.setAside += "\n\(SupervisionTexts.problems)：\(conclusion.problems)\n\(conclusion.opinion)"
            }
            return nil
        }
        if let conflict = try FieldConflict.find(sent, found.stored, found.record, transaction) { return conflict }
        try fill(found.stored, sent, transaction)
        if let conclusion = sent.conclusion, let filled = try transaction.find(Inspection.self, found.stored.id) {
            try ConcludeInspection.conclude(
                filled.stored, filled.record,
                .init(
                    visited: sent.at.day, outcome: conclusion.outcome, problems: conclusion.problems, opinion: conclusion.opinion),
                in: transaction)
        }
        return nil
    }

    /// Answers by the forms of the day on which they were taken.
    static func fill(_ stored: StoredRecord, _ sent: FieldEntrySent, _ transaction: RegisterTransaction) throws {
        for (name, answers) in Dictionary(grouping: sent.answers ?? [], by: \.checklist).sorted(by: { $0.key < $1.key }) {
            guard let checklist = Checklist.named(name, on: sent.at.day),
                Set(checklist.items.map(\.code)).isSuperset(of: answers.map(\.item))
            else { throw SupervisionError.fieldRefused("检查表已更换，没有保存。请联网刷新任务包，按新检查表核对后重新上传。") }
            try ConcludeInspection.answer(
                stored, checklist, Dictionary(answers.map { ($0.item, ($0.answer, $0.finding)) }) { first, _ in first },
                in: transaction)
        }
    }

    private static func take(
        _ photo: Form.File?, _ sent: FieldEntrySent, _ entry: inout FieldEntry, _ transaction: RegisterTransaction
    ) throws {
        guard let photo, !photo.bytes.isEmpty else { throw PageError.fileMissing }
        guard FieldEntrySent.digest(photo.bytes) == sent.photo else {
            throw SupervisionError.fieldRefused("照片与拍摄时的校验值不一致，没有保存。请在设备上重新上传；仍不一致的，请重新拍摄。")
        }
        var inspection = sent.inspection
        if let patrol = sent.patrol {
            guard let known = try self.entry(patrol, transaction) else {
                throw SupervisionError.fieldRefused("照片所属的巡查记录还没有上传。请先上传巡查记录，再上传照片。")
            }
            inspection = Int64(known.inspection)
        }
        let found = try visit(inspection, transaction)
        entry.inspection = Int(found.stored.id)
        entry.digest = sent.photo ?? ""
        entry.attachment = try transaction.attach(photo, to: found.stored, onlyPictures: true)
    }

    static func words(_ answers: [FieldEntrySent.Answer]) -> String {
        answers.map { "\($0.checklist) \($0.item)：\($0.answer) \($0.finding)" }.joined(separator: "\n")
    }
}
