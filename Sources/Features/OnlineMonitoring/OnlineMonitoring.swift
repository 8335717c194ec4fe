import Database
import MessageBroker
import Pages
import Registers
import ServiceLifecycle

/// 在线监测: devices, what they measure, and the readings they send by HJ 212.
///
/// Readings of this channel are a screening signal. They may open a task; they are no inspection finding and no exposure
/// result, and readings of a device without a valid certificate are marked so wherever they are shown.
public enum OnlineMonitoring {
    public static let registers: [Register] = [
        MonitoringDevice.register, MonitoringChannel.register, DeviceCertificate.register, DeviceModel.register,
        ModelFactor.register, ShiftSchedule.register, DeviceCredential.register, RetentionRule.register, AlarmRule.register,
        DeviceCommand.register,
    ]

    /// What follows from changes of the registers: summaries, and that storage forgets what it remembered of devices.
    public static func join(_ catalogue: inout Catalogue) {
        catalogue.after(DeviceCertificate.register.name, SummariseCertificates.after)
        for name in StandingBook.watched { catalogue.after(name, StandingBook.forget) }
    }

    /// The listener runs where the product's parts hold `ListenerSettings`; pages are told of new readings through the part
    /// `LiveReadings`.
    public static let slice = Slice("online-monitoring") { slice in
        slice.registers = registers
        slice.menu = LiveRoutes.menu
        slice.routes =
            LiveRoutes.all + TelemetryRoutes.all + SensorThingsRoutes.all + CommandPages.routes
            + RecognitionPages.routes + ExposurePages.routes
        slice.schema = [
            SchemaStep("online monitoring 1: readings, contacts, refused frames", OnlineMonitoringSchema.statements),
            SchemaStep(
                "online monitoring 2: roll-ups, shift exposures, partitions", OnlineMonitoringSchema.second,
                postgresql: OnlineMonitoringSchema.partitions),
            SchemaStep("online monitoring 3: what the alarms know", OnlineMonitoringSchema.third),
        ]
        slice.panels = [CredentialPages.panel] + CommandPages.panels
        slice.notices = CommandTexts.notices.merging(RecognitionTexts.notices) { own, _ in own }
        slice.prepare = join
        slice.services = services
    }

    /// Parts for a product that listens; nil settings for one that only shows.
    public static func parts(
        listening settings: ListenerSettings?, broker: MessageBrokerSettings? = nil
    ) -> ProductParts {
        var parts = ProductParts()
        parts[MessageBrokerSettings.self] = broker
        parts[LiveReadings.self] = LiveReadings()
        parts[ListenerSettings.self] = settings
        parts[IntakeDoor.self] = IntakeDoor()
        return parts
    }

    @Sendable private static func services(_ product: Product) -> [any Service] {
        let rollups = MakeRollups(exposure: ShiftJudgement(codes: product.codes))
        let watch = AlarmWatch(registers: product.registers, logger: product.logger)
        var background: [any Service] = [
            watch,
            TelemetryPruning(database: product.database, clock: product.clock),
            RollupService(database: product.database, clock: product.clock, rollups: rollups, logger: product.logger),
        ]
        let intake = IntakeDoor.make(product) { watch.look(at: $0) }
        product.parts[IntakeDoor.self]?.open(intake)
        if let broker = product.parts[MessageBrokerSettings.self] {
            background.append(
                MessageListener(
                    settings: broker, database: product.database, intake: intake, clock: product.clock, logger: product.logger))
        }
        guard let settings = product.parts[ListenerSettings.self] else { return background }
        let book = ConnectionBook()
        return background + [
            CommandService(registers: product.registers, book: book, logger: product.logger),
            DeviceListener(settings: settings, intake: intake, clock: product.clock, logger: product.logger, book: book),
        ]
    }
}
