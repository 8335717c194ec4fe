import Access
import ArgumentParser
import Indicators
import Registers
import Server

struct IndicatorFreezeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze", abstract: "Publish an indicator for a period, with the records behind it; never rewritten")

    @Argument(help: "Number of the indicator in the store, as `indicator value --json` prints it (id)") var indicator: Int64
    @Option(help: "Code of the region") var region: String
    @Option(help: "Name of the period, 2025 for instance") var period: String
    @Option(help: "Last day that counts, yyyy-MM-dd; today unless given") var cutOff: String?
    @Option(name: .customLong("as"), help: "Account that publishes; else the console") var account: String?
    @Flag(help: "Print JSON") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let (indicator, region, period) = (indicator, region, period)
        let cutOff = try IndicatorCommand.day(cutOff)
        let frozen = try await store.withProduct { open in
            let registers = open.product.registers
            let path = try IndicatorCommand.region(region, open)
            let principal = try await open.product.access.principal(named: account)
            let freeze = FreezePeriod(board: Indicators.board(registers))
            guard let register = registers.catalogue.register("frozen_figure"),
                Permission.decide(principal, .publish, grants: register.grants, recordRegion: path).isAllowed
            else { throw RegisterError.denied }
            return try await registers.write(as: principal) {
                try freeze($0, indicator: indicator, region: region, period: period, cutOff: cutOff)
            }
        }
        guard json else {
            return StandardStreams.answer(
                "已公布 \(period)：\(frozen.draft.integer("numerator") ?? 0)/\(frozen.draft.integer("denominator") ?? 0)，编号 \(frozen.id)"
            )
        }
        var text = JSONOutline()
        text.object { text in
            text.integer("id", frozen.id)
            text.string("period", period)
            text.string("region", region)
            text.string("cutOff", cutOff.description)
            text.integer("numerator", frozen.draft.integer("numerator"))
            text.integer("denominator", frozen.draft.integer("denominator"))
            text.integer("excluded", frozen.draft.integer("excluded"))
            text.string("verdict", frozen.draft.text("verdict"))
        }
        StandardStreams.answer(text.text)
    }
}
