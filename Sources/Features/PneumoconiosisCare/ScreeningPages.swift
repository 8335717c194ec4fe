import Access
import Database
import Organisations
import Pages
import Registers

/// The yield of a round and of all rounds, and the acts that fill a round from the records (R-58).
enum ScreeningPages {
    static let yields = "/screening/yield"
    static let readers: Set<Role> = [.cdc, .bureauOfficer, .leader, .countyClerk]

    static let routes: [Route] = [
        .get(yields, .roles(readers), allRounds),
        .post("/screening_round/{id}/candidates", .register("screening_round", .edit)) { page in
            try await invite(page) { try InvitePeople.fromPosts($0, $1) }
        },
        .post("/screening_round/{id}/absentees", .register("screening_round", .edit)) { page in
            try await invite(page) { try InvitePeople.absentees($0, $1) }
        },
    ]

    static let notices = [
        "people-invited": "已列入筛查对象。每次最多 2000 人，仍有未列入的请再列一次。", "nobody-invited": "没有可列入的人员：条件以外、已在册患者、一年内已拍片或已在本轮的不列入。",
    ]

    static let panel = RecordPanel("screening_round", .top) { page, record in
        let yield = try await page.product.registers.read { try ScreeningYield.read($0, round: record.id) }
        let facts = Components.facts([
            (CareTexts.invited, link(page, record.id, nil, yield.invited)),
            (CareTexts.absent, link(page, record.id, "absent", yield.absent)),
            (CareTexts.screened, HTML(text: "\(yield.screened)\(share(yield.screened, yield.invited))")),
            (CareTexts.unread, link(page, record.id, "screened", yield.screened - yield.read)),
            (CareTexts.readCount, HTML(text: String(yield.read))),
            (CareTexts.suspected, HTML(text: "\(yield.suspected)\(share(yield.suspected, yield.screened))")),
            (CareTexts.referred, HTML(text: String(yield.referred))),
            (CareTexts.unanswered, link(page, record.id, "referred", yield.referred - yield.answered)),
            (CareTexts.confirmed, HTML(text: "\(yield.confirmed)\(share(yield.confirmed, yield.screened))")),
        ])
        var acts = HTML.empty
        if record.state == "running", page.product.registers.decide(page.principal, .edit, record).isAllowed {
            acts =
                "<div class=\"toolbar\">\(Components.act(page, "/screening_round/\(record.id)/candidates", CareTexts.listCandidates))"
                + "\(Components.act(page, "/screening_round/\(record.id)/absentees", CareTexts.inviteAbsentees))</div>"
                + "<p class=\"muted\">\(CareTexts.candidatesNote)</p>"
        }
        return Components.section(CareTexts.yield, facts + acts)
    }

    private static func share(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "" : "（\(part * 1_000 / whole / 10).\(part * 1_000 / whole % 10)%）"
    }

    private static func link(_ page: PageRequest, _ round: Int64, _ state: String?, _ persons: Int) -> HTML {
        guard persons > 0, page.may(.register("screened_person", .view)) else { return HTML(text: String(persons)) }
        let states = state.map { "&state=\($0)" } ?? ""
        return "<a href=\"\(RecordAddress.list("screened_person"))?screening_round=%23\(round)\(states)\">\(String(persons))</a>"
    }

    private static func invite(
        _ page: PageRequest, _ act: @escaping @Sendable (Int64, RegisterTransaction) throws -> Int
    ) async throws -> PageAnswer {
        let record = try await page.record("screening_round", for: .edit)
        let count = try await page.product.registers.write(as: page.principal) { try act(record.id, $0) }
        return page.redirect(
            RecordAddress.record("screening_round", record.id), done: count > 0 ? "people-invited" : "nobody-invited")
    }

    /// Year after year and place beside place: the rounds with their yield.
    private static func allRounds(_ page: PageRequest) async throws -> PageAnswer {
        let registers = page.product.registers
        let scope = registers.condition(page.principal, .view, registers.register(of: ScreeningRound.self), first: 1)
        let (rows, paging) = try await page.part(
            of: """
                SELECT t.id, t.year, t.title, t.region_code, t.state FROM screening_round t WHERE t.void = 0 AND \(scope.sql)
                ORDER BY t.year DESC, t.region_code, t.id
                """, scope.arguments)
        let yields = try await registers.read { try ScreeningYield.read($0, rounds: rows.map { $0.integer("id") }) }
        let lines = rows.map { row -> [HTML] in
            let yield = yields[row.integer("id")] ?? ScreeningYield()
            let state = ScreeningRound.register.lifecycle.state(row.text("state"))
            return [
                HTML(text: String(row.int("year"))),
                "<a href=\"\(RecordAddress.record("screening_round", row.integer("id")))\">\(row.text("title"))</a>",
                HTML(text: page.product.codes.regionName(row.text("region_code"))),
                state.map { Components.badge($0.label, $0.tone) } ?? .empty, HTML(text: String(yield.invited)),
                HTML(text: "\(yield.screened)\(share(yield.screened, yield.invited))"), HTML(text: String(yield.suspected)),
                HTML(text: String(yield.referred - yield.answered)),
                HTML(text: "\(yield.confirmed)\(share(yield.confirmed, yield.screened))"),
            ]
        }
        return page.page(
            CareTexts.yieldTitle,
            body: Components.table(CareTexts.yieldTitle, columns: CareTexts.yieldColumns, rows: lines, empty: CareTexts.noRound)
                + paging.links)
    }
}
