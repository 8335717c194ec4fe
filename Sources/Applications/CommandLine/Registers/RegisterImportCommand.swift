import Access
import ArgumentParser
import Calendars
import Foundation
import Imports
import Jobs
import Server

struct RegisterImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read a sheet into a register: good rows are taken, bad ones come back marked",
        discussion: """
            CSV (UTF-8, GBK; comma, semicolon, tab) or XLSX. Columns are recognised by their headings. Exit 1 when rows were refused: they \
            stand with their reasons in a workbook beside the input; mend them there and import that file.
            """)

    @Argument(help: "Name of the register") var name: String
    @Argument(help: "File to read") var file: String
    @Option(name: .customLong("as"), help: "Account under whose name and rights to import; else the console") var account: String?
    @Option(help: "Where refused rows are written; beside the input unless named") var corrected: String?
    @Flag(help: "Judge all rows and store none") var check = false
    @Flag(help: "Print JSON") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let register = try RegisterCommand.register(name)
        guard FileManager.default.isReadableFile(atPath: file) else { throw CommandError.fileMissing }
        let outcome = try await store.withProduct { open in
            let principal = try await open.product.access.principal(named: account)
            let (imports, jobs) = await open.imports(folder: store.address.folder)
            let upload = try await imports.upload(
                path: file, name: URL(filePath: file).lastPathComponent, into: register.name, as: principal)
            let id = try await check ? imports.check(upload.id, as: principal) : imports.accept(upload.id, as: principal)
            let progress = Task { await ImportProgress(open: open, job: id).tell() }
            let job = try await jobs.wait(id)
            progress.cancel()
            await progress.value
            let counts = try await imports.find(upload.id, as: principal).counts
            var place: String?
            if counts.failed > 0 { place = try await writeCorrected(imports, upload.id, principal) }
            return Outcome(job: job, counts: counts, corrected: place)
        }
        answer(outcome, register.name)
        if outcome.job.state != .done { throw ExitCode(3) }
        if outcome.counts.failed > 0 { throw ExitCode(1) }
    }

    private struct Outcome: Sendable {
        var job: Job
        var counts: ImportCounts
        var corrected: String?
    }

    /// `employers.xlsx` → `employers.corrected.xlsx`, `employers.corrected-2.xlsx` when that is there already.
    private func writeCorrected(_ imports: Imports, _ id: Int64, _ principal: Principal) async throws -> String {
        let base = URL(filePath: file).deletingPathExtension().path
        var place = corrected ?? "\(base).corrected.xlsx"
        var number = 2
        while corrected == nil, FileManager.default.fileExists(atPath: place) {
            place = "\(base).corrected-\(number).xlsx"
            number += 1
        }
        try await AnswerFile.write(place) { try await imports.correctedFile(of: id, as: principal, to: $0) }
        return place
    }

    private func answer(_ outcome: Outcome, _ register: String) {
        let counts = outcome.counts
        if outcome.job.state != .done { StandardStreams.message(outcome.job.progress.message) }
        if let place = outcome.corrected { StandardStreams.message("有 \(counts.failed) 行没有导入，已标明原因：\(place)") }
        guard json else {
            let verb = check ? "检查" : "导入"
            return StandardStreams.answer(
                "\(verb) \(counts.rows) 行：新增 \(counts.created)，修改 \(counts.updated)，未变 \(counts.unchanged)，未通过 \(counts.failed)")
        }
        var text = JSONOutline()
        text.object { text in
            text.string("register", register)
            text.string("state", outcome.job.state.rawValue)
            text.bool("stored", !check)
            text.integer("rows", counts.rows)
            text.integer("created", counts.created)
            text.integer("updated", counts.updated)
            text.integer("unchanged", counts.unchanged)
            text.integer("failed", counts.failed)
            text.string("corrected", outcome.corrected)
        }
        StandardStreams.answer(text.text)
    }
}

/// Tells on standard error how far an import is: percent, rows a second, time left.
private struct ImportProgress {
    let open: OpenProduct
    let job: Int64

    func tell() async {
        var last = ""
        while !Task.isCancelled {
            // A reading that fails now is made up for by the next one.
            if let job = try? await open.database.read({ try JobQueries.find($0, job) }) {
                let line = line(job)
                if line != last, job.state == .running { StandardStreams.message(line) }
                last = line
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private func line(_ job: Job) -> String {
        var line = "\(job.percent)%  \(job.progress.done) 行  \(Int(job.progress.rate)) 行/秒"
        if let left = job.secondsLeft(at: open.product.clock.now()) { line += "  约剩 \(left) 秒" }
        return line
    }
}
