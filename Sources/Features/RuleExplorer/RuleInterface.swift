import Calendars
import Pages
import Registers
import Rulebook

/// The rulebook on the JSON interface: `GET /api/v1/rules`, `GET /api/v1/rules/{id}`, `POST /api/v1/rules/{id}/evaluation`.
enum RuleInterface {
    static func list(_ page: PageRequest) async throws -> PageAnswer {
        let search = RuleSearch(
            words: page.query["q"] ?? "", subject: page.query["subject"] ?? "", onlyOpen: page.query["open"] == "1")
        let rules = search.found().flatMap { subject, rules in rules.map { head($0, subject: subject.id) } }
        return page.json(JSONValue.object(["items": .list(rules), "count": .number(Double(rules.count))]).jsonText)
    }

    static func one(_ page: PageRequest) async throws -> PageAnswer {
        let rule = try rule(page)
        var members: [String: JSONValue] = [:]
        if case .object(let found) = head(rule, subject: Rulebook.subject(of: rule)?.id ?? "") { members = found }
        members["inputs"] = .list(
            rule.inputs.map { key in
                .object([
                    "path": .text(key.path), "kind": .text(key.kind.name), "meaning": .text(key.meaning), "unit": .text(key.unit),
                    "optional": .boolean(key.isOptional),
                ])
            })
        members["examples"] = .list(
            RuleExample.examples(of: rule.id).map { example in
                .object([
                    "input": (try? JSONValue(parsing: example.input)) ?? .null, "expected": .text(example.expected),
                    "unit": .text(example.unit), "source": .text(example.source),
                ])
            })
        return page.json(JSONValue.object(members).jsonText)
    }

    /// `{"input": {…}, "on": "2026-11-21"}`; the day may be left out. Answers the finding, or a named error.
    static func evaluate(_ page: PageRequest) async throws -> PageAnswer {
        let rule = try rule(page)
        do {
            let body = try RuleCheck.parse(String(decoding: page.body, as: UTF8.self))
            guard let input = body["input"] else { throw RuleError.missingKey("input") }
            let text = body["on"]?.plainText
            guard let day = text.map({ Day($0) }) ?? page.today else {
                throw RuleError.wrongType(key: "on", expected: "yyyy-MM-dd")
            }
            return page.json(try rule.evaluate(input, on: day).json.jsonText)
        } catch let error as RuleError {
            return page.json(
                JSONValue.object([
                    "type": .text("about:blank"), "status": .number(422), "title": .text(error.sentence),
                    "code": .text(error.code),
                    "name": .text(error.name), "instance": .text("urn:request:\(page.number)"),
                ]).jsonText, status: .unprocessableContent, type: "application/problem+json")
        }
    }

    private static func rule(_ page: PageRequest) throws -> Rule {
        guard let rule = Rulebook.rule(try page.parameter("id")) else { throw RegisterError.notFound }
        return rule
    }

    private static func head(_ rule: Rule, subject: String) -> JSONValue {
        func day(_ day: Day?) -> JSONValue { day.map { .text($0.description) } ?? .null }
        return .object([
            "id": .text(rule.id), "title": .text(rule.title), "subject": .text(subject), "clause": .text(rule.clause.description),
            "status": .text(rule.status.rawValue), "mark": .text(rule.mark.rawValue), "mark_label": .text(rule.mark.label),
            "needs_warning": .boolean(rule.needsWarning), "verified_on": day(RuleRegister.verifiedOn(rule.id)),
            "from": day(rule.inForce.from), "until": day(rule.inForce.until), "unit": .text(rule.unitText),
        ])
    }
}

extension Finding {
    /// Every part of the finding, for programs.
    var json: JSONValue {
        .object([
            "rule": .text(rule), "title": .text(title), "outcome": .text(outcome.rawValue),
            "reason": reason.map { .text($0) } ?? .null,
            "missing": .list(missing.map { .text($0) }), "value": value ?? .null, "value_text": .text(valueText),
            "limit": limit ?? .null, "limit_text": .text(limitText), "unit": .text(unit), "clause": .text(clause.description),
            "mark": .text(mark.rawValue), "notes": .list(notes.map { .text($0) }),
            "steps": .list(
                steps.map { .object(["sentence": .text($0.sentence), "arithmetic": $0.arithmetic.map { .text($0) } ?? .null]) }),
        ])
    }
}
