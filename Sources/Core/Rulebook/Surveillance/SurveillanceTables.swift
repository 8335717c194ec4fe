/// Reads the tables of the surveillance catalogue.
struct SurveillanceTables {
    let agents: [SurveillanceAgent]
    let items: [ExaminationItem]
    let conditions: [SurveillanceCondition]
    let diseases: [TargetDisease]
    let requirements: [SurveillanceRequirement]

    init() {
        agents = rows(PackageResources.surveillance_agent_csv) { cell in
            SurveillanceAgent(code: cell("code"), kind: cell("kind"), name2014: cell("name_2014"), name2025: cell("name_2025"))
        }
        items = rows(PackageResources.examination_item_csv) { cell in
            ExaminationItem(
                code: cell("code"), name: cell("name"), group: cell("group"), unit: cell("unit"), low: cell("low"),
                high: cell("high"), mark: EvidenceMark(rawValue: cell("mark")) ?? .unverified)
        }
        conditions = rows(PackageResources.surveillance_condition_csv) { cell in
            SurveillanceCondition(
                code: cell("code"), name: cell("name"), criteria: ValueCriteria(cell("criteria")), alsoNeeded: cell("also_needed")
            )
        }
        diseases = rows(PackageResources.surveillance_disease_csv) { cell in
            TargetDisease(code: cell("code"), name: cell("name"), diagnosticStandard: cell("diagnosis_standard"))
        }
        let triggers = Dictionary(
            rows(PackageResources.surveillance_trigger_csv) { (code: $0("code"), name: $0("name")) }.map { ($0.code, $0.name) }
        ) { first, _ in first }
        requirements = rows(PackageResources.surveillance_exam_csv) { requirement($0, triggers: triggers) }
    }
}

private func rows<Entry>(_ bytes: [UInt8], _ read: ((String) -> String) -> Entry?) -> [Entry] {
    let table = CSVText.table(String(decoding: bytes, as: UTF8.self))
    return table.rows.compactMap { _, fields in read { table.field($0, of: fields) } }
}

private func requirement(_ cell: (String) -> String, triggers: [String: String]) -> SurveillanceRequirement? {
    guard let edition = SurveillanceEdition(rawValue: cell("edition")), let type = ExaminationType(rawValue: cell("exam")) else {
        return nil
    }
    func words(_ name: String) -> [String] { cell(name).split(separator: " ").map(String.init) }
    return SurveillanceRequirement(
        edition: edition, agent: cell("agent"), type: type, force: ExaminationForce(rawValue: cell("force")),
        clause: edition.clause(cell("clause")), items: words("items").map { $0.split(separator: "/").map(String.init) },
        supplementary: words("supplementary").map { group in
            let parts = group.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            return SupplementaryItems(
                trigger: triggers[parts[0]] ?? "", items: (parts.count > 1 ? parts[1] : "").split(separator: "+").map(String.init)
            )
        },
        diseases: words("diseases"), contraindications: words("contraindications"),
        interval: SurveillanceInterval(cell("interval")), mark: EvidenceMark(rawValue: cell("mark")) ?? .unverified)
}
