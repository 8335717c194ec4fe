import Access
import Testing

@Suite struct RoleCatalogueTests {
    @Test func `the three administrators are there without being handed in`() {
        #expect(RoleCatalogue().descriptions.map(\.label) == ["系统管理员", "安全管理员", "安全审计员"])
        #expect(RoleCatalogue().descriptions.map(\.administrator) == [true, true, true])
    }

    @Test func `a feature cannot describe an administrator anew`() {
        let catalogue = RoleCatalogue([
            RoleDescription(.auditAdministrator, label: "别的", explanation: ""),
            RoleDescription(.clerk, label: "受理员", explanation: "", needs: [.region]),
        ])
        #expect(catalogue.label(.auditAdministrator) == "安全审计员")
        #expect(catalogue.label(.clerk) == "受理员")
        #expect(catalogue[.other] == nil)
        #expect(catalogue.label(.other) == "other")
    }
}
