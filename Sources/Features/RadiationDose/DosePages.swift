import Calendars
import Database
import HealthSurveillance
import Pages
import Registers
import RuleExplorer
import Rulebook

/// The dose of a person for life: readings, sums of years and of five years, held against GB 18871 by the rulebook.
enum DosePages {
    static let panels: [RecordPanel] = [
        RecordPanel("worker", .top) { page, record in
            let registers = page.product.registers
            let readings = try await registers.read { connection -> [DoseReadingRecord] in
                try DosePages.readings(connection, registers, "r.worker = ?1", record.id)
            }
            return readings.isEmpty ? nil : summary(page, readings)
        },
        RecordPanel("radiation_worker", .top) { page, record in
            let registers = page.product.registers
            let readings = try await registers.read { connection -> [DoseReadingRecord] in
                try DosePages.readings(connection, registers, "r.id = ?1", record.id)
            }
            return readings.isEmpty ? nil : summary(page, readings)
        },
        RecordPanel("dose_reading", .top) { page, record in
            try DoseFindings.period(page.product.registers.typed(record, as: DoseReadingRecord.self).record).map {
                Why.section([$0])
            }
        },
        RecordPanel("dose_reading", .top) { page, record in
            guard record.state == "over", page.product.registers.decide(page.principal, .edit, record).isAllowed else {
                return nil
            }
            return Components.section(DoseTexts.investigation, form(page, record.id, problems: []))
        },
    ]

    static let routes: [Route] = [
        .post("/dose_reading/{id}/investigation", .register("dose_reading", .edit)) { page in
            let record = try await page.record("dose_reading", for: .edit)
            let cause = TextReading.trim(page.form.text("cause"))
            guard !cause.isEmpty else {
                let problems = [FieldProblem("cause", .missing, DoseTexts.causeMissing)]
                return page.page(
                    DoseTexts.investigation, status: .unprocessableContent,
                    body: ErrorSummary.html(problems) + form(page, record.id, problems: problems))
            }
            try await page.product.registers.write(as: page.principal) { transaction in
                try DoseEntry.file(record, cause: String(cause.prefix(200)), transaction)
            }
            return page.redirect(RecordAddress.record("dose_reading", record.id), done: "dose-filed")
        }
    ]

    private static func form(_ page: PageRequest, _ id: Int64, problems: [FieldProblem]) -> HTML {
        """
        <form method="post" action="/dose_reading/\(id)/investigation" class="record-form">\(page.tokenField)
        <div class="field"><label for="cause">\(DoseTexts.cause)</label>\(ErrorSummary.beside("cause", problems))
        <input id="cause" name="cause" maxlength="200"></div>
        <button class="button primary" type="submit">\(DoseTexts.file)</button></form>
        """
    }

    private static func readings(
        _ connection: any Connection, _ registers: Registers, _ condition: String, _ id: Int64
    ) throws -> [DoseReadingRecord] {
        try registers.records(
            connection, DoseReadingRecord.self,
            where: "t.void = 0 AND t.radiation_worker IN (SELECT r.id FROM radiation_worker r WHERE r.void = 0 AND \(condition))",
            [.integer(id)], order: "t.period_to, t.id"
        ).map(\.record)
    }

    static func record(_ readings: [DoseReadingRecord]) -> DoseRecord {
        DoseRecord(
            Dictionary(grouping: readings) { $0.to?.year ?? 0 }.map { year, readings in
                DoseYear(year: year, readings: readings.compactMap(DoseEntry.reading))
            })
    }

    private static func summary(_ page: PageRequest, _ readings: [DoseReadingRecord]) -> HTML {
        let dose = record(readings)
        let years = dose.years.reversed().map { year -> [HTML] in
            var notes: [HTML] = []
            if dose.yearsOverLimit.contains(year.year) { notes.append(Components.badge(DoseTexts.overLimit, .bad)) }
            if dose.yearsOverFlag.contains(year.year) { notes.append(Components.badge(DoseTexts.overFlag, .warning)) }
            if year.hasGaps { notes.append(Components.badge(DoseTexts.gaps, .warning)) }
            if year.isEstimated { notes.append(Components.badge(DoseTexts.estimated, .neutral)) }
            return [
                HTML(text: String(year.year)), HTML(text: number(year.sum.value)), HTML(text: String(year.readings.count)),
                notes.html { $0 } + (DoseFindings.year(year).map { Why.details($0) } ?? .empty),
            ]
        }
        let runs = dose.runsOfFive.map { run -> [HTML] in
            [
                HTML(text: "\(run.firstYear)–\(run.firstYear + 4)"), HTML(text: number(run.sum.value)),
                HTML(text: number(run.mean.value)),
                (run.isMeanOver ? Components.badge(DoseTexts.overMean, .bad) : .empty)
                    + (DoseFindings.fiveYears(run, of: dose).map { Why.details($0) } ?? .empty),
            ]
        }
        return Components.section(
            DoseTexts.title,
            Components.table(DoseTexts.title, columns: DoseTexts.yearColumns, rows: years)
                + (runs.isEmpty ? .empty : Components.table(DoseTexts.fiveYears, columns: DoseTexts.fiveColumns, rows: runs))
                + "<p class=\"muted\">\(DoseTexts.note)</p>")
    }

    private static func number(_ value: Double) -> String {
        let rounded = (value * 1_000).rounded() / 1_000
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}

enum DoseTexts {
    static let underAge = "按证件号码，开始放射工作时未满 18 周岁（卫生部令第55号第五条），请核对。"
    static let leftBeforeCome = "“离岗日期”早于“开始放射工作日期”，请核对。"
    static let endBeforeStart = "“佩戴止”早于“佩戴起”，请核对。"
    static let tooLong = "一个监测周期最长 90 日（卫生部令第55号第十一条），请核对起止日期。"
    static let doseMissing = "请填写 Hp(10)。"
    static let doseSuperfluous = "低于最低探测水平或未佩戴时，不填 Hp(10)。"
    static let detectionMissing = "结果低于最低探测水平时，请填写最低探测水平（MDL）。"
    static let methodMissing = "剂量计丢失、损坏或被污染时，请选择名义剂量的方法。"
    static let approverMissing = "名义剂量要有批准人，请填写。"
    static let inFuture = "“佩戴止”晚于今天，请核对。"
    static let beforeWork = "佩戴周期早于该人员开始放射工作的日期，请核对人员和周期。"
    static let afterWork = "该人员在这个周期之前已经离岗，请核对剂量计和人员。"
    static let overlap = "该人员在这些日期已有监测结果，请核对周期。"
    static let investigation = "调查"
    static let cause = "超过调查水平的原因"
    static let causeMissing = "请填写调查原因。"
    static let file = "归档"
    static let title = "个人剂量（Hp(10)，mSv）"
    static let yearColumns = ["年度", "年剂量", "周期数", "提示"]
    static let fiveYears = "连续五年"
    static let fiveColumns = ["年度", "合计", "年平均", "提示"]
    static let overLimit = "超过年限值 50 mSv"
    static let overFlag = "超过 20 mSv"
    static let overMean = "五年平均超过 20 mSv"
    static let gap = "未佩戴"
    static let sumOfPeriods = "各周期计入剂量相加（低于最低探测水平按其一半计入，GBZ 128-2019，未核实）"
    static func periodsOf(_ days: Int) -> String { "佩戴 \(days) 日，按周期长度折算每年周期数" }
    static let gaps = "有未佩戴周期，合计不完整"
    static let estimated = "含名义剂量"
    static let note = "低于最低探测水平按其一半计入；未佩戴是缺口，不是零。限值依据 GB 18871-2002，大于才算超过。"
}
