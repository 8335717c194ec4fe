import Calendars

extension LegalRules {
    static let credit = Rule(
        "credit_period", "不良信用记录的公示期", Clause("信用修复管理办法", edition: "", "令第58号；2026-04-01 起令第36号"), .single, gives: .structure,
        [
            InputKey("class", .word(CreditPeriod.Class.allCases.map(\.rawValue)), "失信类别：轻微、一般、严重"),
            InputKey("decided", .day, "处罚决定日期"),
        ]
    ) { input, _ in
        let (kind, decided) = (try input.word("class", as: CreditPeriod.Class.self), try input.day("decided"))
        let period = CreditPeriod(kind, decided: decided)
        func day(_ day: Day?) -> JSONValue { day.map { .text($0.description) } ?? .null }
        var steps = [
            Finding.Step(
                "决定日期决定适用规定",
                "\(decided) \(decided < CreditPeriod.changed ? "<" : "≥") \(CreditPeriod.changed) → 令第\(period.edition)号")
        ]
        if !period.isPublished { steps.append(.init("\(kind.label)原则上不公示；确需公示的，不超过最长公示期")) }
        steps += period.clocks.map { clock in
            .init(
                "\(clock.name)：\(clock.periodText)（\(clock.clause)）", clock.due(from: decided).map { "\(decided) → \($0.day)" })
        }
        return .structure(
            .object([
                "edition": .text(period.edition), "published": .boolean(period.isPublished), "shortest": day(period.shortest),
                "longest": day(period.longest),
            ]), steps, mark: period.clocks.reduce(.single) { $0.weaker($1.mark) })
    }
}
