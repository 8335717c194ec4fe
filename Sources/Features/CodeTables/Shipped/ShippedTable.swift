import Calendars
import Registers

/// A code table as the program ships it.
struct ShippedTable: Sendable {
    var name: String
    var title: String
    var source: String
    var edition: String
    var inForceFrom: Day?
    var inForceTo: Day?
    var evidence: String
    var entries: [ShippedEntry]

    var digest: String {
        var digest = ContentDigest()
        for part in [title, source, edition, inForceFrom?.description ?? "", inForceTo?.description ?? "", evidence] {
            digest.add(part)
        }
        for entry in entries { digest.add(entry.digest) }
        return digest.text
    }
}

struct ShippedEntry: Sendable {
    var code: String
    var label: String
    var parent = ""
    var evidence: String
    var aliases: [String] = []
    var attributes: [String: String] = [:]

    var joinedAliases: String { aliases.joined(separator: "；") }

    /// Aliases are written apart by semicolons of either width.
    static func split(_ aliases: String) -> [String] {
        aliases.split { ";；".contains($0) }.map { TextReading.trim(String($0)) }.filter { !$0.isEmpty }
    }

    var digest: String {
        ContentDigest.of([code, label, parent, evidence, joinedAliases, CodeAttributes.encode(attributes)])
    }

    var codeEntry: CodeEntry {
        CodeEntry(code: code, label: label, parent: parent, status: evidence, aliases: aliases, attributes: attributes)
    }
}

/// FNV-1a over texts with their lengths: tells changed content from unchanged. No defence against forgery, the ledger is that.
struct ContentDigest {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ text: String) {
        for byte in "\(text.utf8.count):".utf8 { mix(byte) }
        for byte in text.utf8 { mix(byte) }
    }

    private mutating func mix(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    static func of(_ parts: [String]) -> String {
        var digest = ContentDigest()
        parts.forEach { digest.add($0) }
        return digest.text
    }
}
