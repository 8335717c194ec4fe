import Calendars
import Database
import Pages
import Registers

/// Scoring side by side, naming, and the public list.
enum DemonstrationPages {
    static let open = "/open-hearing"

    static let panels: [RecordPanel] = [RecordPanel("hearing_demonstration", .top, draw: panel)]

    static let routes: [Route] = [
        .get(open, .anyone, publicList),
        .post("/hearing_demonstration/{id}/claim", .register("hearing_demonstration", .edit)) { page in
            var claims: [String: DemonstrationActs.Claim] = [:]
            for (item, points) in points(page, "claimed-") {
                claims[item] = .init(points: points, evidence: page.typed("evidence-\(item)"))
            }
            let all = claims
            return try await page.act(on: HearingDemonstration.self, done: "demonstration-claimed") {
                try DemonstrationActs.claim($0, $1, all, $2)
            }
        },
        .post("/hearing_demonstration/{id}/application", .register("hearing_demonstration", .edit)) { page in
            try await page.act(on: HearingDemonstration.self, done: "demonstration-applied", DemonstrationActs.apply)
        },
        .post("/hearing_demonstration/{id}/review", .register("hearing_demonstration", .approve)) { page in
            let (given, opinion) = (points(page, "given-"), page.typed("opinion"))
            return try await page.act(on: HearingDemonstration.self, .approve, done: "demonstration-reviewed") {
                try DemonstrationActs.review($0, $1, given, opinion: opinion, $2)
            }
        },
        .post("/hearing_demonstration/{id}/naming", .register("hearing_demonstration", .approve)) { page in
            try await page.act(on: HearingDemonstration.self, .approve, done: "demonstration-named", DemonstrationActs.name)
        },
        .post("/hearing_demonstration/{id}/second-review", .register("hearing_demonstration", .approve)) { page in
            try await page.act(on: HearingDemonstration.self, .approve, done: "moved", DemonstrationActs.reviewAgain)
        },
        .post("/hearing_demonstration/{id}/loss-of-name", .register("hearing_demonstration", .approve)) { page in
            let reason = page.typed("_reason")
            return try await page.act(on: HearingDemonstration.self, .approve, done: "moved") {
                try DemonstrationActs.withdraw($0, $1, reason: reason, $2)
            }
        },
    ]

    private static func points(_ page: PageRequest, _ prefix: String) -> [String: Double] {
        page.form.pairs.reduce(into: [:]) { points, pair in
            guard pair.name.hasPrefix(prefix), let value = Double(TextReading.folded(TextReading.trim(pair.value))) else {
                return
            }
            points[String(pair.name.dropFirst(prefix.count))] = value
        }
    }

    private static func panel(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let registers = page.product.registers
        guard let employer = record["employer"].integer,
            let table = DemonstrationTable.version(record["score_table"].text ?? "") ?? .inForce(on: page.today)
        else { return nil }
        let today = page.today
        let (lines, chain) = try await registers.read { connection in
            (
                try DemonstrationActs.lines(connection, registers, record.id),
                try HearingChain.read(connection, registers, employer: employer, on: today)
            )
        }
        let mayClaim = record.state == "draft" && page.mayEdit(record)
        let mayReview = registers.decide(page.principal, .approve, record).isAllowed
        let facts = DemonstrationEvidence.facts(chain)
        let rows = table.items.map { item -> [HTML] in
            let line = lines[item.code]?.record
            let key: HTML = item.isKey ? Components.badge(DemonstrationTexts.key, .warning) : .empty
            return [
                "\(item.code) \(item.text) \(key)", "\(item.points)", HTML(text: item.basis), HTML(text: facts[item.code] ?? ""),
                mayClaim
                    ? input("claimed-\(item.code)", "\(item.code) 自评", line?.claimed, form: "claim") : points(line?.claimed),
                mayClaim
                    ? "<input name=\"evidence-\(item.code)\" form=\"claim\" aria-label=\"\(item.code) 佐证\" maxlength=\"500\" value=\"\(line?.evidence ?? "")\">"
                    : HTML(text: line?.evidence ?? ""),
                mayReview && record.state == "applied"
                    ? input("given-\(item.code)", "\(item.code) 评审", line?.given ?? line?.claimed, form: "review")
                    : points(line?.given),
            ]
        }
        return Components.section(
            DemonstrationTexts.score,
            "<p class=\"notice notice-warning\" role=\"note\">\(DemonstrationTexts.tableNote)（\(table.version)，共 \(table.most) 分）</p>"
                + Components.table(DemonstrationTexts.score, columns: DemonstrationTexts.columns, rows: rows)
                + acts(page, record, mayClaim: mayClaim, mayReview: mayReview))
    }

    private static func points(_ value: Double?) -> HTML { HTML(text: value.map { "\($0)" } ?? "") }

    private static func input(_ name: String, _ label: String, _ value: Double?, form: String) -> HTML {
        "<input name=\"\(name)\" form=\"\(form)\" aria-label=\"\(label)\" inputmode=\"decimal\" size=\"5\" value=\"\(value.map { "\($0)" } ?? "")\">"
    }

    private static func acts(_ page: PageRequest, _ record: StoredRecord, mayClaim: Bool, mayReview: Bool) -> HTML {
        let base = "/hearing_demonstration/\(record.id)"
        func form(_ id: String, _ address: String, _ label: String, _ fields: HTML = .empty) -> HTML {
            """
            <form method="post" id="\(id)" action="\(base)/\(address)" class="record-form">\(page.tokenField)\(fields)
            <button class="button primary" type="submit">\(label)</button></form>
            """
        }
        var html = HTML.empty
        if mayClaim {
            html += form("claim", "claim", DemonstrationTexts.claim)
            html += "<p class=\"muted\">\(DemonstrationTexts.applyHelp)</p>"
            html += Components.act(page, "\(base)/application", DemonstrationTexts.apply)
        }
        guard mayReview else { return html }
        switch record.state {
        case "applied":
            html += form(
                "review", "review", DemonstrationTexts.review, ActForm.text("opinion", DemonstrationTexts.opinion, length: 500))
        case "reviewed": html += Components.act(page, "\(base)/naming", DemonstrationTexts.name, kind: "primary")
        case "named":
            html += Components.act(page, "\(base)/second-review", DemonstrationTexts.again)
            html += Components.reasonedAct(page, "\(base)/loss-of-name", DemonstrationTexts.withdraw)
        default: break
        }
        return html
    }

    /// Named and not withdrawn: the employer, its region, its own words; nothing of persons.
    private static func publicList(_ page: PageRequest) async throws -> PageAnswer {
        let (rows, paging) = try await page.part(
            of: """
                SELECT e.name, e.region_code, d.year, d.review_score, d.named_day, d.summary FROM hearing_demonstration d
                JOIN employer e ON e.id = d.employer WHERE d.void = 0 AND d.state = 'named' ORDER BY d.named_day DESC, d.id DESC
                """)
        let lines = rows.map { row -> [HTML] in
            [
                HTML(text: row.text("name")),
                HTML(text: page.product.codes.entry("region", row.text("region_code"))?.label ?? ""),
                "\(row.int("year"))", HTML(text: row["review_score"].real.map { "\($0)" } ?? ""),
                HTML(text: row.text("named_day")),
                HTML(text: row["summary"].text ?? ""),
            ]
        }
        return page.page(
            DemonstrationTexts.openTitle,
            body: "<p>\(DemonstrationTexts.openLead)</p>"
                + Components.table(
                    DemonstrationTexts.openTitle, columns: DemonstrationTexts.openColumns, rows: lines,
                    empty: DemonstrationTexts.nobody) + paging.links)
    }
}
