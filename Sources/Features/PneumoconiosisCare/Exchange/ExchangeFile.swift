import Access
import Calendars
import Crypto
import Database
import Foundation
import HealthSurveillance
import Identifiers
import OccupationalDiseases
import Registers

/// Lines of JSON: a header, one record a line, a trailer with the count and the digest of the lines between. A file without its trailer is
/// not complete.
///
/// No interface of a province's platform is known; this is our own contract (exchange of records of the registers by field name), in the
/// form that a receiver's adapter can take field by field.
enum ExchangeFile {
    static let schema = "zhijian.care"
    static let version = 1
    /// At most so many records in a file, in either direction.
    static let bound = 20_000

    /// Registers that are exchanged, in the order in which a receiver can enter them, with the day by which they are chosen.
    static let parts: [(register: Register, day: String)] = [
        (Examination.register, "exam_day"), (ScreenedPerson.register, "screened_day"), (CabinVisit.register, "visit_day"),
        (PatientVisit.register, "visit_day"), (RehabilitationSession.register, "session_day"),
        (PatientReferral.register, "referred_day"),
    ]

    struct Written: Sendable {
        var text: String
        var digest: String
        /// Numbers of the records by register, for the log.
        var records: [String: [Int64]] = [:]
        var count: Int { records.values.reduce(0) { $0 + $1.count } }
    }

    static func write(
        _ connection: any Connection, _ registers: Registers, for principal: Principal, from: Day, to: Day
    ) throws -> Written {
        var lines: [String] = []
        var written = Written(text: "", digest: "")
        for (declared, day) in parts {
            guard let register = registers.catalogue.register(declared.name), registers.mayAttempt(principal, .export, register)
            else { continue }
            let scope = registers.condition(principal, .export, register, first: 3)
            let found = try registers.queries.all(
                connection, register, where: "t.void = 0 AND t.\(day) >= ?1 AND t.\(day) <= ?2 AND \(scope.sql)",
                [.text(from.description), .text(to.description)] + scope.arguments, order: "t.\(day), t.id", limit: bound)
            for record in found {
                let line: [String: Any] = [
                    "type": register.name, "number": String(record.id), "state": record.state,
                    "values": try values(of: record, register, registers, connection),
                ]
                lines.append(try json(line))
                written.records[register.name, default: []].append(record.id)
            }
        }
        let body = lines.map { $0 + "\n" }.joined()
        written.digest = Hexadecimal.text(SHA256.hash(data: Array(body.utf8)))
        let header: [String: Any] = [
            "schema": schema, "version": version, "from": from.description, "to": to.description, "count": lines.count,
        ]
        written.text =
            try json(header) + "\n" + body + json(["count": lines.count, "sha256": written.digest] as [String: Any]) + "\n"
        return written
    }

    /// What a form would hold: plain text by field, references by the key that people type.
    private static func values(
        of record: StoredRecord, _ register: Register, _ registers: Registers, _ connection: any Connection
    ) throws -> [String: String] {
        let plain = try registers.opened(record.draft)
        var values: [String: String] = [:]
        for field in register.fields where !field.isTechnical && !field.isComputed {
            let value = plain[field.name]
            guard !value.isNull else { continue }
            guard let reference = field.reference, let id = value.integer else {
                values[field.name] = PlainValue.text(value, of: field)
                continue
            }
            guard let target = registers.catalogue.register(reference.register), let key = target.field(reference.key),
                let other = try registers.queries.find(connection, target, id)
            else { continue }
            values[field.name] = PlainValue.text(try registers.opened(other.draft)[key.name], of: key)
        }
        return values.filter { !$0.value.isEmpty }
    }

    private static func json(_ object: [String: Any]) throws -> String {
        String(
            decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]),
            as: UTF8.self)
    }

    /// A record as it came, with the line on which it stands.
    struct Line: Sendable {
        var number: Int
        var type: String
        var values: [String: String]
    }

    enum Problem: Error, Sendable {
        case unreadable(line: Int)
        case notOurs
        case incomplete
        case changed
        case tooLong

        var sentence: String {
            switch self {
            case .unreadable(let line): CareTexts.lineUnreadable(line)
            case .notOurs: CareTexts.notAnExchange
            case .incomplete: CareTexts.incomplete
            case .changed: CareTexts.changedOnTheWay
            case .tooLong: CareTexts.tooManyLines(bound)
            }
        }
    }

    static func read(_ bytes: [UInt8]) throws -> (lines: [Line], digest: String) {
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        let rows = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).map(String.init)
        guard rows.count >= 2 else { throw Problem.incomplete }
        guard rows.count - 2 <= bound else { throw Problem.tooLong }
        let objects = try rows.enumerated().map { place, row -> [String: Any] in
            guard row.utf8.count <= 256 * 1_024,
                let object = try? JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any]
            else { throw Problem.unreadable(line: place + 1) }
            return object
        }
        guard objects[0]["schema"] as? String == schema, objects[0]["version"] as? Int == version else { throw Problem.notOurs }
        guard let count = objects[rows.count - 1]["count"] as? Int, let digest = objects[rows.count - 1]["sha256"] as? String,
            count == rows.count - 2
        else { throw Problem.incomplete }
        let body = rows[1..<(rows.count - 1)].map { $0 + "\n" }.joined()
        guard Hexadecimal.text(SHA256.hash(data: Array(body.utf8))) == digest.lowercased() else { throw Problem.changed }
        let lines = try (1..<(rows.count - 1)).map { place -> Line in
            guard let type = objects[place]["type"] as? String, let values = objects[place]["values"] as? [String: String] else {
                throw Problem.unreadable(line: place + 1)
            }
            return Line(number: place + 1, type: type, values: values)
        }
        return (lines, digest)
    }
}
