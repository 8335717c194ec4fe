import Calendars
import EarlyWarning
import Foundation
import OnlineMonitoring
import Registers

/// A shift of yesterday for the noise devices, and warnings in every state, so that the pages of online monitoring have a story.
enum WarnOfDevices {
    static func run(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register(MonitoringDevice.register.name) != nil,
            city.registers.catalogue.register(Warning.register.name) != nil
        else { return }
        try await city.registers.write(as: city.cdc) { transaction in
            let devices = try transaction.registers.records(
                transaction.connection, MonitoringDevice.self,
                where: """
                    t.void = 0 AND t.state = 'in_service'
                    AND EXISTS (SELECT 1 FROM monitoring_channel k WHERE k.device = t.id AND k.factor = 'LA' AND k.void = 0)
                    """)
            for (place, device) in devices.enumerated() {
                try SimulatedHistory.enterShift(
                    of: device.record.mn, on: transaction.today - 1, seed: UInt64(place + 1), transaction)
            }
            for (place, device) in devices.prefix(kinds.count).enumerated() {
                try warn(place, device.id, device.record, transaction)
            }
        }
    }

    /// Kind, severity, what was measured, against what.
    private static let kinds: [(kind: String, severity: String, words: String, measured: String, limit: String)] = [
        ("level", "general", "噪声超过界限", "93.4 dB(A)", "90 dB(A)"), ("silence", "general", "失联", "47 分钟没有数据", "5 分钟"),
        ("certificate", "notice", "检定（校准）证书过期", "已过期", "证书有效"), ("level", "severe", "噪声超过界限", "116.2 dB(A)", "115 dB(A)"),
        ("stuck", "notice", "读数长时间不变，疑似故障", "61.5 dB(A)", "60 分钟"),
    ]

    private static func warn(_ place: Int, _ id: Int64, _ device: MonitoringDevice, _ transaction: RegisterTransaction) throws {
        let kind = kinds[place]
        var warning = Warning()
        warning.title = "\(device.name)：\(kind.words)"
        (warning.kind, warning.severity, warning.measured, warning.limit) = (kind.kind, kind.severity, kind.measured, kind.limit)
        (warning.employer, warning.workplace, warning.post) = (device.employer, device.workplace, device.post)
        warning.sourceKey = "online/\(id)//demo/\(place)"
        warning.sourcePage = "/live/\(id)"
        warning.basis = "模拟数据"
        let raised = try RaiseWarning()(warning, at: transaction.at, in: transaction).stored
        guard place >= 1 else { return }
        try HandleWarning.assign(raised, to: "模拟承办人", in: transaction)
        guard place >= 3, let assigned = try transaction.find(Warning.self, raised.id)?.stored else { return }
        try HandleWarning.answer(
            assigned, "模拟：现场核查，隔声罩移位，已复位并复测。", evidence: "模拟：现场照片 2 张", in: transaction)
        guard let answered = try transaction.find(Warning.self, raised.id)?.stored else { return }
        if place == 3 {
            try HandleWarning.handOver(answered, as: HandoverKind.clue, note: "", in: transaction)
        } else {
            try HandleWarning.close(answered, outcome: "instrument", reason: "模拟：探头已更换", in: transaction)
        }
    }
}
