import Pages

/// The rulebook for everybody who is signed in: find a rule, read its clause and examples, try an input, see the steps.
public enum RuleExplorer {
    public static let slice = Slice("rule-explorer") { slice in
        slice.menu = [MenuEntry(RuleTexts.heading, RuleTexts.title, RuleAddress.list, .signedIn)]
        slice.operations = RuleOperations.all
        slice.routes = [
            .get(RuleAddress.list, .signedIn, RuleListPage.show),
            .get(RuleAddress.pattern, .signedIn, RulePage.show),
            .post(RuleAddress.pattern, .signedIn, RulePage.evaluate),
            .get(RuleAddress.interface, .signedIn, RuleInterface.list),
            .get(RuleAddress.interface + "/{id}", .signedIn, RuleInterface.one),
            Route(.post, RuleAddress.interface + "/{id}/evaluation", .signedIn, body: .json, handler: RuleInterface.evaluate),
        ]
    }
}

/// Addresses of the explorer.
public enum RuleAddress {
    public static let list = "/rules"
    static let pattern = "/rules/{id}"
    static let interface = "/api/v1/rules"
    /// The page of a rule or of a workplace judgement, by the name that a finding carries.
    public static func rule(_ id: String) -> String { "/rules/\(id)" }
}
