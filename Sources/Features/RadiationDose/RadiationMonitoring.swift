import Pages
import Registers

/// Radiation units, their devices and tests; personal dose of radiation workers: who is monitored, every badge period, what
/// is over the investigation level, sums for life.
public enum RadiationMonitoring {
    public static let registers: [Register] = [
        RadiationUnit.register, RadiationDevice.register, RadiationTest.register, RadiationWorker.register,
        DoseReadingRecord.register, DoseYearRecord.register, DoseBadge.register,
    ]

    public static func join(_ catalogue: inout Catalogue) {
        catalogue.complete(RadiationTest.register.name, TestDevice.complete)
        catalogue.complete(RadiationDevice.register.name, TestDevice.completeDevice)
        catalogue.after(RadiationTest.register.name, TestDevice.after)
        catalogue.after(RadiationDevice.register.name, TestDevice.run)
        catalogue.complete(RadiationWorker.register.name, RadiationWorker.complete)
        catalogue.complete(DoseReadingRecord.register.name, DoseEntry.complete)
        catalogue.complete(DoseBadge.register.name, IssueBadge.complete)
        catalogue.after(DoseBadge.register.name, IssueBadge.run)
        catalogue.after(DoseReadingRecord.register.name, IssueBadge.afterReading)
        catalogue.after(DoseReadingRecord.register.name, DoseEntry.settle)
        catalogue.after(DoseReadingRecord.register.name, KeepDoseYears.after)
        catalogue.after(RadiationWorker.register.name, KeepDoseYears.afterPerson)
        catalogue.figures(from: RadiationWorker.register.name, DoseFigures.ofPerson)
        catalogue.figures(from: DoseYearRecord.register.name, DoseFigures.ofYear)
    }

    public static let slice = Slice("radiation-dose") { slice in
        slice.registers = registers
        slice.requirements = ["R-65", "R-66"]
        slice.menu = [
            MenuEntry("放射卫生", DeviceTexts.title, DevicePages.address, .roles(DevicePages.readers)),
            MenuEntry("放射卫生", DoseTexts.coverageTitle, DoseCoverage.address, .roles(DoseCoverage.readers)),
            MenuEntry("职业健康监护", DoseTexts.myDose, DosePages.own, .roles([.worker])),
        ]
        slice.routes = DosePages.routes + DevicePages.routes + DoseCoverage.routes
        slice.panels = DosePages.panels
        slice.notices = ["dose-filed": "调查原因已归档。", "dose-investigated": "调查结果已提交，由监测机构归档。"]
        slice.prepare = join
    }
}
