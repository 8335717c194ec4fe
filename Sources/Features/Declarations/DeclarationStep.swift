/// The steps of the wizard: one thing per page.
enum DeclarationStep: String, CaseIterable {
    case base, people, hazards, classes, products, check

    var title: String {
        switch self {
        case .base: "核对基本情况"
        case .people: "联系人、职工与培训"
        case .hazards: "岗位危害因素"
        case .classes: "检测与职业健康检查"
        case .products: "产品"
        case .check: "核对并提交"
        }
    }

    /// Fields of the declaration that the step asks for.
    var fields: [String] {
        switch self {
        case .base:
            [
                "event_day", "name", "region_code", "registered_address", "address", "industry", "size", "ownership",
                "affiliation",
                "legal_representative",
            ]
        case .people:
            [
                "filler", "contact_name", "contact_phone", "headcount", "outsourced", "exposed_total", "silica_exposed",
                "coal_exposed", "lead_exposed", "benzene_exposed", "noise_exposed", "cumulative_cases", "is_principal_trained",
                "is_officer_trained", "trained_exposed", "remark",
            ]
        case .hazards, .classes, .products, .check: []
        }
    }

    /// A cancellation asks for the event and who reports it, nothing else.
    static func steps(of type: DeclarationType) -> [DeclarationStep] {
        type == .cancel ? [.base, .people, .check] : allCases
    }

    /// Fields of a step for a type: the yearly update has no event, and does not change size, ownership and industry.
    func fields(for type: DeclarationType) -> [String] {
        switch type {
        case .yearly: fields.filter { !["event_day", "size", "ownership", "industry"].contains($0) }
        case .cancel: self == .people ? ["filler", "remark"] : ["event_day", "name", "address"]
        default: fields
        }
    }

    func neighbour(_ offset: Int, _ type: DeclarationType) -> DeclarationStep? {
        let steps = DeclarationStep.steps(of: type)
        guard let index = steps.firstIndex(of: self), steps.indices.contains(index + offset) else { return nil }
        return steps[index + offset]
    }
}
