import Access
import Calendars
import Database
import Ledger
import Registers

/// Brings the store's code tables to what the program ships: at the first start, and at an upgrade whose tables differ.
///
/// Codes added here stay; codes corrected here stay as they were corrected; a code that is no longer shipped stays with its history
/// and receives a last day.
public struct LoadCodeTables: Sendable {
    public struct Report: Hashable, Sendable {
        public var added = 0
        public var changed = 0
        public var ended = 0
        /// Shipped with other content, but corrected here before: left alone.
        public var kept = 0
        public var isEmpty: Bool { self == Report() }
    }

    let registers: Registers
    public init(registers: Registers) { self.registers = registers }

    /// Writes what is missing or changed, in one transaction; nothing when the store is up to date.
    @discardableResult
    public func callAsFunction() async throws -> Report {
        try await load(ShippedTables.all)
    }

    func load(_ shipped: [ShippedTable]) async throws -> Report {
        let known = try await registers.read { connection in
            Dictionary(
                uniqueKeysWithValues: try connection.query("SELECT name, shipped_digest FROM code_table WHERE void = 0").map {
                    ($0.text("name"), $0.text("shipped_digest"))
                })
        }
        let due = shipped.filter { known[$0.name] != $0.digest }
        guard !due.isEmpty else { return Report() }
        // The evidence marks first: the other tables name them.
        let program = Principal(
            accountID: 0, accountName: Author.program.accountName, displayName: "系统", role: .systemAdministrator, region: .root)
        return try await registers.write(as: program) { transaction in
            var report = Report()
            for table in due { try transaction.load(table, into: &report) }
            return report
        }
    }
}

extension RegisterTransaction {
    fileprivate func load(_ shipped: ShippedTable, into report: inout LoadCodeTables.Report) throws {
        let table = try bring(shipped)
        if shipped.name == CodeTableNames.region {
            try loadRegions(shipped, into: &report)
            return
        }
        let existing = try registers.records(
            connection, CodeTableEntry.self, where: "t.code_table = ?1 AND t.void = 0", [.integer(table)])
        var rest = Dictionary(uniqueKeysWithValues: existing.map { ($0.record.code, $0) })
        for entry in shipped.entries {
            var wanted = CodeTableEntry()
            wanted.table = table
            wanted.take(entry)
            guard let found = rest.removeValue(forKey: entry.code) else {
                try insert(wanted)
                report.added += 1
                continue
            }
            guard found.record.shippedDigest != wanted.shippedDigest else { continue }
            guard found.record.asShipped.digest == found.record.shippedDigest else {
                report.kept += 1
                continue
            }
            wanted.validFrom = found.record.validFrom
            try update(found.stored, to: wanted, action: "upgrade")
            report.changed += 1
        }
        for left in rest.values.sorted(by: { $0.id < $1.id })
        where !left.record.shippedDigest.isEmpty && left.record.validTo == nil {
            var ended = left.record
            ended.validTo = today
            try update(left.stored, to: ended, action: "upgrade")
            report.ended += 1
        }
    }

    private func bring(_ shipped: ShippedTable) throws -> Int64 {
        var table = CodeTable()
        table.name = shipped.name
        table.title = shipped.title
        table.source = shipped.source
        table.edition = shipped.edition
        table.inForceFrom = shipped.inForceFrom
        table.inForceTo = shipped.inForceTo
        table.evidence = shipped.evidence
        table.shippedDigest = shipped.digest
        let found = try registers.records(
            connection, CodeTable.self, where: "t.name = ?1 AND t.void = 0", [.text(shipped.name)])
        guard let known = found.first else { return try insert(table).id }
        return try update(known.stored, to: table, action: "upgrade").id
    }

    private func loadRegions(_ shipped: ShippedTable, into report: inout LoadCodeTables.Report) throws {
        let existing = try registers.records(connection, Region.self)
        var rest = Dictionary(uniqueKeysWithValues: existing.map { ($0.record.code, $0) })
        for entry in shipped.entries {
            var wanted = Region()
            wanted.take(entry)
            guard let found = rest.removeValue(forKey: entry.code) else {
                try insert(wanted)
                report.added += 1
                continue
            }
            guard found.record.shippedDigest != wanted.shippedDigest else { continue }
            guard found.record.asShipped.digest == found.record.shippedDigest else {
                report.kept += 1
                continue
            }
            wanted.validFrom = found.record.validFrom
            try update(found.stored, to: wanted, action: "upgrade")
            report.changed += 1
        }
    }
}

extension CodeTableEntry {
    fileprivate mutating func take(_ entry: ShippedEntry) {
        code = entry.code
        label = entry.label
        parent = entry.parent
        aliases = entry.joinedAliases
        evidence = entry.evidence
        attributes = CodeAttributes.encode(entry.attributes)
        shippedDigest = entry.digest
    }

    /// The entry's content in the form in which tables are shipped, to see whether it was corrected here.
    fileprivate var asShipped: ShippedEntry {
        ShippedEntry(
            code: code, label: label, parent: parent, evidence: evidence, aliases: ShippedEntry.split(aliases),
            attributes: CodeAttributes.decode(attributes) ?? [:])
    }
}

extension Region {
    fileprivate mutating func take(_ entry: ShippedEntry) {
        code = entry.code
        name = entry.label
        parent = entry.parent
        aliases = entry.joinedAliases
        evidence = entry.evidence
        type = entry.attributes[RegionAttributes.type] ?? ""
        isStatutory = entry.attributes[RegionAttributes.statutory] == "1"
        isCounted = entry.attributes[RegionAttributes.counted] == "1"
        shippedDigest = entry.digest
    }

    fileprivate var asShipped: ShippedEntry {
        ShippedEntry(
            code: code, label: name, parent: parent, evidence: evidence, aliases: ShippedEntry.split(aliases),
            attributes: [
                RegionAttributes.type: type, RegionAttributes.statutory: isStatutory ? "1" : "0",
                RegionAttributes.counted: isCounted ? "1" : "0",
            ])
    }
}
