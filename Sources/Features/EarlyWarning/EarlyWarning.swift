import Access
import Calendars
import Organisations
import Pages
import Registers

/// 监测预警: a sign that something is wrong, from being raised to being closed with evidence, and its handing over to
/// supervision.
///
/// Slices that watch something raise warnings with `RaiseWarning`; who supervises takes up `WarningHandover` records.
public enum EarlyWarning {
    public static let registers: [Register] = [Warning.register, WarningHandover.register]

    public static let slice = Slice("early-warning") { slice in
        slice.registers = registers
        slice.routes = WarningRoutes.all
        slice.panels = [
            RecordPanel(Warning.register.name, .top, draw: WarningPanel.draw),
            RecordPanel(WarningHandover.register.name, .top, draw: WarningPanel.answerSlip),
        ]
        slice.notices = WarningTexts.notices
    }
}
