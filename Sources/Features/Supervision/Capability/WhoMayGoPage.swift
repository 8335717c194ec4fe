import Access
import Calendars
import Database
import Pages
import Registers

/// Who may inspect today and with what (R-91): the same objection that a draw and a visit ask, for everybody of the region at once.
enum WhoMayGoPage {
    static let address = "/inspectors-today"
    static let routes: [Route] = [.get(address, .register("enforcement_equipment", .view), show)]

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let (region, registers, principal) = (page.principal.region, page.product.registers, page.principal)
        let (people, tasks, equipment, reachable) = try await registers.read { connection in
            let people = try registers.records(
                connection, Inspector.self,
                where: "t.void = 0 AND t.state <> 'left' AND t.region_path >= ?1 AND t.region_path < ?2",
                [.text(region.lowerBound), .text(region.upperBound)], order: "t.kind, t.name, t.id", limit: 2_000)
            let tasks = try connection.query(
                """
                SELECT m.inspector, COUNT(*) AS n FROM inspection_member m JOIN inspection i ON i.id = m.inspection
                WHERE m.void = 0 AND i.void = 0 AND i.state = 'dispatched' GROUP BY m.inspector ORDER BY m.inspector
                """)
            let equipment = try registers.records(
                connection, EnforcementEquipment.self,
                where: "t.void = 0 AND t.state <> 'scrapped' AND t.region_path >= ?1 AND t.region_path < ?2",
                [.text(region.lowerBound), .text(region.upperBound)], order: "t.organisation_name, t.number, t.id", limit: 2_000)
            let reachable = try registers.reachable(
                connection, Inspector.register, ids: Set(people.map(\.id)), for: principal)
            return (people, tasks, equipment, reachable)
        }
        let waiting = Dictionary(tasks.map { ($0.integer("inspector"), $0.int("n")) }) { first, _ in first }
        let sorted = people.map { (person: $0, objection: $0.record.objection(state: $0.stored.state, on: page.today)) }
        let wanted = Double(CaseParameters.inForce(on: page.today).trainingHours)
        func table(_ title: String, _ part: [(person: TypedRecord<Inspector>, objection: String?)]) -> HTML {
            let rows = part.map {
                line(
                    page, $0.person, $0.objection, waiting[$0.person.id] ?? 0, wanted: wanted,
                    isLinked: reachable.contains($0.person.id))
            }
            return Components.section(
                "\(title)（\(part.count)）", Components.table(title, columns: SupervisionTexts.personColumns, rows: rows))
        }
        return page.page(
            SupervisionTexts.whoMayGo,
            body: "<p class=\"lead\">\(SupervisionTexts.whoMayGoLead)</p>"
                + table(SupervisionTexts.mayGo, sorted.filter { $0.objection == nil })
                + table(SupervisionTexts.mayNotGo, sorted.filter { $0.objection != nil }) + ledger(page, equipment))
    }

    private static func line(
        _ page: PageRequest, _ person: TypedRecord<Inspector>, _ objection: String?, _ tasks: Int, wanted: Double,
        isLinked: Bool
    ) -> [HTML] {
        let record = person.record
        func label(_ table: String, _ code: String) -> HTML { HTML(text: page.product.codes.entry(table, code)?.label ?? code) }
        var hints: [HTML] = objection.map { [Components.badge($0, .bad)] } ?? []
        if objection == nil, let until = record.certificateUntil, until < page.today.adding(months: 3) {
            hints.append(Components.badge(SupervisionTexts.dueSoon, .warning))
        }
        let hours = record.trainingYear == page.today.year ? record.trainingHours ?? 0 : 0
        if record.kind != "technician", hours < wanted {
            hints.append(Components.badge(SupervisionTexts.hoursDue, .warning))
        }
        return [
            isLinked
                ? "<a href=\"\(RecordAddress.record("inspector", person.id))\">\(record.name)</a>" : HTML(text: record.name),
            label("inspector_kind", record.kind), label("inspection_department", record.department),
            HTML(text: record.organisation), HTML(text: record.certificateUntil?.description ?? ""),
            HTML(text: hours == hours.rounded() ? "\(Int(hours))" : "\(hours)"), "\(tasks)", hints.html { "\($0) " },
        ]
    }

    private static func ledger(_ page: PageRequest, _ equipment: [TypedRecord<EnforcementEquipment>]) -> HTML {
        let rows = equipment.map { found -> [HTML] in
            let (item, state) = (found.record, EnforcementEquipment.register.lifecycle.state(found.stored.state))
            let isOver = item.calibratedUntil.map { $0 < page.today } ?? false
            return [
                "<a href=\"\(RecordAddress.record("enforcement_equipment", found.id))\">\(item.name)</a>",
                HTML(text: page.product.codes.entry("equipment_kind", item.kind)?.label ?? item.kind), HTML(text: item.number),
                HTML(text: item.organisation), HTML(text: item.keeper), HTML(text: item.calibratedUntil?.description ?? ""),
                isOver
                    ? Components.badge(SupervisionTexts.outOfCalibration, .bad)
                    : Components.badge(state?.label ?? "", state?.tone ?? .neutral),
            ]
        }
        return Components.section(
            SupervisionTexts.equipment,
            Components.table(SupervisionTexts.equipment, columns: SupervisionTexts.equipmentColumns, rows: rows))
    }
}
