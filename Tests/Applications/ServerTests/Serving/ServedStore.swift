import Access
import Calendars
import Database
import Employers
import FieldTestSupport
import Foundation
import Logging
import OnlineMonitoring
import Organisations
import Registers
import Server
import TestSupport

/// The store of a small office, looked into beside the server and between two of its lives.
struct ServedStore {
    static let account = "clerk"
    static let password = "Simulated-Pass-77"
    /// Readings count up from here, one second each, and stay in the past.
    static let firstReading = Instant(milliseconds: (SystemClock.clock.now().milliseconds / 1_000 - 86_400) * 1_000)

    let address: StoreAddress

    /// The same place as the command line names it.
    var options: [String] {
        switch address {
        case .folder(let folder): ["--data", folder]
        case .server(let url, let folder): ["--database", url, "--data", folder]
        }
    }

    static func make(_ engine: Engine) async throws -> ServedStore {
        let folder = try TemporaryFolder.make().appending(path: "data").path
        return try await make(
            at: engine == .sqlite ? .folder(folder) : .server(try TestDatabase.postgresqlAddress(), folder: folder))
    }

    /// With a clerk and two devices.
    static func make(at address: StoreAddress) async throws -> ServedStore {
        let store = ServedStore(address: address)
        try await store.open { open in
            try await open.product.access.accounts.install(
                NewAccount(
                    name: account, displayName: account, role: .countyClerk,
                    region: RegionPath("440000/441700/441702") ?? .nowhere),
                password: password, mustChangePassword: false)
            let officer = Principal(
                accountID: 0, accountName: "officer", displayName: "", role: .bureauOfficer,
                region: RegionPath("440000/441700") ?? .nowhere)
            try await open.product.registers.write(as: officer) { transaction in
                var employer = Employer()
                (employer.creditCode, employer.name) = (Factory.creditCode(99_999_999), "模拟单位")
                (employer.regionCode, employer.industry) = (CountyOffice.jiangcheng, "3381")
                let owner = try transaction.insert(employer).id
                for mn in ["DEVICE-1", "DEVICE-2"] {
                    var device = MonitoringDevice()
                    (device.mn, device.name, device.employer) = (mn, mn, owner)
                    try transaction.insert(device)
                }
            }
        }
        return store
    }

    private func open<Result: Sendable>(_ body: (OpenProduct) async throws -> Result) async throws -> Result {
        let open = try await OpenProduct.open(address, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        do {
            let result = try await body(open)
            try await open.close()
            return result
        } catch {
            try? await open.close()
            throw error
        }
    }

    /// What is not as it was acknowledged, and what does not agree with itself.
    func faults(_ acknowledged: Acknowledged.Contents) async throws -> [String] {
        try await open { open in
            let registers = open.product.registers
            return try await registers.read { connection in
                try lost(acknowledged, connection, registers)
                    + registers.verify(connection).faults.map(\.description)
                    + registers.recount(connection).differences.map { "\($0)" }
            }
        }
    }

    private func lost(_ acknowledged: Acknowledged.Contents, _ connection: any Connection, _ registers: Registers) throws
        -> [String]
    {
        var faults: [String] = []
        var employers: [Int64: Row] = [:]
        for row in try connection.query("SELECT id, credit_code, version, headcount, state FROM employer") {
            employers[row.integer("id")] = row
        }
        for (id, said) in acknowledged.employers {
            guard let row = employers[id] else {
                faults.append("employer \(id) was acknowledged and is not there")
                continue
            }
            // What was under way when the server died may be there as well: later, never earlier.
            let isKept =
                row.text("credit_code") == said.code && row.integer("version") >= said.version
                && row.integer("headcount") >= said.headcount && (said.state == "candidate" || row.text("state") == said.state)
            if !isKept { faults.append("employer \(id) is not as it was acknowledged") }
        }
        var readings: [String: Set<Int64>] = [:]
        for row in try connection.query(
            """
            SELECT d.mn, r.at FROM reading r JOIN monitoring_device d ON d.id = r.device_id
            WHERE r.factor = 'LA' AND r.value_text = '84.9'
            """)
        {
            readings[row.text("mn"), default: []].insert(row.integer("at"))
        }
        for (mn, said) in acknowledged.readings {
            let missing = said.subtracting(readings[mn] ?? [])
            if !missing.isEmpty { faults.append("\(missing.count) acknowledged readings of \(mn) are not there") }
        }
        return faults
    }
}
