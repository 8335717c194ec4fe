import Calendars
import Crypto
import Foundation
import Identifiers
import Registers

/// One entry of a device's queue as it is sent: the text whose digest the device computed when it was made.
struct FieldEntrySent: Decodable, Sendable {
    struct Answer: Codable, Sendable, Hashable {
        var checklist: String
        var item: String
        var answer: String
        var finding: String

        var place: String { "\(checklist) \(item)" }
    }

    struct Conclusion: Decodable, Sendable {
        var outcome: String
        var problems: String
        var opinion: String
    }

    /// Made by the device: 16 to 64 letters, digits and hyphens.
    var id: String
    var kind: FieldEntryKind
    var takenAt: Int64
    var inspection: Int64?
    var employer: Int64?
    /// The device's number of the patrol that a photograph belongs to.
    var patrol: String?
    var caption: String?
    /// Digest of the photograph's bytes.
    var photo: String?
    var answers: [Answer]?
    /// What the device knew of these answers when the officer wrote.
    var base: [Answer]?
    var conclusion: Conclusion?
    /// What the officer typed and then decided not to put into the record.
    var setAside: [Answer]?
    /// Nothing goes into the visit, which somebody else ended; everything is kept beside it.
    var isApart: Bool?
    /// A patrol's problems go up to the county.
    var isHandedUp: Bool?

    var at: Instant { Instant(milliseconds: takenAt) }

    /// Reads an entry that arrived as it was sent off.
    static func read(_ text: String, digest: String, now: Instant) throws -> FieldEntrySent {
        guard Self.digest(Array(text.utf8)) == digest else {
            throw SupervisionError.fieldRefused("这条记录在传输中发生了变化，没有保存。记录仍在设备上，请联网后重新上传。")
        }
        guard let sent = try? JSONDecoder().decode(FieldEntrySent.self, from: Data(text.utf8)),
            (16...64).contains(sent.id.utf8.count),
            sent.id.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D })
        else { throw SupervisionError.fieldRefused("这条记录的格式不能识别，没有保存。请联网刷新本页，更新后重新上传。") }
        guard sent.at <= now + 600_000 else {
            throw SupervisionError.fieldRefused("设备时间比平台时间快，没有保存。请把设备设为自动校时，再重新填写时间并上传。")
        }
        return sent
    }

    static func digest(_ bytes: [UInt8]) -> String { Hexadecimal.text(SHA256.hash(data: bytes)) }
}
