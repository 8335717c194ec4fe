import Pages
import Registers

/// Yearly monitoring of key diseases from the records, and their risk by disease and industry.
public enum DiseaseMonitoring {
    public static let registers: [Register] = [
        DiseaseMonitoringForm.register, DiseaseMonitoringLine.register, DiseaseRisk.register,
    ]

    public static let slice = Slice("disease-monitoring") { slice in
        slice.registers = registers
        slice.requirements = ["R-63", "R-64"]
        slice.menu = [MenuEntry("重点职业病监测", MonitoringTexts.menu, MonitoringPages.overview, .roles(MonitoringPages.readers))]
        slice.routes = MonitoringPages.routes
        slice.panels = [MonitoringPages.panel]
        slice.notices = MonitoringTexts.notices
    }
}
