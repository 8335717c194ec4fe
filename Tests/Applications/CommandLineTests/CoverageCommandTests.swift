import Testing

@Suite struct CoverageCommandTests {
    private func requirements() throws -> [[String: Any]] {
        try Zhijian.run("coverage", "--json").json["requirements"] as? [[String: Any]] ?? []
    }

    @Test func `all 121 requirements appear in order, served or not`() throws {
        let numbers = try requirements().compactMap { $0["requirement"] as? String }
        #expect(numbers == (1...121).map { $0 < 10 ? "R-0\($0)" : "R-\($0)" })
    }

    @Test func `declaration is served by its register, its acts and its pages`() throws {
        let found = try requirements().first { $0["requirement"] as? String == "R-19" }
        #expect((found?["registers"] as? [String])?.contains("declaration") == true)
        #expect((found?["acts"] as? [String])?.contains("declaration.accept") == true)
        #expect((found?["pages"] as? [String])?.contains("/declaration/{id}") == true)
    }

    @Test func `the cockpit serves by a page of its own, and these tests are named`() throws {
        let all = try requirements()
        func list(_ number: String, _ key: String) -> [String] {
            all.first { $0["requirement"] as? String == number }?[key] as? [String] ?? []
        }
        #expect(list("R-06", "pages").contains("/cockpit"))
        #expect(list("R-14", "tests").contains("CommandLineTests/BackupCommandTests: a store at rest comes back the same"))
    }

    @Test func `a requirement that nothing serves has empty lists`() throws {
        let found = try requirements().first { $0["requirement"] as? String == "R-70" }
        for key in ["registers", "acts", "pages", "tests"] { #expect(found?[key] as? [String] == [], "\(key)") }
    }
}
