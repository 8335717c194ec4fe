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
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if scalar.value < 0x20 {
                    result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}

enum CFNumberKind {
    static func isReal(_ number: NSNumber) -> Bool {
        let kind = String(cString: number.objCType)
        return kind == "d" || kind == "f"
    }
}
