import Pages
import Registers
import ServiceLifecycle

/// 在线监测: devices, what they measure, and the readings they send by HJ 212.
///
/// Readings of this channel are a screening signal. They may open a task; they are no inspection finding and no exposure
/// result, and readings of a device without a valid certificate are marked so wherever they are shown.
public enum OnlineMonitoring {
    public static let registers: [Register] = [MonitoringDevice.register, MonitoringChannel.register]

    /// The listener runs where the product's parts hold `ListenerSettings`; pages are told of new readings through the part
    /// `LiveReadings`.
    public static let slice = Slice("online-monitoring") { slice in
        slice.registers = registers
        slice.menu = LiveRoutes.menu
        slice.routes = LiveRoutes.all
        slice.schema = [
            SchemaStep("online monitoring 1: readings, contacts, refused frames", OnlineMonitoringSchema.statements)
        ]
        slice.services = services
    }

    /// Parts for a product that listens; nil settings for one that only shows.
    public static func parts(listening settings: ListenerSettings?) -> ProductParts {
        var parts = ProductParts()
        parts[LiveReadings.self] = LiveReadings()
        parts[ListenerSettings.self] = settings
        return parts
    }

    @Sendable private static func services(_ product: Product) -> [any Service] {
        let pruning = TelemetryPruning(database: product.database, clock: product.clock)
        guard let settings = product.parts[ListenerSettings.self] else { return [pruning] }
        let intake = FrameIntake(
            database: product.database, live: product.parts[LiveReadings.self] ?? LiveReadings(), logger: product.logger)
        return [pruning, DeviceListener(settings: settings, intake: intake, clock: product.clock, logger: product.logger)]
    }
}
