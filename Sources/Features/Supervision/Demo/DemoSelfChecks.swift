import Calendars
import Database
import Registers

/// Self-checks, risk classes and the frozen lists of a simulated city: the acts that the pages call, one left behind in every state.
public enum DemoSelfChecks {
    /// The lists of 1 January, on the day on which an office freezes them.
    public static func freeze(region: String, in transaction: RegisterTransaction) throws {
        for kind in ObjectKind.allCases {
            try FreezeObjects.freeze(kind, year: transaction.today.year, region: region, in: transaction)
        }
    }

    /// - Parameters:
    ///   - visited: employers with a visit in the year: theirs are verified.
    ///   - others: fill in or send theirs.
    public static func fill(visited: [Int64], others: [Int64], in transaction: RegisterTransaction) throws {
        for (place, employer) in visited.enumerated() {
            try fill(employer, place.isMultiple(of: 3) ? [] : ["8.1"], false, transaction)
        }
        for (place, employer) in others.enumerated() {
            try fill(employer, place % 3 == 2 ? ["2.2", "9.1"] : [], place % 3 == 0, transaction)
        }
    }

    private static func fill(_ employer: Int64, _ faults: Set<String>, _ isOpen: Bool, _ transaction: RegisterTransaction) throws
    {
        let id = try SelfCheckActs.open(employer, in: transaction)
        guard let made = try transaction.find(SelfCheck.self, id), let form = SelfCheckForm.version(made.record.form) else {
            return
        }
        var entry = SelfCheckActs.Entry(testLevel: "met", testReport: "模拟检测报告")
        for item in form.items.prefix(isOpen ? 5 : form.items.count) {
            entry.answers[item.code] = (faults.contains(item.code) ? "no" : "yes", "见档案（模拟）")
        }
        try SelfCheckActs.save(made.stored, made.record, entry, in: transaction)
        guard !isOpen, let filled = try transaction.find(SelfCheck.self, id) else { return }
        try SelfCheckActs.submit(filled.stored, filled.record, signatory: "模拟负责人", in: transaction)
        guard employer.isMultiple(of: 2),
            let grading = try transaction.registers.records(
                transaction.connection, RiskGrading.self, where: "t.void = 0 AND t.employer = ?1 AND t.is_current = 1",
                [.integer(employer)]
            ).first, !grading.record.riskClass.isEmpty
        else { return }
        try GradeRisk.publish(grading.stored, grading.record, on: transaction.today, way: "厂区公告栏（模拟）", in: transaction)
    }

    /// Of the visited, every third is as it said, of every third a problem remains, of every third it is put right.
    public static func verify(_ visited: [Int64], in transaction: RegisterTransaction) throws {
        for (place, employer) in visited.enumerated() {
            guard
                let check = try transaction.registers.records(
                    transaction.connection, SelfCheck.self, where: "t.void = 0 AND t.employer = ?1 AND t.state = 'submitted'",
                    [.integer(employer)], order: "t.id"
                ).first,
                let visit = try transaction.connection.value(
                    "SELECT MAX(id) FROM inspection WHERE void = 0 AND employer = ?1 AND visited_day IS NOT NULL",
                    [.integer(employer)]
                ).integer
            else { continue }
            let seen: [String: String] = place.isMultiple(of: 3) ? [:] : ["8.2": "no"]
            try SelfCheckActs.verify(
                check.stored, check.record, inspection: visit, seen, deadline: transaction.today + 20, in: transaction)
            guard place % 3 == 2 else { continue }
            for problem in try transaction.registers.records(
                transaction.connection, SelfCheckProblem.self, where: "t.void = 0 AND t.self_check = ?1", [.integer(check.id)],
                order: "t.id")
            {
                try SelfCheckProblems.report(problem.stored, problem.record, "已修复并测试（模拟）", nil, in: transaction)
                guard let done = try transaction.find(SelfCheckProblem.self, problem.id) else { continue }
                try transaction.transition(done.stored, "confirm")
            }
        }
    }
}
