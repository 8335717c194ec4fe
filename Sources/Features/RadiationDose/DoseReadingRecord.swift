import Access
import Calendars
import Database
import Ledger
import Organisations
import Quantities
import Registers
import Rulebook

/// What a badge said of one wearing period, as the dosimetry service reports it: a dose, below detection, a nominal dose for a lost badge,
/// or not worn — a gap, never a zero.
public struct DoseReadingRecord: RegisterRecord {
    public var employer: Int64?
    public var person: Int64 = 0
    public var from: Day?
    public var to: Day?
    public var kind = ""
    public var dose: Double?
    public var detection: Double?
    public var method = ""
    public var approver = ""
    public var service = ""
    public var report = ""
    public var counted: Double?
    public var level: Double?
    public var isOver = false
    public var cause = ""
    public var filedDay: Day?
    public init() {}

    public static let declaration = Declaration<DoseReadingRecord>("dose_reading", "个人剂量监测结果") {
        Field(\.employer, "employer", "用人单位").reference("employer", by: "credit_code").listed().aliases("统一社会信用代码")
            .help("同一人在多家单位登记过的填写；其余可不填")
        Field(\.person, "radiation_worker", "放射工作人员").required()
            .reference("radiation_worker", by: "id_number", narrowedBy: "employer").listed()
        Field(\.from, "period_from", "佩戴起").required().listed()
        Field(\.to, "period_to", "佩戴止").required().listed()
        Field(\.kind, "kind", "结果类别").required().code("dose_kind").listed()
        Field(\.dose, "hp10", "Hp(10)").unit("mSv").range(0...10_000).listed()
        Field(\.detection, "mdl", "最低探测水平").unit("mSv").range(0...10).help("低于最低探测水平（MDL）时填写；统计时按 MDL 的一半计入")
        Field(\.method, "method", "名义剂量方法").code("nominal_method").help("剂量计丢失、损坏或被污染时填写")
        Field(\.approver, "approver", "名义剂量批准人").length(40)
        Field(\.service, "service", "监测机构").required().length(100)
        Field(\.report, "report", "报告编号").length(60)
        Field(\.counted, "counted", "计入剂量").unit("mSv").computed().listed()
        Field(\.level, "level", "调查水平").unit("mSv").computed()
        Field(\.isOver, "is_over", "超过调查水平").computed().listed()
        Field(\.cause, "cause", "调查原因和处理").computed().length(500)
        Field(\.filedDay, "filed_day", "调查完成日期").computed()
    }
    .named(by: "radiation_worker", "period_from").titled(by: "period_from", "period_to")
    .region(.through("radiation_worker")).owned(.author).sorted(by: "period_to", descending: true).holdsPersons()
    .check { draft in DoseEntry.problems(draft) }
    .derive { reading, _ in
        let value = DoseEntry.reading(reading)?.counted?.value
        reading.counted = value.map { ($0 * 1_000).rounded() / 1_000 }
        guard let from = reading.from, let to = reading.to, to >= from else { return }
        // 5 mSv a year shared over the periods of the badge's length: 1.25 for a quarter (GBZ 128; the split from memory).
        let periods = DoseEntry.periodsPerYear(from, to)
        reading.level = (DoseLimits.investigationLevel(periodsPerYear: periods).value * 1_000).rounded() / 1_000
        reading.isOver = (value ?? 0) > (reading.level ?? .infinity)
    }
    .lifecycle(
        Lifecycle(
            states: [
                .init("read", "已读出", tone: .good), .init("over", "超调查水平，待调查", tone: .bad),
                .init("investigated", "单位已调查，待归档", editable: false, tone: .warning),
                .init("filed", "已调查归档", editable: false, tone: .good),
            ],
            transitions: [
                .init("flag", "超过调查水平", from: ["read"], to: "over", verb: .edit, byAct: true),
                .init("clear", "更正后不再超过", from: ["over"], to: "read", verb: .edit, byAct: true),
                .init("investigate", "单位填写调查结果", from: ["over"], to: "investigated", verb: .edit, byAct: true),
                .init("file", "填写调查原因并归档", from: ["over", "investigated"], to: "filed", verb: .edit, byAct: true),
                .init("reopen", "撤销归档，更正结果", from: ["investigated", "filed"], to: "read", verb: .edit, reason: true),
            ])
    )
    .grant(.healthInstitution, [.view, .create, .edit, .export], .organisation)
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region)
    .menu("放射卫生").serves("R-66").index("radiation_worker", "period_from")
}

enum DoseEntry {
    /// How many periods of that length a year has.
    static func periodsPerYear(_ from: Day, _ to: Day) -> Int { max(1, Int((365.25 / Double(to - from + 1)).rounded())) }

    static func reading(_ record: DoseReadingRecord) -> DoseReading? {
        switch record.kind {
        case "dose": record.dose.map { .dose(RadiationDose(computed: $0)) }
        case "below": record.detection.map { .belowDetection(RadiationDose(computed: $0)) }
        case "nominal":
            record.dose.flatMap { dose in
                method(record.method).map { .nominal(RadiationDose(computed: dose), $0) }
            }
        case "not_worn": .notWorn
        default: nil
        }
    }

    static func method(_ code: String) -> DoseReading.NominalMethod? {
        switch code {
        case "coworkers": .coworkers
        case "neighbouring": .neighbouringPeriods
        case "area": .areaMonitoring
        default: nil
        }
    }

    static func problems(_ draft: Draft) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if let from = draft.day("period_from"), let to = draft.day("period_to") {
            if to < from { problems.append(FieldProblem("period_to", .inconsistent, DoseTexts.endBeforeStart)) }
            // 90 days at most: 卫生部令第55号 第十一条.
            if to - from + 1 > 90 { problems.append(FieldProblem("period_to", .outOfRange, DoseTexts.tooLong)) }
        }
        let kind = draft.text("kind")
        if ["dose", "nominal"].contains(kind), draft.real("hp10") == nil {
            problems.append(FieldProblem("hp10", .missing, DoseTexts.doseMissing))
        }
        if ["below", "not_worn"].contains(kind), draft.real("hp10") != nil {
            problems.append(FieldProblem("hp10", .inconsistent, DoseTexts.doseSuperfluous))
        }
        if kind == "below", (draft.real("mdl") ?? 0) <= 0 {
            problems.append(FieldProblem("mdl", .missing, DoseTexts.detectionMissing))
        }
        if kind == "nominal" {
            if draft.text("method").isEmpty { problems.append(FieldProblem("method", .missing, DoseTexts.methodMissing)) }
            if draft.text("approver").isEmpty { problems.append(FieldProblem("approver", .missing, DoseTexts.approverMissing)) }
        }
        return problems
    }

    /// What only other records tell: a badge of somebody who was not there, two badges over the same days, a period to come.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let id = draft.integer("radiation_worker"), let from = draft.day("period_from"), let to = draft.day("period_to"),
            let person = try transaction.find(RadiationWorker.self, id)?.record
        else { return }
        func refuse(_ field: String, _ sentence: String) -> RegisterError {
            .invalid([FieldProblem(field, .inconsistent, sentence)])
        }
        draft["employer"] = .integer(person.employer)
        if to > transaction.today { throw refuse("period_to", DoseTexts.inFuture) }
        if let begun = person.from, from < begun { throw refuse("period_from", DoseTexts.beforeWork) }
        if let left = person.to, from > left { throw refuse("period_from", DoseTexts.afterWork) }
        let overlap = try transaction.connection.first(
            """
            SELECT id FROM dose_reading WHERE void = 0 AND radiation_worker = ?1 AND id <> ?2 AND period_from <= ?3
            AND period_to >= ?4 ORDER BY id LIMIT 1
            """, [.integer(id), .integer(before?.id ?? 0), .text(to.description), .text(from.description)])
        if overlap != nil { throw refuse("period_from", DoseTexts.overlap) }
    }

    static let investigation = RecordClock(
        "investigation", title: "调查剂量超过调查水平的原因", basis: "GBZ 128：超过调查水平应调查并记录（时限为平台约定 30 日）",
        role: .healthInstitution)

    /// The unit must say why (GBZ 128); its desk shows the person's page, where the form stands.
    private static func ofUnit(_ reading: StoredRecord) -> RecordClock {
        RecordClock(
            "investigation \(reading.id)", title: DoseTexts.investigationOfUnit,
            basis: "GBZ 128：超过调查水平应调查并记录（时限为平台约定 30 日）", role: .employer)
    }

    static func settle(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        let person = try record["radiation_worker"].integer.flatMap { try transaction.find(RadiationWorker.self, $0)?.stored }
        guard !record.isVoid else {
            if let person { try transaction.settle(ofUnit(record).name, on: person) }
            return
        }
        let isOver = record["is_over"].integer == 1
        if isOver, record.state == "read", change.action != "reopen" {
            let flagged = try transaction.transition(record, "flag")
            try transaction.start(investigation, on: flagged, from: transaction.today, due: transaction.today + 30)
            if let person {
                try transaction.start(ofUnit(flagged), on: person, from: transaction.today, due: transaction.today + 30)
            }
        } else if !isOver, record.state == "over" {
            try transaction.settleClocks(of: try transaction.transition(record, "clear"))
            if let person { try transaction.settle(ofUnit(record).name, on: person) }
        } else if ["investigated", "filed"].contains(record.state), let person {
            try transaction.settle(ofUnit(record).name, on: person)
        }
    }

    /// What the unit found out; the service still has to file it.
    static func investigate(_ reading: Int64, of person: Int64, cause: String, _ transaction: RegisterTransaction) throws {
        guard let found = try transaction.find(DoseReadingRecord.self, reading), found.record.person == person,
            found.stored.state == "over"
        else { throw RegisterError.notFound }
        var record = found.record
        record.cause = cause
        let draft = Draft(found.stored.draft.register, values: DoseReadingRecord.declaration.encode(record))
        try transaction.transition(found.stored, "investigate", draft: draft)
    }

    static func file(_ reading: StoredRecord, cause: String, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(DoseReadingRecord.self, reading.id) else { throw RegisterError.notFound }
        (found.record.cause, found.record.filedDay) = (cause, transaction.today)
        let draft = Draft(found.stored.draft.register, values: DoseReadingRecord.declaration.encode(found.record))
        try transaction.settleClocks(of: try transaction.transition(found.stored, "file", draft: draft))
    }
}
