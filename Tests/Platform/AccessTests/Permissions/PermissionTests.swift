import Access
import Database
import Testing

extension Role {
    static let clerk = Role("clerk")
    static let other = Role("other")
}

/// A record's facts, each either matching the clerk below or not.
struct Facts: CaseIterable, CustomTestStringConvertible {
    var region: RegionPath?
    var organisation: Int64?
    var performer: Int64?
    var person: Int64?
    var assigned: Bool
    var published: Bool

    static let allCases: [Facts] = {
        var all: [Facts] = []
        for region in [nil, .nowhere, RegionPath("44/4417"), RegionPath("44/4417/441702"), RegionPath("44/4418"), .root]
            as [RegionPath?]
        {
            // Owner and performer apart: neither, one, the other, and the wrong way round.
            for (organisation, performer) in [(nil, nil), (7, nil), (nil, 7), (8, 7), (7, 8), (8, 8)] as [(Int64?, Int64?)] {
                for person in [nil, 70, 80] as [Int64?] {
                    for assigned in [false, true] {
                        for published in [false, true] {
                            all.append(
                                Facts(
                                    region: region, organisation: organisation, performer: performer, person: person,
                                    assigned: assigned, published: published))
                        }
                    }
                }
            }
        }
        return all
    }()

    var testDescription: String {
        "region \(region.map { "“\($0.text)”" } ?? "none"), organisation \(organisation ?? 0), performer \(performer ?? 0), person \(person ?? 0), \(assigned), \(published)"
    }
}

@Suite struct PermissionTests {
    let clerk = Principal(
        accountID: 1, accountName: "clerk", displayName: "张", role: .clerk, organisation: 7,
        region: RegionPath(stored: "44/4417"), person: 70)

    func decide(_ principal: Principal, _ verb: Verb, _ grants: [Grant], _ facts: Facts, area: Area = .business) -> Decision {
        Permission.decide(
            principal, verb, grants: grants, area: area, recordRegion: facts.region, recordOrganisation: facts.organisation,
            recordPerformer: facts.performer, recordPerson: facts.person, assigned: facts.assigned, published: facts.published)
    }

    /// Written as the table in the standard, apart from the code under test.
    func expected(_ scope: ScopeKind, _ facts: Facts) -> Decision {
        switch scope {
        case .everything: .allowed
        case .region:
            facts.region.map(\.text).map(["44/4417", "44/4417/441702"].contains) == true ? .allowed : .denied(.outsideRegion)
        case .organisation: facts.organisation == 7 ? .allowed : .denied(.otherOrganisation)
        case .performed: facts.performer == 7 ? .allowed : .denied(.otherPerformer)
        case .assigned: facts.assigned ? .allowed : .denied(.notAssigned)
        case .own: facts.person == 70 ? .allowed : .denied(.notOwn)
        case .published: facts.published ? .allowed : .denied(.notPublished)
        }
    }

    @Test func `each scope alone, with every verb and every combination of facts`() {
        for scope in ScopeKind.allCases {
            for verb in Verb.allCases {
                let grants = [Grant.grant(.clerk, [verb], scope)]
                for facts in Facts.allCases {
                    #expect(decide(clerk, verb, grants, facts) == expected(scope, facts), "\(scope) \(facts.testDescription)")
                    for another in Verb.allCases where another != verb {
                        #expect(decide(clerk, another, grants, facts) == .denied(.notGranted))
                    }
                }
            }
        }
    }

    @Test func `two scopes allow what either allows and else name the widest`() {
        for first in ScopeKind.allCases {
            for second in ScopeKind.allCases {
                let grants = [Grant.grant(.clerk, [.view], second), .grant(.clerk, [.view], first)]
                let widest = ScopeKind.allCases.first { $0 == first || $0 == second } ?? first
                for facts in Facts.allCases {
                    let either = [first, second].contains { expected($0, facts) == .allowed }
                    #expect(decide(clerk, .view, grants, facts) == (either ? .allowed : expected(widest, facts)))
                }
            }
        }
    }

    @Test func `a grant to another role gives nothing`() {
        for facts in Facts.allCases {
            #expect(decide(clerk, .view, [.grant(.other, [.view], .everything)], facts) == .denied(.notGranted))
        }
    }

    @Test func `an account without region, organisation or person reaches nothing by them`() {
        let bare = Principal(accountID: 2, accountName: "bare", displayName: "", role: .clerk)
        for scope in [ScopeKind.region, .organisation, .performed, .own] {
            for facts in Facts.allCases {
                #expect(!decide(bare, .view, [.grant(.clerk, [.view], scope)], facts).isAllowed)
            }
        }
    }

    @Test func `a step owed comes before every grant`() {
        let everything = [Grant.grant(.clerk, Set(Verb.allCases), .everything)]
        func owing(password: Bool = false, passed: Bool = true, enrol: Bool = false) -> Principal {
            Principal(
                accountID: 1, accountName: "c", displayName: "", role: .clerk, mustChangePassword: password,
                secondFactorPassed: passed, secondFactorEnrolmentDue: enrol)
        }
        let facts = Facts.allCases[0]
        #expect(decide(owing(password: true, passed: false, enrol: true), .view, everything, facts) == .denied(.secondFactorDue))
        #expect(decide(owing(password: true, enrol: true), .view, everything, facts) == .denied(.passwordChangeDue))
        #expect(decide(owing(enrol: true), .view, everything, facts) == .denied(.secondFactorEnrolmentDue))
        #expect(decide(owing(), .view, everything, facts) == .allowed)
    }

    @Test func `administrators keep to their areas whatever a register grants`() {
        let may: [Role: [Area: Set<Verb>]] = [
            .systemAdministrator: [
                .accounts: [.view, .create, .edit], .codeTables: [.view, .create, .edit, .export], .backups: [.view, .create],
            ],
            .securityAdministrator: [.accounts: [.view], .policies: [.view, .create, .edit, .approve]],
            .auditAdministrator: [.logs: [.view, .export]],
        ]
        for role in Role.administrators {
            let administrator = Principal(accountID: 3, accountName: "a", displayName: "", role: role, region: .root)
            let grants = [Grant.grant(role, Set(Verb.allCases), .everything)]
            for area in Area.allCases {
                for verb in Verb.allCases {
                    let verbs = may[role]?[area] ?? []
                    let wanted: Decision =
                        verbs.contains(verb) ? .allowed : .denied(verbs.isEmpty ? .separatedAdministrator : .notGranted)
                    #expect(
                        decide(administrator, verb, grants, Facts.allCases[0], area: area) == wanted, "\(role) \(area) \(verb)")
                }
            }
        }
    }

    @Test func `areas of administrators are closed to all others`() {
        let grants = [Grant.grant(.clerk, Set(Verb.allCases), .everything)]
        for area in [Area.accounts, .policies, .logs, .backups] {
            #expect(decide(clerk, .view, grants, Facts.allCases[0], area: area) == .denied(.administratorsOnly))
        }
        #expect(decide(clerk, .view, grants, Facts.allCases[0], area: .codeTables) == .allowed)
    }

    @Test func `every denial has its own code and sentence`() {
        let errors = Denial.allCases.map { AccessError($0) }
        #expect(Set(errors.map(\.code)).count == Denial.allCases.count)
        #expect(errors.allSatisfy { $0.sentence.hasSuffix("。") })
    }
}
