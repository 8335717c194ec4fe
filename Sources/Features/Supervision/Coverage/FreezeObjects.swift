import Access
import Calendars
import Database
import InspectionDraws
import Registers

/// Freezes the list of objects of a year: who was on the register at the end of 1 January, even when it is done some weeks later.
enum FreezeObjects {
    @discardableResult
    static func freeze(_ kind: ObjectKind, year: Int, region code: String, in transaction: RegisterTransaction) throws
        -> StoredRecord
    {
        guard let first = Day(year: year, month: 1, day: 1), let region = transaction.registers.codes.regionPath(code) else {
            throw SupervisionError.listRefused("请选择地区和年度。")
        }
        guard first <= transaction.today else { throw SupervisionError.listRefused("\(year) 年的名录在 \(first) 之后才能冻结。") }
        // A list of the city and one of its county would count the same object twice.
        let known = try SupervisionCoverage.lists(transaction.connection, kind, in: region, year: year)
        guard known.isEmpty else { throw SupervisionError.listRefused("这个地区（或其上下级）的名录已经冻结，不能重新冻结；以后新增的对象另行列出。") }
        let objects = try objects(kind, region, first, transaction)
        var list = ObjectList()
        list.year = year
        list.kind = kind.rawValue
        list.region = code
        list.frozenOn = transaction.today
        list.count = objects.count
        list.digest = Digest.of(text(objects))
        let stored = try transaction.insert(list)
        guard transaction.registers.decide(transaction.principal, .create, stored).isAllowed else { throw RegisterError.denied }
        for object in objects {
            var entry = ListedObject()
            entry.list = Int(stored.id)
            entry.year = year
            entry.kind = kind.rawValue
            entry.objectID = Int(object.id)
            entry.number = object.number
            entry.name = object.name
            entry.region = object.region
            entry.visitedDay = try CoverageFigures.firstVisit(kind, object.id, year, transaction.connection)
            try transaction.insert(entry)
        }
        return stored
    }

    struct Listed: Sendable {
        var id: Int64
        var number: String
        var name: String
        var region: String

        init(id: Int64, number: String, name: String, region: String) {
            (self.id, self.number, self.name, self.region) = (id, number, name, region)
        }

        /// A row of `listed_object`.
        init(_ row: Row) {
            self.init(
                id: row.integer("object_id"), number: row.text("number"), name: row.text("name"), region: row.text("region_code"))
        }
    }

    /// A line an object, in order of number: anyone who has the list can compute its digest.
    static func text(_ objects: [Listed]) -> String {
        objects.map { "\($0.number),\($0.name),\($0.region)\n" }.joined()
    }

    static func listed(_ connection: any Connection, _ list: Int64) throws -> [Listed] {
        try connection.query(
            "SELECT object_id, number, name, region_code FROM listed_object WHERE object_list = ?1 AND void = 0 ORDER BY number, object_id",
            [.integer(list)]
        ).map(Listed.init)
    }

    /// Records that met the condition at the end of the day. One that has not been touched since stands as it stood; the others are
    /// taken back to that moment from the ledger.
    private static func objects(_ kind: ObjectKind, _ region: RegionPath, _ first: Day, _ transaction: RegisterTransaction) throws
        -> [Listed]
    {
        let connection = transaction.connection
        guard let register = transaction.registers.catalogue.register(kind.register) else { throw RegisterError.notFound }
        let end = Instant(startOf: first + 1)
        let fields = "t.id, t.credit_code, t.name, t.region_code"
        let unchanged = try connection.query(
            """
            SELECT \(fields) FROM \(register.name) t WHERE t.void = 0 AND t.updated_at < ?1 AND t.region_path >= ?2
            AND t.region_path < ?3 AND \(kind.ownCondition(on: first)) ORDER BY t.id
            """, [.integer(end.milliseconds), .text(region.lowerBound), .text(region.upperBound)]
        ).map {
            Listed(id: $0.integer("id"), number: $0.text("credit_code"), name: $0.text("name"), region: $0.text("region_code"))
        }
        let changed = try connection.query(
            "SELECT t.id FROM \(register.name) t WHERE t.created_at < ?1 AND t.updated_at >= ?1 ORDER BY t.id",
            [.integer(end.milliseconds)])
        let former = try changed.compactMap { row -> Listed? in
            let id = row.integer("id")
            guard let then = try RecordHistory.record(connection, register, id, at: Instant(milliseconds: end.milliseconds - 1)),
                !then.isVoid, region.contains(RegionPath(stored: then.regionPath)), kind.held(then, on: first)
            else { return nil }
            return Listed(
                id: id, number: then["credit_code"].text ?? "", name: then["name"].text ?? "",
                region: then["region_code"].text ?? "")
        }
        var objects = unchanged + former
        if kind == .medicalRadiation {
            let exposed = try withRadiation(at: end, transaction)
            objects.removeAll { !exposed.contains($0.id) }
        }
        return objects.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
    }

    /// Employers with a radiation hazard at a post just before a moment: rows untouched since, and the others as the ledger has them.
    private static func withRadiation(at end: Instant, _ transaction: RegisterTransaction) throws -> Set<Int64> {
        let connection = transaction.connection
        guard let hazards = transaction.registers.catalogue.register("post_hazard") else { throw RegisterError.notFound }
        let untouched = try connection.query(
            """
            SELECT DISTINCT employer FROM post_hazard WHERE void = 0 AND updated_at < ?1 AND hazard_class = ?2 ORDER BY employer
            """, [.integer(end.milliseconds), .text(ObjectKind.radiation)]
        ).map { $0.integer("employer") }
        let touched = try connection.query(
            "SELECT id FROM post_hazard WHERE created_at < ?1 AND updated_at >= ?1 ORDER BY id", [.integer(end.milliseconds)]
        ).compactMap { row in
            try RecordHistory.record(
                connection, hazards, row.integer("id"), at: Instant(milliseconds: end.milliseconds - 1))
        }.filter { !$0.isVoid && $0["hazard_class"].text == ObjectKind.radiation }
        return Set(untouched + touched.compactMap { $0["employer"].integer })
    }
}

extension ObjectKind {
    /// The condition on a record of the past, in the words of its own fields.
    func held(_ record: StoredRecord, on day: Day) -> Bool {
        let industry = record["industry"].text ?? ""
        switch self {
        case .keyIndustry:
            return record.state == "in_operation"
                && (record["is_key_employer"].integer == 1 || KeyIndustry.inForce(on: day).contains { industry.hasPrefix($0) })
        case .medicalRadiation: return record.state == "in_operation" && industry.hasPrefix("84")
        case .institution:
            return record.state == "in_force" && ["technical_service", "exam_institution"].contains(record["type"].text ?? "")
        }
    }
}
