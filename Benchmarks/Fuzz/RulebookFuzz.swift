import Calendars
import Rulebook

/// The entry points of the rulebook that take text from outside, under libFuzzer: `scripts/fuzz`. The first byte chooses the entry.
///
/// Nothing may crash, whatever comes; a refusal is a named error. What is read as JSON must come back the same from its own text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 1 else { return 0 }
    let text = String(decoding: UnsafeBufferPointer(start: bytes + 1, count: count - 1), as: UTF8.self)
    switch bytes[0] & 3 {
    case 0: readJSON(text)
    case 1: checkFile(text)
    case 2: checkFile("rule,inputs_json,expected,unit,source\n" + text)
    default: evaluate(text)
    }
    return 0
}

private func readJSON(_ text: String) {
    guard let value = try? JSONValue(parsing: text) else { return }
    let again = try? JSONValue(parsing: value.jsonText)
    precondition(again == value, "JSON does not come back from its own text")
}

private func checkFile(_ text: String) {
    guard let report = try? RuleCheck.run(csv: text, on: Day(number: 20_778)) else { return }
    precondition(report.failures.allSatisfy { !$0.sentence.isEmpty })
}

/// `rule name, line end, JSON`.
private func evaluate(_ text: String) {
    let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let rule = Rulebook.rule(String(parts[0])), let input = try? RuleCheck.parse(String(parts[1])) else {
        return
    }
    guard let finding = try? rule.evaluate(input, on: Day(number: 20_778)) else { return }
    precondition(!finding.rule.isEmpty)
}
