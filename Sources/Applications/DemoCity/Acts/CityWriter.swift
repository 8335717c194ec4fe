import Access
import Calendars
import Declarations
import Registers
import Synchronization

/// What the acts of the simulation share: the registers under the simulated clock, who acts, and what has been made so far.
final class CityWriter: Sendable {
    let plan: CityPlan
    let registers: Registers
    let clock: SimulationClock
    let people: Mutex<People>
    private let made = Mutex(Made())

    private struct Made {
        var employers: [Int: Int64] = [:]
        var posts: [Int: [Int64]] = [:]
        var declarations: [Int: Int64] = [:]
    }

    init(plan: CityPlan, registers: Registers, clock: SimulationClock, people: People) {
        self.plan = plan
        self.registers = registers
        self.clock = clock
        self.people = Mutex(people)
    }

    var bureau: Principal { people.withLock { $0.bureau } }
    var supervisor: Principal { people.withLock { $0.supervisor } }
    var clinic: Principal { people.withLock { $0.clinic } }
    var diagnosis: Principal { people.withLock { $0.diagnosis } }
    var cdc: Principal { people.withLock { $0.cdc } }
    func liaison(_ office: String) -> Principal { people.withLock { $0.liaison(office) } }
    func clerk(of county: String) -> Principal { people.withLock { $0.clerk(of: county) } }
    func person(of employer: Int64) -> Principal { people.withLock { $0.person(of: employer) } }

    /// Record numbers of what was made, by the number of the employer in the plan.
    func employer(_ number: Int) -> Int64? { made.withLock { $0.employers[number] } }
    func posts(of number: Int) -> [Int64] { made.withLock { $0.posts[number] ?? [] } }
    func declaration(of number: Int) -> Int64? { made.withLock { $0.declarations[number] } }
    func numbers() -> [Int64: Int] { made.withLock { Dictionary(uniqueKeysWithValues: $0.employers.map { ($1, $0) }) } }

    func note(employer id: Int64, posts: [Int64], of number: Int) {
        made.withLock {
            $0.employers[number] = id
            $0.posts[number] = posts
        }
    }
    func note(declaration id: Int64, of number: Int) { made.withLock { $0.declarations[number] = id } }
}

/// Something that happens in the city on a day.
struct CityEvent: Sendable {
    var day: Day
    /// Order within the day.
    var rank: Int
    var happen: @Sendable (CityWriter) async throws -> Void

    init(_ day: Day, rank: Int = 5, _ happen: @escaping @Sendable (CityWriter) async throws -> Void) {
        self.day = day
        self.rank = rank
        self.happen = happen
    }
}

extension CityWriter {
    /// Lets everything happen in the order of the days; what lies after the city's day does not happen.
    func live(_ events: [CityEvent], told: (Int, Int, Day) -> Void) async throws {
        let due = events.enumerated().filter { $0.element.day <= plan.today }
            .sorted { ($0.element.day, $0.element.rank, $0.offset) < ($1.element.day, $1.element.rank, $1.offset) }
        for (done, event) in due.enumerated() {
            clock.turn(to: event.element.day)
            try await event.element.happen(self)
            if done % 250 == 0 { told(done, due.count, event.element.day) }
        }
        told(due.count, due.count, plan.today)
    }
}
