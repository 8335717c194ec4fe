import Access
import Database
import Organisations
import Pages
import Registers

/// Region by function: who does it, what is missing; and every institution against the standard of its kind (R-97).
enum SupportNetworkPage {
    static let address = "/support-network"
    static let routes: [Route] = [.get(address, .roles(InstitutionBoard.roles), show)]

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let (region, day) = (page.principal.region, page.today)
        let network = try await page.product.registers.read { try SupportNetwork.read($0, in: region, on: day) }
        let add: HTML =
            page.may(.register("support_role", .create))
            ? "<p><a class=\"button\" href=\"\(RecordAddress.list("support_role"))/new\">\(NetworkTexts.addRole)</a></p>" : .empty
        return page.page(
            NetworkTexts.title,
            body: "<p class=\"lead\">\(NetworkTexts.lead)</p>\(add)"
                + Components.section(NetworkTexts.matrix, matrix(page, network))
                + Components.section(NetworkTexts.gaps, gaps(page, network)))
    }

    /// City and counties of the account's region; a town stands in the line of its county.
    static func regions(_ page: PageRequest) -> [(code: String, label: String)] {
        page.product.codes.entries("region").compactMap { entry in
            guard let path = page.product.codes.regionPath(entry.code), page.principal.region.contains(path),
                entry.code.count <= 6, !entry.code.hasSuffix("0000")
            else { return nil }
            return (entry.code, entry.label)
        }
    }

    private static func matrix(_ page: PageRequest, _ network: SupportNetwork) -> HTML {
        let functions = page.product.codes.entries("support_function")
        let names = Dictionary(uniqueKeysWithValues: network.institutions.map { ($0.id, $0) })
        let rows = regions(page).map { region -> [HTML] in
            let path = page.product.codes.regionPath(region.code)
            return [HTML(text: region.label)]
                + functions.map { function -> HTML in
                    // A city's institution serves its own line; a town's stands in its county's.
                    let own = network.roles.filter { role in
                        role.function == function.code
                            && (role.region == region.code
                                || role.region.count > 6
                                    && page.product.codes.regionPath(role.region).map { path?.contains($0) ?? false } ?? false
                                    && !region.code.hasSuffix("00"))
                    }
                    guard !own.isEmpty else { return Components.badge(NetworkTexts.none, .bad) }
                    let links = own.compactMap { names[$0.institution] }.html { institution in
                        "<a href=\"\(RecordAddress.record("organisation", institution.id))\">\(institution.name)</a> "
                    }
                    let isPublic = own.contains(where: \.isPublic)
                    return isPublic ? links : links + Components.badge(NetworkTexts.privateOnly, .warning)
                }
        }
        return Components.table(
            NetworkTexts.matrix, columns: [NetworkTexts.region] + functions.map(\.label), rows: rows)
    }

    private static func gaps(_ page: PageRequest, _ network: SupportNetwork) -> HTML {
        func label(_ table: String, _ code: String) -> String { page.product.codes.entry(table, code)?.label ?? code }
        let rows = network.institutions.map { institution -> [HTML] in
            let functions = page.product.codes.entries("support_function").filter { institution.functions.contains($0.code) }
            let state = GradeReview.register.lifecycle.state(institution.review)
            return [
                "<a href=\"\(RecordAddress.record("organisation", institution.id))\">\(institution.name)</a>",
                HTML(text: label("organisation_type", institution.type)),
                HTML(text: functions.map(\.label).joined(separator: "、")),
                institution.standard == 0 ? HTML(text: NetworkTexts.noStandard) : "\(institution.met)／\(institution.standard)",
                HTML(text: institution.missing.joined(separator: "、")),
                state.map { Components.badge($0.label, $0.tone) } ?? HTML(text: NetworkTexts.noReview),
            ]
        }
        return Components.table(NetworkTexts.gaps, columns: NetworkTexts.gapColumns, rows: rows)
    }
}
