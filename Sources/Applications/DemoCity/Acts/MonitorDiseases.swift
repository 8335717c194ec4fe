import Calendars
import Database
import DiseaseMonitoring
import Registers

/// The yearly monitoring of key diseases: last year's forms reported and summed up, this year's on their way, one county behind; the risk
/// by disease and industry assessed.
enum MonitorDiseases {
    static func events(_ plan: CityPlan) -> [CityEvent] {
        [
            CityEvent(plan.today - 100, rank: 8) { try await task($0) },
            CityEvent(plan.today - 5, rank: 10) { try await collect($0) },
            CityEvent(plan.today - 2, rank: 10) { try await report($0) },
            CityEvent(plan.today - 1, rank: 10) { try await survey($0) },
            CityEvent(plan.today - 1, rank: 11) { try await check($0) },
        ]
    }

    private static func task(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("disease_monitoring") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for year in [city.plan.today.year - 1, city.plan.today.year] {
                for county in Towns.counties.prefix(4) {
                    var form = DiseaseMonitoringForm()
                    (form.year, form.regionCode) = (year, county)
                    form.deadline = year < city.plan.today.year ? city.plan.today - 3 : city.plan.today + 45
                    if year < city.plan.today.year { form.note = "按补录的任职和检查记录重新汇总（模拟）" }
                    try transaction.insert(form, reason: "模拟数据")
                }
            }
        }
    }

    /// Last year's forms and this year's of all counties but one.
    private static func collect(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("disease_monitoring") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for form in try records(of: "disease_monitoring", where: "t.state = 'task'", in: transaction) {
                let isLast = form["year"].integer == Int64(city.plan.today.year - 1)
                guard isLast || form["region_code"].text != Trades.yangxi else { continue }
                try DemoMonitoring.collect(form: form.id, in: transaction)
            }
        }
    }

    private static func report(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("disease_monitoring") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            for form in try records(of: "disease_monitoring", where: "t.state = 'collected'", in: transaction) {
                let isLast = form["year"].integer == Int64(city.plan.today.year - 1)
                guard isLast || form["region_code"].text != Trades.yangchun else { continue }
                let checked = try move(form, "check", in: transaction)
                if isLast {
                    try move(try move(checked, "report", in: transaction), "summarise", in: transaction)
                } else if form["region_code"].text == Trades.jiangcheng {
                    try move(checked, "report", in: transaction)
                }
            }
            try DemoMonitoring.assess(Towns.city, year: city.plan.today.year, in: transaction)
        }
    }

    /// The cases of the last July–June year against their cards, and what the insurance paid.
    private static func survey(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("report_survey") != nil else { return }
        let year = city.plan.today.month >= 7 ? city.plan.today.year : city.plan.today.year - 1
        try await city.registers.write(as: city.cdc) { transaction in
            var payment = BenefitPayment()
            (payment.regionCode, payment.kind, payment.name) = (Trades.yangchun, "work_injury", "付模拟")
            payment.paidDay = Day(year: year, month: 3, day: 15)
            payment.idNumber = SimulatedCodes.resident(
                born: Day(number: city.plan.today.number - 19_000), order: 900, isMale: true, series: 6)
            (payment.diagnosis, payment.payer) = ("矽肺（模拟）", "阳春市社会保险基金管理局（模拟）")
            try transaction.insert(payment, reason: "模拟数据")
            var survey = ReportSurvey()
            (survey.year, survey.regionCode) = (year, Towns.city)
            try DemoMonitoring.match(survey: try transaction.insert(survey, reason: "模拟数据").id, in: transaction)
        }
    }

    /// Twenty examinations of the year looked at again: one differs, of one the original is not found.
    private static func check(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("monitoring_check") != nil else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            let held = try records(of: "examination", where: "t.state = 'accepted'", limit: 1, in: transaction)
            guard !held.isEmpty else { return }
            var check = MonitoringCheck()
            (check.title, check.year, check.regionCode) = ("上半年职业健康检查个案质控（模拟）", transaction.today.year, Towns.city)
            (check.kind, check.size, check.limit, check.seed) = ("examination", 20, 30, "20260701")
            let id = try transaction.insert(check, reason: "模拟数据").id
            try DemoMonitoring.draw(check: id, in: transaction)
            for (place, item) in try records(
                of: "monitoring_check_item", where: "t.monitoring_check = ?1", [.integer(id)], in: transaction
            ).enumerated() {
                guard var found = try transaction.find(MonitoringCheckItem.self, item.id) else { continue }
                (found.record.verdict, found.record.checker) = (
                    place == 4 ? "differs" : place == 9 ? "not_found" : "agrees", "模拟质控员"
                )
                found.record.found = place == 4 ? "复读结论不一致（模拟）" : ""
                try transaction.update(found.stored, to: found.record, action: "check")
            }
            try DemoMonitoring.score(check: id, in: transaction)
        }
    }
}
