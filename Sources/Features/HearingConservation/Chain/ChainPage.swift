import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Pages
import Registers

/// One page per employer, from noise to result; it reads on a phone, post by post.
enum ChainPage {
    static let list = "/hearing"
    static func address(_ employer: Int64) -> String { "/hearing/\(employer)" }
    static let readers: Set<Role> = Set(HearingRoles.followers + [.employer])

    static let routes: [Route] = [
        .get(list, .roles(readers), overview),
        .get("/hearing/{id}", .roles(readers)) { page in try await chain(page, of: try await page.record("employer", for: .view))
        },
    ]

    static let employerPanel = RecordPanel("employer") { page, record in
        guard page.may(.roles(readers)) else { return nil }
        let row = try await page.product.registers.read {
            try $0.first("SELECT state FROM hearing_programme WHERE void = 0 AND employer = ?1", [.integer(record.id)])
        }
        guard let row else { return nil }
        return Components.section(
            ChainTexts.title, "<p>\(state(row.text("state"))) <a href=\"\(address(record.id))\">\(ChainTexts.title)</a></p>")
    }

    /// An employer comes to its own page, an officer to the list of the region.
    private static func overview(_ page: PageRequest) async throws -> PageAnswer {
        if page.principal.role == .employer, let own = page.principal.organisation { return page.redirect(address(own)) }
        let registers = page.product.registers
        let scope = registers.condition(page.principal, .view, registers.register(of: HearingProgramme.self), first: 1)
        let (rows, paging) = try await page.part(
            of: """
                SELECT t.employer, e.name, t.sector, t.state,
                (SELECT COUNT(*) FROM hearing_post p WHERE p.void = 0 AND p.employer = t.employer AND p.year = (SELECT MAX(o.year)
                    FROM hearing_post o WHERE o.void = 0 AND o.post = p.post)) AS posts,
                (SELECT COUNT(*) FROM hearing_post p WHERE p.void = 0 AND p.employer = t.employer AND p.protection = 'insufficient'
                    AND p.year = (SELECT MAX(o.year) FROM hearing_post o WHERE o.void = 0 AND o.post = p.post)) AS insufficient,
                (SELECT COUNT(DISTINCT f.worker) FROM fit_test f WHERE f.void = 0 AND f.employer = t.employer
                    AND f.state IN ('failed', 'coached')) AS waiting,
                (SELECT s.rate FROM wearing_survey s WHERE s.void = 0 AND s.employer = t.employer AND s.state = 'counted'
                    ORDER BY s.surveyed_day DESC, s.id DESC LIMIT 1) AS rate
                FROM hearing_programme t JOIN employer e ON e.id = t.employer WHERE t.void = 0 AND \(scope.sql)
                ORDER BY t.enrolled_day DESC, t.id DESC
                """, scope.arguments)
        let lines = rows.map { row -> [HTML] in
            [
                "<a href=\"\(address(row.integer("employer")))\">\(row.text("name"))</a>",
                HTML(text: page.product.codes.entry("hearing_sector", row.text("sector"))?.label ?? ""), state(row.text("state")),
                "\(row.int("posts"))", count(row.int("insufficient"), .bad), count(row.int("waiting"), .warning),
                HTML(text: row["rate"].real.map { "\($0)%" } ?? ""),
            ]
        }
        let enrol: HTML =
            page.may(.register("hearing_programme", .create))
            ? "<p><a class=\"button\" href=\"\(RecordAddress.new("hearing_programme"))\">\(ChainTexts.enrol)</a></p>" : .empty
        return page.page(
            ChainTexts.list,
            body: enrol + Components.table(ChainTexts.list, columns: ChainTexts.listColumns, rows: lines) + paging.links)
    }

    private static func count(_ number: Int, _ tone: Lifecycle.State.Tone) -> HTML {
        number == 0 ? "0" : Components.badge(String(number), tone)
    }

    static func state(_ name: String) -> HTML {
        let state = HearingProgramme.register.lifecycle.state(name)
        return Components.badge(state?.label ?? name, state?.tone ?? .neutral)
    }

    private static func chain(_ page: PageRequest, of employer: StoredRecord) async throws -> PageAnswer {
        let registers = page.product.registers
        let today = page.today
        let chain = try await registers.read { try HearingChain.read($0, registers, employer: employer.id, on: today) }
        let cards = ChainCards(page: page, employer: employer.id)
        let people = try await ChainPeople.html(page, employer.id)
        return page.page(
            ChainTexts.title, crumbs: [Crumb(employer.title, RecordAddress.record("employer", employer.id))],
            body: cards.head(chain) + chain.links.html { cards.card($0) } + people + cards.years(chain) + cards.forecast(chain))
    }
}
