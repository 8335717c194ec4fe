import Database

/// What a round brought: how many came, were read, suspected, referred, answered, and were diagnosed after it.
struct ScreeningYield: Sendable, Hashable {
    var invited = 0
    var absent = 0
    var screened = 0
    var read = 0
    var suspected = 0
    var referred = 0
    var answered = 0
    var confirmed = 0

    static func read(_ connection: any Connection, round: Int64) throws -> ScreeningYield {
        try read(connection, rounds: [round])[round] ?? ScreeningYield()
    }

    static func read(_ connection: any Connection, rounds: [Int64]) throws -> [Int64: ScreeningYield] {
        guard !rounds.isEmpty else { return [:] }
        var yields: [Int64: ScreeningYield] = [:]
        let places = rounds.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        let rows = try connection.query(
            """
            SELECT screening_round, state, COUNT(*) AS persons FROM screened_person WHERE void = 0 AND screening_round IN (\(places))
            GROUP BY screening_round, state ORDER BY screening_round, state
            """, rounds.map { .integer($0) })
        for row in rows {
            yields[row.integer("screening_round"), default: ScreeningYield()].add(row.text("state"), row.int("persons"))
        }
        // Confirmed by whatever way: the case of the suspicion, or another one after the film.
        for row in try connection.query(
            """
            SELECT s.screening_round, COUNT(DISTINCT s.worker) AS persons FROM screened_person s
            JOIN diagnosis_case d ON d.worker = s.worker AND d.void = 0
            AND d.conclusion = 'confirmed' AND d.diagnosed_day >= s.screened_day
            WHERE s.void = 0 AND s.screening_round IN (\(places)) AND s.state IN ('suspected', 'referred', 'concluded')
            GROUP BY s.screening_round ORDER BY s.screening_round
            """, rounds.map { .integer($0) })
        {
            yields[row.integer("screening_round")]?.confirmed = row.int("persons")
        }
        return yields
    }

    private mutating func add(_ state: String, _ persons: Int) {
        invited += persons
        if state == "absent" { absent += persons }
        if !["invited", "absent"].contains(state) { screened += persons }
        if ["normal", "suspected", "referred", "concluded"].contains(state) { read += persons }
        if ["suspected", "referred", "concluded"].contains(state) { suspected += persons }
        if ["referred", "concluded"].contains(state) { referred += persons }
        if state == "concluded" { answered += persons }
    }
}
