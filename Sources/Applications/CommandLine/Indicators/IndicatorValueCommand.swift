import ArgumentParser
import Calendars
import Database
import Indicators
import Server

struct IndicatorValueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "value", abstract: "Where the plans' indicators stand on a day: exit 1 when there is no plan",
        discussion: "Without --region every plan in the store is shown at the region that made it.")

    @Option(help: "Code of a region; its own plan, or that of the nearest region above") var region: String?
    @Option(help: "Day, yyyy-MM-dd; today unless given") var day: String?
    @Flag(help: "Print JSON") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let day = try IndicatorCommand.day(day)
        let standings = try await store.withProduct { open in
            let board = Indicators.board(open.product.registers)
            if let region { _ = try IndicatorCommand.region(region, open) }
            return try await open.product.registers.read { [region] connection in
                let regions = try region.map { [$0] } ?? Self.planRegions(connection)
                return try regions.compactMap { try board.standing(connection, region: $0, on: day) }
            }
        }
        guard !standings.isEmpty else {
            StandardStreams.message("\(IndicatorError.noPlan.code) \(IndicatorError.noPlan.message)")
            throw ExitCode(1)
        }
        StandardStreams.answer(json ? Self.json(standings) : standings.map(Self.text).joined(separator: "\n\n"))
    }

    private static func planRegions(_ connection: any Connection) throws -> [String] {
        try connection.query("SELECT DISTINCT region_code FROM plan_indicator WHERE void = 0 ORDER BY region_code")
            .map { $0.text("region_code") }
    }

    private static func text(_ standing: PlanStanding) -> String {
        let lines = standing.lines.map { line in
            let counts = line.count.flatMap { $0.sum.denominator > 0 ? "\($0.sum.numerator)/\($0.sum.denominator)" : nil } ?? ""
            return [line.number, line.name, line.targetText, line.valueText, counts, line.verdict.label].joined(separator: "\t")
        }
        return (["\(standing.plan)  \(standing.region)  \(standing.day)"] + lines).joined(separator: "\n")
    }

    private static func json(_ standings: [PlanStanding]) -> String {
        var text = JSONOutline()
        text.object { text in text.array("plans") { text in standings.forEach { plan($0, &text) } } }
        return text.text
    }

    private static func plan(_ standing: PlanStanding, _ text: inout JSONOutline) {
        text.object { text in
            text.string("plan", standing.plan)
            text.string("planRegion", standing.planRegion)
            text.string("region", standing.region)
            text.string("day", standing.day.description)
            text.array("indicators") { text in standing.lines.forEach { indicator($0, &text) } }
        }
    }

    private static func indicator(_ line: IndicatorLine, _ text: inout JSONOutline) {
        text.object { text in
            text.integer("id", line.id)
            text.string("number", line.number)
            text.string("name", line.name)
            text.string("target", line.targetText)
            text.string("measure", line.measure.map { "\($0.id)@\($0.version)" })
            text.integer("numerator", line.count?.sum.numerator)
            text.integer("denominator", line.count?.sum.denominator)
            text.integer("excluded", line.count?.excluded)
            text.string("value", line.valueText)
            text.string("verdict", line.verdict.rawValue)
            text.string("asOf", line.asOf?.description)
        }
    }
}
