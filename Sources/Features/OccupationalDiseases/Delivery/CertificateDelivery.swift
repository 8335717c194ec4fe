import Access
import Calendars
import Database
import Organisations
import Registers

/// One copy of a diagnosis on its way: to the worker, the employer, the county's health department (令第6号 30) and, once a disease is
/// confirmed, to the department of human resources for the work injury (职业病防治法 50, 56). Each is told on a day of its own, with a proof.
public struct CertificateDelivery: RegisterRecord {
    public var diagnosis: Int64 = 0
    public var receiver = ""
    public var copies = 1
    public var performer: Int64?
    public var receivedDay: Day?
    public var way = ""
    public var proof = ""
    public var basis = ""
    public init() {}

    public static let declaration = Declaration<CertificateDelivery>("certificate_delivery", "诊断送达与通报") {
        Field(\.diagnosis, "diagnosis_case", "诊断").computed().reference("diagnosis_case", by: "certificate").listed()
        Field(\.receiver, "receiver", "接收方").computed().code("certificate_receiver").listed()
        Field(\.copies, "copies", "份数").computed().unit("份")
        Field(\.performer, "performer", "接收的用人单位").computed().technical()
        Field(\.receivedDay, "received_day", "送达日期").listed()
        Field(\.way, "way", "送达方式").code("delivery_way").listed()
        Field(\.proof, "proof", "送达凭据").length(200).help("签收单、邮寄回执、交接单的名称和编号；留置送达的写明见证人")
        Field(\.basis, "basis", "依据").computed().length(200)
    }
    .named(by: "diagnosis_case", "receiver").titled(by: "receiver", "received_day").region(.through("diagnosis_case"))
    .owned(.through("diagnosis_case")).performed(by: "performer").holdsPersons()
    .lifecycle(
        Lifecycle(
            states: [.init("due", "待送达", tone: .progress), .init("received", "已送达", editable: false, tone: .good)],
            transitions: [
                .init("receive", "登记送达", from: ["due"], to: "received", verb: .edit, byAct: true),
                .init("correct", "送达登记有误，重新登记", from: ["received"], to: "due", verb: .edit, reason: true),
            ])
    )
    .grant(.healthInstitution, [.view, .edit, .export], .organisation)
    .grant(.employer, [.view], .performed)
    .grant([.cdc, .bureauOfficer], [.view, .edit, .export], .region)
    .menu("职业病诊断").serves("R-57")

    /// Worker and employer, without whom a certificate is not served.
    static let parties = ["worker", "employer"]

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let id = draft.integer("diagnosis_case"), let day = draft.day("received_day") else { return }
        if day > transaction.today {
            throw RegisterError.invalid([FieldProblem("received_day", .inconsistent, DiseaseTexts.inFuture)])
        }
        if let diagnosed = try transaction.find(DiagnosisCase.self, id)?.record.diagnosedDay, day < diagnosed {
            throw RegisterError.invalid([FieldProblem("received_day", .inconsistent, DiseaseTexts.beforeDiagnosis)])
        }
    }

    // MARK: With the case

    static func afterCase(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before?.state != change.after.state || change.before?.isVoid != change.after.isVoid else { return }
        let record = change.after
        if record.isVoid || change.action == "recall" {
            for copy in try all(of: record.id, transaction) {
                try transaction.withdraw(copy.stored, reason: DiseaseTexts.certificateRecalled)
            }
            return
        }
        switch (change.before?.state, record.state) {
        case ("complete", "diagnosed"): try prepare(record, transaction)
        // The button of the case: both stood at the desk today.
        case ("diagnosed", "served"): try receiveToday(record, transaction)
        default: break
        }
    }

    private static func prepare(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        let isConfirmed = record["conclusion"].text == "confirmed"
        for (receiver, copies, basis) in DiseaseTexts.receivers where receiver != "human_resources" || isConfirmed {
            var copy = CertificateDelivery()
            (copy.diagnosis, copy.receiver, copy.copies, copy.basis) = (record.id, receiver, copies, basis)
            copy.performer = receiver == "employer" ? record["employer"].integer : nil
            try transaction.insert(copy)
        }
    }

    private static func receiveToday(_ record: StoredRecord, _ transaction: RegisterTransaction) throws {
        for copy in try all(of: record.id, transaction) where parties.contains(copy.record.receiver) && copy.stored.state == "due"
        {
            try receive(copy.stored, on: transaction.today, way: "direct", proof: DiseaseTexts.servedTogether, transaction)
        }
    }

    static func all(of diagnosis: Int64, _ transaction: RegisterTransaction) throws -> [TypedRecord<CertificateDelivery>] {
        try transaction.registers.records(
            transaction.connection, CertificateDelivery.self, where: "t.void = 0 AND t.diagnosis_case = ?1",
            [.integer(diagnosis)], order: "t.id")
    }

    /// Notes that a copy arrived; with the worker's and the employer's the certificate is served, on the later of their days.
    static func receive(
        _ copy: StoredRecord, on day: Day, way: String, proof: String, _ transaction: RegisterTransaction
    ) throws {
        guard var found = try transaction.find(CertificateDelivery.self, copy.id) else { throw RegisterError.notFound }
        (found.record.receivedDay, found.record.way, found.record.proof) = (day, way, proof)
        let draft = Draft(found.stored.draft.register, values: declaration.encode(found.record))
        try transaction.transition(found.stored, "receive", draft: draft)
        let days = try all(of: found.record.diagnosis, transaction).filter { parties.contains($0.record.receiver) }
            .map { $0.stored.state == "received" ? $0.record.receivedDay : nil }
        guard days.count == parties.count, days.allSatisfy({ $0 != nil }), let last = days.compactMap(\.self).max(),
            let diagnosis = try transaction.find(DiagnosisCase.self, found.record.diagnosis)?.stored
        else { return }
        if diagnosis.state == "diagnosed" { try transaction.transition(diagnosis, "serve") }
        // What the transition stamped is today; the law counts from the day on which the paper was in hand.
        guard let served = try transaction.find(DiagnosisCase.self, found.record.diagnosis), served.record.servedDay != last
        else {
            return
        }
        var record = served.record
        record.servedDay = last
        try transaction.update(served.stored, to: record, action: "served_day")
    }

    /// The day on which one party had the certificate in hand; the case's own day where no copy says it.
    static func day(of party: String, diagnosis: Int64, _ transaction: RegisterTransaction) throws -> Day? {
        try all(of: diagnosis, transaction).first { $0.record.receiver == party && $0.stored.state == "received" }?.record
            .receivedDay
    }
}
