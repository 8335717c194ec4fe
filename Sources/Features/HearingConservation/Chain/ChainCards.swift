import Calendars
import Pages
import Registers
import Rulebook

/// The parts of the chain's page: the head, a card a post, the group comparison.
struct ChainCards {
    let page: PageRequest
    let employer: Int64

    private var isEditor: Bool { page.may(.register("hearing_post", .create)) }

    func head(_ chain: HearingChain) -> HTML {
        guard let programme = chain.programme else {
            return "<p>\(ChainTexts.notEnrolled)</p>" + button("hearing_programme", ChainTexts.enrol)
        }
        let facts = Components.facts([
            (ChainTexts.state, ChainPage.state(programme.stored.state)),
            (ChainTexts.enrolled, HTML(text: programme.record.enrolledDay?.description ?? "")),
            (
                ChainTexts.programme,
                "<a href=\"\(RecordAddress.record("hearing_programme", programme.id))\">\(page.product.codes.entry("hearing_sector", programme.record.sector)?.label ?? "")</a>"
            ),
        ])
        let buttons =
            button("hearing_post", ChainTexts.addPost) + button("wearing_survey", ChainTexts.planSurvey)
            + button("hearing_demonstration", ChainTexts.apply)
        let empty: HTML = chain.links.isEmpty ? "<p class=\"notice notice-warning\">\(ChainTexts.noPosts)</p>" : .empty
        return facts + "<p class=\"muted\">\(ChainTexts.lead)</p><p>\(buttons)</p>" + empty
    }

    private func button(_ register: String, _ label: String) -> HTML {
        guard page.may(.register(register, .create)) else { return .empty }
        return "<a class=\"button\" href=\"\(RecordAddressText.new(register, [("employer", "#\(employer)")]))\">\(label)</a> "
    }

    func card(_ link: HearingChain.Link) -> HTML {
        let record = link.post.record
        let facts = Components.facts([
            (ChainTexts.noise, noise(link)), (ChainTexts.controlTitle, control(record)),
            (ChainTexts.protectorTitle, protector(link)), (ChainTexts.fitTitle, fit(link)),
            (ChainTexts.wearingTitle, wearing(link)), (ChainTexts.hearingTitle, hearing(link)),
            (ChainTexts.actionTitle, "\(ChainTexts.actions(link.openActions.count, link.doneActions))"),
            (ChainTexts.resultTitle, result(link)),
        ])
        let steps = NextStep.of(link, on: page.today)
        let list = steps.html { step in
            let target = isEditor ? step.address : nil
            let way: HTML? = target.map { " <a class=\"button\" href=\"\($0)\">\(step.label)</a>" }
            return "<li>\(step.sentence)\(way)</li>"
        }
        let next: HTML =
            steps.isEmpty ? "<p class=\"muted\">\(ChainTexts.nothingNext)</p>" : "<h3>\(ChainTexts.next)</h3><ul>\(list)</ul>"
        return """
            <section class="section chain-post"><h2><a href="\(RecordAddress.record("hearing_post", link.post.id))">\(link.title)</a></h2>\
            \(facts)\(next)</section>
            """
    }

    private func noise(_ link: HearingChain.Link) -> HTML {
        guard let level = link.post.record.level else { return Components.badge(ChainTexts.none, .warning) }
        let badge = Components.badge("\(level) dB(A)", level >= HearingLimits.action ? .bad : level >= 80 ? .warning : .good)
        let sensor = link.sensor.map { "　\(ChainTexts.sensorHelp) \(($0.median * 10).rounded() / 10) dB(A)" } ?? ""
        return "\(badge) <span class=\"muted\">\(link.post.record.levelOrigin)\(sensor)</span>"
    }

    private func control(_ record: HearingPost) -> HTML {
        guard !record.control.isEmpty else { return record.isLoud ? Components.badge(ChainTexts.none, .warning) : .empty }
        return "\(page.product.codes.entry("noise_control", record.control)?.label ?? record.control) \(record.controlText)"
    }

    private func protector(_ link: HearingChain.Link) -> HTML {
        let record = link.post.record
        guard !link.protector.isEmpty else { return record.wearsByDuty ? Components.badge(ChainTexts.none, .bad) : .empty }
        let label = page.product.codes.entry("protection_verdict", record.protection)?.label ?? ""
        let under = record.protectedLevel.map { " \($0) dB(A)" } ?? ""
        return
            "\(link.protector)\(under) \(label.isEmpty ? .empty : Components.badge(label, HearingPost.tones[record.protection] ?? .neutral))"
    }

    private func fit(_ link: HearingChain.Link) -> HTML {
        let all = [(ChainTexts.protectorTitle, link.fit), (ChainTexts.respirator, link.respirators)].filter { $0.1.tested > 0 }
        guard !all.isEmpty else { return HTML(text: ChainTexts.none) }
        return all.html { kind, fit in
            let waiting: HTML =
                fit.waiting > 0
                ? " <a href=\"\(RecordAddress.list("fit_test"))?employer=%23\(employer)\">\(Components.badge(ChainTexts.waiting(fit.waiting), .bad))</a>"
                : .empty
            return "<p>\(kind)：\(ChainTexts.tested(fit))\(waiting)</p>"
        }
    }

    private func wearing(_ link: HearingChain.Link) -> HTML {
        guard let wearing = link.wearing, wearing.observed > 0 else { return HTML(text: ChainTexts.none) }
        let percent = (Double(wearing.correct) / Double(wearing.observed) * 1_000).rounded() / 10
        let tone: Lifecycle.State.Tone = percent >= 90 ? .good : percent >= 80 ? .warning : .bad
        let own = wearing.isSelf ? "（\(ChainTexts.selfSurvey)）" : ""
        return
            "\(Components.badge("\(percent)%", tone)) <span class=\"muted\">\(ChainTexts.worn(wearing)) \(wearing.day?.description ?? "")\(own)</span>"
    }

    private func hearing(_ link: HearingChain.Link) -> HTML {
        let hearing = link.hearing
        guard hearing.tested > 0 else { return HTML(text: ChainTexts.none) }
        let shifted: HTML = hearing.shifted > 0 ? Components.badge(ChainTexts.shiftedShort(hearing.shifted), .bad) : .empty
        let referred: HTML = hearing.referred > 0 ? Components.badge(ChainTexts.referred(hearing.referred), .neutral) : .empty
        return "\(ChainTexts.hearing(hearing)) \(shifted) \(referred)"
    }

    /// What came of it: the level over the years, and against the time before the control.
    private func result(_ link: HearingChain.Link) -> HTML {
        let years = link.levels.map { "\($0.year) 年 \($0.level)" }.joined(separator: " → ")
        let record = link.post.record
        let fewer = record.levelBefore.flatMap { before in
            record.level.flatMap { before > $0 ? ChainTexts.fewer(String(((before - $0) * 10).rounded() / 10)) : nil }
        }
        return HTML(text: [years, fewer ?? ""].filter { !$0.isEmpty }.joined(separator: "；"))
    }

    /// Groups below five are for the clinic and the authorities alone, here as below.
    func years(_ chain: HearingChain) -> HTML {
        let isMedical = page.may(.register("audiogram", .view))
        let rows = chain.links.flatMap { link in
            link.years.map { year -> [HTML] in
                let isShown = isMedical || year.people >= ShiftForecast.leastShown
                return [
                    HTML(text: link.title), "\(year.year)", isShown ? "\(year.people)" : HTML(text: ChainTexts.few),
                    isShown ? "\(year.shifted)" : .empty,
                    isShown ? HTML(text: "\((year.median * 10).rounded() / 10) dB") : .empty,
                ]
            }
        }
        guard !rows.isEmpty else { return .empty }
        return Components.section(
            ChainTexts.years,
            Components.table(ChainTexts.years, columns: ChainTexts.yearColumns, rows: rows)
                + "<p class=\"muted\">\(ChainTexts.yearNote)</p>")
    }

    func forecast(_ chain: HearingChain) -> HTML {
        let isMedical = page.may(.register("audiogram", .view))
        let rows = chain.links.flatMap { link -> [[HTML]] in
            guard link.forecast.count > 0 else { return [] }
            guard isMedical || link.forecast.count >= ShiftForecast.leastShown else {
                return [[HTML(text: link.title), .empty, .empty, HTML(text: ChainTexts.few), .empty, .empty, .empty]]
            }
            return link.forecast.lines.map { line in
                func text(_ value: Double) -> String { String((value * 10).rounded() / 10) }
                let interval = line.interval.map { "\(text($0.lowerBound))–\(text($0.upperBound))" } ?? "—"
                let tone: Lifecycle.State.Tone = line.verdict == .above ? .bad : line.verdict == .asExpected ? .neutral : .warning
                return [
                    HTML(text: link.title), "\(line.frequency.rawValue) Hz", HTML(text: ChainTexts.group(link.forecast)),
                    HTML(text: "\(text(line.observed)) dB"), HTML(text: interval), HTML(text: "\(text(line.expected)) dB"),
                    Components.badge(ChainTexts.verdict(line.verdict), line.verdict == .below ? .good : tone),
                ]
            }
        }
        guard !rows.isEmpty else { return .empty }
        return Components.section(
            ChainTexts.forecast,
            Components.table(ChainTexts.forecast, columns: ChainTexts.forecastColumns, rows: rows)
                + "<p class=\"muted\">\(ChainTexts.forecastNote)</p>")
    }
}
