import Calendars
import Database
import HealthSurveillance
import Registers
import Rulebook

/// A person of an employer by the latest test that measured thresholds, whoever made it: the programme or a health examination.
struct TestedPerson: Sendable {
    private enum Source { case audiogram, examination }

    let worker: Int64
    let post: Int64?
    let day: Day
    private let source: Source
    /// A test before the work, or the programme's first: nothing has been induced yet.
    private let isBaseline: Bool
    private let audiogram: Audiogram
    private let age: Int?
    private let sex: Sex?
    private let years: Double?

    /// As the forecast needs them; nil for a baseline, and where age, sex or years are not known.
    func person(at level: Double) -> ShiftForecast.Person? {
        guard !isBaseline, let age, let sex, let years else { return nil }
        return ShiftForecast.Person(
            audiogram: audiogram, age: age, sex: sex, years: years, level: level, isExamined: source == .examination)
    }

    /// One entry a person. Of a test that stands in both, the audiogram says more.
    static func latest(
        _ connection: any Connection, _ registers: Registers, employer: Value, audiograms: [AudiogramRecord]
    ) throws -> [TestedPerson] {
        let posts = try PostsOfWorkers(connection, employer: employer)
        let examinations = try registers.records(
            connection, Examination.self,
            where: "t.void = 0 AND t.employer = ?1 AND t.state = 'accepted' AND t.results LIKE '%L4000=%'", [employer],
            order: "t.exam_day DESC, t.id DESC", limit: 2_000)
        let all = audiograms.compactMap(TestedPerson.init) + examinations.compactMap { TestedPerson($0.record, posts) }
        var latest: [Int64: TestedPerson] = [:]
        for test in all {
            if let known = latest[test.worker], known.day >= test.day { continue }
            latest[test.worker] = test
        }
        return latest.values.sorted { $0.worker < $1.worker }
    }

    private init?(_ record: AudiogramRecord) {
        guard let worker = record.worker, let day = record.day, let audiogram = record.audiogram else { return nil }
        (self.worker, post, self.day, source, self.audiogram) = (worker, record.post, day, .audiogram, audiogram)
        isBaseline = record.kind == "baseline"
        (age, sex, years) = (record.age, Identity.sex(record.idNumber), record.years)
    }

    private init?(_ record: Examination, _ posts: PostsOfWorkers) {
        guard let worker = record.worker, let day = record.day, let audiogram = ExaminationResults(record.results).audiogram
        else {
            return nil
        }
        (self.worker, self.day, source, self.audiogram) = (worker, day, .examination, audiogram)
        post = record.post ?? posts.only(worker, on: day)
        isBaseline = record.type == ExaminationType.before.rawValue
        age = Identity.birth(record.idNumber).map { Identity.age(born: $0, on: day) }
        sex = Identity.sex(record.idNumber)
        let isOfNoise = record.agent == HearingTexts.noiseAgent
        let from = isOfNoise ? record.exposedFrom ?? posts.firstNoise(worker) : posts.firstNoise(worker)
        years = from.map { (max(0, Double(day - $0) / 365.25) * 10).rounded() / 10 }
    }
}

/// Where people of an employer worked, for examinations that name no post.
struct PostsOfWorkers: Sendable {
    private var terms: [Int64: [(post: Int64, from: Day, to: Day?)]] = [:]
    private var noise: [Int64: Day] = [:]

    init(_ connection: any Connection, employer: Value) throws {
        for row in try connection.query(
            """
            SELECT a.worker, a.post, a.from_day, a.to_day,
                (SELECT COUNT(*) FROM post_hazard h WHERE h.void = 0 AND h.post = a.post AND h.hazard = ?2) AS noise_count
            FROM assignment a WHERE a.void = 0 AND a.employer = ?1 AND a.worker IS NOT NULL ORDER BY a.from_day, a.id
            """, [employer, .text(HearingTexts.noise)])
        {
            guard let from = Day(row.text("from_day")) else { continue }
            let worker = row.integer("worker")
            terms[worker, default: []].append((row.integer("post"), from, Day(row.text("to_day"))))
            if row.integer("noise_count") > 0, noise[worker] == nil { noise[worker] = from }
        }
    }

    /// The post of a day; nil where the person had none or several.
    func only(_ worker: Int64, on day: Day) -> Int64? {
        let held = Set((terms[worker] ?? []).filter { $0.from <= day && ($0.to.map { day <= $0 } ?? true) }.map(\.post))
        return held.count == 1 ? held.first : nil
    }

    /// Since when the person works in noise here.
    func firstNoise(_ worker: Int64) -> Day? { noise[worker] }
}
