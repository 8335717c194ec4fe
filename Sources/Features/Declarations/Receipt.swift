import Access
import Calendars
import Database
import Registers

/// The receipt of an accepted declaration: a number that is printed and a code by which anyone can check it.
public struct Receipt: Sendable, Hashable {
    public let number: String
    public let checkCode: String

    /// Digits and capitals without those that are mistaken for each other on paper.
    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    static let checkCodeLength = 10

    /// 50 random bits: nobody reaches a receipt by trying.
    static func makeCheckCode(_ random: Randomness) -> String {
        String(random.bytes(checkCodeLength).map { alphabet[Int($0 % 32)] })
    }

    /// Region of the declaration, year, and a number that counts through within them.
    static func nextNumber(_ connection: any Connection, region: String, year: Int) throws -> String {
        // A county numbers its receipts, whatever town the employer stands in.
        let county = region.prefix(6)
        let start = "SB\(county)-\(year)-"
        let last = try connection.value(
            "SELECT MAX(receipt_number) FROM declaration WHERE receipt_number >= ?1 AND receipt_number < ?2",
            [.text(start), .text(start + ":")])
        let count = last.text.flatMap { Int($0.dropFirst(start.count)) } ?? 0
        let digits = String(count + 1)
        return start + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}

/// What anyone may see of a receipt: nothing personal.
public struct CheckedReceipt: Sendable, Hashable {
    public let number: String
    public let employerName: String
    public let type: DeclarationType
    public let acceptedDay: Day
    /// Nil for a cancellation.
    public let currentUntil: Day?
    /// In force, superseded by a newer declaration, or cancelled: a state of the declaration's lifecycle.
    public let state: String
}

/// Checks a receipt for anyone. An unknown number and a wrong code give the same answer.
public enum CheckReceipt {
    public static func check(
        _ connection: any Connection, _ registers: Registers, number: String, code: String
    ) throws -> CheckedReceipt? {
        let number = BlindIndex.normalised(number)
        let code = BlindIndex.normalised(code)
        guard number.count <= 40, code.count == Receipt.checkCodeLength else { return nil }
        let found = try registers.records(
            connection, DeclarationRecord.self, where: "t.receipt_number = ?1 AND t.void = 0", [.text(number)], limit: 1)
        guard let declaration = found.first, areEqual(declaration.record.checkCode, code),
            let type = DeclarationType(rawValue: declaration.record.type), let day = declaration.record.acceptedDay
        else { return nil }
        return CheckedReceipt(
            number: number, employerName: declaration.record.name, type: type, acceptedDay: day,
            currentUntil: declaration.record.currentUntil, state: declaration.stored.state)
    }

    /// Takes the same time wherever the texts differ.
    private static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
