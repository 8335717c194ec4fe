import Pages
import Registers

/// Government monitoring of workplaces: yearly task, sampled employers, results judged by the rulebook, pass rate by post.
public enum WorkplaceMonitoring {
    public static let registers: [Register] = [
        MonitoringTask.register, SampledEmployer.register, Measurement.register, MonitoringVerdict.register,
    ]

    /// Hands figures and consequences to the catalogue.
    public static func join(_ catalogue: inout Catalogue) {
        catalogue.figures(
            from: Measurement.register.name, .init(MonitoringUnit.figureNames(.point), MonitoringFigures.fromMeasurement))
        catalogue.figures(
            from: MonitoringVerdict.register.name,
            .init([.postFactor, .post, .employer].flatMap(MonitoringUnit.figureNames), MonitoringFigures.fromVerdict))
        catalogue.complete(SampledEmployer.register.name, MeasuringInstitution.completeTask)
        catalogue.complete(Measurement.register.name, MeasuringInstitution.completeResult)
        MeasuringInstitution.entrust(&catalogue)
        catalogue.after(Measurement.register.name, CountVerdicts.after)
        catalogue.after(Measurement.register.name, MarkMeasured.after)
    }
}

extension MonitoringUnit {
    static func figureNames(_ unit: MonitoringUnit) -> [String] { [unit.figure, unit.excludedFigure] }
}

extension WorkplaceMonitoring {
    public static let slice = Slice("workplace-monitoring") { slice in
        slice.registers = registers
        slice.routes = DrawPage.routes
        slice.panels = MonitoringPanels.all + [InstitutionWork.panel]
        slice.deskPanels = [InstitutionWork.deskPanel]
        slice.notices = ["sample-drawn": "已抽取监测对象，种子已写入每条记录的说明。"]
        slice.prepare = join
    }
}
