import ArgumentParser
import Rulebook

struct RuleListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every rule with its clause, status and evidence mark")

    @Flag(help: "Print JSON") var json = false

    func run() throws {
        if json { return print(try RuleOutput.json(Rulebook.rules.map(RuleDescription.init))) }
        for rule in Rulebook.rules {
            print(
                [rule.id, rule.title, "\(rule.clause)", rule.status.rawValue, "[\(rule.mark.rawValue)]"].joined(separator: "\t"))
        }
    }
}

struct RuleShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One rule: clause, evidence, days in force, inputs")

    @Argument(help: "Rule name") var id: String
    @Flag(help: "Print JSON") var json = false

    func run() throws {
        let rule = try RuleOutput.rule(id)
        if json { return print(try RuleOutput.json(RuleDescription(rule))) }
        print("\(rule.id)  \(rule.title)")
        print("依据：\(rule.clause)")
        print("状态：\(rule.status.rawValue)")
        print("证据：[\(rule.mark.rawValue)] \(rule.mark.label)")
        if let from = rule.inForce.from { print("施行：\(from)") }
        if let until = rule.inForce.until { print("废止：\(until)") }
        print("核对原文：\(RuleRegister.verifiedOn(rule.id)?.description ?? "未核对")\(rule.needsWarning ? "（仅供参考）" : "")")
        print("结果单位：\(rule.unitText.isEmpty ? "—" : rule.unitText)")
        print("输入：")
        for key in rule.inputs {
            let unit = key.unit.isEmpty ? "" : "，\(key.unit)"
            print("  \(key.path)  \(key.meaning)（\(key.kind.name)\(unit)\(key.isOptional ? "，可省略" : "")）")
        }
    }
}

/// What programs read about a rule.
struct RuleDescription: Encodable {
    struct Input: Encodable {
        let key: String
        let kind: String
        let meaning: String
        let unit: String
        let optional: Bool
    }

    let rule: String
    let title: String
    let clause: String
    let status: String
    let mark: String
    let evidence: String
    let subject: String
    let from: String?
    let until: String?
    let verifiedOn: String?
    let needsWarning: Bool
    let unit: String
    let inputs: [Input]

    init(_ rule: Rule) {
        self.rule = rule.id
        title = rule.title
        clause = "\(rule.clause)"
        status = rule.status.rawValue
        mark = rule.mark.rawValue
        evidence = rule.mark.label
        subject = Rulebook.subject(of: rule)?.id ?? ""
        from = rule.inForce.from?.description
        until = rule.inForce.until?.description
        verifiedOn = RuleRegister.verifiedOn(rule.id)?.description
        needsWarning = rule.needsWarning
        unit = rule.unitText
        inputs = rule.inputs.map {
            Input(key: $0.path, kind: $0.kind.name, meaning: $0.meaning, unit: $0.unit, optional: $0.isOptional)
        }
    }
}
