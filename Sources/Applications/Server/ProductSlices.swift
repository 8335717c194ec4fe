import Cockpit
import CodeTables
import Declarations
import DiseaseMonitoring
import EarlyWarning
import Employers
import HealthInstitutions
import HealthSurveillance
import HearingConservation
import Indicators
import OccupationalDiseases
import OnlineMonitoring
import Organisations
import Pages
import PneumoconiosisCare
import RadiationDose
import RiskWarnings
import RuleExplorer
import ServiceInstitutions
import Supervision
import WorkplaceMonitoring

/// All slices of the product, in the order of the menu.
public enum ProductSlices {
    public static let all: [Slice] = [
        Cockpit.slice, Indicators.slice, Employers.slice, Declarations.slice, WorkplaceMonitoring.slice, OnlineMonitoring.slice,
        EarlyWarning.slice, RiskWarnings.slice, HealthSurveillance.slice, HealthInstitutions.slice, OccupationalDiseases.slice,
        PneumoconiosisCare.slice, DiseaseMonitoring.slice, RadiationMonitoring.slice, HearingConservation.slice,
        Supervision.slice, ServiceInstitutions.slice, RuleExplorer.slice,
        Organisations.slice, CodeTables.slice,
    ]
}
