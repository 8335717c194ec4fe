import Calendars
import Database
import TestSupport
import Testing

@testable import Registers

/// Indexes that follow from the declarations.
@Suite struct RegisterSchemaTests {
    /// A landing: what a boat brought in on a day.
    struct Landing: RegisterRecord {
        var boat = 0
        var day: Day?
        init() {}

        static let declaration = Declaration<Landing>("landing", "卸鱼") {
            Field(\.boat, "boat_id", "渔船").reference("boat", by: "number").required()
            Field(\.day, "day", "日期").required()
        }
        .region(.through("boat_id")).owned(.through("boat_id")).index("boat_id", "day")
    }

    @Test(arguments: Engine.allCases)
    func `a reference with which a declared index begins has no second one, and a store made before gives its up`(engine: Engine)
        async throws
    {
        let store = try await TestDatabase.open(engine)
        let catalogue = Catalogue([Boat.register, Landing.register])
        let names = try await store.write { connection -> [String] in
            for statement in RegisterSchema.platformStatements {
                try connection.execute(Dialect.schema(statement, for: connection.engine))
            }
            try RegisterSchema.bring(connection, to: catalogue, at: Harbour.morning)
            try connection.execute("CREATE INDEX landing_boat_id ON landing (boat_id, id)")
            try RegisterSchema.bring(connection, to: catalogue, at: Harbour.morning)
            let list =
                connection.engine == .sqlite
                ? "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'landing' ORDER BY name"
                : "SELECT indexname AS name FROM pg_indexes WHERE tablename = 'landing' AND indexname NOT LIKE '%pkey' ORDER BY 1"
            return try connection.query(list, []).map { $0.text("name") }
        }
        #expect(names == ["landing_boat_id_day", "landing_organisation", "landing_place"])
        await store.close()
    }
}
