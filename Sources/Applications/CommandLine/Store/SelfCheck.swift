import Access
import Calendars
import Database
import Foundation
import Registers
import Server

/// The checks of an installation, in the order in which one depends on the other.
struct SelfCheck {
    let address: StoreAddress
    let store: StoreOptions

    /// - Parameter told: hears which check is under way.
    func run(_ told: (String) -> Void) async -> [SelfCheckFinding] {
        var findings = [disk()]
        do {
            findings += try await store.withProduct { open in
                var found = [SelfCheckFinding(name: CheckTexts.store, outcome: .ok, detail: "", remedy: "")]
                for check in checks(open) {
                    told(check.name + "…")
                    found.append(await finding(check))
                }
                return found
            }
        } catch {
            let sentence = CommandFailure(error)?.sentence ?? String(reflecting: type(of: error))
            findings.append(
                .init(name: CheckTexts.store, outcome: .failed, detail: sentence, remedy: CheckTexts.Remedy.store))
        }
        return findings
    }

    private struct Check {
        var name: String
        var remedy: String
        /// What is wrong, in words; nothing when all is well. Nil where the engine leaves nothing to look at.
        var problems: () async throws -> [String]?
    }

    private func finding(_ check: Check) async -> SelfCheckFinding {
        do {
            guard let problems = try await check.problems() else {
                return .init(name: check.name, outcome: .unsupported, detail: "", remedy: "")
            }
            guard !problems.isEmpty else { return .init(name: check.name, outcome: .ok, detail: "", remedy: "") }
            let more = problems.count > 5 ? "；共 \(problems.count) 处" : ""
            return .init(
                name: check.name, outcome: .failed, detail: problems.prefix(5).joined(separator: "；") + more,
                remedy: check.remedy)
        } catch {
            let sentence = CommandFailure(error)?.sentence ?? String(reflecting: type(of: error))
            return .init(name: check.name, outcome: .failed, detail: sentence, remedy: check.remedy)
        }
    }

    private func checks(_ open: OpenProduct) -> [Check] {
        let registers = open.product.registers
        let remedy = CheckTexts.Remedy.self
        return [
            Check(name: CheckTexts.engine, remedy: remedy.engine) { try await open.database.checkIntegrity() },
            Check(name: CheckTexts.chain, remedy: remedy.chain) {
                try await registers.read { try registers.verify($0) }.faults.map(\.description)
            },
            Check(name: CheckTexts.accessLog, remedy: remedy.accessLog) {
                try await open.product.access.log.verify().map {
                    "line \($0.sequence) of writer \($0.writer): \($0.kind.rawValue)"
                }
            },
            Check(name: CheckTexts.figures, remedy: remedy.figures) {
                try await registers.read { try registers.recount($0) }.differences.map {
                    "\($0.figure) \($0.region) \($0.period) \($0.cell)"
                }
            },
            Check(name: CheckTexts.clocks, remedy: remedy.clocks) {
                try await registers.read { try StoreCondition.clocks($0, registers.catalogue) }
            },
            Check(name: CheckTexts.time, remedy: remedy.time) {
                let now = registers.clock.now()
                return try await registers.read { try StoreCondition.time($0, now: now) }
            },
            Check(name: CheckTexts.codes, remedy: remedy.codes) {
                StoreCondition.missingTables(registers)
            },
            Check(name: CheckTexts.holidays, remedy: remedy.holidays) {
                let year = registers.clock.today.year
                return HolidayTable.shipped.evidence(year: year) == .missing ? ["\(year)"] : []
            },
            Check(name: CheckTexts.keyring, remedy: remedy.keyring) {
                try await registers.read { try SealedFields.open($0, registers) } ? [] : [CheckTexts.keyringForeign]
            },
            Check(name: CheckTexts.keyringApart, remedy: remedy.keyringApart) {
                guard let file = address.file else { return nil }
                let traces = try KeyringTraces(address)
                let places = try [file, file + "-wal"].filter {
                    try FileManager.default.fileExists(atPath: $0) && traces.stand(in: $0)
                }
                return places.map { URL(filePath: $0).lastPathComponent }
            },
        ]
    }

    /// Room for the store to grow and for one restore beside it.
    private func disk() -> SelfCheckFinding {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: address.folder)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return .init(name: CheckTexts.disk, outcome: .failed, detail: "读不到剩余空间", remedy: CheckTexts.Remedy.disk)
        }
        let store = address.file.flatMap { try? FileManager.default.attributesOfItem(atPath: $0) }
        let wanted = max(1 << 30, 2 * ((store?[.size] as? NSNumber)?.int64Value ?? 0))
        let detail = "剩余 \(free >> 20) MB，需要 \(wanted >> 20) MB"
        return free >= wanted
            ? .init(name: CheckTexts.disk, outcome: .ok, detail: detail, remedy: "")
            : .init(name: CheckTexts.disk, outcome: .failed, detail: detail, remedy: CheckTexts.Remedy.disk)
    }
}
