import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Registers

/// A person on the list of an appointment: from the due list to the institution that will examine him (GBZ 188-2025 4.5.5: the employer
/// hands the institution its list).
public struct BookedPerson: RegisterRecord {
    public var booking: Int64 = 0
    public var worker: Int64 = 0
    public var performer: Int64?
    public init() {}

    public static let declaration = Declaration<BookedPerson>("booked_person", "预约人员") {
        Field(\.booking, "examination_booking", "预约").required().reference("examination_booking", by: "booked_day").listed()
        Field(\.worker, "worker", "劳动者").required().reference("worker", by: "shown").listed()
        Field(\.performer, "performer", "机构账号单位").computed().technical()
    }
    .named(by: "examination_booking", "worker").titled(by: "examination_booking").region(.through("examination_booking"))
    .owned(.through("examination_booking")).performed(by: "performer").holdsPersons().writtenByActs()
    .grant(.employer, [.view], .organisation).grant(.healthInstitution, [.view], .performed)
    .grant([.bureauOfficer, .cdc], [.view], .region)
    .serves("R-27", "R-52").index("worker")

    /// Puts people of the employer's due list on the appointment; the list is never longer than the heads that were asked for.
    static func add(_ workers: [Int64], to booking: Int64, _ transaction: RegisterTransaction) throws {
        guard let found = try transaction.find(ExaminationBooking.self, booking), !found.stored.isVoid,
            ["requested", "confirmed"].contains(found.stored.state)
        else { throw RegisterError.notFound }
        let listed = try people(of: booking, transaction).map(\.record.worker)
        let wanted = Set(workers).subtracting(listed).sorted()
        guard listed.count + wanted.count <= found.record.headcount else {
            throw RegisterError.invalid([
                FieldProblem("workers", .outOfRange, InstitutionTexts.tooMany(found.record.headcount))
            ])
        }
        for worker in wanted {
            // Only somebody who is due at this employer.
            guard !(try dues(of: worker, employer: found.record.employer, transaction)).isEmpty else {
                throw RegisterError.notFound
            }
            var person = BookedPerson()
            (person.booking, person.worker, person.performer) = (booking, worker, found.record.performer)
            try transaction.insert(person)
            try mark(worker, found.record, found.record.day, transaction)
        }
    }

    static func remove(_ worker: Int64, from booking: Int64, _ transaction: RegisterTransaction) throws {
        guard let found = try transaction.find(ExaminationBooking.self, booking),
            let person = try people(of: booking, transaction).first(where: { $0.record.worker == worker })
        else { throw RegisterError.notFound }
        try transaction.withdraw(person.stored, reason: InstitutionTexts.removePerson)
        try mark(worker, found.record, nil, transaction)
    }

    static func people(of booking: Int64, _ transaction: RegisterTransaction) throws -> [TypedRecord<BookedPerson>] {
        try transaction.registers.records(
            transaction.connection, BookedPerson.self, where: "t.void = 0 AND t.examination_booking = ?1", [.integer(booking)])
    }

    private static func dues(
        of worker: Int64, employer: Int64, _ transaction: RegisterTransaction
    ) throws -> [TypedRecord<ExaminationDue>] {
        try transaction.registers.records(
            transaction.connection, ExaminationDue.self,
            where: "t.void = 0 AND t.worker = ?1 AND t.employer = ?2 AND t.kind <> 'contraindicated'",
            [.integer(worker), .integer(employer)])
    }

    private static func mark(
        _ worker: Int64, _ booking: ExaminationBooking, _ day: Day?, _ transaction: RegisterTransaction
    ) throws {
        for due in try dues(of: worker, employer: booking.employer, transaction) where due.record.bookedDay != day {
            var record = due.record
            record.bookedDay = day
            try transaction.update(due.stored, to: record, action: "book")
        }
    }

    /// An appointment that falls through, or moves to another day, takes its people along.
    static func afterBooking(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let before = change.before,
            before.state != change.after.state || before["booked_day"] != change.after["booked_day"]
                || before.isVoid != change.after.isVoid
        else { return }
        let isGone = change.after.isVoid || ["declined", "cancelled"].contains(change.after.state)
        guard isGone || before["booked_day"] != change.after["booked_day"],
            let booking = try transaction.find(ExaminationBooking.self, change.after.id)?.record
        else { return }
        for person in try people(of: change.after.id, transaction) {
            try mark(person.record.worker, booking, isGone ? nil : booking.day, transaction)
        }
    }
}
