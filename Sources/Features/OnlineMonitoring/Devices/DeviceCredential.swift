import Access
import Calendars
import Crypto
import Database
import Identifiers
import Organisations
import Pages
import Registers

/// A 接入凭证: with it a device (or its gateway) sends over HTTP. The text itself is shown once and kept nowhere.
public struct DeviceCredential: RegisterRecord {
    public var device: Int64 = 0
    public var employer: Int64 = 0
    public var hint = ""
    public var digest = ""
    public var issuedAt: Instant?
    public init() {}

    public static let declaration = Declaration<DeviceCredential>("device_credential", "接入凭证") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
        Field(\.device, "device", "在线监测设备").required()
            .reference("monitoring_device", by: "mn", within: "employer", equal: "employer").listed()
        Field(\.hint, "hint", "末四位").length(4).listed()
        Field(\.digest, "digest", "摘要").length(64).computed().technical()
        Field(\.issuedAt, "issued_at", "签发时间").computed().listed()
    }
    .titled(by: "hint")
    .region(.through("employer")).owned(.through("employer"))
    .index("digest")
    .lifecycle(
        Lifecycle(
            states: [
                .init("valid", "有效", editable: false, tone: .good), .init("revoked", "已吊销", editable: false),
            ],
            transitions: [.init("revoke", "吊销", from: ["valid"], to: "revoked", verb: .approve, reason: true)])
    )
    .grant([.bureauOfficer, .cdc], [.view, .create, .approve], .region)
    .serves("R-23")
    .writtenByActs()

    static func digest(of token: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Array(token.utf8)))
    }
}

/// Issues a credential for a device; the old ones stay valid until they are revoked.
public enum IssueCredential {
    /// - Returns: the text that the device sends, to be shown once.
    public static func run(_ device: StoredRecord, in transaction: RegisterTransaction) throws -> String {
        let random = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let token = "zj_" + Hexadecimal.text(random)
        var credential = DeviceCredential()
        credential.device = device.id
        credential.employer = device["employer"].integer ?? 0
        credential.hint = String(token.suffix(4))
        credential.digest = DeviceCredential.digest(of: token)
        credential.issuedAt = transaction.at
        try transaction.insert(credential)
        return token
    }

    /// MN of the device for which the token is valid; nil for any other text.
    static func device(_ connection: any Connection, token: String) throws -> String? {
        guard token.utf8.count == 67 else { return nil }
        return try connection.first(
            """
            SELECT d.mn FROM device_credential c JOIN monitoring_device d ON d.id = c.device AND d.void = 0
            WHERE c.digest = ?1 AND c.void = 0 AND c.state = 'valid'
            """, [.text(DeviceCredential.digest(of: token))])?.text("mn")
    }
}
