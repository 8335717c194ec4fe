import Testing

@testable import DemoCity

struct FieldWorkTests {
    @Test func `the city's supervisor has visits to take along, and a township account may patrol`() async throws {
        let city = try await CitySample.sqlite.value
        let assigned = try await city.count(
            """
            SELECT COUNT(*) FROM inspection v JOIN inspection_member m ON m.inspection = v.id JOIN inspector i ON i.id = m.inspector
            WHERE v.state = 'dispatched' AND i.account_name = 'supervisor'
            """)
        #expect(assigned >= 3)
        #expect(try await city.count("SELECT COUNT(*) FROM inspector WHERE kind = 'town' AND account_name = 'town'") == 1)
    }
}
