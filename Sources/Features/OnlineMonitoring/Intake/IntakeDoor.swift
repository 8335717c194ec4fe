import Access
import Pages
import Synchronization

/// Where pages and the interface find the intake that the services of the running server share with the listener.
public final class IntakeDoor: Sendable {
    private let intake = Mutex<FrameIntake?>(nil)

    func open(_ intake: FrameIntake) { self.intake.withLock { $0 = intake } }

    /// The running server's, so that its alarms hear of everything; one of its own where no services run.
    static func intake(_ product: Product) -> FrameIntake {
        product.parts[IntakeDoor.self]?.intake.withLock { $0 } ?? make(product) { _ in }
    }

    static func make(_ product: Product, watch: @escaping @Sendable ([ReadingRow]) -> Void) -> FrameIntake {
        // A PW is compared by its blind index: the register holds it sealed, and the intake has no key to open it.
        let sealer = product.registers.sealer
        return FrameIntake(
            database: product.database, live: product.parts[LiveReadings.self] ?? LiveReadings(), logger: product.logger,
            context: IntakeContext { sealer.blindIndex($0, for: FieldPlace("monitoring_device", "password")) }, watch: watch)
    }
}
