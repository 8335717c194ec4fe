import Calendars
import Database
import HealthSurveillance
import OnlineMonitoring
import Registers
import Rulebook

/// The whole chain of an employer, post by post: noise, control, protector, fit, wearing, hearing, what was done, what came of it.
struct HearingChain: Sendable {
    struct Fit: Sendable, Equatable {
        var tested = 0
        var passed = 0
        var waiting = 0
    }

    struct Wearing: Sendable, Equatable {
        var day: Day?
        var observed = 0
        var correct = 0
        var isSelf = false
    }

    struct Hearing: Sendable, Equatable {
        /// People whose latest test is known.
        var tested = 0
        var shifted = 0
        var referred = 0
    }

    struct Link: Sendable {
        var post: TypedRecord<HearingPost>
        var title: String
        var protector = ""
        /// Level by year, oldest first.
        var levels: [(year: Int, level: Double)] = []
        var sensor: SensorShifts?
        var fit = Fit()
        var respirators = Fit()
        var wearing: Wearing?
        var hearing = Hearing()
        var forecast = ShiftForecast([])
        var years: [ShiftOfYear] = []
        var openActions: [TypedRecord<HearingAction>] = []
        var doneActions = 0
    }

    var programme: TypedRecord<HearingProgramme>?
    var links: [Link]

    static func read(_ connection: any Connection, _ registers: Registers, employer: Int64, on today: Day) throws -> HearingChain
    {
        let programme = try registers.records(
            connection, HearingProgramme.self, where: "t.void = 0 AND t.employer = ?1", [.integer(employer)], limit: 1
        ).first
        let posts = try HearingPost.current(connection, registers, employer: employer)
        let titles = try registers.catalogue.register("post").map {
            try registers.titles(connection, $0, ids: Set(posts.map(\.record.post)))
        }
        let protectors = try registers.titles(
            connection, registers.register(of: HearingProtector.self),
            ids: Set(posts.flatMap { [$0.record.protector, $0.record.secondProtector] }.compactMap(\.self)))
        let parts = try ChainParts.read(connection, registers, employer: employer)
        let years = Dictionary(grouping: try ShiftOfYear.all(connection, employer: employer), by: \.post)
        let hasSensors = registers.catalogue.register(MonitoringDevice.register.name) != nil
        let links = try posts.map { post -> Link in
            let id = post.record.post
            var link = Link(post: post, title: titles?[id] ?? "#\(id)")
            link.protector = [post.record.protector, post.record.secondProtector].compactMap { $0.flatMap { protectors[$0] } }
                .joined(separator: " + ")
            link.levels = parts.levels[id] ?? []
            if hasSensors { link.sensor = try SensorShifts.noise(connection, post: id, from: today - 30, to: today) }
            link.fit = parts.fits["\(id) hearing"] ?? Fit()
            link.respirators = parts.fits["\(id) respirator"] ?? Fit()
            link.wearing = parts.wearing[id]
            link.hearing = parts.hearing[id] ?? Hearing()
            link.forecast = ShiftForecast(parts.people(of: id, level: post.record.level))
            link.years = years[id] ?? []
            link.openActions = parts.actions.filter { $0.record.post == id && $0.stored.state == "open" }
            link.doneActions = parts.actions.count { $0.record.post == id && $0.stored.state == "done" }
            return link
        }
        return HearingChain(programme: programme, links: links)
    }
}
