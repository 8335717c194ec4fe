import Access
import Organisations
import Registers

/// Those who act in the city, each under an account of its own; employers without an account act as “simulated”.
struct People: Sendable {
    private var principals: [String: Principal] = [:]
    private(set) var accounts: [DemoAccount] = []

    /// Loads tables and regions before there is anybody else.
    static let administrator = Principal(
        accountID: 0, accountName: "simulation", displayName: "模拟", role: .systemAdministrator, region: .root)

    var bureau: Principal { principals["bureau"] ?? People.administrator }
    var supervisor: Principal { principals["supervisor"] ?? People.administrator }
    var clinic: Principal { principals["clinic"] ?? People.administrator }
    var diagnosis: Principal { principals["diagnosis"] ?? People.administrator }
    var cdc: Principal { principals["cdc"] ?? People.administrator }

    /// Who answers for a department, by the key of its office.
    func liaison(_ office: String) -> Principal { principals[office] ?? People.administrator }

    func clerk(of county: String) -> Principal {
        AccountWish.clerks.first { $0.county == county }.flatMap { principals[$0.name] } ?? bureau
    }

    func person(of employer: Int64) -> Principal {
        principals["employer \(employer)"]
            ?? Principal(
                accountID: 0, accountName: "simulated", displayName: "模拟用人单位", role: .employer, organisation: employer)
    }

    /// Makes one account, ready for use: nothing has to be changed at the first sign-in of a demonstration.
    mutating func admit(
        _ new: NewAccount, place: String, key: String? = nil, to access: AccessControl
    ) async throws {
        let made = try await access.accounts.install(new, password: DemoAccount.password, mustChangePassword: false)
        accounts.append(
            DemoAccount(
                name: new.name, password: DemoAccount.password, role: new.role, roleName: access.catalogue.label(new.role),
                place: place))
        principals[key ?? new.name] = Principal(
            accountID: made.account, accountName: new.name, displayName: new.displayName, role: new.role,
            organisation: new.organisation, region: new.region)
    }

    mutating func admitOffices(
        _ offices: [String: Int64], town: Towns.Town?, codes: any CodeBook, to access: AccessControl
    ) async throws {
        var wishes = AccountWish.all
        if let town {
            wishes.append(
                AccountWish(name: "town", title: "\(town.name)执法员", role: .townOfficer, office: "town", region: town.code))
        }
        for wish in wishes {
            let office = wish.office.flatMap { key in DemoOffice.all.first { $0.key == key } }
            let region = wish.region.flatMap { codes.regionPath($0) } ?? .nowhere
            try await admit(
                NewAccount(
                    name: wish.name, displayName: wish.title + "（模拟）", role: wish.role,
                    organisation: wish.office.flatMap { offices[$0] }, region: region),
                place: office?.name ?? "全系统", to: access)
        }
    }

    /// The account of a worker, who sees the own file.
    mutating func admit(worker id: Int64, of place: String, to access: AccessControl) async throws {
        try await admit(
            NewAccount(name: "worker", displayName: "劳动者（模拟）", role: .worker, person: id), place: place, to: access)
    }

    /// The accounts of the two employers.
    mutating func admitEmployers(_ employers: [(id: Int64, name: String)], to access: AccessControl) async throws {
        for (employer, account) in zip(employers, ["factory", "stonemill"]) {
            try await admit(
                NewAccount(name: account, displayName: employer.name, role: .employer, organisation: employer.id),
                place: employer.name, key: "employer \(employer.id)", to: access)
        }
    }
}
