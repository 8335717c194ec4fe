import Access
import ArgumentParser
import Database
import Identifiers
import Ledger
import Server

/// `zhijian audit …`: what proves the history.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The chained history", subcommands: [AuditVerifyCommand.self])
}

struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Walk both chains and hold every record against its history: exit 1 on a fault",
        discussion: """
            Prints the hash of the last entry. Note it outside the store and give it with --noted at the next verification: a history cut \
            off at its end is found even by who could change the store as a whole.
            """)

    @Option(help: "Hash noted at an earlier verification; must still stand in the chain") var noted: String?
    @Option(help: "Most faults to name") var limit = 100
    @Flag(help: "Print JSON") var json = false
    @OptionGroup var store: StoreOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit wants a number from 1") }
        if let noted, Hexadecimal.bytes(noted)?.count != 32 { throw ValidationError("--noted wants the 64 digits of a hash") }
    }

    func run() async throws {
        let (limit, noted) = (limit, noted.flatMap { Hexadecimal.bytes($0) })
        let audit = try await store.withProduct { open in
            let registers = open.product.registers
            let chain = try await registers.read { try registers.verify($0, limit: limit) }
            let isNotedThere = try await registers.read { connection in
                try noted.map { try connection.value("SELECT COUNT(*) FROM ledger_entry WHERE hash = ?1", [.bytes($0)]) != 0 }
                    ?? true
            }
            return Audit(chain: chain, accessLog: try await open.product.access.log.verify(), isNotedThere: isNotedThere)
        }
        StandardStreams.answer(json ? audit.json : audit.text)
        if !audit.isSound { throw ExitCode(1) }
    }
}

/// What a verification found, in both chains.
struct Audit: Sendable {
    var chain: ChainVerification.Result
    var accessLog: [AccessLogFault]
    var isNotedThere = true

    /// Of a store that is too damaged to be read.
    static let nothingRead = Audit(chain: .init(entries: 0, faults: [], lastHash: []), accessLog: [])

    var isSound: Bool { chain.faults.isEmpty && accessLog.isEmpty && isNotedThere }

    var text: String {
        var lines = chain.faults.map(\.description)
        lines += accessLog.map { "access-log-\($0.kind.rawValue): line \($0.sequence) of writer \($0.writer)" }
        if !isNotedThere { lines.append("noted-hash-missing: the hash noted earlier does not stand in the chain") }
        lines.append("台账流水 \(chain.entries) 条，末条校验值 \(Hexadecimal.text(chain.lastHash))")
        lines.append(isSound ? "校验通过" : "校验未通过：发现 \(lines.count - 1) 处问题")
        return lines.joined(separator: "\n")
    }

    var json: String {
        var text = JSONOutline()
        text.object { text in
            text.bool("ok", isSound)
            text.integer("entries", chain.entries)
            text.string("lastHash", Hexadecimal.text(chain.lastHash))
            text.bool("notedHashFound", isNotedThere)
            text.array("faults") { text in chain.faults.forEach { Audit.fault($0, &text) } }
            text.array("accessLogFaults") { text in
                for fault in accessLog {
                    text.object { text in
                        text.string("kind", fault.kind.rawValue)
                        text.integer("writer", fault.writer)
                        text.integer("line", fault.sequence)
                    }
                }
            }
        }
        return text.text
    }

    private static func fault(_ fault: ChainFault, _ text: inout JSONOutline) {
        text.object { text in
            text.string("kind", fault.kind.rawValue)
            text.integer("entry", fault.sequence)
            text.string("register", fault.register)
            text.integer("record", fault.recordID)
            text.string("detail", fault.detail)
        }
    }
}
