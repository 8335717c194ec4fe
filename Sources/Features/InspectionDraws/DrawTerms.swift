/// What is laid down before a draw: how many, how teams are made, and which public value decides.
public struct DrawTerms: Sendable, Hashable {
    /// The method by which lists, secret and public value give the result; a change of the method is a new name.
    public static let method = "zhijian-draw-1"

    public var title: String
    public var count: Int
    /// Objects drawn behind the others, to stand in for those that are closed or cannot be found.
    public var reserves: Int
    /// Inspectors of the leading department in a team: two or more (行政处罚法 42).
    public var inspectors: Int
    public var technicians: Int
    public var leading: String
    /// Departments that each send one inspector to a joint visit.
    public var partners: [String]
    /// Most visits of one person; 0 for no bound.
    public var visitLimit: Int
    /// Which value, published by others after the commitment, goes into the seed: “2026-03-06 福彩双色球开奖号码”.
    public var publicSource: String

    public init(
        title: String, count: Int, reserves: Int = 0, inspectors: Int = 2, technicians: Int = 0, leading: String,
        partners: [String] = [], visitLimit: Int = 0, publicSource: String
    ) {
        self.title = title
        self.count = count
        self.reserves = reserves
        self.inspectors = inspectors
        self.technicians = technicians
        self.leading = leading
        self.partners = partners
        self.visitLimit = visitLimit
        self.publicSource = publicSource
    }

    var facts: [(String, String)] {
        [
            ("method", Self.method), ("title", title), ("count", String(count)), ("reserves", String(reserves)),
            ("inspectors", String(inspectors)), ("technicians", String(technicians)), ("leading", leading),
            ("partners", partners.joined(separator: ";")), ("visit_limit", String(visitLimit)), ("public_source", publicSource),
        ]
    }

    /// Why such a draw cannot be held; nil when it can.
    public var objection: DrawFault? {
        if count < 1 { return DrawFault("draw.csv", nil, "抽取数量应在 1 以上。") }
        if reserves < 0 || technicians < 0 || visitLimit < 0 { return DrawFault("draw.csv", nil, "数量不能是负数。") }
        if inspectors < 2 { return DrawFault("draw.csv", nil, "执法人员不得少于两人（行政处罚法第四十二条）。") }
        if leading.isEmpty { return DrawFault("draw.csv", nil, "没有写明牵头部门。") }
        return nil
    }
}

/// What is published before the public value is known: it fixes terms, lists and secret without telling the secret.
public struct DrawCommitment: Sendable, Hashable {
    public let terms: DrawTerms
    public let objectDigest: String
    public let inspectorDigest: String
    public let conflictDigest: String

    public init(_ terms: DrawTerms, _ lists: DrawLists) {
        self.terms = terms
        objectDigest = lists.objectTable.digest
        inspectorDigest = lists.inspectorTable.digest
        conflictDigest = lists.conflictTable.digest
    }

    var facts: [(String, String)] {
        terms.facts + [("objects", objectDigest), ("inspectors_list", inspectorDigest), ("conflicts", conflictDigest)]
    }

    private var body: String { facts.map { CommaText.line([$0.0, $0.1]) }.joined(separator: "\n") }

    /// The number to publish beforehand.
    public func number(secret: String) -> String { Digest.of("\(DrawTerms.method)|commitment\n\(secret)\n\(body)") }

    /// The seed, once the public value is known.
    public func seed(secret: String, publicValue: String) -> String {
        Digest.of("\(DrawTerms.method)|seed\n\(secret)\n\(publicValue)\n\(body)")
    }
}
