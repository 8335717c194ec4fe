/// Statistics of exposure groups.
enum StatisticsRules {
    static let all: [Rule] = []
}
