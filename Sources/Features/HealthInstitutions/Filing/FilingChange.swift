import Access
import Calendars
import Database
import Organisations
import Registers

/// One change of an institution's filing with the day from which it holds: a category added or dropped, a new address, the end.
///
/// The filing says what holds today; these rows say what held on any day before. Whoever edits the filing writes them without knowing.
public struct FilingChange: RegisterRecord {
    public var institution: Int64 = 0
    public var day: Day?
    public var kind = ""
    public var category = ""
    public var content = ""
    public init() {}

    public static let declaration = Declaration<FilingChange>("filing_change", "备案变更") {
        Field(\.institution, "institution", "机构").required().reference("health_institution", by: "name").listed()
        Field(\.day, "change_day", "变更日期").required().listed().help("从哪一日起按变更后的备案")
        Field(\.kind, "kind", "变更内容").required().code("filing_change_kind").listed()
        Field(\.category, "category", "备案类别").code("institution_category").listed().help("增加或减少类别时填写")
        Field(\.content, "content", "说明").length(300).listed()
    }
    .named(by: "institution", "change_day", "kind", "category", "content").titled(by: "change_day", "kind")
    .region(.through("institution")).owned(.through("institution")).sorted(by: "change_day", descending: true)
    .check { draft in
        ["add", "drop"].contains(draft.text("kind")) && draft.text("category").isEmpty
            ? [FieldProblem("category", .missing, InstitutionTexts.whichCategory)] : []
    }
    .grant(.bureauOfficer, [.view, .create, .edit, .export], .region)
    .grant([.cdc, .supervisor, .countyClerk, .leader], [.view, .export], .region)
    .grant(.healthInstitution, [.view], .organisation)
    .menu("检查与诊断机构").serves("R-53", "R-56").index("institution", "change_day")

    /// Written by a change of the filing itself: the flags stand already.
    static let byFiling = "filed"

    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        guard let day = draft.day("change_day") else { return }
        if day > transaction.today {
            throw RegisterError.invalid([FieldProblem("change_day", .inconsistent, InstitutionTexts.changeAhead)])
        }
        if let id = draft.integer("institution"),
            let filed = try transaction.find(HealthInstitution.self, id)?.record.filedDay, day < filed
        {
            throw RegisterError.invalid([FieldProblem("change_day", .inconsistent, InstitutionTexts.changeBeforeFiling)])
        }
    }

    /// The filing of today follows the latest change of each category; a change taken back gives way to the one before.
    static func run(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let categories = Set([change.before?["category"].text, change.after["category"].text].compactMap(\.self))
        guard let id = change.after["institution"].integer, !categories.isEmpty,
            var found = try transaction.find(HealthInstitution.self, id)
        else { return }
        let all = try changes(of: id, transaction)
        for category in categories.compactMap({ InstitutionCategory(rawValue: $0) }) {
            let latest = all.last { $0.category == category.rawValue }
            // Without any change left, what the voided one said is undone.
            let isFiled = latest.map { $0.kind == "add" } ?? (change.after["kind"].text == "drop")
            category.set(isFiled, in: &found.record)
        }
        try transaction.update(found.stored, to: found.record, action: byFiling)
    }

    static func changes(of institution: Int64, _ transaction: RegisterTransaction) throws -> [FilingChange] {
        try transaction.once(register.name, "changes of \(institution)") {
            try transaction.registers.records(
                transaction.connection, FilingChange.self,
                where: "t.void = 0 AND t.institution = ?1 AND t.kind IN ('add', 'drop')", [.integer(institution)],
                order: "t.change_day, t.id"
            ).map(\.record)
        }
    }

    /// The categories on a day: those of today, with every later change undone.
    static func categories(
        of institution: HealthInstitution, _ changes: [FilingChange], on day: Day
    ) -> Set<InstitutionCategory> {
        var categories = Set(institution.categories)
        for change in changes.reversed() where (change.day ?? day) > day {
            guard let category = InstitutionCategory(rawValue: change.category) else { continue }
            if change.kind == "add" { categories.remove(category) } else { categories.insert(category) }
        }
        return categories
    }

    // MARK: From the filing

    /// What somebody edited in a published filing is a change of today; who knows the true day corrects it in this register.
    static func afterFiling(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard let before = change.before, !change.after.isVoid, change.action != byFiling, change.action != "move" else { return }
        let after = change.after
        func note(_ kind: String, _ content: String, category: String = "", on day: Day? = nil) throws {
            var made = FilingChange()
            (made.institution, made.day, made.kind) = (after.id, day ?? transaction.today, kind)
            (made.category, made.content) = (category, String(content.prefix(300)))
            try transaction.insert(made, reason: InstitutionTexts.notedFromFiling)
        }
        if before.state != after.state {
            switch (before.state, after.state) {
            case ("filed", "published"): try note("publish", "")
            case (_, "withdrawn"): try note("withdraw", "", on: after.draft.day("withdrawn_day"))
            case ("withdrawn", _): try note("refile", "")
            default: break
            }
        }
        guard before.state != "filed" else { return }
        for category in InstitutionCategory.allCases {
            let (was, isFiled) = (before[category.rawValue].integer == 1, after[category.rawValue].integer == 1)
            if was != isFiled {
                try note(
                    isFiled ? "add" : "drop", "\(InstitutionTexts.notedFromFiling) \(transaction.at.description)",
                    category: category.rawValue)
            }
        }
        for (field, kind) in [("name", "name"), ("address", "address"), ("is_public", "nature"), ("region_code", "address")]
        where before[field] != after[field] {
            func words(_ record: StoredRecord) -> String {
                guard let definition = record.draft.register.field(field) else { return "" }
                return PlainValue.text(record[field], of: definition)
            }
            try note(kind, "\(words(before)) → \(words(after))")
        }
    }
}
