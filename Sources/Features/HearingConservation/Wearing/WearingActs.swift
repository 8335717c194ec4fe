import Calendars
import Database
import Ledger
import Registers

/// Drawing the sample, entering what was seen, counting.
enum WearingActs {
    static func draw(_ stored: StoredRecord, _ survey: WearingSurvey, _ transaction: RegisterTransaction) throws {
        let population = try WearingSample.population(
            transaction.connection, transaction.registers, employer: survey.employer)
        guard !population.isEmpty else { throw HearingError.nobodyToObserve }
        let sample = WearingSample.draw(
            population, size: survey.sampling == "random" ? survey.size : nil, seed: survey.seed)
        guard sample.count <= 500 else { throw HearingError.sampleTooLarge(sample.count) }
        for place in sample {
            var observation = WearingObservation()
            (observation.survey, observation.employer) = (stored.id, survey.employer)
            (observation.post, observation.place, observation.day) = (place.post, place.number, survey.day)
            try transaction.insert(observation)
        }
        var drawn = survey
        drawn.population = population.count
        try move(stored, "draw", to: drawn, transaction)
    }

    /// What was seen, by the number of the observation; places that were not looked at stay open.
    static func observe(
        _ stored: StoredRecord, _ seen: [Int64: (result: String, fault: String)], _ transaction: RegisterTransaction
    )
        throws
    {
        guard stored.state == "surveying" else { throw RegisterError.wrongState(label: HearingTexts.notSurveying) }
        for found in try observations(transaction.connection, transaction.registers, survey: stored.id) {
            guard let (result, fault) = seen[found.id] else { continue }
            var observation = found.record
            observation.result = result
            observation.fault = result == "wrong" ? fault : ""
            try transaction.update(found.stored, to: observation)
        }
    }

    /// Every place must have been looked at, or noted as absent: what is left out would make the rate a choice.
    static func count(_ stored: StoredRecord, _ survey: WearingSurvey, _ transaction: RegisterTransaction) throws {
        let all = try observations(transaction.connection, transaction.registers, survey: stored.id)
        let open = all.count { $0.record.result.isEmpty }
        guard open == 0 else { throw HearingError.placesOpen(open) }
        var counted = survey
        let seen = all.filter { $0.record.result != "absent" }
        counted.observed = seen.count
        counted.correct = seen.count { $0.record.result == "correct" }
        counted.rate = seen.isEmpty ? nil : (Double(counted.correct ?? 0) / Double(seen.count) * 1_000).rounded() / 10
        for found in seen where survey.conductedBy == "authority" {
            var observation = found.record
            observation.isCounted = true
            try transaction.update(found.stored, to: observation)
        }
        try move(stored, "count", to: counted, transaction)
    }

    static func reopen(_ stored: StoredRecord, _ survey: WearingSurvey, reason: String, _ transaction: RegisterTransaction) throws
    {
        guard !TextReading.trim(reason).isEmpty else { throw RegisterError.reasonMissing }
        for found in try observations(transaction.connection, transaction.registers, survey: stored.id)
        where found.record.isCounted {
            var observation = found.record
            observation.isCounted = false
            try transaction.update(found.stored, to: observation)
        }
        var open = survey
        (open.observed, open.correct, open.rate) = (nil, nil, nil)
        try move(stored, "reopen", to: open, transaction, reason: reason)
    }

    static func observations(_ connection: any Connection, _ registers: Registers, survey: Int64) throws
        -> [TypedRecord<WearingObservation>]
    {
        try registers.records(
            connection, WearingObservation.self, where: "t.void = 0 AND t.survey = ?1", [.integer(survey)],
            order: "t.post, t.place, t.id")
    }

    private static func move(
        _ stored: StoredRecord, _ name: String, to survey: WearingSurvey, _ transaction: RegisterTransaction, reason: String = ""
    ) throws {
        try transaction.transition(
            stored, name,
            draft: Draft(
                transaction.registers.register(of: WearingSurvey.self), values: WearingSurvey.declaration.encode(survey)),
            reason: reason)
    }
}

/// 正确佩戴率 in cells of days, from the observations that count.
public enum WearingFigures {
    public static let figure = "hearing.worn"

    static let source = Catalogue.FigureSource([figure]) { record in
        guard record["is_counted"].integer == 1, let day = record["observed_day"].text else { return [] }
        return [
            FigureContribution(
                figure: figure, region: record.regionPath, period: String(day.prefix(4)), cell: day,
                numerator: record["result"].text == "correct" ? 1 : 0, denominator: 1)
        ]
    }
}
