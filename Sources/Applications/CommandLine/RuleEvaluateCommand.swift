import ArgumentParser
import Foundation
import Rulebook

struct RuleEvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Apply one rule to an input and print the finding with its steps",
        discussion: "Exit 0: met or computed. 1: exceeded, not assessable or not in force. 2: unusable input.")

    @Argument(help: "Rule name") var id: String
    @Option(help: "Input as a JSON object, keys as `zhijian rule show ID` lists them") var input: String
    @Option(help: "Day of the fact, yyyy-MM-dd; today when left out") var on: String?
    @Flag(help: "Print JSON") var json = false

    func run() throws {
        let rule = try RuleOutput.rule(id)
        let day = try RuleOutput.day(on)
        let finding: Finding
        do {
            finding = try rule.evaluate(RuleCheck.parse(input), on: day)
        } catch {
            throw RuleOutput.unusable(error)
        }
        if json { print(try RuleOutput.json(finding)) } else { show(finding) }
        switch finding.outcome {
        case .met, .computed: return
        case .exceeded, .notAssessable, .notInForce: throw ExitCode(1)
        }
    }

    private func show(_ finding: Finding) {
        print("\(finding.title)：\(finding.verdict)")
        if !finding.valueText.isEmpty { print("结果：\(finding.value?.plainText ?? finding.valueText) \(finding.unit)") }
        if !finding.limitText.isEmpty { print("限值：\(finding.limitText)") }
        if let reason = finding.reason { print("原因：\(reason)") }
        for (number, step) in finding.steps.enumerated() {
            print("\(number + 1). \(step.sentence)\(step.arithmetic.map { "：\($0)" } ?? "")")
        }
        for note in finding.notes { print("注：\(note)") }
        print("依据：\(finding.clause)  [\(finding.mark.rawValue)] \(finding.mark.label)")
    }
}

struct RuleCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check the rules against a file of worked examples",
        discussion: "Columns: rule,inputs_json,expected,unit,source. Exit 0: all rows pass. 1: some differ. 2: no such file.")

    @Argument(help: "CSV file") var file: String
    @Option(help: "Day of the facts, yyyy-MM-dd; when left out, today or a day on which the rule is in force") var on: String?

    func run() throws {
        let day = try RuleOutput.day(on)
        guard let data = FileManager.default.contents(atPath: file) else {
            RuleOutput.complain("无法读取文件：\(file)")
            throw ExitCode(2)
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw RuleOutput.unusable(.malformedRow("文件不是 UTF-8 编码"))
        }
        let report: RuleCheck.Report
        do { report = try RuleCheck.run(csv: text, on: day, movingIntoForce: on == nil) } catch {
            throw RuleOutput.unusable(error)
        }
        for failure in report.failures { print(failure.sentence) }
        print(report.lastLine)
        if !report.isClean { throw ExitCode(1) }
    }
}
