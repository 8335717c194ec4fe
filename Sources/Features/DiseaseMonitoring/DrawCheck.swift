import Access
import Calendars
import Database
import Registers

/// Draws the sample and scores what the second look found.
enum DrawCheck {
    /// Where each kind of record stands: register, day of the event, day of entry, source, what it says.
    private struct Object {
        var register: String
        var event: String
        /// A day column; nil where the moment of entry counts.
        var entered: String?
        var source: String
        var content: [String]
        var condition = "1 = 1"
    }

    private static let objects: [String: Object] = [
        "examination": Object(
            register: "examination", event: "exam_day", source: "institution",
            content: ["agent", "conclusion", "condition", "results"],
            condition: "t.state = 'accepted'"),
        "report_card": Object(
            register: "report_card", event: "found_day", entered: "report_day", source: "unit",
            content: ["kind", "disease", "stage_one_day"],
            condition: "t.report_day IS NOT NULL"),
        "measurement": Object(
            register: "measurement", event: "sampled_day", source: "institution",
            content: ["factor", "c_twa", "c_twa_respirable", "c_ste", "c_me", "lex_8h", "outcome"]),
        "dose_reading": Object(
            register: "dose_reading", event: "period_to", source: "service", content: ["kind", "hp10", "mdl", "counted"]),
    ]

    private static func refuse(_ field: String, _ sentence: String) -> RegisterError {
        .invalid([FieldProblem(field, .inconsistent, sentence)])
    }

    /// The records whose mixed number is smallest: everybody who knows the seed and the population draws the same.
    static func draw(_ id: Int64, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(MonitoringCheck.self, id), found.stored.state == "planned",
            let object = objects[found.record.kind], let register = transaction.registers.catalogue.register(object.register)
        else { throw RegisterError.wrongState(label: MonitoringTexts.alreadyDrawn) }
        let region = RegionPath(stored: found.stored.regionPath)
        let rows = try transaction.connection.query(
            """
            SELECT t.id FROM \(register.name) t WHERE t.void = 0 AND \(object.condition) AND t.region_path >= ?1 AND t.region_path < ?2
            AND t.\(object.event) >= ?3 AND t.\(object.event) <= ?4 ORDER BY t.id
            """,
            [
                .text(region.lowerBound), .text(region.upperBound), .text("\(found.record.year)-01-01"),
                .text("\(found.record.year)-12-31"),
            ]
        ).map { $0.integer("id") }
        guard !rows.isEmpty else { throw refuse("kind", MonitoringTexts.emptyPopulation) }
        let seed = mix(found.record.seed.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
        let drawn = rows.map { (mix(seed ^ UInt64(bitPattern: $0)), $0) }.sorted { $0 < $1 }.prefix(found.record.size)
        for (_, number) in drawn {
            guard let stored = try transaction.registers.queries.find(transaction.connection, register, number) else { continue }
            try transaction.insert(item(stored, object, register, found.record, check: id, transaction))
        }
        (found.record.population, found.record.drawnDay) = (rows.count, transaction.today)
        let draft = Draft(found.stored.draft.register, values: MonitoringCheck.declaration.encode(found.record))
        try transaction.transition(found.stored, "draw", draft: draft)
    }

    private static func item(
        _ stored: StoredRecord, _ object: Object, _ register: Register, _ check: MonitoringCheck, check id: Int64,
        _ transaction: RegisterTransaction
    ) throws -> MonitoringCheckItem {
        var item = MonitoringCheckItem()
        (item.check, item.record) = (id, stored.id)
        item.source = stored[object.source].text ?? ""
        item.eventDay = stored[object.event].text.flatMap { Day($0) }
        item.enteredDay = object.entered.map { stored[$0].text.flatMap { Day($0) } } ?? stored.createdAt.day
        if let event = item.eventDay, let entered = item.enteredDay {
            item.days = entered - event
            item.isInTime = entered - event <= check.limit
        }
        // What the record says today, frozen: a later correction does not change what was looked at.
        item.content = String(
            object.content.compactMap { name -> String? in
                guard let field = register.field(name), !stored[name].isNull else { return nil }
                let text = PlainValue.text(stored[name], of: field)
                guard !text.isEmpty else { return nil }
                let label = field.codeTable.flatMap { transaction.registers.codes.entry($0, text)?.label } ?? text
                return "\(field.label) \(label)"
            }.joined(separator: "；").prefix(500))
        return item
    }

    /// SplitMix64: a fixed mixing of a number, the same on every machine.
    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    static func completeItem(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let before, let check = draft.integer("monitoring_check"),
            let found = try transaction.find(MonitoringCheck.self, check)
        else { return }
        if found.stored.state == "scored", before["verdict"] != draft["verdict"] {
            throw refuse("verdict", MonitoringTexts.scored)
        }
        let verdict = draft.text("verdict")
        if ["differs"].contains(verdict), draft.text("found").isEmpty { throw refuse("found", MonitoringTexts.foundMissing) }
        if before["verdict"] != draft["verdict"], !verdict.isEmpty { draft["checked_day"] = .text(transaction.today.description) }
        if let day = draft.day("corrected_day"), day > transaction.today {
            throw refuse("corrected_day", MonitoringTexts.inFuture)
        }
    }

    /// Timeliness over the whole sample, accuracy over what could be looked at again; in points of a hundred.
    static func score(_ id: Int64, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(MonitoringCheck.self, id), found.stored.state == "drawn" else {
            throw RegisterError.wrongState(label: MonitoringTexts.scored)
        }
        let items = try transaction.registers.records(
            transaction.connection, MonitoringCheckItem.self, where: "t.void = 0 AND t.monitoring_check = ?1", [.integer(id)]
        ).map(\.record)
        let open = items.filter { $0.verdict.isEmpty }.count
        guard open == 0 else { throw RegisterError.invalid([FieldProblem("", .missing, MonitoringTexts.itemsOpen(open))]) }
        (found.record.timeliness, found.record.accuracy) = (CheckScore(items).timeliness, CheckScore(items).accuracy)
        found.record.scoredDay = transaction.today
        let draft = Draft(found.stored.draft.register, values: MonitoringCheck.declaration.encode(found.record))
        try transaction.transition(found.stored, "score", draft: draft)
    }
}

/// Scores of a sample, or of one source's part of it.
struct CheckScore: Sendable, Hashable {
    var items = 0
    var inTime = 0
    var agreeing = 0
    var differing = 0
    var notFound = 0

    init(_ items: [MonitoringCheckItem]) {
        self.items = items.count
        inTime = items.filter(\.isInTime).count
        agreeing = items.filter { $0.verdict == "agrees" }.count
        differing = items.filter { $0.verdict == "differs" }.count
        notFound = items.filter { $0.verdict == "not_found" }.count
    }

    var timeliness: Double? { Self.points(inTime, items) }
    /// A record whose original cannot be found does not agree: nothing shows that it is true.
    var accuracy: Double? { Self.points(agreeing, agreeing + differing + notFound) }

    private static func points(_ part: Int, _ whole: Int) -> Double? {
        whole == 0 ? nil : (Double(part) * 1_000 / Double(whole)).rounded() / 10
    }
}
