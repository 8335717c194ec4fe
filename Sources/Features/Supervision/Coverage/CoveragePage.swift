import Access
import Calendars
import Database
import InspectionDraws
import Pages
import Registers

/// How many of the objects of 1 January have been visited, and who has not.
enum CoveragePage {
    static let address = "/supervision-coverage"
    static let routes: [Route] = [
        .get(address, .register("object_list", .view), show),
        .post(address, .register("object_list", .create)) { page in
            guard let kind = ObjectKind(rawValue: page.typed("kind")) else { throw SupervisionError.listRefused("请选择对象类别。") }
            let (registers, principal, year) = (page.product.registers, page.principal, page.today.year)
            try kind.require(page)
            try await registers.write(as: principal) { transaction in
                _ = try FreezeObjects.freeze(kind, year: year, region: principal.region.code, in: transaction)
            }
            return page.redirect(address, done: "objects-frozen")
        },
    ]
    static let panels = [RecordPanel("object_list", draw: content)]

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        var body: HTML = "<p class=\"lead\">\(CoverageTexts.lead)</p>"
        for kind in ObjectKind.allCases where kind.isCountable(page) { body += try await section(page, kind) }
        return page.page(CoverageTexts.title, body: body)
    }

    private static func section(_ page: PageRequest, _ kind: ObjectKind) async throws -> HTML {
        let (region, day) = (page.principal.region, page.today)
        func records(_ part: SupervisionCoverage.Part) async throws -> [Int64] {
            try await page.product.registers.read { try SupervisionCoverage.records($0, kind, part, in: region, on: day) }
        }
        let label = page.product.codes.entry("object_list_kind", kind.rawValue)?.label ?? kind.rawValue
        let lists = try await page.product.registers.read {
            try SupervisionCoverage.lists($0, kind, in: region, year: day.year)
        }
        guard !lists.isEmpty else {
            let form: HTML =
                page.may(.register("object_list", .create)) && !region.isRoot && !region.isNowhere
                ? Components.act(
                    page, address, CoverageTexts.freeze, kind: "primary",
                    fields: "<input type=\"hidden\" name=\"kind\" value=\"\(kind.rawValue)\">") : .empty
            return Components.section(
                label, "<p class=\"notice notice-warning\" role=\"note\">\(CoverageTexts.notFrozen)</p>\(form)")
        }
        let (listed, visited) = (try await records(.listed), try await records(.visited))
        let (added, addedVisited, closed) = (
            try await records(.added), try await records(.addedVisited), try await records(.closed)
        )
        let waiting = Paging(page, "waiting-\(kind.rawValue)", total: listed.count - visited.count)
        let names = try await names(page, kind, waiting)
        // A county counts by the city's list, and may not open the list itself.
        let open = try await page.product.registers.read {
            try page.product.registers.reachable(
                $0, page.product.registers.register(of: ObjectList.self), ids: Set(lists), for: page.principal)
        }
        return Components.section(
            label,
            Components.facts([
                (CoverageTexts.listed, "\(listed.count)"), (CoverageTexts.visited, "\(visited.count)"),
                (CoverageTexts.rate, HTML(text: rate(visited.count, listed.count))), (CoverageTexts.closed, "\(closed.count)"),
                (CoverageTexts.added, HTML(text: "\(added.count)（\(CoverageTexts.visited) \(addedVisited.count)）")),
                (
                    CoverageTexts.lists,
                    lists.html {
                        open.contains($0) ? "<a href=\"\(RecordAddress.record("object_list", $0))\">#\($0)</a> " : "#\($0) "
                    }
                ),
            ])
                + Components.table(CoverageTexts.notVisited, columns: CoverageTexts.columns, rows: names) + waiting.links)
    }

    /// By counts: 100 % is all of them, whatever rounding says.
    static func rate(_ visited: Int, _ listed: Int) -> String {
        guard listed > 0 else { return CoverageTexts.notApplicable }
        let tenths = visited * 1_000 / listed
        return "\(visited)/\(listed)（\(tenths / 10).\(tenths % 10)%）"
    }

    /// Linked where the account may open the object: it may have moved out of the region since.
    private static func names(_ page: PageRequest, _ kind: ObjectKind, _ paging: Paging) async throws -> [[HTML]] {
        let (registers, principal, day) = (page.product.registers, page.principal, page.today)
        let (objects, reachable) = try await registers.read { connection in
            let objects = try SupervisionCoverage.waiting(
                connection, kind, in: principal.region, on: day, from: paging.offset, limit: Paging.size)
            guard let register = registers.catalogue.register(kind.register) else { return (objects, Set<Int64>()) }
            return (objects, try registers.reachable(connection, register, ids: Set(objects.map(\.id)), for: principal))
        }
        return objects.map { object in
            [
                reachable.contains(object.id)
                    ? "<a href=\"\(RecordAddress.record(kind.register, object.id))\">\(object.name)</a>"
                    : HTML(text: object.name),
                HTML(text: object.number),
            ]
        }
    }

    /// The frozen rows, and whether they still give the digest of the day on which they were frozen.
    private static func content(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let objects = try await page.product.registers.read { try FreezeObjects.listed($0, record.id) }
        let isWhole = Digest.of(FreezeObjects.text(objects)) == record["sha256"].text
        let paging = Paging(page, "objects", total: objects.count)
        let rows = objects.dropFirst(paging.offset).prefix(Paging.size).map { [HTML(text: $0.number), HTML(text: $0.name)] }
        return Components.section(
            CoverageTexts.lists,
            """
            <p class="notice notice-\(isWhole ? "good" : "bad")" role="status">\(isWhole ? CoverageTexts.whole : CoverageTexts.broken)</p>
            """ + Components.table(CoverageTexts.lists, columns: CoverageTexts.columns.reversed(), rows: Array(rows))
                + paging.links)
    }
}

extension ObjectKind {
    /// Institutions are counted where their yearly checks are kept.
    func isCountable(_ page: PageRequest) -> Bool {
        self != .institution || page.product.catalogue.register("institution_check") != nil
    }

    func require(_ page: PageRequest) throws {
        guard isCountable(page), !page.principal.region.isRoot, !page.principal.region.isNowhere else {
            throw RegisterError.denied
        }
    }
}
