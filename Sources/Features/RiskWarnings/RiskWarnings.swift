import EarlyWarning
import Pages
import Registers
import ServiceLifecycle

/// 风险监测预警: what stands in the registers and must not go unseen becomes a warning, beside those of devices.
///
/// Rules and thresholds are the office's (`RiskRule`); assigning, answering, closing and handing over are those of every warning.
public enum RiskWarnings {
    public static let registers: [Register] = [RiskRule.register]

    public static let slice = Slice("risk-warnings") { slice in
        slice.registers = registers
        slice.services = { product in
            [RiskWatch(patrol: RiskPatrol(registers: product.registers), logger: product.logger)]
        }
    }
}
