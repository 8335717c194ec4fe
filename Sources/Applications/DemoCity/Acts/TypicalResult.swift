/// What a laboratory might report of a factor: a multiple of a level at which the factor's limit lies.
///
/// The levels only place simulated results below or above the limit; the verdict on each result is the rulebook's own.
enum TypicalResult {
    /// Level in mg/m³ and what kind of result the factor takes.
    private enum Kind { case dust(Double), gas(twa: Double, short: Double), steady(Double) }

    private static let kinds: [String: Kind] = [
        "1-002": .dust(4), "1-007": .dust(4), "1-011": .dust(4), "1-018": .dust(8), "1-032": .dust(3), "1-036": .dust(8),
        "1-038": .dust(8), "2-003": .steady(0.15), "2-014": .gas(twa: 5, short: 10), "2-016": .gas(twa: 20, short: 30),
        "2-028": .gas(twa: 3, short: 6), "2-029": .gas(twa: 50, short: 100), "2-030": .gas(twa: 50, short: 100),
        "2-165": .gas(twa: 1, short: 2), "2-269": .gas(twa: 300, short: 450), "2-373": .gas(twa: 200, short: 300),
    ]

    static let noise = "3-001"
    static let silica = "1-001"

    static func isMeasured(_ factor: String) -> Bool { factor == noise || factor == silica || kinds[factor] != nil }

    /// Texts and numbers by field of the register of measurements.
    static func fields(
        _ hazard: SimulatedEmployer.Hazard, exceeds: Bool, lacksSilica: Bool, _ chance: inout SplitMix64
    ) -> (texts: [String: String], numbers: [String: Double], isSteady: Bool) {
        let factor = hazard.kind.factor
        let part = exceeds ? chance.amount(1.08...1.9) : chance.amount(0.05...0.72)
        if factor == noise {
            let level = exceeds ? chance.amount(85.4...93) : chance.amount(70...84.8)
            return ([:], ["lex_8h": (level * 10).rounded() / 10], false)
        }
        let share = hazard.silica ?? 0
        let silicaNumbers = lacksSilica ? [:] : ["free_silica_pct": share]
        if factor == silica {
            let level = share > 80 ? 0.5 : share > 50 ? 0.7 : 1
            return (["c_twa": text(level * part)], silicaNumbers, false)
        }
        switch kinds[factor] {
        case .dust(let level): return (["c_twa": text(level * part)], silicaNumbers, false)
        case .steady(let level): return (["c_twa": text(level * part)], [:], true)
        case .gas(let twa, let short):
            // One result in fifteen lies below what the method can see.
            if !exceeds, chance.happens(1.0 / 15) {
                return (["c_twa": "<" + text(twa / 100), "c_ste": "<" + text(short / 100)], [:], false)
            }
            let peak = exceeds ? part * 1.02 : min(0.9, part * chance.amount(1...1.2))
            return (["c_twa": text(twa * part), "c_ste": text(short * peak)], [:], false)
        case nil: return (["c_twa": text(part)], [:], false)
        }
    }

    /// Three figures, as a report prints them.
    static func text(_ value: Double) -> String {
        let factor = value >= 100 ? 1.0 : value >= 10 ? 10.0 : value >= 1 ? 100.0 : 1_000.0
        let rounded = max(1, (value * factor).rounded()) / factor
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
