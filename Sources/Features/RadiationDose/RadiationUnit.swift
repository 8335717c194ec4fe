import Access
import Calendars
import Organisations
import Registers

/// An employer that works with radiation, medical or not, with its licence.
public struct RadiationUnit: RegisterRecord {
    public var employer: Int64 = 0
    public var field = ""
    public var licence = ""
    public var from: Day?
    public var until: Day?
    public var contact = ""
    public init() {}

    public static let declaration = Declaration<RadiationUnit>("radiation_unit", "放射工作单位") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed().aliases("统一社会信用代码")
        Field(\.field, "field", "领域").required().code("radiation_field").listed()
        Field(\.licence, "licence", "许可证编号").length(60).listed().help("放射诊疗许可证或辐射安全许可证")
        Field(\.from, "valid_from", "许可起")
        Field(\.until, "valid_until", "许可止").listed()
        Field(\.contact, "contact", "放射防护负责人").length(60)
    }
    .named(by: "employer", "field").titled(by: "field", "licence").region(.through("employer")).owned(.through("employer"))
    .check { draft in
        guard let from = draft.day("valid_from"), let until = draft.day("valid_until"), until < from else { return [] }
        return [FieldProblem("valid_until", .inconsistent, DoseTexts.endBeforeStart)]
    }
    .grant(.employer, [.view, .create, .edit], .organisation)
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant([.supervisor, .leader], [.view], .region)
    .menu("放射卫生").serves("R-65")
}

/// A source or machine of a radiation unit, and when it must be tested again.
public struct RadiationDevice: RegisterRecord {
    public var unit: Int64 = 0
    public var name = ""
    public var kind = ""
    public var serial = ""
    public var room = ""
    public var installedDay: Day?
    public var lastTest: Day?
    public var lastResult = ""
    public var nextTest: Day?
    public init() {}

    public static let declaration = Declaration<RadiationDevice>("radiation_device", "放射设备") {
        Field(\.unit, "radiation_unit", "放射工作单位").required().reference("radiation_unit", by: "licence").listed()
        Field(\.name, "name", "设备名称").required().length(80).listed()
        Field(\.kind, "kind", "类别").required().code("radiation_device_kind").listed()
        Field(\.serial, "serial", "出厂编号").required().length(60).listed()
        Field(\.room, "room", "机房或场所").length(80)
        Field(\.installedDay, "installed_day", "安装日期").required()
        Field(\.lastTest, "last_test", "最近检测").computed().listed()
        Field(\.lastResult, "last_result", "检测结果").computed().code("radiation_test_result").listed()
            .toned(["passed": .good, "failed": .bad])
        Field(\.nextTest, "next_test", "下次检测期限").computed().listed()
    }
    .named(by: "radiation_unit", "serial").titled(by: "name", "serial").region(.through("radiation_unit"))
    .owned(.through("radiation_unit"))
    .lifecycle(
        Lifecycle(
            states: [
                .init("in_use", "在用", tone: .good), .init("stopped", "停用", tone: .neutral),
                .init("removed", "拆除", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("stop", "停用", from: ["in_use"], to: "stopped", verb: .edit, reason: true),
                .init("resume", "恢复使用", from: ["stopped"], to: "in_use", verb: .edit),
                .init("remove", "拆除", from: ["in_use", "stopped"], to: "removed", verb: .edit, reason: true),
            ])
    )
    .grant(.employer, [.view, .create, .edit], .organisation)
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant([.supervisor, .leader], [.view], .region)
    .menu("放射卫生").serves("R-65").index("radiation_unit")
}

/// A performance or site test of a device: planned, tested, reported.
public struct RadiationTest: RegisterRecord {
    public var device: Int64 = 0
    public var kind = ""
    public var plannedDay: Day?
    public var testedDay: Day?
    public var service = ""
    public var report = ""
    public var result = ""
    public var findings = ""
    public init() {}

    public static let declaration = Declaration<RadiationTest>("radiation_test", "放射设备检测") {
        Field(\.device, "device", "设备").required().reference("radiation_device", by: "serial").listed()
        Field(\.kind, "kind", "检测类别").required().code("radiation_test_kind").listed()
        Field(\.plannedDay, "planned_day", "计划日期").required().listed()
        Field(\.testedDay, "tested_day", "检测日期").listed()
        Field(\.service, "service", "检测机构").length(100)
        Field(\.report, "report", "报告编号").length(60)
        Field(\.result, "result", "结果").code("radiation_test_result").listed().toned(["passed": .good, "failed": .bad])
        Field(\.findings, "findings", "不合格项目").multiline(1_000)
    }
    .named(by: "device", "kind", "planned_day").titled(by: "kind", "planned_day").region(.through("device")).owned(
        .through("device")
    )
    .sorted(by: "planned_day", descending: true)
    .lifecycle(
        Lifecycle(
            states: [
                .init("planned", "已计划", tone: .progress), .init("tested", "已检测", tone: .progress),
                .init("reported", "已出报告", editable: false, tone: .good),
            ],
            transitions: [
                .init("test", "登记检测", from: ["planned"], to: "tested", verb: .edit),
                .init("report", "登记报告", from: ["tested"], to: "reported", verb: .edit),
                .init("correct", "更正报告", from: ["reported"], to: "tested", verb: .edit, reason: true),
            ])
    )
    .grant(.employer, [.view, .create, .edit], .organisation)
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region).grant(.supervisor, [.view], .region)
    .menu("放射卫生").serves("R-65").index("device")
}

/// What a test must say before it counts, and what it does to its device.
enum TestDevice {
    /// A status test comes due a year after the last; the number is from memory (放射诊疗管理规定: at least once a year).
    static let status = RecordClock(
        "device_test", title: "放射设备状态检测", basis: "放射诊疗管理规定：每年至少一次状态检测（未核对原文）", role: .employer)

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        func refuse(_ sentence: String) -> RegisterError { .invalid([FieldProblem("tested_day", .inconsistent, sentence)]) }
        guard let tested = draft.day("tested_day") else { return }
        if tested > transaction.today { throw refuse(DeviceTexts.inFuture) }
        if let id = draft.integer("device"), let installed = try transaction.find(RadiationDevice.self, id)?.record.installedDay,
            tested < installed
        {
            throw refuse(DeviceTexts.beforeInstalled)
        }
    }

    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        guard change.before?.state != record.state || change.before?.isVoid != record.isVoid else { return }
        let needed: [String] =
            switch record.isVoid ? "" : record.state {
            case "tested": ["tested_day", "service"]
            case "reported": ["tested_day", "service", "report", "result"]
            default: []
            }
        let missing = needed.filter { (record[$0].text ?? "").isEmpty }
        guard missing.isEmpty else {
            throw RegisterError.invalid(
                missing.map { FieldProblem($0, .missing, DeviceTexts.missing(change.register.field($0)?.label ?? $0)) })
        }
        guard record.state == "reported" || change.before?.state == "reported", let id = record["device"].integer else { return }
        try settle(id, transaction)
    }

    /// What the reports of a device say together: also after one was corrected or taken back.
    private static func settle(_ device: Int64, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(RadiationDevice.self, device) else { return }
        let tests = try transaction.registers.records(
            transaction.connection, RadiationTest.self,
            where: "t.void = 0 AND t.device = ?1 AND t.state = 'reported' AND t.tested_day IS NOT NULL", [.integer(device)],
            order: "t.tested_day, t.id"
        ).map(\.record)
        (found.record.lastTest, found.record.lastResult) = (tests.last?.testedDay, tests.last?.result ?? "")
        // Only a full test of the machine starts the year anew, and only one that was passed; failing one ends the year at once.
        let full = tests.filter { ["status", "acceptance"].contains($0.kind) }
        let passed = full.last { $0.result == "passed" }?.testedDay
        let failed = full.last { $0.result == "failed" }?.testedDay
        if let passed {
            let hasFailedSince = failed.map { $0 > passed } ?? false
            found.record.nextTest = hasFailedSince ? failed : passed.adding(months: 12)
        } else {
            found.record.nextTest = min(found.record.nextTest ?? transaction.today, transaction.today)
        }
        try transaction.update(found.stored, to: found.record, action: "test")
    }

    static func completeDevice(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        // A device that nobody has tested is due now.
        if before == nil, draft["next_test"].isNull { draft["next_test"] = .text(transaction.today.description) }
    }

    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let record = change.after
        guard change.before == nil || change.before?.state != record.state || change.before?["next_test"] != record["next_test"]
        else {
            return
        }
        guard record.state == "in_use", !record.isVoid, let due = record["next_test"].text.flatMap({ Day($0) }) else {
            return try transaction.settleClocks(of: record)
        }
        try transaction.start(status, on: record, from: transaction.today, due: due)
    }
}
