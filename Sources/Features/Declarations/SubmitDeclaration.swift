import Access
import Calendars
import Registers

/// Sends a complete draft to the health department; a late one is accepted for handling and stamped late.
public struct SubmitDeclaration: Sendable {
    let registers: Registers
    var periods = DeclarationPeriods.inForce
    let holidays: HolidayTable

    public init(registers: Registers, holidays: HolidayTable = .shipped) {
        self.registers = registers
        self.holidays = holidays
    }

    public func callAsFunction(_ id: Int64, expected: Int64? = nil, by principal: Principal) async throws {
        try await registers.write(as: principal) { transaction in
            guard let content = try DeclarationContent.read(transaction.connection, registers, id), !content.stored.isVoid,
                registers.decide(principal, .edit, content.stored).isAllowed
            else { throw RegisterError.notFound }
            let previous = try content.record.previous.flatMap {
                try registers.find(transaction.connection, DeclarationRecord.self, $0)
            }
            let problems = DeclarationCompleteness.problems(content, previous: previous?.record, today: transaction.today)
            guard problems.isEmpty else { throw RegisterError.invalid(problems) }

            var record = content.record
            record.submittedDay = transaction.today
            if let type = content.type {
                record.dueDay = periods.dueDay(type, event: record.eventDay, lastAccepted: previous?.record.acceptedDay)
            }
            record.isLate = record.dueDay.map { transaction.today > $0 } ?? false
            let receiptDue = periods.receipt.due(from: transaction.today, holidays: holidays).day
            record.receiptDueDay = receiptDue
            record.returnReason = ""
            let register = content.stored.draft.register
            let sent = try transaction.transition(
                content.stored, "submit", draft: Draft(register, values: DeclarationRecord.declaration.encode(record)),
                expected: expected)
            try transaction.settleClocks(of: sent)
            try transaction.start(
                DeclarationClocks.acceptance(byCity: record.isAcceptedByCity), on: sent, from: transaction.today, due: receiptDue)
        }
    }
}

extension DeclarationRecord {
    /// Central and provincial enterprises declare to the city-level department.
    public var isAcceptedByCity: Bool { ["central", "province"].contains(affiliation) }
}

/// What a declaration lacks before it can be sent.
enum DeclarationCompleteness {
    static func problems(_ content: DeclarationContent, previous: DeclarationRecord?, today: Day) -> [FieldProblem] {
        let record = content.record
        var problems: [FieldProblem] = []
        func need(_ field: String, _ isThere: Bool) {
            guard !isThere, let definition = DeclarationRecord.register.field(field) else { return }
            problems.append(FieldProblem(field, .missing, "请填写“\(definition.label)”。"))
        }
        need("name", !record.name.isEmpty)
        need("region_code", !record.regionCode.isEmpty)
        need("address", !record.address.isEmpty)
        need("filler", !record.filler.isEmpty)
        guard content.type != .cancel else {
            need("event_day", record.eventDay != nil)
            return problems + days(record, today)
        }
        need("industry", !record.industry.isEmpty)
        need("size", !record.size.isEmpty)
        need("ownership", !record.ownership.isEmpty)
        need("legal_representative", !record.legalRepresentative.isEmpty)
        need("contact_name", !record.contactName.isEmpty)
        need("contact_phone", !record.contactPhone.isEmpty)
        need("headcount", record.headcount != nil)
        need("exposed_total", record.exposedTotal != nil)
        if content.type?.isChange == true { need("event_day", record.eventDay != nil) }
        if content.hazards.isEmpty {
            problems.append(FieldProblem("hazards", .missing, "请至少填写一个岗位的职业病危害因素；确无危害的，请联系当地卫生健康部门核实。"))
        }
        if content.products.isEmpty {
            problems.append(FieldProblem("products", .missing, "请填写主要产品；不生产产品的，产品名称填“无”、年产量填 0。"))
        }
        return problems + classes(content) + yearly(content, previous) + days(record, today)
    }

    /// A class with a declared factor is present, and one without is not.
    private static func classes(_ content: DeclarationContent) -> [FieldProblem] {
        content.classes.compactMap { row in
            let isThere = content.hazards.contains { $0.record.hazard.hasPrefix(row.record.hazardClass + "-") }
            guard isThere != row.record.isPresent else { return nil }
            return FieldProblem(
                "classes", .inconsistent,
                isThere ? "岗位中有这一类危害因素，请在“危害类别”中选择存在并填写接触人数。" : "“危害类别”中选择了存在，但没有岗位接触这一类因素，请核对。")
        }
    }

    /// Size, ownership and industry are changed by a declaration of change, not by the yearly update.
    private static func yearly(_ content: DeclarationContent, _ previous: DeclarationRecord?) -> [FieldProblem] {
        guard content.type == .yearly, let previous else { return [] }
        let record = content.record
        return [
            ("size", record.size != previous.size), ("ownership", record.ownership != previous.ownership),
            ("industry", record.industry != previous.industry),
        ].filter(\.1).map { field, _ in
            let label = DeclarationRecord.register.field(field)?.label ?? ""
            return FieldProblem(field, .inconsistent, "“\(label)”与上一次申报不同：这一项变化请办理变更申报，年度更新不能修改。")
        }
    }

    private static func days(_ record: DeclarationRecord, _ today: Day) -> [FieldProblem] {
        guard let event = record.eventDay, event > today else { return [] }
        return [FieldProblem("event_day", .outOfRange, "“事项发生日期”不能晚于今天，请核对。")]
    }
}
