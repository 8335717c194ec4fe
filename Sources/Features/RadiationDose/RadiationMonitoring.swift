import Pages
import Registers

/// Personal dose of radiation workers: who is monitored, every badge period, what is over the investigation level, sums for life.
public enum RadiationMonitoring {
    public static let registers: [Register] = [RadiationWorker.register, DoseReadingRecord.register, DoseYearRecord.register]

    public static func join(_ catalogue: inout Catalogue) {
        catalogue.complete(RadiationWorker.register.name, RadiationWorker.complete)
        catalogue.complete(DoseReadingRecord.register.name, DoseEntry.complete)
        catalogue.after(DoseReadingRecord.register.name, DoseEntry.settle)
        catalogue.after(DoseReadingRecord.register.name, KeepDoseYears.after)
        catalogue.after(RadiationWorker.register.name, KeepDoseYears.afterPerson)
        catalogue.figures(from: RadiationWorker.register.name, DoseFigures.ofPerson)
        catalogue.figures(from: DoseYearRecord.register.name, DoseFigures.ofYear)
    }

    public static let slice = Slice("radiation-dose") { slice in
        slice.registers = registers
        slice.routes = DosePages.routes
        slice.panels = DosePages.panels
        slice.notices = ["dose-filed": "调查原因已归档。"]
        slice.prepare = join
    }
}
