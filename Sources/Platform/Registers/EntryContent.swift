import Database
import Foundation

/// The JSON of a ledger entry's content: the fields that changed, and where the record stands when that changed too.
enum EntryContent {
    static let stateKey = "@state"
    static let regionKey = "@region"
    static let organisationKey = "@organisation"
    static let voidKey = "@void"

    static func encode(_ record: StoredRecord, changed: [Int], withPlace: Bool) -> String {
        var parts: [String] = []
        if withPlace {
            parts.append("\(quoted(stateKey)):\(quoted(record.state))")
            parts.append("\(quoted(regionKey)):\(quoted(record.regionPath))")
            if let organisation = record.organisation { parts.append("\(quoted(organisationKey)):\(organisation)") }
            if record.isVoid { parts.append("\(quoted(voidKey)):1") }
        }
        let isFirst = record.version == 1
        for index in changed {
            let value = record.draft.values[index]
            if isFirst, value.isNull { continue }
            parts.append("\(quoted(record.draft.register.fields[index].name)):\(json(value))")
        }
        return "{" + parts.joined(separator: ",") + "}"
    }

    static func decode(_ content: String) -> [String: Value] {
        guard let object = try? JSONSerialization.jsonObject(with: Data(content.utf8)) as? [String: Any] else { return [:] }
        return object.mapValues { part in
            switch part {
            case let text as String: .text(text)
            case is NSNull: .null
            case let number as NSNumber:
                // A whole number written without point or exponent is an integer; reals are always written with one.
                CFNumberKind.isReal(number) ? .real(number.doubleValue) : .integer(number.int64Value)
            default: .null
            }
        }
    }

    private static func json(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): quoted(text)
        case .bytes(let bytes): quoted(Data(bytes).base64EncodedString())
        }
    }

    static func quoted(_ text: String) -> String {
        // Nearly every value is written as it stands.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == quote || $0 == backslash }) else { return "\"\(text)\"" }
        var bytes: [UInt8] = [quote]
        for byte in text.utf8 {
            switch byte {
            case quote, backslash: bytes += [backslash, byte]
            case 0x0A: bytes += [backslash, UInt8(ascii: "n")]
            case 0x0D: bytes += [backslash, UInt8(ascii: "r")]
            case 0x09: bytes += [backslash, UInt8(ascii: "t")]
            case ..<0x20: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes + [quote], as: UTF8.self)
    }

    private static let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
}

enum CFNumberKind {
    static func isReal(_ number: NSNumber) -> Bool {
        let kind = String(cString: number.objCType)
        return kind == "d" || kind == "f"
    }
}
