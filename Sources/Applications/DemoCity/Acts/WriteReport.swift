import Calendars
import Database
import Registers

/// The report of an institution on one employer, and where its sampler and its pump were that day.
struct WriteReport: Sendable {
    var institution: Int64
    /// 甲, 乙, 丙.
    var mark: String
    var isFabricated: Bool
    /// The how-manieth employer of this institution on the day: two a sampler, morning and afternoon.
    var slot: Int

    static func number(_ year: Int, _ mark: String, _ count: Int) -> String {
        "模拟检测\(mark)〔\(year)〕\(SimulatedCodes.padded(count, 4))号"
    }

    /// - Returns: the report's number in the store.
    func write(
        number: String, of employer: SimulatedEmployer, points: Int, exceeded: Int, until last: Day,
        _ transaction: RegisterTransaction
    ) throws -> Int64 {
        var draft = Draft(try Self.register("institution_report", transaction))
        draft["institution"] = .integer(institution)
        draft["number"] = .text(number)
        draft["employer_code"] = .text(employer.creditCode)
        draft["kind"] = "monitoring"
        draft["sampled_day"] = .text(transaction.today.description)
        draft["signed_day"] = .text(min(transaction.today + 9, max(last, transaction.today)).description)
        draft["point_count"] = .integer(Int64(points))
        draft["exceeded_count"] = .integer(Int64(exceeded))
        draft["sampler"] = .text("模拟采样员\(mark)\(slot / 2 + 1)")
        draft["signer"] = .text("模拟签发人\(mark)")
        let report = try transaction.insert(draft, reason: "模拟数据").id
        try jobs(of: report, slot % 2 == 0 ? ("08:30", "11:10") : ("14:00", "16:40"), transaction)
        return report
    }

    /// A sampler and a pump at the report's employer today.
    func jobs(of report: Int64, _ times: (from: String, until: String), _ transaction: RegisterTransaction) throws {
        for (kind, who) in [("sampler", "模拟采样员\(mark)\(slot / 2 + 1)"), ("instrument", "模拟采样器\(mark)-\(slot / 2 + 1)")] {
            var draft = Draft(try Self.register("institution_job", transaction))
            draft["report"] = .integer(report)
            draft["kind"] = .text(kind)
            draft["who"] = .text(who)
            draft["job_day"] = .text(transaction.today.description)
            draft["from_time"] = .text(times.from)
            draft["until_time"] = .text(times.until)
            try transaction.insert(draft, reason: "模拟数据")
        }
    }

    private static func register(_ name: String, _ transaction: RegisterTransaction) throws -> Register {
        guard let register = transaction.registers.catalogue.register(name) else { throw DemoCityError.noRegister(name) }
        return register
    }
}
