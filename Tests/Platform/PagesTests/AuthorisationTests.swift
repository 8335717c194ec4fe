import Access
import Database
import Hummingbird
import Pages
import TestSupport
import Testing

/// Every address × every person × own and foreign records, against what the declarations grant. Nothing here lists an address:
/// a new route is tried as soon as it exists.
@Suite struct AuthorisationTests {
    struct Target: Sendable {
        let tree: Int64
        let visit: Int64
        let region: String
        let organisation: Int64
        let crew: Int64
    }

    @Test(arguments: Engine.allCases)
    func `every route answers everybody as declared`(engine: Engine) async throws {
        let park = try await Park(engine)
        let targets = try await targets(park)
        let victim = try await park.product.access.accounts.install(
            NewAccount(name: "victim", displayName: "victim", role: .warden, region: .root), password: Park.password
        ).account
        let routes = ProductRouter.routes(park.product)
        #expect(routes.count > 50)
        for person in Park.people.map(\.name) + [""] {
            try await park.visit { browser in
                for target in targets {
                    for route in routes {
                        if !person.isEmpty { try await browser.signIn(person) }
                        let answer = try await Self.attempt(route, target, victim, browser)
                        let problem = Self.problem(route, person, target, answer)
                        #expect(problem == nil)
                    }
                }
            }
        }
    }

    /// A tree with a visit in each county, each of another organisation, and the visit by another crew.
    private func targets(_ park: Park) async throws -> [Target] {
        let (codes, names) = (["441781", "441702"], ["gardener", "other-gardener"])
        let box = Box()
        try await park.visit { browser in
            for index in 0..<2 {
                try await browser.signIn(names[index])
                let fields = Park.banyan.merging(["number": "T-\(index)", "place": codes[index]]) { $1 }
                let made = try await browser.post("/tree", fields)
                #expect(made.status == 303, "\(made.text)")
                let tree = made.number
                try await browser.signIn("city-warden")
                let visit = try await browser.post(
                    "/visit", ["tree_id": "T-\(index)", "person": "陈小明", "day": "2026-03-01", "crew": "\(601 + index)"]
                )
                .number
                box.targets.append(
                    Target(
                        tree: tree, visit: visit, region: "44/4417/\(codes[index])", organisation: Int64(501 + index),
                        crew: Int64(601 + index)))
            }
        }
        return box.targets
    }

    private final class Box: @unchecked Sendable { var targets: [Target] = [] }

    private static func attempt(_ route: Route, _ target: Target, _ victim: Int64, _ browser: Browser) async throws
        -> Browser.Page
    {
        let id = route.path.contains("/accounts/") ? victim : route.path.contains("/visit") ? target.visit : target.tree
        let address = route.path.replacing("{id}", with: "\(id)").replacing("{format}", with: "csv")
            .replacing("{table}", with: "species").replacing("/fonts/{name}", with: "/zhijian.css").replacing(
                "{name}", with: "zhijian.css"
            )
            .replacing("{view}", with: "999").replacing("{file}", with: "999")
        switch route.body {
        case .none: return try await browser.send(address, route.method)
        case .form: return try await browser.post(address, ["_reason": "试验", "_version": "1"])
        case .upload: return try await browser.upload(address, file: "a.pdf", Array("%PDF-1.7".utf8))
        case .json: return try await browser.json(address, route.method, "{\"reason\":\"试验\"}", version: 1)
        }
    }

    // MARK: What should be answered

    private static func grants(_ register: String) -> [Grant] {
        register == "tree" ? Tree.register.grants : Visit.register.grants
    }

    private static func mayEnter(_ entry: Route.Entry, _ name: String) -> Bool {
        let person = Park.people.first { $0.name == name }
        let role = person?.role ?? .visitor
        switch entry {
        case .anyone: return true
        case .account, .signedIn: return person != nil
        case .register(let register, let verb):
            return !role.isAdministrator && grants(register).contains { $0.role == role && $0.verbs.contains(verb) }
        case .area(let area, let verb):
            let table: [Role: [Area: Set<Verb>]] = [
                .systemAdministrator: [.accounts: [.view, .create, .edit]],
                .securityAdministrator: [.accounts: [.view], .policies: [.view, .edit, .approve]],
                .auditAdministrator: [.logs: [.view]],
            ]
            return table[role]?[area]?.contains(verb) ?? false
        case .roles(let roles): return roles.contains(role)
        }
    }

    private static func reaches(_ name: String, _ register: String, _ verb: Verb, _ target: Target) -> Bool {
        let person = Park.people.first { $0.name == name }
        return grants(register).contains { grant in
            guard grant.role == person?.role ?? .visitor, grant.verbs.contains(verb) else { return false }
            switch grant.scope {
            case .everything: return true
            case .region: return person?.region.map { target.region == $0 || target.region.hasPrefix($0 + "/") } ?? false
            case .organisation: return person?.organisation == target.organisation
            case .performed: return register == "visit" && person?.organisation == target.crew
            default: return false
            }
        }
    }

    /// What is wrong with an answer, in words; nil when it is as declared.
    private static func problem(_ route: Route, _ name: String, _ target: Target, _ answer: Browser.Page) -> String? {
        func wrong(_ expected: String) -> String { "\(route.description) as “\(name)” → \(answer.status), expected \(expected)" }
        if answer.status >= 500 { return wrong("no failure") }
        guard mayEnter(route.entry, name) else {
            if !name.isEmpty { return answer.status == 403 ? nil : wrong("403") }
            let isPage = route.method == .get && !route.path.hasPrefix("/api/")
            if isPage { return answer.status == 303 && answer.location.hasPrefix("/sign-in") ? nil : wrong("the way to sign in") }
            return answer.status == 401 ? nil : wrong("401")
        }
        // A view belongs to an account: the public has none to keep it under.
        if name.isEmpty, route.path.hasPrefix("/tree/view") { return answer.status == 403 ? nil : wrong("403") }
        if case .register(let register, let verb) = route.entry, route.path.contains("{id}") {
            let (seen, may) = (reaches(name, register, .view, target), reaches(name, register, verb, target))
            if !seen, !may { return answer.status == 404 ? nil : wrong("404") }
            if !may { return answer.status == 403 ? nil : wrong("403") }
            if route.path.contains("{file}") { return nil }
        }
        let refusals = [401, 403, 404, 405, 415]
        let own =
            route.entry == .anyone || route.entry == .account || route.entry == .signedIn || "\(route.entry)".hasPrefix("area")
        return !own && refusals.contains(answer.status) ? wrong("an answer") : nil
    }
}
