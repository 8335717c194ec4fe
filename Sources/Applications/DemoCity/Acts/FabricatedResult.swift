/// Results of the one simulated institution that makes them up: never over a limit, ending in five, the same for two employers running, and
/// repeats that hardly differ. It is there so that the reasons to look can be seen.
enum FabricatedResult {
    static func fields(_ hazard: SimulatedEmployer.Hazard, _ chance: inout SplitMix64) -> (
        texts: [String: String], numbers: [String: Double], isSteady: Bool
    ) {
        var result = TypicalResult.fields(hazard, exceeds: false, lacksSilica: false, &chance)
        result.texts = result.texts.mapValues(endingInFive)
        if let short = result.texts["c_ste"], let value = Double(short) {
            result.texts["c_ste"] = [short, short, endingInFive(TypicalResult.text(value * 1.02))].joined(separator: ";")
        }
        if let level = result.numbers["lex_8h"] { result.numbers["lex_8h"] = level.rounded(.down) + (level < 84 ? 0.5 : 0) }
        return result
    }

    /// With three figures, the last becomes a five.
    private static func endingInFive(_ text: String) -> String {
        guard text.contains("."), !text.hasPrefix("<"), text.filter(\.isNumber).drop(while: { $0 == "0" }).count >= 3 else {
            return text
        }
        return text.dropLast() + "5"
    }
}
