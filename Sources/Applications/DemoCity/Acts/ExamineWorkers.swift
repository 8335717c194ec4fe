import Access
import Calendars
import Database
import HealthSurveillance
import Registers
import Rulebook

/// Who works at the posts of every fourth employer, and what the examination centre found: some overdue, some never examined, some left.
enum ExamineWorkers {
    static func events(_ employers: [SimulatedEmployer], _ plan: CityPlan) -> [CityEvent] {
        examined(employers).map { employer in
            CityEvent(day(of: employer, plan), rank: 9) { try await examine(employer, $0) }
        }
    }

    static func examined(_ employers: [SimulatedEmployer]) -> [SimulatedEmployer] {
        employers.filter { $0.fate == .working && ($0.number < 3 || $0.number.isMultiple(of: 4)) && !$0.posts.isEmpty }
    }

    /// When the centre hands in what it found at the employer.
    static func day(of employer: SimulatedEmployer, _ plan: CityPlan) -> Day {
        var chance = plan.chance("health \(employer.number)")
        return plan.today - chance.number(20...120)
    }

    private struct Person {
        var name: String
        var number: String
        var sex: Sex
        var birth: Day
        var from: Day
        var to: Day?
    }

    private static func examine(_ employer: SimulatedEmployer, _ city: CityWriter) async throws {
        guard let id = city.employer(employer.number), city.registers.catalogue.register("examination") != nil else { return }
        var chance = city.plan.chance("examinations \(employer.number)")
        let today = city.clock.today
        var works: [Assignment] = []
        var examinations: [Examination] = []
        var order = 0
        for (post, postID) in zip(employer.posts, city.posts(of: employer.number)).prefix(4) {
            for _ in 0..<min(3, max(1, post.people)) {
                order += 1
                let person = person(employer.number, order, today, city.plan.today, &chance)
                var work = Assignment()
                (work.employer, work.post, work.name, work.idNumber) = (id, postID, person.name, person.number)
                (work.from, work.to) = (person.from, person.to)
                works.append(work)
                guard !chance.happens(0.06) else { continue }
                // One in ten was last examined longer ago than the interval allows.
                let ago = chance.happens(0.1) ? chance.number(380...700) : chance.number(5...200)
                let last = min(today - ago, person.to ?? today)
                for agent in agents(post, on: last) {
                    let examination = examination(of: person, at: id, postID, agent, on: last, &chance)
                    examination.map { examinations.append($0) }
                }
            }
        }
        let (allWorks, allExaminations) = (works, examinations)
        try await city.registers.write(as: city.person(of: id)) { transaction in
            for work in allWorks { try transaction.insert(work, reason: "模拟数据") }
        }
        try await city.registers.write(as: city.clinic) { transaction in
            for examination in allExaminations { try transaction.insert(examination, reason: "模拟数据") }
        }
    }

    private static func agents(_ post: SimulatedEmployer.Post, on day: Day) -> [String] {
        var agents: [String] = []
        for hazard in post.hazards {
            guard let agent = HazardAgentTable.agent(of: hazard.kind.factor, on: day), !agents.contains(agent) else { continue }
            agents.append(agent)
        }
        return agents
    }

    private static func person(_ employer: Int, _ order: Int, _ today: Day, _ base: Day, _ chance: inout SplitMix64) -> Person {
        let isMale = chance.happens(0.7)
        let (birth, number) = SimulatedCodes.worker(employer * 13 + order, of: base, isMale: isMale)
        let earliest = max(birth.adding(months: 18 * 12), today - 4_400)
        let from = earliest + chance.number(0...max(1, (today - earliest) - 400))
        let family = chance.one(of: Array("赵钱孙李周吴郑王冯陈"), otherwise: "赵")
        return Person(
            name: "\(family)模拟", number: number,
            sex: isMale ? .male : .female, birth: birth, from: from,
            to: chance.happens(0.05) ? today - chance.number(1...60) : nil)
    }

    private static func examination(
        of person: Person, at employer: Int64, _ post: Int64, _ agent: String, on day: Day, _ chance: inout SplitMix64
    ) -> Examination? {
        let type: ExaminationType = day < person.from ? .before : .during
        let catalogue = SurveillanceCatalogue.standard
        let editions = [SurveillanceEdition.gbz188(on: day), .radiation].compactMap(\.self)
        guard let requirement = editions.lazy.compactMap({ catalogue.requirement($0, agent: agent, type) }).first else {
            return nil
        }
        let (conclusion, condition): (ExaminationConclusion, String) = chance.pick(
            [
                ((.noAbnormality, ""), 0.9), ((.otherAbnormality, "血压偏高（模拟）"), 0.05), ((.contraindication, "职业禁忌证（模拟）"), 0.03),
                ((.suspectedDisease, "疑似职业病（模拟）"), 0.006),
                ((requirement.edition == .of2014 ? .recheck : .otherAbnormality, "复查项目（模拟）"), 0.014),
            ], otherwise: (.noAbnormality, ""))
        var examination = Examination()
        (examination.employer, examination.post, examination.name, examination.idNumber) =
            (employer, post, person.name, person.number)
        (examination.type, examination.day, examination.agent) = (type.rawValue, day, agent)
        (examination.institution, examination.physician) = ("模拟职业健康检查中心（模拟）", "模拟主检医师")
        examination.report = "模拟体检〔\(day.year)〕\(SimulatedCodes.padded(chance.number(1...9_999), 4))号"
        (examination.conclusion, examination.condition) = (conclusion.rawValue, condition)
        // One in fifty forgets an item and comes back.
        let items = requirement.items.map { $0[0] }.dropLast(chance.happens(0.02) ? 1 : 0)
        examination.results = (items + values(agent, person, conclusion, &chance)).joined(separator: "; ")
        return examination
    }

    private static func values(_ agent: String, _ person: Person, _ conclusion: ExaminationConclusion, _ chance: inout SplitMix64)
        -> [String]
    {
        var values = ["SBP=\(chance.number(100...134))", "DBP=\(chance.number(62...86))"]
        func level(_ base: Int, _ spread: Int) -> Int { (base + chance.number(0...spread)) / 5 * 5 }
        switch agent {
        case "P01":
            let isLost = conclusion == .suspectedDisease || conclusion == .contraindication
            for ear in ["L", "R"] {
                for frequency in [500, 1000, 2000] { values.append("\(ear)\(frequency)=\(level(5, isLost ? 25 : 15))") }
                for frequency in [3000, 4000, 6000] {
                    values.append("\(ear)\(frequency)=\(isLost ? level(45, 30) : level(10, 20))")
                }
            }
        case "D01", "D04":
            let isSuspected = conclusion == .suspectedDisease
            for zone in LungZone.allCases {
                values.append(
                    "\(zone.rawValue)=\(isSuspected && chance.happens(0.6) ? "1/1" : chance.happens(0.1) ? "0/1" : "0/0")")
            }
            values += ["FVC=\(chance.number(80...112))", "FEV1=\(chance.number(78...110))"]
        case "C19", "C58":
            let white = Double(chance.number(42...90)) / 10
            values += [
                "WBC=\(white)", "NEU=\((white * 6).rounded() / 10)", "PLT=\(chance.number(150...330))",
                "HGB=\(chance.number(122...168))",
            ]
        default: break
        }
        return values
    }
}
