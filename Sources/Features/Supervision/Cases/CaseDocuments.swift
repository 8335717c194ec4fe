import Calendars
import Database
import Registers

/// Documents that the steps of a case write by themselves (卫生行政执法文书规范; list and numbering from one public page).
enum CaseDocuments {
    @discardableResult
    static func issue(
        _ kind: String, _ file: EnforcementCase, _ stored: StoredRecord, number: String? = nil,
        in transaction: RegisterTransaction
    ) throws -> StoredRecord {
        guard let form = DocumentForm.named(kind) else { throw RegisterError.notFound }
        return try issue(form, file, stored, .init(), number: number, in: transaction)
    }

    static func issue(
        _ form: DocumentForm, _ file: EnforcementCase, _ stored: StoredRecord, _ content: WriteDocument.Content,
        number: String? = nil, in transaction: RegisterTransaction
    ) throws -> StoredRecord {
        var document = CaseDocument()
        document.caseID = Int(stored.id)
        document.kind = form.kind
        document.number = try number ?? DocumentNumber.next(form, stored.regionPath, transaction)
        document.body = form.body(try CaseWord.words(file, content, in: transaction))
        document.issuedDay = transaction.today
        return try transaction.insert(document)
    }

    /// The latest document of some kinds that waits for its receipt.
    static func waiting(_ kinds: Set<String>, of id: Int64, in transaction: RegisterTransaction) throws -> TypedRecord<
        CaseDocument
    >? {
        try transaction.registers.records(
            transaction.connection, CaseDocument.self, where: "t.void = 0 AND t.enforcement_case = ?1 AND t.state = 'issued'",
            [.integer(id)], order: "t.id DESC"
        ).first { kinds.contains($0.record.kind) }
    }

    /// A document comes back with its receipt: the party has it from that day.
    static func receive(
        _ stored: StoredRecord, _ document: CaseDocument, _ day: Day, _ receiver: String, in transaction: RegisterTransaction
    ) throws {
        var document = document
        document.servedDay = day
        document.receiver = receiver
        try transaction.move(stored, "serve", to: document)
    }

    /// The latest document of a kind comes back; each paper has a receipt of its own.
    static func serve(
        _ kind: String, of id: Int64, _ day: Day, _ receiver: String, in transaction: RegisterTransaction
    ) throws {
        guard let found = try waiting([kind], of: id, in: transaction) else { return }
        try receive(found.stored, found.record, day, receiver, in: transaction)
    }
}
