import Access
import ArgumentParser
import Calendars
import DemoCity
import Employers
import Foundation
import HealthSurveillance
import Imports
import Pages
import Registers
import Server

/// Examinations by the hundred thousand: imported with every check, then read as the worker's file and the county's due list.
///
/// The default is small. 1.7 M examinations are imported by `--people 340000`, or read from a store that was filled up by
/// `--people 10000 --copies 33` in minutes.
struct HealthBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Examinations imported, a worker's file and a county's due list read back")

    @OptionGroup var store: StoreOptions
    @Option(help: "Persons at work.") var people = 400
    @Option(help: "Examinations of each person, one a year.") var years = 5
    @Option(help: "People of one employer.") var perEmployer = 200
    @Option(help: "Copies of everybody, made in the store after the import, before the reading.") var copies = 0
    @Option(help: "Reads of each kind.") var readings = 200
    @ArgumentParser.Flag(help: "Print JSON; nothing else is printed anyway.") var json = false

    func run() async throws {
        guard people > 0, years > 0, perEmployer > 0, readings > 0, copies >= 0 else { throw ExitCode(2) }
        try await BenchStore.make(store.address)
        let sheet = ExaminationSheet(people: people, years: years, perEmployer: perEmployer)
        let employers = store.data + "/employers.csv"
        try EmployerSheet(rows: sheet.employers, badEvery: 0).write(to: employers)
        _ = try await BenchStore.take(employers, store)
        let (readings, people, folder, copies) = (readings, people, store.data, copies)
        let figures = try await store.withProduct { open -> [String: Double] in
            let places = try await Self.openPosts(open.product.registers)
            let assigned = try await Self.take(
                sheet.assignments(places), "assignment", folder: folder, address: store.address.folder, open,
                as: Console.principal)
            // Results are read and written by medical roles alone.
            let clinic = try await Self.clinic(open.product.registers)
            let examined = try await Self.take(
                sheet.examinations(places), "examination", folder: folder, address: store.address.folder, open, as: clinic)
            guard examined.created == people * sheet.years else {
                StandardStreams.message("\(examined.created)")
                throw ExitCode(3)
            }
            let read = try await CopiedRecords.make(copies, open.product.registers)
            let file = try await Self.files(open.product.registers, readings)
            let due = try await Self.dueLists(open.product.registers, readings)
            return [
                "records": Double(examined.created), "assignments_per_second": Double(people) / assigned.seconds,
                "records_per_second": Double(examined.created) / examined.seconds,
                "file_p50_ms": file[file.count / 2], "file_p95_ms": file[file.count * 95 / 100],
                "records_read": Double(read), "due_p50_ms": due[due.count / 2], "due_p95_ms": due[due.count * 95 / 100],
                "memory_mib": PeakMemory.mebibytes(of: "self"),
            ]
        }
        let lines = figures.sorted { $0.key < $1.key }.map { figure -> String in
            let rounded = (figure.value * 100).rounded() / 100
            return "\"\(figure.key)\":\(rounded)"
        }
        StandardStreams.answer("{" + lines.joined(separator: ",") + "}")
    }

    /// One noisy and dusty post at each imported employer.
    private static func openPosts(_ registers: Registers) async throws -> [ExaminationSheet.Place] {
        let employers = try await registers.read { connection in
            try connection.query(
                "SELECT id, credit_code, region_code FROM employer WHERE void = 0 AND name LIKE '模拟导入%' ORDER BY id"
            ).map { ($0.integer("id"), $0.text("credit_code"), $0.text("region_code")) }
        }
        for start in stride(from: 0, to: employers.count, by: 200) {
            let part = employers[start..<min(start + 200, employers.count)]
            try await registers.write(as: Console.principal) { transaction in
                for (id, _, region) in part {
                    var site = Workplace()
                    (site.employer, site.name, site.regionCode, site.address) = (id, "主厂区", region, "模拟路")
                    var post = Post()
                    (post.employer, post.workplace, post.workshop, post.name) = (
                        id, try transaction.insert(site).id, "一车间", "打磨工"
                    )
                    let stored = try transaction.insert(post).id
                    for factor in ["3-001", "1-001"] {
                        var hazard = PostHazard()
                        (hazard.employer, hazard.post, hazard.hazard, hazard.exposedHeadcount) = (id, stored, factor, 1)
                        try transaction.insert(hazard)
                    }
                }
            }
        }
        return employers.map { ExaminationSheet.Place(creditCode: $0.1) }
    }

    /// The examination centre of the small city, in whose name the sheets are handed in.
    private static func clinic(_ registers: Registers) async throws -> Principal {
        let organisation = try await registers.read { connection in
            try connection.value("SELECT organisation FROM health_institution WHERE name = ?1", [.text(ExaminationSheet.centre)])
                .integer
        }
        return Principal(
            accountID: 0, accountName: "bench", displayName: "", role: Role("health_institution"), organisation: organisation,
            region: RegionPath("440000/441700") ?? .nowhere)
    }

    private static func take(
        _ sheet: ExaminationSheet.Lines, _ register: String, folder: String, address: String, _ open: OpenProduct,
        as principal: Principal
    ) async throws -> (created: Int64, seconds: Double) {
        let path = folder + "/\(register).csv"
        let (imports, jobs) = await open.imports(folder: address)
        var (created, seconds) = (Int64(0), 0.0)
        // As institutions hand in: sheet after sheet, none of them without end.
        for start in stride(from: 0, to: sheet.count, by: longestSheet) {
            try sheet.write(start..<min(start + longestSheet, sheet.count), to: path)
            let began = ContinuousClock.now
            let upload = try await imports.upload(path: path, name: register + ".csv", into: register, as: principal)
            let job = try await jobs.wait(try await imports.accept(upload.id, as: principal))
            seconds += (ContinuousClock.now - began) / .seconds(1)
            guard job.state == .done else {
                StandardStreams.message(job.progress.message)
                throw ExitCode(3)
            }
            created += try await imports.find(upload.id, as: principal).counts.created
            StandardStreams.message("\(register)：\(created)，\(Int(Double(created) / seconds))/s")
        }
        return (created, seconds)
    }

    /// Lines of one sheet.
    private static let longestSheet = 100_000

    /// Milliseconds of reading whole files, of persons spread over the store, in order.
    private static func files(_ registers: Registers, _ readings: Int) async throws -> [Double] {
        // Picked by the number of an examination: a list of all persons would be the largest thing in memory.
        let workers = try await registers.read { connection -> [Int64] in
            let ends = try connection.first("SELECT MIN(id) AS least, MAX(id) AS most FROM examination WHERE worker IS NOT NULL")
            let (least, most) = (ends?["least"].integer ?? 0, ends?["most"].integer ?? 0)
            return try (0..<readings).compactMap { place in
                try connection.value(
                    "SELECT worker FROM examination WHERE void = 0 AND worker IS NOT NULL AND id >= ?1 ORDER BY id LIMIT 1",
                    [.integer(least + (most - least) * Int64(place) / Int64(readings))]
                ).integer
            }
        }
        var times: [Double] = []
        for worker in workers {
            let began = ContinuousClock.now
            let history = try await registers.read { try WorkerHistory.read($0, registers, worker: worker) }
            times.append((ContinuousClock.now - began) / .milliseconds(1))
            guard !history.examinations.isEmpty else { throw ExitCode(1) }
        }
        return times.sorted()
    }

    /// Milliseconds of a county's first page of what is overdue, as its clerk sees it, with the number of all.
    private static func dueLists(_ registers: Registers, _ readings: Int) async throws -> [Double] {
        let today = registers.clock.today
        let clerk = Principal(
            accountID: 0, accountName: "bench", displayName: "", role: Role("county_clerk"),
            region: RegionPath("440000/441700/441702") ?? .nowhere)
        var times: [Double] = []
        for _ in 0..<readings {
            let began = ContinuousClock.now
            let (rows, counts) = try await DueList.read(registers, .overdue, as: clerk, on: today)
            times.append((ContinuousClock.now - began) / .milliseconds(1))
            // A list of nobody would be quick and say nothing.
            guard !rows.isEmpty, counts[.overdue, default: 0] > 0 else { throw ExitCode(1) }
        }
        return times.sorted()
    }
}
