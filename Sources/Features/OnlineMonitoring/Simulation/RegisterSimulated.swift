import Calendars
import Registers

/// Puts simulated devices into the register, so that what they send is taken: for loads and demonstrations.
public enum RegisterSimulated {
    public typealias Channel = (factor: String, name: String, unit: MeasuredUnit, most: Double)

    /// - Returns: how many were new; devices that are there stay as they are.
    @discardableResult
    public static func run(
        _ devices: SimulatedDevices, of employer: Int64, interval: Int, in transaction: RegisterTransaction,
        channels: [Channel] = [("LA", "噪声", .decibelA, 140), ("a34001", "粉尘", .milligramPerCubicMetre, 1_000)]
    ) throws -> Int {
        let model = try model(in: transaction)
        var made = 0
        for (place, number) in devices.numbers.enumerated() {
            let known = try transaction.connection.value("SELECT id FROM monitoring_device WHERE mn = ?1", [.text(number)])
            guard known.isNull else { continue }
            var device = MonitoringDevice()
            device.mn = number
            device.name = "模拟设备 \(place + 1)"
            device.employer = employer
            device.deviceModel = model
            device.intervalSeconds = interval
            device.installedDay = transaction.today
            device.isSimulated = true
            let stored = try transaction.insert(device, reason: "模拟数据")
            for (factor, name, unit, most) in channels {
                var channel = MonitoringChannel()
                channel.device = stored.id
                channel.employer = employer
                (channel.factor, channel.name, channel.unit) = (factor, name, unit.rawValue)
                (channel.lowest, channel.highest) = (0, most)
                try transaction.insert(channel, reason: "模拟数据")
            }
            try transaction.transition(stored, "start")
            made += 1
        }
        return made
    }

    private static func model(in transaction: RegisterTransaction) throws -> Int64 {
        let name = "模拟数采仪"
        let known = try transaction.connection.value("SELECT id FROM device_model WHERE name = ?1 AND void = 0", [.text(name)])
        if let id = known.integer { return id }
        var model = DeviceModel()
        model.name = name
        model.messageTopic = SimulatedDevices.topicPattern
        model.messageKind = "json"
        model.messageTime = "ts"
        model.messageTimeForm = "unix-ms"
        let stored = try transaction.insert(model, reason: "模拟数据")
        for (source, factor, name, unit) in [
            ("noise.value", "LA", "噪声", MeasuredUnit.decibelA), ("dust.value", "a34001", "粉尘", .milligramPerCubicMetre),
        ] {
            var line = ModelFactor()
            line.deviceModel = stored.id
            (line.source, line.factor, line.name, line.unit) = (source, factor, name, unit.rawValue)
            try transaction.insert(line, reason: "模拟数据")
        }
        return stored.id
    }
}
