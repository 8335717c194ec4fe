import Access
import Calendars
import CodeTables
import Database
import Indicators
import Ledger
import Pages
import Registers

/// A simulated city for demonstrations and tests: shaped by the figures of a plan, made by the product's own acts, the same for
/// the same seed.
public struct DemoCity: Sendable {
    /// What was made.
    public struct Report: Sendable {
        public var accounts: [DemoAccount]
        public var employers: Int
        /// Entries of the ledger: records made, changed and moved on.
        public var entries: Int64
    }

    let plan: CityPlan
    let catalogue: Catalogue
    let roles: RoleCatalogue
    let keyring: Keyring
    let options: AccessOptions

    /// - Parameters:
    ///   - catalogue: the product's registers with what follows from their changes.
    ///   - roles: the product's roles.
    public init(
        _ plan: CityPlan, catalogue: Catalogue, roles: RoleCatalogue, keyring: Keyring, options: AccessOptions = .init()
    ) {
        self.plan = plan
        self.catalogue = catalogue
        self.roles = roles
        self.keyring = keyring
        self.options = options
    }

    /// Makes the city in a store that has the product's shape and no employers.
    ///
    /// - Parameter told: hears what is being done: a sentence for people.
    public func make(in database: any Database, told: @Sendable (String) -> Void = { _ in }) async throws -> Report {
        guard plan.scale > 0, plan.scale <= 100 else { throw DemoCityError.badScale }
        let isTaken = try await database.read { try $0.first("SELECT id FROM employer LIMIT 1") != nil }
        guard !isTaken else { throw DemoCityError.storeNotEmpty }
        let store = BatchedStore(database)
        do {
            let report = try await make(store, told)
            try await store.commit()
            return report
        } catch {
            try? await store.commit()
            throw error
        }
    }

    private func make(_ store: BatchedStore, _ told: (String) -> Void) async throws -> Report {
        let clock = SimulationClock(start: plan.rosterDay - 7, latest: plan.latest)
        let ledger = Ledger(database: store, clock: clock.clock)
        let access = AccessControl(
            ledger: ledger, keyring: keyring, catalogue: roles, options: options, sealing: catalogue.sealedPlaces)
        let codes = CodeTableBook(clock: clock.clock)
        let registers = Registers(ledger: ledger, catalogue: catalogue, codes: codes, sealer: access.sealer)

        told("代码表、地区与规划指标")
        try await markAsSimulated(store)
        try await LoadCodeTables(registers: registers)()
        try await addTowns(registers)
        try await codes.refresh(store)
        try await LoadPlanIndicators(registers: registers)(by: People.administrator)

        told("机构与账号")
        let towns = Towns(codes: codes)
        let offices = try await DemoOffice.write(registers, by: People.administrator)
        if let opened = Day(year: plan.rosterDay.year - 1, month: 7, day: 1) {
            try await ServiceInstitutionPlan.qualify(offices, from: opened, registers)
        }
        var people = People()
        try await people.admitOffices(
            offices, town: towns.towns(of: Trades.yangchun).first, codes: codes, to: access)

        let employers = Roster(plan: plan, towns: towns).make()
        let histories = employers.map { FilingHistory($0, plan) }
        let city = CityWriter(plan: plan, registers: registers, clock: clock, people: people)
        let events = events(employers, histories)
        told("用人单位 \(employers.count) 家，\(events.count) 项业务")
        try await city.live(events) { done, all, day in told("\(done * 100 / max(1, all))%　\(day)") }
        people = try await admitEmployers(employers, city, access)

        let entries = try await store.read { try $0.value("SELECT sequence FROM ledger_head WHERE id = 1").integer ?? 0 }
        return Report(accounts: people.accounts, employers: employers.count, entries: entries)
    }

    private func events(_ employers: [SimulatedEmployer], _ histories: [FilingHistory]) -> [CityEvent] {
        let year = plan.today.year
        return FileInstitutions.events(plan) + JoinRoster.events(employers, joined: histories.map(\.joined))
            + zip(employers, histories).flatMap(FileDeclarations.events)
            + MonitorWorkplaces(year: year - 1, employers: employers, isClosed: true).events(plan)
            + MonitorWorkplaces(year: year, employers: employers, isClosed: false).events(plan)
            + ReportIndicators.events(plan) + InstallDevices.events(employers, plan)
            + ExamineWorkers.events(employers, plan) + TellResults.events(employers, plan)
            + KeepPatients.events(plan) + RelieveHardship.events(plan) + WearBadges.events(employers, plan)
            + ScreenForDust.events(employers, plan)
            + RehabilitatePatients.events(plan) + OpenCabins.events(employers, plan)
            + DiagnoseDiseases.events(plan) + MonitorDiseases.events(plan) + TestRadiationDevices.events(employers, plan)
            + ReportInsured.events(employers, plan) + BookExaminations.events(employers, plan) + ReviewInstitutions.events(plan)
            + SuperviseEmployers.events(plan) + EnforceLaw.events(plan) + CheckThemselves.events(plan)
            + ProtectHearing(employers: employers, plan: plan).events
            + ServiceInstitutionPlan.events(plan)
    }

    /// Every page says that the records are simulated; accounts with public passwords need no second factor.
    private func markAsSimulated(_ store: BatchedStore) async throws {
        try await store.write { connection in
            try ProductSetting.write(ProductSetting.demo, "1", connection)
            try ProductSetting.write(ProductSetting.secondFactor, "0", connection)
            try ProductSetting.write(ProductSetting.office, "阳江市卫生健康局（模拟）", connection)
        }
    }

    private func addTowns(_ registers: Registers) async throws {
        try await registers.write(as: People.administrator) { transaction in
            for town in Towns.madeUp {
                var region = Region()
                region.code = town.code
                region.name = town.name
                region.parent = town.parent
                region.type = "town"
                region.isStatutory = false
                region.isCounted = false
                region.evidence = "design"
                try transaction.insert(region, reason: "模拟数据")
            }
        }
    }

    private func admitEmployers(
        _ employers: [SimulatedEmployer], _ city: CityWriter, _ access: AccessControl
    ) async throws -> People {
        var people = city.people.withLock { $0 }
        let two = employers.prefix(2).compactMap { employer in
            city.employer(employer.number).map { (id: $0, name: employer.name) }
        }
        try await people.admitEmployers(two, to: access)
        let worker = try await city.registers.read { connection in
            try connection.value("SELECT MIN(worker) FROM examination WHERE void = 0 AND results LIKE '%L4000%'").integer
        }
        if let worker { try await people.admit(worker: worker, of: "看本人档案", to: access) }
        return people
    }
}
