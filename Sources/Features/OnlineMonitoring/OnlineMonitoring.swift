import Pages
import Registers

/// 在线监测: devices, what they measure, and the readings they send by HJ 212.
///
/// Readings of this channel are a screening signal. They may open a task; they are no inspection finding and no exposure
/// result, and readings of a device without a valid certificate are marked so wherever they are shown.
public enum OnlineMonitoring {
    public static let registers: [Register] = [MonitoringDevice.register, MonitoringChannel.register]
}

extension OnlineMonitoring {
    /// The process's one feed of new readings: the listener publishes, open pages may follow.
    public static let live = LiveReadings()

    public static let slice = Slice("online-monitoring") { slice in
        slice.registers = registers
        slice.schema = [SchemaStep("online monitoring 1: readings, contacts, refused frames", OnlineMonitoringSchema.statements)]
        slice.menu = [MenuEntry("在线监测", OnlineMonitoringTexts.title, LivePage.address, .register("monitoring_device", .view))]
        slice.routes = [
            .get("/live", .register("monitoring_device", .view), LivePage.show),
            .get("/live/table", .register("monitoring_device", .view), LivePage.fragment),
            .get("/live/{id}", .register("monitoring_device", .view), LiveDevicePage.show),
        ]
        slice.services = { product in [TelemetryPruning(database: product.database, clock: product.clock)] }
    }
}
