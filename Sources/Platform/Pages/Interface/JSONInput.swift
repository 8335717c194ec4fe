import Foundation
import Registers

/// Reads the JSON object of a request into the texts that every register's reading takes.
enum JSONInput {
    static func read(_ bytes: [UInt8], _ register: Register) throws -> [String: String] {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw PageError.badEncoding }
        if bytes.isEmpty { return [:] }
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else { throw PageError.badJSON }
        var input: [String: String] = [:]
        for (name, value) in object {
            guard let text = text(value, register.field(name)) else {
                throw RegisterError.invalid([FieldProblem(name, .characters, Texts.Errors.sentence(.badJSON))])
            }
            input[name] = text
        }
        return input
    }

    private static func text(_ value: Any, _ field: FieldDefinition?) -> String? {
        switch value {
        case is NSNull: return ""
        case let text as String: return text
        case let number as NSNumber:
            // True and false come as numbers of one byte.
            if ["c", "B"].contains(String(cString: number.objCType)) { return number.boolValue ? "1" : "0" }
            // A reference is told by the record's number.
            return field?.reference != nil ? "#\(number)" : number.stringValue
        default: return nil
        }
    }
}
