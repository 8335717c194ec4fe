import Pages

/// The rulebook in the description of the interface.
enum RuleOperations {
    static let all: [InterfaceOperation] = [
        .init(
            "get", RuleAddress.interface, "list_rules", RuleTexts.title,
            [
                .init("q", .query, RuleTexts.search), .init("subject", .query, RuleTexts.subject),
                .init("open", .query, RuleTexts.onlyOpen),
            ],
            answer: """
                {"type":"object","properties":{"items":{"type":"array","items":\(head)},"count":{"type":"integer"}}}
                """),
        .init("get", RuleAddress.interface + "/{id}", "get_rule", RuleTexts.inputs, [id], answer: rule),
        .init(
            "post", RuleAddress.interface + "/{id}/evaluation", "evaluate_rule", RuleTexts.attempt, [id],
            input: """
                {"type":"object","required":["input"],"properties":{"input":{"type":"object"},"on":{"type":"string","format":"date"}}}
                """, answer: finding),
    ]

    private static let id = InterfaceOperation.Parameter("id", .path, RuleTexts.identity)

    private static let facts = """
        "id":{"type":"string"},"title":{"type":"string"},"subject":{"type":"string"},"clause":{"type":"string"},\
        "status":{"type":"string"},"mark":{"type":"string"},"mark_label":{"type":"string"},"needs_warning":{"type":"boolean"},\
        "verified_on":{"type":["string","null"],"format":"date"},"from":{"type":["string","null"],"format":"date"},\
        "until":{"type":["string","null"],"format":"date"},"unit":{"type":"string"}
        """
    private static let head = "{\"type\":\"object\",\"properties\":{\(facts)}}"
    private static let rule = """
        {"type":"object","properties":{\(facts),"inputs":{"type":"array","items":{"type":"object","properties":{\
        "path":{"type":"string"},"kind":{"type":"string"},"meaning":{"type":"string"},"unit":{"type":"string"},\
        "optional":{"type":"boolean"}}}},"examples":{"type":"array","items":{"type":"object","properties":{"input":{"type":"object"},\
        "expected":{"type":"string"},"unit":{"type":"string"},"source":{"type":"string"}}}}}}
        """
    private static let finding = """
        {"type":"object","properties":{"rule":{"type":"string"},"title":{"type":"string"},"outcome":{"type":"string","enum":["met",\
        "exceeded","computed","notInForce","notAssessable"]},"reason":{"type":["string","null"]},"missing":{"type":"array","items":\
        {"type":"string"}},"value":{},"value_text":{"type":"string"},"limit":{},"limit_text":{"type":"string"},"unit":{"type":"string"},\
        "clause":{"type":"string"},"mark":{"type":"string"},"notes":{"type":"array","items":{"type":"string"}},"steps":{"type":"array",\
        "items":{"type":"object","properties":{"sentence":{"type":"string"},"arithmetic":{"type":["string","null"]}}}}}}
        """
}
