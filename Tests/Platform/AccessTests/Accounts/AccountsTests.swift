import Calendars
import Database
import Ledger
import Testing

@testable import Access

@Suite(.serialized) struct AccountsTests {
    static let clerk = NewAccount(name: "chenhao", displayName: "陈浩", role: .clerk, region: RegionPath(stored: "44/4417"))

    func code(_ work: () async throws -> Void) async throws -> String? {
        do { try await work() } catch let error as AccessError { return error.code }
        return nil
    }

    @Test(arguments: Engine.allCases)
    func `two persons bring an account to work`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        let accounts = office.access.accounts
        let system = try await office.administrator(.systemAdministrator)
        let security = try await office.administrator(.securityAdministrator)
        let prepared = try await accounts.create(Self.clerk, reason: "新到岗", by: system)
        #expect(try await office.refusal("chenhao", prepared.firstPassword) == "AC-005")
        try await accounts.activate(prepared.account, reason: "核对无误", by: security)
        let opened = try await office.signIn("chenhao", prepared.firstPassword)
        #expect(opened.principal.owes == .passwordChangeDue)
        let entries = try await office.database.read {
            try $0.query(
                "SELECT action, account_id, version, reason, content FROM ledger_entry WHERE register = 'account' AND record_id = ?1 ORDER BY sequence",
                [.integer(prepared.account)])
        }
        #expect(
            entries.map { "\($0.text("action")) \($0.integer("account_id")) \($0.integer("version")) \($0.text("reason"))" } == [
                "create \(system.accountID) 1 新到岗", "activate \(security.accountID) 2 核对无误",
            ])
        #expect(entries.last?.text("content") == #"{"role":"clerk","state":"active"}"#)
        #expect(
            entries.allSatisfy { !$0.text("content").contains("scrypt") && !$0.text("content").contains(prepared.firstPassword) })
    }

    @Test func `no administrator does another's part, and nobody else does any`() async throws {
        let office = try await Office.open(.sqlite)
        let accounts = office.access.accounts
        let id = try await office.installClerk()
        let clerk = try await office.signIn().principal
        let system = try await office.administrator(.systemAdministrator)
        let security = try await office.administrator(.securityAdministrator)
        let audit = try await office.administrator(.auditAdministrator)
        for principal in [security, audit, clerk] {
            let wanted = principal == clerk ? "AC-064" : principal == audit ? "AC-063" : "AC-065"
            #expect(try await code { _ = try await accounts.create(Self.clerk, reason: "r", by: principal) } == wanted)
            #expect(try await code { _ = try await accounts.resetPassword(id, reason: "r", by: principal) } == wanted)
            #expect(try await code { try await accounts.change(id, to: Self.clerk, reason: "r", by: principal) } == wanted)
        }
        for principal in [system, audit, clerk] {
            let wanted = principal == clerk ? "AC-064" : "AC-063"
            #expect(try await code { try await accounts.activate(id, reason: "r", by: principal) } == wanted)
            #expect(try await code { try await accounts.disable(id, reason: "r", by: principal) } == wanted)
            #expect(try await code { try await accounts.unlock(id, reason: "r", by: principal) } == wanted)
            #expect(try await code { try await accounts.removeSecondFactor(id, reason: "r", by: principal) } == wanted)
        }
        #expect(try await code { _ = try await accounts.list(as: audit) } == "AC-063")
        #expect(try await code { _ = try await accounts.list(as: clerk) } == "AC-064")
        #expect(try await accounts.list(search: "lim", as: security).map(\.name) == ["liming"])
    }

    @Test func `whoever prepared an account cannot set it to work after changing office`() async throws {
        let office = try await Office.open(.sqlite)
        let system = try await office.administrator(.systemAdministrator)
        let prepared = try await office.access.accounts.create(Self.clerk, reason: "r", by: system)
        let promoted = Principal(
            accountID: system.accountID, accountName: system.accountName, displayName: "", role: .securityAdministrator)
        #expect(
            try await code { try await office.access.accounts.activate(prepared.account, reason: "r", by: promoted) } == "AC-035")
    }

    @Test func `nobody acts on their own account`() async throws {
        let office = try await Office.open(.sqlite)
        let security = try await office.administrator(.securityAdministrator)
        let accounts = office.access.accounts
        #expect(try await code { try await accounts.disable(security.accountID, reason: "r", by: security) } == "AC-036")
        #expect(try await code { try await accounts.unlock(security.accountID, reason: "r", by: security) } == "AC-036")
    }

    @Test(arguments: Engine.allCases)
    func `a reset password needs the second person again, and ends the sessions`(engine: Engine) async throws {
        let office = try await Office.open(engine)
        let id = try await office.installClerk()
        let token = try await office.signIn().token
        let accounts = office.access.accounts
        let prepared = try await accounts.resetPassword(id, reason: "忘记密码", by: office.administrator(.systemAdministrator))
        await #expect(throws: AccessError.sessionExpired) { try await office.access.sessions.principal(for: token) }
        #expect(try await office.refusal("liming", prepared.firstPassword) == "AC-005")
        try await accounts.activate(id, reason: "本人到场核实", by: office.administrator(.securityAdministrator))
        #expect(try await office.signIn("liming", prepared.firstPassword).principal.owes == .passwordChangeDue)
    }

    @Test func `a wider region needs the second person again`() async throws {
        let office = try await Office.open(.sqlite)
        let id = try await office.installClerk()
        let accounts = office.access.accounts
        var wider = NewAccount(name: "liming", displayName: "李明", role: .clerk, region: RegionPath(stored: "44"))
        try await accounts.change(id, to: wider, reason: "借调", by: office.administrator(.systemAdministrator))
        #expect(try await office.refusal() == "AC-005")
        try await accounts.activate(id, role: .leader, reason: "同意", by: office.administrator(.securityAdministrator))
        let principal = try await office.signIn().principal
        #expect(principal.region.text == "44")
        #expect(principal.role == .leader)
        wider.name = "another"
        #expect(
            try await code {
                try await accounts.change(id, to: wider, reason: "r", by: office.administrator(.systemAdministrator))
            } == "AC-032")
    }

    @Test func `the security administrator opens a locked account`() async throws {
        let office = try await Office.open(.sqlite)
        let id = try await office.installClerk()
        for _ in 0..<5 { _ = try await office.refusal("liming", "wrong-password-1") }
        #expect(try await office.refusal() == "AC-002")
        try await office.access.accounts.unlock(id, reason: "本人来电", by: office.administrator(.securityAdministrator))
        #expect(try await office.refusal() == nil)
    }

    @Test func `stopping stops once, a stopped account can be set to work again`() async throws {
        let office = try await Office.open(.sqlite)
        let id = try await office.installClerk()
        let security = try await office.administrator(.securityAdministrator)
        let accounts = office.access.accounts
        try await accounts.disable(id, reason: "离职", by: security)
        #expect(try await office.refusal() == "AC-006")
        #expect(try await code { try await accounts.disable(id, reason: "离职", by: security) } == "AC-037")
        try await accounts.activate(id, reason: "返岗", by: security)
        #expect(try await code { try await accounts.activate(id, reason: "返岗", by: security) } == "AC-037")
        #expect(try await office.refusal() == nil)
    }

    @Test func `what is wrong with a new account is said and nothing is stored`() async throws {
        let office = try await Office.open(.sqlite)
        try await office.installClerk()
        let system = try await office.administrator(.systemAdministrator)
        let before = try await office.count("ledger_entry")
        func refusal(_ reason: String = "r", _ change: (inout NewAccount) -> Void) async throws -> String? {
            var new = Self.clerk
            change(&new)
            let asked = new
            return try await code { _ = try await office.access.accounts.create(asked, reason: reason, by: system) }
        }
        #expect(try await refusal { $0.name = "liming" } == "AC-031")
        for name in ["", "ab", ".abc", "a b c", "陈浩", "Chen", String(repeating: "a", count: 33)] {
            #expect(try await refusal { $0.name = name } == "AC-032", "\(name)")
        }
        #expect(try await refusal { $0.role = .other } == "AC-033")
        #expect(try await refusal { $0.region = .nowhere } == "AC-034")
        #expect(try await refusal { $0.role = .worker } == "AC-034")
        #expect(try await refusal(" ") { _ in } == "AC-038")
        #expect(try await refusal { $0.displayName = " " } == "AC-039")
        #expect(try await refusal { $0.displayName = String(repeating: "长", count: 51) } == "AC-039")
        #expect(try await office.count("ledger_entry") == before)
        #expect(try await code { _ = try await office.access.accounts.find(999, as: system) } == "AC-030")
    }

    @Test func `a new store gets its three administrators once`() async throws {
        let office = try await Office.open(.sqlite)
        let made = try await office.access.accounts.installAdministrators()
        #expect(made.map(\.role) == [.systemAdministrator, .securityAdministrator, .auditAdministrator])
        for administrator in made {
            #expect(try await office.signIn(administrator.name, administrator.firstPassword).principal.owes == .passwordChangeDue)
        }
        #expect(try await code { _ = try await office.access.accounts.installAdministrators() } == "AC-037")
    }
}
