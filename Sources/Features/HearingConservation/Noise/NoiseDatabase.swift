import Access
import CodeTables
import Database
import HealthSurveillance
import Registers

/// 重点行业领域噪声危害数据库 (R-36): every noisy post of every year that was kept or measured, in the reach of whoever asks.
struct NoiseDatabase: Sendable {
    /// More rows than this are not read at once; the page says so.
    static let most = 50_000

    struct Question: Sendable, Equatable {
        var industry = ""
        var process = ""
        var equipment = ""
        var post = ""
        var from: Int?
        var to: Int?
        var group = Group.industry
    }

    enum Group: String, Sendable, CaseIterable {
        case industry, process, equipment, post, control, year

        var label: String {
            switch self {
            case .industry: "行业大类"
            case .process: "工艺"
            case .equipment: "设备"
            case .post: "岗位"
            case .control: "工程控制"
            case .year: "年度"
            }
        }
    }

    var rows: [NoiseLevel] = []
    /// People tested and shifted, by post.
    var hearing: [Int64: (tested: Int, shifted: Int)] = [:]
    var isCut: Bool { rows.count >= Self.most }

    static func read(_ connection: any Connection, _ registers: Registers, _ principal: Principal, _ question: Question) throws
        -> NoiseDatabase
    {
        let scope = registers.condition(principal, .view, registers.register(of: HearingPost.self), first: 2)
        var arguments: [Value] = [.text(HazardFactor.noise)] + scope.arguments
        var conditions = [scope.sql]
        func add(_ condition: (String) -> String, _ value: Value) {
            arguments.append(value)
            conditions.append(condition("?\(arguments.count)"))
        }
        if !question.industry.isEmpty { add({ "e.industry LIKE \($0)" }, .text(escaped(question.industry) + "%")) }
        for (column, text) in [("t.process", question.process), ("t.equipment", question.equipment), ("p.name", question.post)]
        where !text.isEmpty { add({ "\(column) LIKE \($0)" }, .text("%" + escaped(text) + "%")) }
        if let from = question.from { add({ "t.year >= \($0)" }, .integer(Int64(from))) }
        if let to = question.to { add({ "t.year <= \($0)" }, .integer(Int64(to))) }
        var database = NoiseDatabase()
        database.rows = try connection.query(
            """
            SELECT e.name AS employer_name, e.industry, p.workshop, p.name AS post_name, t.post, t.year, t.level, t.process,
            t.equipment, t.spectrum, t.control_kind, t.protected_level FROM (\(union)) t JOIN post p ON p.id = t.post
            JOIN employer e ON e.id = t.employer WHERE e.void = 0 AND \(conditions.joined(separator: " AND "))
            ORDER BY t.year DESC, t.post, t.id LIMIT \(most)
            """, arguments
        ).map(NoiseLevel.init)
        for row in try connection.query(
            """
            SELECT post, COUNT(DISTINCT worker) AS tested,
            COUNT(DISTINCT CASE WHEN state IN ('shift', 'confirmed', 'referred') THEN worker END) AS shifted
            FROM audiogram WHERE void = 0 AND post IS NOT NULL GROUP BY post
            """)
        {
            database.hearing[row.integer("post")] = (row.int("tested"), row.int("shifted"))
        }
        return database
    }

    private static func escaped(_ text: String) -> String { text.filter { $0 != "%" && $0 != "_" } }

    /// What was kept of a post in a year; where nothing was, the institutions' reports of that year.
    private static let union = """
        SELECT h.id, h.employer, h.post, h.year, h.lex_8h AS level, h.process, h.equipment, h.spectrum, h.control_kind,
        h.protected_level, h.region_path, h.organisation_id FROM hearing_post h WHERE h.void = 0 AND h.lex_8h IS NOT NULL
        UNION ALL
        SELECT m.id, m.employer, m.post, CAST(SUBSTR(m.sampled_day, 1, 4) AS INTEGER), COALESCE(m.lex_8h, m.lex_40h), NULL, NULL, NULL,
        NULL, NULL, m.region_path, m.organisation_id FROM measurement m WHERE m.void = 0 AND m.factor = ?1
        AND COALESCE(m.lex_8h, m.lex_40h) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM hearing_post k WHERE k.void = 0
        AND k.post = m.post AND k.year = CAST(SUBSTR(m.sampled_day, 1, 4) AS INTEGER))
        """
}

/// One noisy post in one year, as the noise database answers it.
struct NoiseLevel: Sendable, Equatable {
    var employer: String
    var industry: String
    var workshop: String
    var post: String
    var postID: Int64
    var year: Int
    var level: Double
    var process: String
    var equipment: String
    var spectrum: String
    var control: String
    var protectedLevel: Double?
}

extension NoiseLevel {
    init(_ row: Row) {
        employer = row.text("employer_name")
        industry = row["industry"].text ?? ""
        workshop = row["workshop"].text ?? ""
        post = row.text("post_name")
        postID = row.integer("post")
        year = row.int("year")
        level = row.real("level")
        process = row["process"].text ?? ""
        equipment = row["equipment"].text ?? ""
        spectrum = row["spectrum"].text ?? ""
        control = row["control_kind"].text ?? ""
        protectedLevel = row["protected_level"].real
    }
}
