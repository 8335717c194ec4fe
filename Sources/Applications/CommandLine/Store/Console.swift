import Access
import Pages
import Registers

/// Whoever works at the machine itself without naming an account: may use every register, and is named as `console` in the ledger
/// and in the access log. Who may open the data folder could read and write it with any program; this way it leaves its trace.
enum Console {
    static let role = Role("console")
    static let principal = Principal(accountID: 0, accountName: "console", displayName: "命令行", role: role, region: .root)

    /// The slices with the console's grants: everything but seeing identities in clear.
    static func slices(_ slices: [Slice]) -> [Slice] {
        slices.map { slice in
            var slice = slice
            slice.registers = slice.registers.map { register in
                var register = register
                register.grants.append(Grant(role: role, verbs: Set(Verb.allCases).subtracting([.unmask]), scope: .everything))
                return register
            }
            return slice
        }
    }
}

extension AccessControl {
    /// Under whose name a command works: the account given, else the console.
    func principal(named name: String?) async throws -> Principal {
        guard let name else { return Console.principal }
        guard let principal = try await accounts.principal(named: name) else { throw CommandError.accountNotActive }
        return principal
    }
}
