import Access
import Calendars
import Organisations
import Registers

/// A 检定校准证书 of a device: only readings taken while one is in force can be evidence.
public struct DeviceCertificate: RegisterRecord {
    public var device: Int64 = 0
    public var employer: Int64 = 0
    public var kind = ""
    public var number = ""
    public var institution = ""
    public var issuedDay: Day?
    public var expiryDay: Day?
    public var isQualified = true
    public init() {}

    public static let declaration = Declaration<DeviceCertificate>("device_certificate", "检定校准证书") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.device, "device", "在线监测设备").required()
            .reference("monitoring_device", by: "mn", within: "employer", equal: "employer").listed()
        Field(\.kind, "kind", "种类").required().code("certificate_kind").listed()
        Field(\.number, "number", "证书编号").required().length(60).listed()
        Field(\.institution, "institution", "出具机构").length(100).listed()
        Field(\.issuedDay, "issued_day", "出具日期").required().listed()
        Field(\.expiryDay, "expiry_day", "有效期至").required().listed().help("当日仍有效。")
        Field(\.isQualified, "is_qualified", "结论合格").listed().help("结论不合格的证书不使数据成为证据。")
    }
    .named(by: "device", "number").titled(by: "kind", "number")
    .region(.through("employer")).owned(.through("employer"))
    .sorted(by: "expiry_day", descending: true)
    .check { draft in
        guard let issued = draft.day("issued_day"), let expiry = draft.day("expiry_day"), expiry < issued else { return [] }
        return [FieldProblem("expiry_day", .inconsistent, "“有效期至”早于“出具日期”，请核对。")]
    }
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .region)
    .grant([.countyClerk, .supervisor, .townOfficer, .leader], [.view], .region)
    .grant(.employer, [.view], .organisation)
    .serves("R-23")
    .menu("在线监测")
}

/// Keeps the device's own record in step with its certificates, so that lists and pages show the day.
enum SummariseCertificates {
    static func after(_ change: RecordChange, _ transaction: RegisterTransaction) throws {
        let devices = [change.before, change.after].compactMap { $0?["device"].integer }
        for id in Set(devices).sorted() {
            guard let device = try transaction.find(MonitoringDevice.self, id) else { continue }
            let certificates = try transaction.registers.records(
                transaction.connection, DeviceCertificate.self, where: "t.void = 0 AND t.device = ?1 AND t.is_qualified = 1",
                [.integer(id)], order: "t.expiry_day DESC, t.id DESC"
            ).map(\.record)
            let verification = certificates.first { $0.kind == "verification" }
            let calibration = certificates.first { $0.kind == "calibration" }
            var record = device.record
            record.verificationCertificate = verification?.number ?? ""
            record.verificationExpiry = verification?.expiryDay
            record.calibrationCertificate = calibration?.number ?? ""
            record.calibrationExpiry = calibration?.expiryDay
            try transaction.update(device.stored, to: record, action: "certificate")
        }
    }
}
