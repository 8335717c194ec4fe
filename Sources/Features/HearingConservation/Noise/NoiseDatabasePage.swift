import Access
import Database
import NIOCore
import Organisations
import Pages
import Registers
import Spreadsheets

/// Asking the noise database: filters in the address, groups, distribution, the rows, and all of it as a sheet.
enum NoiseDatabasePage {
    static let address = "/noise-database"
    static let export = "/noise-database/export"
    static let readers = Set(HearingRoles.followers)
    private static let shownRows = 200

    static let routes: [Route] = [.get(address, .roles(readers), show), .get(export, .roles(readers), sheet)]

    private static func question(_ page: PageRequest) -> NoiseDatabase.Question {
        func text(_ name: String) -> String { String(TextReading.trim(page.query[name] ?? "").prefix(60)) }
        var question = NoiseDatabase.Question()
        (question.industry, question.process) = (text("industry"), text("process"))
        (question.equipment, question.post) = (text("equipment"), text("post"))
        (question.from, question.to) = (Int(text("from")), Int(text("to")))
        question.group = NoiseDatabase.Group(rawValue: text("group")) ?? .industry
        return question
    }

    private static func read(_ page: PageRequest) async throws -> NoiseDatabase {
        let (registers, principal, question) = (page.product.registers, page.principal, question(page))
        return try await registers.read { try NoiseDatabase.read($0, registers, principal, question) }
    }

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let question = question(page)
        let database = try await read(page)
        let levels = database.rows.map(\.level)
        let link: HTML = "<p><a class=\"button\" href=\"\(export)?\(page.query.text)\">\(NoiseTexts.export)</a></p>"
        let cut: HTML = database.isCut ? "<p class=\"notice notice-warning\">\(NoiseTexts.cut(NoiseDatabase.most))</p>" : .empty
        return page.page(
            NoiseTexts.title, charts: true,
            body: "<p class=\"muted\">\(NoiseTexts.lead)</p>" + filters(page, question) + cut + whole(levels) + charts(database)
                + groups(page, database, question.group) + rows(page, database) + link)
    }

    private static func filters(_ page: PageRequest, _ question: NoiseDatabase.Question) -> HTML {
        func input(_ name: String, _ label: String, _ value: String) -> HTML {
            """
            <div class="field"><label for="\(name)">\(label)</label><input id="\(name)" name="\(name)" maxlength="60" value="\(value)"></div>
            """
        }
        let groups = NoiseDatabase.Group.allCases.html {
            "<option value=\"\($0.rawValue)\"\(attribute: "selected", if: $0 == question.group)>\($0.label)</option>"
        }
        return """
            <details\(attribute: "open", if: !page.query.pairs.isEmpty)><summary class="button">\(NoiseTexts.filters)</summary>
            <form method="get" action="\(address)" class="record-form">\(input("industry", NoiseTexts.industry, question.industry))\
            \(input("process", NoiseTexts.process, question.process))\(input("equipment", NoiseTexts.equipment, question.equipment))\
            \(input("post", NoiseTexts.post, question.post))\
            \(input("from", NoiseTexts.from, question.from.map(String.init) ?? ""))\
            \(input("to", NoiseTexts.to, question.to.map(String.init) ?? ""))
            <div class="field"><label for="group">\(NoiseTexts.group)</label><select id="group" name="group">\(groups)</select></div>
            <button class="button primary" type="submit">\(NoiseTexts.ask)</button></form></details>
            """
    }

    private static func whole(_ levels: [Double]) -> HTML {
        guard let all = NoiseDistribution(levels) else { return .empty }
        return Components.facts([
            (NoiseTexts.columns[1], "\(all.count)"), (NoiseTexts.columns[2], HTML(text: "\(all.tenth)")),
            (NoiseTexts.columns[3], HTML(text: "\(all.median)")), (NoiseTexts.columns[4], HTML(text: "\(all.ninetieth)")),
            (NoiseTexts.columns[6], HTML(text: share(all.loud, of: all.count))),
        ])
    }

    private static func share(_ part: Int, of all: Int) -> String {
        all == 0 ? "" : "\((Double(part) / Double(all) * 1_000).rounded() / 10)%"
    }

    private static func charts(_ database: NoiseDatabase) -> HTML {
        let bins = NoiseDistribution.bins(database.rows.map(\.level))
        guard !bins.isEmpty else { return .empty }
        let histogram = LineChart(
            title: NoiseTexts.distribution, labels: bins.map(\.label),
            series: [.init(name: NoiseTexts.distribution, values: bins.map { Double($0.count) })], unit: NoiseTexts.posts,
            isBars: true)
        let table = Components.table(
            NoiseTexts.distribution, columns: ["dB(A)", NoiseTexts.posts],
            rows: bins.map { [HTML(text: $0.label), "\($0.count)"] })
        let years = database.groups(.year).reversed().map(\.self)
        let trend = LineChart(
            title: NoiseTexts.trend, labels: years.map(\.key),
            series: [.init(name: NoiseTexts.columns[3], values: years.map(\.distribution.median))], unit: "dB(A)",
            mark: .init(name: NoiseTexts.action, value: HearingLimits.action))
        let yearTable = Components.table(
            NoiseTexts.trend, columns: [NoiseDatabase.Group.year.label, NoiseTexts.columns[3]],
            rows: years.map { [HTML(text: $0.key), HTML(text: "\($0.distribution.median)")] })
        return Components.section(NoiseTexts.distribution, Components.chart(histogram, table: table))
            + (years.count > 1 ? Components.section(NoiseTexts.trend, Components.chart(trend, table: yearTable)) : .empty)
    }

    private static func groups(_ page: PageRequest, _ database: NoiseDatabase, _ group: NoiseDatabase.Group) -> HTML {
        let rows = database.groups(group).prefix(100).map { found -> [HTML] in
            let spread = found.distribution
            // Fewer than five tested people would be a statement about persons.
            let hearing =
                found.tested >= ShiftForecast.leastShown ? "\(share(found.shifted, of: found.tested))（\(found.tested) 人）" : ""
            return [
                HTML(text: label(page, found.key, group)), "\(spread.count)", HTML(text: "\(spread.tenth)"),
                HTML(text: "\(spread.median)"), HTML(text: "\(spread.ninetieth)"), HTML(text: "\(spread.highest)"),
                HTML(text: share(spread.loud, of: spread.count)), HTML(text: hearing),
            ]
        }
        return Components.section(
            NoiseTexts.groups(group.label), Components.table(NoiseTexts.title, columns: NoiseTexts.columns, rows: Array(rows)))
    }

    private static func label(_ page: PageRequest, _ key: String, _ group: NoiseDatabase.Group) -> String {
        if key.isEmpty { return NoiseTexts.unknown }
        switch group {
        case .industry: return page.product.codes.entry("industry", key).map { "\(key) \($0.label)" } ?? key
        case .control: return page.product.codes.entry("noise_control", key)?.label ?? key
        default: return key
        }
    }

    private static func rows(_ page: PageRequest, _ database: NoiseDatabase) -> HTML {
        let rows = database.rows.prefix(shownRows).map { row -> [HTML] in
            [
                HTML(text: row.employer), HTML(text: "\(row.workshop) · \(row.post)"), "\(row.year)", HTML(text: row.process),
                HTML(text: row.equipment), HTML(text: "\(row.level)"), HTML(text: label(page, row.control, .control)),
                HTML(text: row.protectedLevel.map { "\($0)" } ?? ""),
            ]
        }
        return Components.section(
            NoiseTexts.rows(min(shownRows, database.rows.count), database.rows.count),
            Components.table(NoiseTexts.title, columns: NoiseTexts.rowColumns, rows: Array(rows)))
    }

    /// Every row of the answer, for other programs: posts and levels, no persons.
    private static func sheet(_ page: PageRequest) async throws -> PageAnswer {
        let database = try await read(page)
        try await page.logRead(
            .export, page.product.registers.register(of: HearingPost.self), records: [], filter: page.query.text,
            count: database.rows.count)
        return page.sheet(
            NoiseTexts.title, NoiseTexts.sheetColumns,
            database.rows.map { row in
                [
                    .text(row.employer), .text(row.industry), .text(row.workshop), .text(row.post), .integer(Int64(row.year)),
                    .text(row.process), .text(row.equipment), .real(row.level), .text(row.spectrum),
                    .text(row.control.isEmpty ? "" : label(page, row.control, .control)),
                    row.protectedLevel.map { .real($0) } ?? .empty,
                ]
            })
    }
}

enum NoiseTexts {
    static let title = "噪声危害数据库"
    static let lead = "各行业、工艺、设备、岗位和年度的噪声声级：来自噪声岗位档案；没有建档的，取检测机构当年的结果。"
    static let filters = "筛选与汇总"
    static let industry = "行业代码（开头几位）"
    static let process = "工艺"
    static let equipment = "设备"
    static let post = "岗位"
    static let from = "起始年度"
    static let to = "截止年度"
    static let group = "按什么汇总"
    static let ask = "查询"
    static let export = "导出全部（CSV）"
    static let distribution = "声级分布"
    static let trend = "历年中位数"
    static let action = "行动值"
    static let posts = "岗位数"
    static let unknown = "未填写"
    static func cut(_ most: Int) -> String { "结果超过 \(most) 行，只统计最近的 \(most) 行，请缩小范围。" }
    static func groups(_ label: String) -> String { "按\(label)汇总" }
    static func rows(_ shown: Int, _ all: Int) -> String { "明细（\(shown)/\(all)）" }
    static let columns = ["类别", "岗位数", "P10", "中位数 dB(A)", "P90", "最高", "85 dB(A) 及以上", "听力阈移比例"]
    static let rowColumns = ["用人单位", "岗位", "年度", "工艺", "设备", "L-EX,8h dB(A)", "工程控制", "佩戴后 dB(A)"]
    static let sheetColumns = ["用人单位", "行业代码", "车间", "岗位", "年度", "工艺", "设备", "L-EX,8h dB(A)", "倍频带声压级", "工程控制", "佩戴后声级 dB(A)"]
}
