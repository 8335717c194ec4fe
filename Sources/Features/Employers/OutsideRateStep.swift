import Database
import Ledger

/// Employers that were outside the declaration rate before the roll-up of them came: counted once into its cells.
enum OutsideRateStep {
    static let step = SchemaStep("employers 1: employers outside the declaration rate as a roll-up") { connection in
        // In a new store the register's table comes after the steps, and there is nothing to count.
        let isThere = try connection.first(
            "SELECT name FROM register_column WHERE register = 'employer' AND name = 'is_industrial'")
        guard isThere != nil else { return }
        let rows = try connection.query(
            """
            SELECT region_path, COUNT(*) AS employers FROM employer
            WHERE void = 0 AND is_industrial = 1 AND state <> 'in_operation' GROUP BY region_path ORDER BY region_path
            """)
        var sums: [String: Int64] = [:]
        for row in rows {
            for region in RegionAncestry.paths(upFrom: row.text("region_path")) {
                sums[region, default: 0] += row.integer("employers")
            }
        }
        try connection.executeMany(
            "INSERT INTO figure_cell (figure, region_path, period, cell, numerator, denominator) VALUES (?1, ?2, '', '', ?3, 0)",
            sums.sorted { $0.key < $1.key }.map { [.text(EmployerFigures.outside), .text($0.key), .integer($0.value)] })
    }
}
