import FieldTestSupport
import Testing

/// A supervisor's menu is long: it lies folded by the groups of the field, without any script.
struct MenuTests {
    @Test func `the group of the page is open, the others are folded; an overdue number of days is not broken`() async throws {
        let office = try await SupervisionOffice()
        let visit = try await office.visit()
        _ = try await office.order(after: visit, deadline: "2026-03-20")
        office.office.turn(to: "2026-07-20")
        try await office.site.visit(as: "supervisor") { (visitor: Visitor) async throws in
            let groups = { (page: Visitor.Page, isOpen: Bool) in
                page.text.matches(of: /<details class="menu-group" data-group="([^"]+)"( open)?>/).filter {
                    ($0.output.2 != nil) == isOpen
                }.map { String($0.output.1) }
            }
            for (address, group) in [
                ("/inspection/\(visit)", "监督执法"), ("/self-check-year", "风险分级与自查"), ("/complaint", "举报与信用"),
                ("/inspectors-today", "执法队伍"),
            ] {
                let page = try await visitor.get(address)
                #expect(groups(page, true) == [group], "\(address)")
                #expect(groups(page, false).count >= 3)
                #expect(page.text.contains("<summary class=\"menu-heading\">"))
            }
            let desk = try await visitor.get("/")
            #expect(desk.text.contains("<span class=\"state state-bad whole\">逾期 122 天</span>"))
        }
    }
}
