import Access
import EarlyWarning
import FieldTestSupport
import HealthSurveillance
import OnlineMonitoring
import Organisations
import Pages
import Registers
import TestSupport
import Testing
import WorkplaceMonitoring

@testable import HearingConservation

/// The county's pages with an enrolled factory, another one, and people whose hearing was tested.
struct HearingWebsite {
    let site: CountyWebsite
    let hearing: HearingOffice
    let other: Int64
    let post: Int64
    let audiogram: Int64
    let worker: Int64

    static func open() async throws -> HearingWebsite {
        let site = try await CountyWebsite(
            slices: CountyWebsite.slices + [
                WorkplaceMonitoring.slice, EarlyWarning.slice, OnlineMonitoring.slice, HealthSurveillance.slice,
                HearingConservation.slice,
            ])
        let employer = try await site.office.openFactory()
        let other = try await site.office.openFactory(["credit_code": Factory.creditCode(2), "name": "模拟二厂"])
        let hearing = HearingOffice(office: site.office, employer: employer)
        try await hearing.office.enter(
            HearingProgramme.self, ["employer": "#\(employer)", "sector": "machinery", "enrolled_day": "2026-01-05"],
            as: hearing.cdc)
        try await hearing.protector()
        let post = try await hearing.keep(["protector": "模拟 E-25", "control_kind": "enclosure", "level_before": "101"])
        try await hearing.test(
            hearing.audiogramInput(on: "2024-02-20", right: AudiogramTests.good, kind: "baseline"))
        let shifted = try await hearing.test(hearing.audiogramInput(on: "2026-02-20", right: AudiogramTests.notched))
        try await site.openAccount(of: employer)
        try await site.openAccount("cdc", .cdc, region: "440000/441700/441702")
        try await site.openAccount("cdc2", .cdc, region: "440000/441700/441781")
        try await site.openAccount("clinic", .healthInstitution, region: "440000/441700", organisation: 9_001)
        try await site.openAccount("rival", .healthInstitution, region: "440000/441700", organisation: 9_002)
        try await site.openAccount("self", .worker, person: shifted.record.worker ?? 0)
        return HearingWebsite(
            site: site, hearing: hearing, other: other, post: post.id, audiogram: shifted.id, worker: shifted.record.worker ?? 0)
    }
}

@Suite(.requirement("R-35", "R-36", "R-37", "R-38", "R-39", "R-50", "R-32")) struct HearingPagesTests {
    @Test func `an employer comes to its own chain, with the next step and without a threshold`() async throws {
        let web = try await HearingWebsite.open()
        try await web.site.visit(as: "factory") { (visitor: Visitor) async throws in
            let way = try await visitor.get("/hearing")
            #expect(way.location == "/hearing/\(web.hearing.employer)")
            let chain = try await visitor.get(way.location)
            #expect(chain.status == 200)
            for words in [
                "一车间 · 打磨工", "97.0 dB(A)", "模拟 E-25", "82.0 dB(A)", "可接受", "阈移 1 人", "比治理前低 4.0 dB", "还没有做适合性检验",
                "模**（男，1980）", "阈移，待复测",
            ] { #expect(chain.words.contains(words), "\(words)") }
            for hidden in ["模拟甲", "左耳气导", "16.7"] { #expect(!chain.text.contains(hidden), "\(hidden)") }
            #expect(chain.text.contains("/fit_test/new?employer=%23\(web.hearing.employer)"))
            #expect(try await visitor.get("/hearing/\(web.other)").status == 404)
            #expect(try await visitor.get("/audiogram").status == 403)
            #expect(try await visitor.get("/audiogram/\(web.audiogram)").status == 403)
            #expect(try await visitor.get("/noise-database").status == 403)
        }
        try await web.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let viewers = try await visitor.get("/worker/\(web.worker)")
            #expect(viewers.words.contains("factory"))
        }
    }

    @Test func `a form opened from the chain holds the post already`() async throws {
        let web = try await HearingWebsite.open()
        try await web.site.visit(as: "factory") { (visitor: Visitor) async throws in
            let post = try await web.hearing.office.find(HearingPost.self, web.post).record.post
            let form = try await visitor.get("/fit_test/new?employer=%23\(web.hearing.employer)&post=%23\(post)&subject=hearing")
            #expect(form.status == 200)
            #expect(form.text.contains("name=\"post\" value=\"#\(post)\""))
        }
    }

    @Test func `the clinic sees its audiogram drawn over the baseline, another clinic finds nothing`() async throws {
        let web = try await HearingWebsite.open()
        try await web.site.visit(as: "clinic") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/audiogram/\(web.audiogram)")
            #expect(page.status == 200)
            for words in ["right-air", "left-air", "淡色为 2024-02-20", "右耳阈移", "16.7 dB，达到"] {
                #expect(page.text.contains(words), "\(words)")
            }
            let referred = try await visitor.post(
                "/audiogram/\(web.audiogram)/referral", ["place": "模拟医院", "day": "2026-03-02"])
            #expect(referred.status == 303)
        }
        for stranger in ["rival", "cdc2"] {
            try await web.site.visit(as: stranger) { (visitor: Visitor) async throws in
                #expect(try await visitor.get("/audiogram/\(web.audiogram)").status == 404)
            }
        }
        try await web.site.visit(as: "cdc2") { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/hearing/\(web.hearing.employer)").status == 404)
            #expect(!(try await visitor.get("/hearing").text.contains("模拟五金")))
            #expect(!(try await visitor.get("/noise-database").text.contains("模拟五金")))
        }
    }

    @Test func `a person sees the own hearing over the years, and every look is on record`() async throws {
        let web = try await HearingWebsite.open()
        try await web.site.visit(as: "self") { (visitor: Visitor) async throws in
            let page = try await visitor.get("/hearing-own")
            #expect(page.status == 200)
            for words in ["2024-02-20", "2026-02-20", "16.7", "基线"] { #expect(page.words.contains(words), "\(words)") }
            #expect(try await visitor.get("/audiogram/\(web.audiogram)").status == 403)
        }
        let viewers = try await web.site.product.access.log.viewers(register: "audiogram", recordID: web.audiogram, limit: 20)
        #expect(viewers.map(\.accountName) == ["self"])
    }

    @Test func `the noise database answers by process and year, draws the distribution and gives all rows`() async throws {
        let web = try await HearingWebsite.open()
        _ = try await web.hearing.keep(["year": "2025", "entered_level": "101", "process": "冲压", "equipment": "压力机"])
        try await web.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let all = try await visitor.get("/noise-database?group=process")
            #expect(all.status == 200)
            for words in ["打磨", "冲压", "95–100", "100–105", "模拟五金制品有限公司"] { #expect(all.words.contains(words), "\(words)") }
            #expect(all.text.contains("\"bars\":true"))
            let pressing = try await visitor.get("/noise-database?process=%E5%86%B2%E5%8E%8B&from=2025&to=2025")
            #expect(pressing.words.contains("压力机") && !pressing.words.contains("角磨机"))
            let sheet = try await visitor.get("/noise-database/export?from=2026")
            #expect(sheet.text.contains("模拟五金制品有限公司,3381,一车间,打磨工,2026,打磨,角磨机,97,,隔声罩、隔声间,82"))
            #expect(!sheet.text.contains("冲压"))
        }
    }

    @Test func `a post without a record of its own stands with the institution's report`() async throws {
        let web = try await HearingWebsite.open()
        _ = try await web.hearing.measure("88.5", on: "2025-06-01")
        _ = try await web.hearing.measure("90.5", on: "2026-01-15")
        try await web.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let sheet = try await visitor.get("/noise-database/export")
            #expect(sheet.text.contains(",打磨工,2025,,,88.5"))
            // 2026 is kept in the post's own record.
            #expect(!sheet.text.contains("90.5"))
        }
    }

    @Test func `a survey is drawn, seen and counted on its page`() async throws {
        let web = try await HearingWebsite.open()
        try await web.site.visit(as: "cdc") { (visitor: Visitor) async throws in
            let made = try await visitor.post(
                "/wearing_survey",
                [
                    "employer": "#\(web.hearing.employer)", "surveyed_day": "2026-03-02", "sampling": "random",
                    "sample_size": "2",
                    "seed": "123", "surveyor": "模拟",
                ])
            let address = "/wearing_survey/\(made.number)"
            #expect(try await visitor.post("\(address)/sample").status == 303)
            let form = try await visitor.get(address)
            let names = form.text.matches(of: /name="(result-\d+)"/).map { String($0.1) }
            #expect(names.count == 2)
            #expect(try await visitor.post("\(address)/count").status == 409)
            #expect(
                try await visitor.post("\(address)/observation", [names[0]: "correct", names[1]: "not_worn"]).status == 303)
            #expect(try await visitor.post("\(address)/count").status == 303)
            #expect(try await visitor.get(address).words.contains("已统计"))
            #expect(try await visitor.get("/hearing/\(web.hearing.employer)").words.contains("50.0%"))
        }
    }
}
