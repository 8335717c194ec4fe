import Calendars
import Database
import HealthSurveillance
import Organisations
import Pages
import Registers

/// The list of an appointment: the employer chooses from who is due, the institution reads whom to expect, for what.
enum BookedPeoplePages {
    static func address(_ id: Int64) -> String { "/examination_booking/\(id)/people" }
    static let shownAtMost = 500

    static let routes: [Route] = [
        .post("/examination_booking/{id}/people", .roles([.employer])) { page in
            let record = try await page.record("examination_booking", for: .edit)
            let chosen = page.form.pairs.compactMap { $0.name.hasPrefix("worker-") ? Int64($0.name.dropFirst(7)) : nil }
            do {
                guard !chosen.isEmpty else {
                    throw RegisterError.invalid([FieldProblem("workers", .missing, InstitutionTexts.chooseSomebody)])
                }
                try await page.product.registers.write(as: page.principal) {
                    try BookedPerson.add(chosen, to: record.id, $0)
                }
            } catch RegisterError.invalid(let problems) {
                return page.page(
                    InstitutionTexts.people, status: .unprocessableContent,
                    crumbs: [Crumb(record.title(page.product.codes), RecordAddress.record("examination_booking", record.id))],
                    body: ErrorSummary.html(problems) + (try await choice(page, record)))
            }
            return page.redirect(RecordAddress.record("examination_booking", record.id), done: "people-booked")
        },
        .post("/examination_booking/{id}/people/{worker}/removal", .roles([.employer])) { page in
            let record = try await page.record("examination_booking", for: .edit)
            let worker = try page.recordNumber("worker")
            try await page.product.registers.write(as: page.principal) {
                try BookedPerson.remove(worker, from: record.id, $0)
            }
            return page.redirect(RecordAddress.record("examination_booking", record.id), done: "people-booked")
        },
    ]

    static let panel = RecordPanel("examination_booking", .bottom) { page, record in
        guard page.may(.register("booked_person", .view)) else { return nil }
        let list = try await listed(page, record)
        return list + (try await choice(page, record))
    }

    private static func listed(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML {
        let registers = page.product.registers
        let rows = try await registers.read { connection in
            try connection.query(
                """
                SELECT p.worker, (SELECT COUNT(*) FROM examination e WHERE e.void = 0 AND e.state = 'accepted' AND e.worker = p.worker
                    AND e.employer = ?2 AND e.exam_day >= ?3) AS examined
                FROM booked_person p WHERE p.void = 0 AND p.examination_booking = ?1 ORDER BY p.id LIMIT \(shownAtMost)
                """, [.integer(record.id), record["employer"], record["booked_day"]])
        }
        guard !rows.isEmpty else { return .empty }
        let workers = Set(rows.map { $0.integer("worker") })
        let people = try await registers.read {
            try DuePeople.read($0, registers, workers: workers, employer: record["employer"])
        }
        try await page.logRead(.list, registers.register(of: Worker.self), records: workers.sorted(), filter: "booking")
        let mayRemove =
            page.principal.role == .employer && ["requested", "confirmed"].contains(record.state)
            && registers.decide(page.principal, .edit, record).isAllowed
        let lines = rows.map { row -> [HTML] in
            let worker = row.integer("worker")
            let person = people[worker]
            let isExamined = row.integer("examined") > 0
            let removal: HTML =
                mayRemove && !isExamined
                ? Components.act(page, "\(address(record.id))/\(worker)/removal", InstitutionTexts.removePerson) : .empty
            let state =
                isExamined
                ? Components.badge(InstitutionTexts.examinedAlready, .good)
                : Components.badge(InstitutionTexts.notYetExamined, .neutral)
            return [
                HTML(text: person?.name ?? ""), HTML(text: person?.post ?? ""),
                HTML(text: person?.hazards(page.product.codes) ?? ""), state + removal,
            ]
        }
        return Components.section(
            "\(InstitutionTexts.people)（\(rows.count)）",
            Components.table(InstitutionTexts.people, columns: InstitutionTexts.listedColumns, rows: lines))
    }

    private static func choice(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML {
        let registers = page.product.registers
        guard page.principal.role == .employer, ["requested", "confirmed"].contains(record.state), !record.isVoid,
            registers.decide(page.principal, .edit, record).isAllowed, let day = record.draft.day("booked_day")
        else { return .empty }
        let employer = record["employer"]
        let people = try await registers.read { connection -> [(Int64, DuePeople)] in
            let rows = try connection.query(
                """
                SELECT d.worker, MIN(d.due_day) AS due FROM examination_due d WHERE d.void = 0 AND d.employer = ?1 AND d.due_day <= ?2
                AND d.kind NOT IN ('contraindicated') AND d.booked_day IS NULL
                GROUP BY d.worker ORDER BY due, d.worker LIMIT \(shownAtMost)
                """, [employer, .text((day + 30).description)])
            let workers = rows.map { $0.integer("worker") }
            let people = try DuePeople.read(connection, registers, workers: Set(workers), employer: employer)
            return workers.compactMap { worker in people[worker].map { (worker, $0) } }
        }
        try await page.logRead(
            .list, registers.register(of: Worker.self), records: people.map(\.0), filter: "booking")
        let lines = people.map { worker, person -> [HTML] in
            [
                "<input type=\"checkbox\" name=\"worker-\(worker)\" value=\"1\" aria-label=\"\(person.name)\">",
                HTML(text: person.name), HTML(text: person.post), HTML(text: person.hazards(page.product.codes)),
                HTML(text: person.due),
            ]
        }
        guard !lines.isEmpty else { return "<p class=\"muted\">\(InstitutionTexts.nobodyDue)</p>" }
        let table = Components.table(InstitutionTexts.people, columns: InstitutionTexts.peopleColumns, rows: lines)
        return """
            <details class="more"><summary>\(InstitutionTexts.savePeople)（\(lines.count)）</summary>
            <p class="muted">\(InstitutionTexts.peopleHelp)</p>
            <form method="post" action="\(address(record.id))" class="record-form">\(page.tokenField)\(table)
            <button class="button primary" type="submit">\(InstitutionTexts.savePeople)</button></form></details>
            """
    }
}

/// What a list of an appointment shows of a person: name, post, hazards to examine for.
struct DuePeople: Sendable {
    var name: String
    var post: String
    var factors: [String]
    var due: String

    func hazards(_ codes: any CodeBook) -> String {
        factors.map { codes.entry("hazard_factor", $0)?.label ?? $0 }.joined(separator: "、")
    }

    static func read(
        _ connection: any Connection, _ registers: Registers, workers: Set<Int64>, employer: Value
    ) throws -> [Int64: DuePeople] {
        guard !workers.isEmpty else { return [:] }
        let ids = workers.sorted().map(String.init).joined(separator: ", ")
        let names = try Worker.names(of: workers, connection, registers)
        let rows = try connection.query(
            """
            SELECT d.worker, d.hazard, d.due_day, p.workshop, p.name FROM examination_due d JOIN post p ON p.id = d.post
            WHERE d.void = 0 AND d.employer = ?1 AND d.kind <> 'contraindicated' AND d.worker IN (\(ids))
            ORDER BY d.worker, d.due_day, d.id
            """, [employer])
        var people: [Int64: DuePeople] = [:]
        for worker in workers { people[worker] = DuePeople(name: names[worker] ?? "", post: "", factors: [], due: "") }
        for row in rows {
            let worker = row.integer("worker")
            people[worker]?.post = "\(row["workshop"].text ?? "") · \(row.text("name"))"
            if people[worker]?.factors.contains(row.text("hazard")) == false {
                people[worker]?.factors.append(row.text("hazard"))
            }
            if people[worker]?.due.isEmpty == true { people[worker]?.due = row["due_day"].text ?? "" }
        }
        return people
    }
}
