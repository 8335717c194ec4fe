import Pages
import Registers
import Rulebook

/// What stands behind a verdict of a workplace result: the judgement that a finding names, and the rules it is made of.
struct WorkplaceJudgementGuide {
    let id: String
    let title: String
    let rules: [String]

    static func guide(_ id: String) -> WorkplaceJudgementGuide? { all.first { $0.id == id } }

    static let all: [WorkplaceJudgementGuide] = [
        .init(
            id: "workplace_twa", title: "时间加权平均容许浓度判定",
            rules: ["assessment_basis", "twa_8h", "twa_day", "twa_week", "reduction_adjusted_limit", "report_rounding"]),
        .init(id: "workplace_stel", title: "短时间接触容许浓度判定", rules: ["stel_compare", "stel_excursion_verdict"]),
        .init(id: "workplace_mac", title: "最高容许浓度判定", rules: ["mac_compare"]),
        .init(id: "workplace_peak", title: "峰接触浓度判定", rules: ["peak_exposure_verdict"]),
        .init(id: "workplace_noise", title: "噪声判定", rules: ["noise_lex_8h", "noise_lex_40h", "impulse_noise_limit"]),
        .init(id: "workplace_dust", title: "粉尘判定", rules: ["dust_concentration", "twa_8h", "peak_exposure_verdict"]),
        .init(id: "workplace_dust_total", title: "粉尘判定（总尘）", rules: ["dust_concentration", "twa_8h", "peak_exposure_verdict"]),
        .init(
            id: "workplace_dust_respirable", title: "粉尘判定（呼尘）", rules: ["dust_concentration", "twa_8h", "peak_exposure_verdict"]),
        .init(id: "workplace_dust_fibre", title: "粉尘判定（纤维）", rules: ["twa_8h", "peak_exposure_verdict"]),
        .init(id: "workplace_limit", title: "限值选择", rules: ["assessment_basis", "exposure_band"]),
    ]

    func page(_ page: PageRequest) -> PageAnswer {
        let items = rules.compactMap { Rulebook.rule($0) }.html {
            "<li><a href=\"\(RuleAddress.rule($0.id))\">\($0.title)</a>（\($0.clause.description)） \(RuleListPage.mark($0))</li>"
        }
        return page.page(
            title, crumbs: [Crumb(RuleTexts.title, RuleAddress.list)],
            body:
                "<p class=\"lead\">\(RuleTexts.judgementLead)</p>\(Components.section(RuleTexts.judgement, "<ul>\(items)</ul>"))")
    }
}
