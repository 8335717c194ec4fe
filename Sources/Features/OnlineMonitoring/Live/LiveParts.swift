import Calendars
import HJ212
import Pages

/// Small parts of the live pages.
enum LiveParts {
    static func presence(_ presence: LiveDevice.Presence) -> HTML {
        switch presence {
        case .online: Components.badge("在线", .good)
        case .silent: Components.badge("失联", .bad)
        case .never: Components.badge("从未上线", .warning)
        case .notReceiving: Components.badge("暂停接收", .neutral)
        }
    }

    static func heard(_ at: Instant?, _ now: Instant) -> HTML {
        guard let at else { return .empty }
        return "<span title=\"\(at.description)\">\(LiveTexts.ago((now - at) / 60_000))</span>"
    }

    /// The later of the two certificates, or the mark that there is none in force.
    static func certificate(_ device: LiveDevice, on day: Day) -> HTML {
        let last = [device.verificationExpiry, device.calibrationExpiry].compactMap { $0 }.max()
        guard device.isVerified(on: day), let last else { return Components.badge(LiveTexts.unverified, .warning) }
        return "\(LiveTexts.valid) \(LiveTexts.expiry(last))"
    }

    static func unit(_ reading: ShownReading) -> HTML {
        reading.unit.isEmpty ? Components.badge(LiveTexts.unitMissing, .warning) : HTML(text: reading.unit)
    }

    static func flag(_ reading: ShownReading) -> HTML {
        guard !reading.flag.isEmpty else { return HTML(text: LiveTexts.flagMissing) }
        return "\(DataFlag(reading.flag).chineseName)（\(reading.flag)）"
    }

    /// Whatever a reader must know before using the value.
    static func remarks(_ reading: ShownReading) -> HTML {
        var remarks: [HTML] = []
        if reading.marks.contains(.simulated) { remarks.append(Components.badge(LiveTexts.simulated, .neutral)) }
        if !reading.isVerified { remarks.append(Components.badge(LiveTexts.unverified, .warning)) }
        if reading.marks.contains(.timeDoubtful) { remarks.append(Components.badge(LiveTexts.timeDoubtful, .warning)) }
        if reading.marks.contains(.timeOfArrival) { remarks.append(Components.badge(LiveTexts.timeOfArrival, .neutral)) }
        if reading.marks.contains(.implausible) { remarks.append(Components.badge(LiveTexts.implausible, .bad)) }
        if reading.marks.contains(.unreadable) { remarks.append(Components.badge(LiveTexts.unreadable, .bad)) }
        if reading.revision > 0 { remarks.append(Components.badge("\(LiveTexts.revision) \(reading.revision)", .progress)) }
        return remarks.html { "\($0) " }
    }
}

extension RefusedFrames {
    /// The sentence of a stored reason; empty for a code of a later program.
    static func sentence(_ code: String) -> String {
        if let reason = QuarantineReason(rawValue: code) { return reason.sentence }
        let refusals: [Refusal] = [
            .lengthUnreadable, .lengthExcessive, .incomplete, .checksumMissing, .checksumWrong, .partsExcessive, .noFrame,
        ]
        if let problem = ItemProblem(rawValue: code) { return problem.sentence }
        if code == Refusal.dialect([]).code { return "数据包采用非标准方式，如确认设备如此，请在设备档案的“接受的非标准方式”中填写。" }
        return refusals.first { $0.code == code }?.sentence ?? ""
    }
}
