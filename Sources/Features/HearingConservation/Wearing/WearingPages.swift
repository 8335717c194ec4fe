import Calendars
import Pages
import Registers

/// The survey on a phone: sample, a line a place, count.
enum WearingPages {
    static let panels: [RecordPanel] = [RecordPanel("wearing_survey", .top, draw: panel)]

    static let routes: [Route] = [
        .post("/wearing_survey/{id}/sample", .register("wearing_survey", .edit)) { page in
            try await page.act(on: WearingSurvey.self, done: "wearing-drawn", WearingActs.draw)
        },
        .post("/wearing_survey/{id}/observation", .register("wearing_survey", .edit)) { page in
            var seen: [Int64: (result: String, fault: String)] = [:]
            for (name, value) in page.form.pairs where name.hasPrefix("result-") {
                guard let id = Int64(name.dropFirst(7)), page.product.codes.entry("wearing_result", value) != nil else {
                    continue
                }
                let fault = page.typed("fault-\(id)")
                seen[id] = (value, page.product.codes.entry("wearing_fault", fault) == nil ? "" : fault)
            }
            let all = seen
            return try await page.act(on: WearingSurvey.self, done: "wearing-saved") { stored, _, transaction in
                try WearingActs.observe(stored, all, transaction)
            }
        },
        .post("/wearing_survey/{id}/count", .register("wearing_survey", .edit)) { page in
            try await page.act(on: WearingSurvey.self, done: "wearing-counted", WearingActs.count)
        },
        .post("/wearing_survey/{id}/reopening", .register("wearing_survey", .approve)) { page in
            let reason = page.typed("_reason")
            return try await page.act(on: WearingSurvey.self, .approve, done: "moved") {
                try WearingActs.reopen($0, $1, reason: reason, $2)
            }
        },
    ]

    private static func panel(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        let registers = page.product.registers
        let isEditor = page.mayEdit(record)
        if record.state == "planned" {
            guard isEditor else { return nil }
            return Components.section(
                HearingTexts.drawSample,
                "<p class=\"muted\">\(HearingTexts.drawHelp)</p>"
                    + Components.act(page, "/wearing_survey/\(record.id)/sample", HearingTexts.drawSample, kind: "primary"))
        }
        let (all, posts) = try await registers.read { connection in
            let all = try WearingActs.observations(connection, registers, survey: record.id)
            let posts = try registers.catalogue.register("post").map {
                try registers.titles(connection, $0, ids: Set(all.map(\.record.post)))
            }
            return (all, posts ?? [:])
        }
        if record.state == "surveying", isEditor { return form(page, record, all, posts) }
        return tally(page, record, all, posts)
    }

    private static func form(
        _ page: PageRequest, _ record: StoredRecord, _ all: [TypedRecord<WearingObservation>], _ posts: [Int64: String]
    ) -> HTML {
        func choice(_ name: String, _ label: String, _ table: String, _ value: String) -> HTML {
            let options = page.product.codes.entries(table).html {
                "<option value=\"\($0.code)\"\(attribute: "selected", if: $0.code == value)>\($0.label)</option>"
            }
            return
                "<select name=\"\(name)\" aria-label=\"\(label)\"><option value=\"\">\(HearingTexts.open)</option>\(options)</select>"
        }
        let lines = all.html { found -> HTML in
            let observation = found.record
            let title = "\(posts[observation.post] ?? "") \(observation.place) \(HearingTexts.place)"
            return """
                <li class="field">\(title) \(choice("result-\(found.id)", title, "wearing_result", observation.result)) \
                \(choice("fault-\(found.id)", "\(title) 不正确之处", "wearing_fault", observation.fault))</li>
                """
        }
        return Components.section(
            HearingTexts.observe,
            "<p class=\"muted\">\(HearingTexts.observeHelp)</p>"
                + ActForm.html(page, "/wearing_survey/\(record.id)/observation", HearingTexts.saveSeen, "<ol>\(lines)</ol>")
                + Components.act(page, "/wearing_survey/\(record.id)/count", HearingTexts.count))
    }

    private static func tally(
        _ page: PageRequest, _ record: StoredRecord, _ all: [TypedRecord<WearingObservation>], _ posts: [Int64: String]
    ) -> HTML {
        let results = page.product.codes.entries("wearing_result")
        let rows = Dictionary(grouping: all, by: \.record.post).sorted { $0.key < $1.key }.map { post, seen -> [HTML] in
            [HTML(text: posts[post] ?? "")] + results.map { result in "\(seen.count { $0.record.result == result.code })" }
        }
        var html = Components.table(HearingTexts.rate, columns: ["岗位"] + results.map(\.label), rows: rows)
        html += "<p class=\"muted\">\(HearingTexts.rateNote)</p>"
        if record.state == "counted", page.product.registers.decide(page.principal, .approve, record).isAllowed {
            html += Components.reasonedAct(page, "/wearing_survey/\(record.id)/reopening", HearingTexts.reopen)
        }
        return Components.section(HearingTexts.rate, html)
    }
}
