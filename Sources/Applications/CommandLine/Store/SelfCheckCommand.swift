import ArgumentParser
import Server

struct SelfCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "self-check", abstract: "Look at everything that can go wrong quietly: exit 1 when something has",
        discussion: "May run while the service does. A large store takes minutes: every record is held against its history.")

    @Flag(help: "Print JSON") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let address = store.address
        try address.requireStore()
        let findings = await SelfCheck(address: address, store: store).run { StandardStreams.message($0) }
        StandardStreams.answer(json ? SelfCheckFinding.json(findings) : findings.map(\.text).joined(separator: "\n"))
        if findings.contains(where: { $0.outcome == .failed }) { throw ExitCode(1) }
    }
}

/// One line of a self-check.
struct SelfCheckFinding: Sendable {
    enum Outcome: String, Sendable { case ok, failed, unsupported }

    var name: String
    var outcome: Outcome
    var detail: String
    /// What to do; empty when there is nothing to do.
    var remedy: String

    var text: String {
        let sign =
            switch outcome {
            case .ok: "正常"
            case .failed: "异常"
            case .unsupported: "不适用"
            }
        return ["[\(sign)] \(name)", detail, remedy].filter { !$0.isEmpty }.joined(separator: "：")
    }

    static func json(_ findings: [SelfCheckFinding]) -> String {
        var text = JSONOutline()
        text.object { text in
            text.bool("ok", !findings.contains { $0.outcome == .failed })
            text.array("checks") { text in
                for finding in findings {
                    text.object { text in
                        text.string("check", finding.name)
                        text.string("outcome", finding.outcome.rawValue)
                        text.string("detail", finding.detail)
                        text.string("remedy", finding.remedy)
                    }
                }
            }
        }
        return text.text
    }
}
