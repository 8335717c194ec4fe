import Access
import ArgumentParser
import Indicators
import Server

struct IndicatorLoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Enter the indicator table of a plan; what is there already stays as it is",
        discussion: """
            Without --plan the plans that come with the program are listed. The table of another region's plan may be a start: give --region \
            and --name, then compare each target with your own plan.
            """)

    @Option(help: "Code of the region that made the plan, 441700 for instance") var plan: String?
    @Option(help: "Code of the region to enter it for; that of the plan unless given") var region: String?
    @Option(help: "Name of the region's own plan, when --region is another region") var name: String?
    @Option(name: .customLong("as"), help: "Account under whose name to enter; else the console") var account: String?
    @Flag(help: "Print JSON") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let (area, region, name) = (plan, region, name)
        guard let area else { return try await list() }
        let (plan, outcome) = try await store.withProduct { open in
            let registers = open.product.registers
            guard var plan = ShippedPlan.of(area, registers.codes) else { throw CommandError.noSuchPlan(area) }
            if let region, region != area {
                _ = try IndicatorCommand.region(region, open)
                guard let name, !name.isEmpty else { throw CommandError.planNameMissing }
                plan = plan.adopted(by: region, titled: name)
            }
            let principal = try await open.product.access.principal(named: account)
            return (plan, try await LoadPlanIndicators(registers: registers)(plan, by: principal))
        }
        guard json else { return StandardStreams.answer(PlanLoadingTexts.outcome(plan.title, outcome)) }
        var text = JSONOutline()
        text.object { text in
            text.string("plan", plan.title)
            text.string("region", plan.area)
            text.integer("entered", Int64(outcome.entered))
            text.integer("kept", Int64(outcome.kept))
        }
        StandardStreams.answer(text.text)
    }

    private func list() async throws {
        let plans = try await store.withProduct { ShippedPlan.all($0.product.codes) }
        guard json else {
            return plans.forEach { StandardStreams.answer("\($0.area)  \($0.title)  \($0.count) 项") }
        }
        var text = JSONOutline()
        text.array { text in
            for plan in plans {
                text.object { text in
                    text.string("area", plan.area)
                    text.string("plan", plan.title)
                    text.integer("indicators", Int64(plan.count))
                }
            }
        }
        StandardStreams.answer(text.text)
    }
}
