import Access
import Calendars
import Registers

/// Reports of the public in a simulated city, one in every state.
public enum DemoComplaints {
    public static func file(_ names: [String], region: String, in transaction: RegisterTransaction) throws {
        for (place, name) in names.prefix(8).enumerated() {
            // The same seed gives the same city: the code is no secret here.
            let random = Randomness { count in (0..<count).map { UInt8(truncatingIfNeeded: place * 31 + $0 * 7 + 1) } }
            _ = try ComplaintActs.file(
                .init(
                    objectName: name, region: region, facts: "打磨车间粉尘大，没有发口罩（模拟举报 \(place + 1)）",
                    channel: place % 2 == 0 ? "web" : "phone"), random: random, in: transaction)
        }
    }

    /// The first waits; the others are handled by the principal of the transaction, who answers two and closes one of them.
    public static func handle(isLater: Bool, in transaction: RegisterTransaction) throws {
        let reports = try transaction.registers.records(
            transaction.connection, Complaint.self, where: "t.void = 0 AND t.facts LIKE ?1", [.text("%（模拟举报 %")], order: "t.id")
        for (place, found) in reports.enumerated() {
            switch (isLater, place, found.stored.state) {
            case (false, 1...3, "registered"), (false, 7, "registered"):
                try ComplaintActs.accept(found.stored, found.record, in: transaction)
            case (false, 4, "registered"):
                try HandleComplaint.move(
                    found.stored, found.record, to: "生态环境部门（模拟）", reason: "属于生态环境部门职责（模拟）", in: transaction)
            case (false, 5, "registered"):
                try HandleComplaint.refuse(found.stored, found.record, reason: "没有可以核查的事实（模拟）", in: transaction)
            case (false, 6, "registered"):
                try ComplaintActs.join(found.stored, found.record, into: reports[1].record.number, in: transaction)
            case (true, 1...3, "accepted"): try settle(found, isAnswered: place > 1, in: transaction)
            default: break
            }
        }
        guard isLater, reports.count > 4, let answered = try transaction.find(Complaint.self, reports[3].id),
            answered.stored.state == "answered"
        else { return }
        try transaction.transition(answered.stored, "close")
    }

    private static func settle(_ found: TypedRecord<Complaint>, isAnswered: Bool, in transaction: RegisterTransaction) throws {
        try HandleComplaint.investigate(
            found.stored, found.record, "现场核查，打磨车间除尘罩损坏（模拟）", inspection: nil, in: transaction)
        guard isAnswered, let looked = try transaction.find(Complaint.self, found.id) else { return }
        try ComplaintActs.answer(looked.stored, looked.record, "现场核查属实，已责令限期改正（模拟）", in: transaction)
    }
}
