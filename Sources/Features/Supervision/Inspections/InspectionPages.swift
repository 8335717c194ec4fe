import Access
import Calendars
import Database
import Organisations
import Pages
import Registers
import Rulebook

/// Acts on visits and orders, from their own pages.
enum InspectionPages {
    static func checklist(_ id: Int64, _ name: String) -> String { "/inspection/\(id)/checklist/\(name)" }

    static let routes: [Route] = [
        .post("/employer/{id}/inspection", .register("inspection", .create), openVisit),
        .get("/inspection/{id}/checklist/{name}", .register("inspection", .edit), ChecklistPage.show),
        .post("/inspection/{id}/checklist/{name}", .register("inspection", .edit), ChecklistPage.save),
        .post("/inspection/{id}/conclusion", .register("inspection", .edit), conclude),
        .post("/inspection/{id}/publication", .register("inspection", .approve)) { page in
            try await page.act(on: Inspection.self, .approve, done: "visit-published") {
                try ConcludeInspection.publish($0, $1, in: $2)
            }
        },
        .post("/inspection/{id}/replacement", .register("inspection", .approve)) { page in
            let reason = page.typed("_reason")
            return try await page.act(on: Inspection.self, .approve, done: "visit-replaced") {
                try ConcludeInspection.replace($0, $1, reason: reason, in: $2)
            }
        },
        .post("/inspection/{id}/order", .register("correction_order", .create)) { page in
            let content = IssueOrder.Content(
                article: page.typed("article"), content: page.typed("content"), deadline: Day(page.typed("deadline")),
                isWarning: page.form["warning"] == "1")
            return try await page.act(on: Inspection.self, .edit, done: "order-issued") {
                try IssueOrder.issue($0, $1, content, in: $2)
            }
        },
        .post("/correction_order/{id}/extension", .register("correction_order", .approve)) { page in
            let (applied, until, reason) = (Day(page.typed("applied")), Day(page.typed("until")), page.typed("reason"))
            return try await page.act(on: CorrectionOrder.self, .approve, done: "order-extended") {
                try IssueOrder.extend($0, $1, applied: applied, until: until, reason: reason, in: $2)
            }
        },
        .post("/correction_order/{id}/recheck", .register("correction_order", .edit)) { page in
            try await page.act(on: CorrectionOrder.self, .edit, done: "recheck-opened") { stored, order, transaction in
                // A township re-inspects what it ordered itself.
                if transaction.principal.role == .townOfficer {
                    guard try FieldTeam.isMember(transaction.principal, of: Int64(order.inspection), transaction.connection)
                    else {
                        throw SupervisionError.notYours
                    }
                }
                try IssueOrder.recheck(stored, order, in: transaction)
            }
        },
    ]

    private static func openVisit(_ page: PageRequest) async throws -> PageAnswer {
        let employer = try await page.record("employer", for: .view)
        let kind = page.typed("kind")
        let team = page.form.all("inspector").compactMap { Int64($0) }
        let plan = Int(page.typed("plan"))
        guard page.product.codes.entry("inspection_kind", kind) != nil else {
            throw SupervisionError.visitIncomplete("请选择检查类型。")
        }
        let (registers, principal) = (page.product.registers, page.principal)
        let id = try await registers.write(as: principal) { transaction in
            var visit = Inspection()
            visit.employer = Int(employer.id)
            visit.kind = kind
            if let plan {
                let known = try plans(of: RegionPath(stored: employer.regionPath), on: transaction.today, transaction.connection)
                guard known.contains(where: { $0.code == "\(plan)" }) else {
                    throw SupervisionError.visitIncomplete("这个检查计划没有批准、已过期，或不包括这个单位所在的地区。")
                }
                visit.plan = plan
            }
            let stored = try OpenInspection.open(visit, team: team, transaction)
            guard registers.decide(principal, .create, stored).isAllowed else { throw RegisterError.denied }
            return stored.id
        }
        return page.redirect(RecordAddress.record("inspection", id), done: "visit-opened")
    }

    /// Approved plans that run today and include a region, as choices.
    static func plans(of region: RegionPath, on day: Day, _ connection: any Connection) throws -> [(code: String, label: String)]
    {
        try connection.query(
            """
            SELECT id, title, region_path FROM inspection_plan WHERE void = 0 AND state = 'approved' AND from_day <= ?1
            AND until_day >= ?1 ORDER BY from_day DESC, id LIMIT 50
            """, [.text(day.description)]
        ).filter { RegionPath(stored: $0.text("region_path")).contains(region) }.map { ("\($0.integer("id"))", $0.text("title")) }
    }

    private static func conclude(_ page: PageRequest) async throws -> PageAnswer {
        let conclusion = ConcludeInspection.Conclusion(
            visited: Day(page.typed("visited")), outcome: page.typed("outcome"), problems: page.typed("problems"),
            opinion: page.typed("opinion"))
        return try await page.act(on: Inspection.self, .edit, done: "visit-concluded") {
            try ConcludeInspection.conclude($0, $1, conclusion, in: $2)
        }
    }

    /// Fines of the rulebook as choices.
    static var articles: [(code: String, label: String)] {
        FineRanges.all.filter { $0.mark != .unverified && !$0.id.hasPrefix("simple") }.map {
            ($0.id, "\($0.clause.instrument)\($0.article)\($0.items.isEmpty ? "" : "（\($0.items)）")")
        }
    }
}
