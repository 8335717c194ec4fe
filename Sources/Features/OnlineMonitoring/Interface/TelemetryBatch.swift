import Calendars
import Foundation

/// The JSON body of `POST /api/v1/telemetry/batches`, read item by item: one that is wrong does not cost the others.
struct TelemetryBatch: Sendable {
    struct Line: Sendable {
        /// The MN that the item names; empty for the device of the credential.
        let device: String
        /// Nil when the item is not of the form.
        let item: TelemetryItem?
    }

    static let mostItems = 5_000
    let lines: [Line]

    init(_ body: [UInt8]) throws(TelemetryError) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any],
            let readings = object["readings"] as? [Any]
        else { throw .unreadable }
        guard readings.count <= TelemetryBatch.mostItems else { throw .tooMany }
        lines = readings.map(TelemetryBatch.line)
    }

    private static func line(_ reading: Any) -> Line {
        guard let object = reading as? [String: Any] else { return Line(device: "", item: nil) }
        let device = object["device"] as? String ?? ""
        guard let factor = object["factor"] as? String, !factor.isEmpty, factor.utf8.count <= 40 else {
            return Line(device: device, item: nil)
        }
        let word = object["stat"] as? String
        guard let statistic = word.map({ TelemetryItem.Statistic(rawValue: $0) }) ?? .moment else {
            return Line(device: device, item: nil)
        }
        let number = (object["value"] as? NSNumber).flatMap { number -> NSNumber? in
            // True and false come as numbers of one byte.
            ["c", "B"].contains(String(cString: number.objCType)) ? nil : number
        }
        let flag = object["flag"] as? String ?? ""
        return Line(
            device: device,
            item: TelemetryItem(
                factor: factor, value: number?.doubleValue, text: number?.stringValue ?? "",
                unit: (object["unit"] as? String).flatMap { MeasuredUnit(label: $0) },
                start: time(object["start"] ?? object["time"]),
                end: time(object["end"]), statistic: statistic, flag: String(flag.prefix(4))))
    }

    private static func time(_ value: Any?) -> Instant? { (value as? String).flatMap(InternetTime.instant) }
}
