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
}
