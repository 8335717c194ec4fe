import ArgumentParser

/// Measurements beside a peer; `scripts/bench` puts both into one table. Not for users, so not in the help.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure parts of the product", shouldDisplay: false,
        subcommands: [
            CityBench.self, ImportSheetBench.self, ImportBench.self, IndicatorBench.self, FrameDecodingBench.self,
            DrawBench.self, HealthBench.self, RulesBench.self, DevicesBench.self,
        ])
}
