import Access
import Organisations
import Registers

/// A 护听器 as its maker describes it: single number, H-M-L, and attenuation by octave band.
struct HearingProtector: RegisterRecord {
    var model = ""
    var maker = ""
    var kind = ""
    var snr: Double?
    var high: Double?
    var medium: Double?
    var low: Double?
    var means = ""
    var deviations = ""
    var certificate = ""
    init() {}

    static let declaration = Declaration<HearingProtector>("hearing_protector", "护听器型号") {
        Field(\.model, "model", "型号").required().unique().listed().length(60).example("模拟 E-33 泡棉耳塞")
        Field(\.maker, "maker", "生产厂家").length(80).listed()
        Field(\.kind, "kind", "类别").required().code("protector_kind").listed()
        Field(\.snr, "snr_db", "SNR").unit("dB").range(0...60).required().listed()
        Field(\.high, "h_db", "H（高频衰减）").unit("dB").range(0...60)
        Field(\.medium, "m_db", "M（中频衰减）").unit("dB").range(0...60)
        Field(\.low, "l_db", "L（低频衰减）").unit("dB").range(0...60)
        Field(\.means, "mean_attenuation", "倍频带衰减均值").length(200).example(
            "125=28; 250=30; 500=32; 1000=33; 2000=35; 4000=40; 8000=41")
        Field(\.deviations, "attenuation_deviation", "倍频带衰减标准差").length(200)
            .help("假定保护值（APV）= 均值 − 标准差；两项都填才能用倍频带法").example("125=6; 250=6; 500=5; 1000=5; 2000=4; 4000=4; 8000=5")
        Field(\.certificate, "certificate", "检验报告编号").length(80)
    }
    .named(by: "model").titled(by: "model").owned(.author)
    .check { draft in
        var problems: [FieldProblem] = []
        for name in ["mean_attenuation", "attenuation_deviation"] where !draft.text(name).isEmpty {
            if BandValues.read(draft.text(name), bands: NoiseSpectrum.bands, range: -10...80) == nil {
                problems.append(FieldProblem(name, .outOfRange, HearingTexts.bandsWrong))
            }
        }
        if let high = draft.real("h_db"), let low = draft.real("l_db"), high < low {
            problems.append(FieldProblem("h_db", .inconsistent, HearingTexts.highBelowLow))
        }
        return problems
    }
    .grant([.bureauOfficer, .cdc], [.view, .create, .edit, .export], .everything)
    .grant(.employer, [.view, .create], .everything).grant(.employer, [.edit], .organisation)
    .grant([.countyClerk, .supervisor, .leader, .healthInstitution], [.view], .everything)
    .menu("听力保护").serves("R-37", "R-32")

    /// Over the ear, as against in it.
    var isMuff: Bool { ["muff", "helmet_muff"].contains(kind) }

    /// Mean less one standard deviation at each octave band; nil where either is missing.
    var assumedProtection: [Double?] {
        func values(_ text: String) -> [Double?] {
            BandValues.read(text, bands: NoiseSpectrum.bands, range: -10...80) ?? []
        }
        return zip(values(means), values(deviations)).map { mean, deviation in
            mean.flatMap { mean in deviation.map { mean - $0 } }
        }
    }
}
