/// Tables that are part of the binary.
enum EmbeddedTables {
    /// The requirements named by the plans, in order.
    static let requirements = rows(PackageResources.requirements_csv, columns: 3).map { (number: $0[0], title: $0[2]) }

    /// The tests that carry a requirement. Drawn from the tests by `scripts/generated`; a house rule compares the two.
    static let acceptanceTests = rows(PackageResources.acceptance_tests_csv, columns: 4).map {
        (requirement: $0[0], test: "\($0[1])/\($0[2]): \($0[3])")
    }

    /// Rows below the heading; the last column may hold commas.
    private static func rows(_ bytes: [UInt8], columns: Int) -> [[String]] {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let cells = line.split(separator: ",", maxSplits: columns - 1, omittingEmptySubsequences: false).map(String.init)
            return cells.count == columns ? cells : nil
        }
    }
}
