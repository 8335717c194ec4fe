/// A draw as it is published: five small text files that suffice to hold the draw again.
public struct DrawFiles: Sendable, Hashable {
    public static let names = ["draw.csv", "objects.csv", "inspectors.csv", "conflicts.csv", "result.csv"]

    /// Text by name.
    public private(set) var texts: [String: String]

    public init(texts: [String: String]) { self.texts = texts }

    /// Holds the draw and writes its files.
    public init(_ lists: DrawLists, _ terms: DrawTerms, secret: String, publicValue: String) throws(DrawFault) {
        let lists = lists.ordered
        let commitment = DrawCommitment(terms, lists)
        let seed = commitment.seed(secret: secret, publicValue: publicValue)
        let result = RunDraw.table(try RunDraw.result(lists, terms, seed: seed))
        let facts =
            commitment.facts + [
                ("commitment", commitment.number(secret: secret)), ("secret", secret), ("public_value", publicValue),
                ("seed", seed), ("result", result.digest),
            ]
        texts = [
            "draw.csv": "key,value\n" + facts.map { CommaText.line([$0.0, CommaText.plain($0.1)]) + "\n" }.joined(),
            "objects.csv": lists.objectTable.text, "inspectors.csv": lists.inspectorTable.text,
            "conflicts.csv": lists.conflictTable.text, "result.csv": result.text,
        ]
    }

    func text(_ name: String) throws(DrawFault) -> String {
        guard let text = texts[name] else { throw DrawFault(name, nil, "缺少这个文件。") }
        return text
    }

    /// The lists of the files; bare tables without digests are read too.
    public func lists() throws(DrawFault) -> DrawLists {
        let empty = DrawLists(objects: [], inspectors: [])
        let objects = try ChainedTable.read(
            text("objects.csv"), columns: empty.objectTable.columns, file: "objects.csv")
        let inspectors = try ChainedTable.read(
            text("inspectors.csv"), columns: empty.inspectorTable.columns, file: "inspectors.csv")
        let conflicts = try ChainedTable.read(
            texts["conflicts.csv"] ?? "inspector,object\n", columns: empty.conflictTable.columns, file: "conflicts.csv")
        var list: [DrawObject] = []
        for (index, row) in objects.rows.enumerated() {
            guard let weight = Int(row[3]) else { throw DrawFault("objects.csv", index + 2, "权重不是整数。") }
            list.append(DrawObject(number: row[0], name: row[1], riskClass: row[2], weight: weight))
        }
        return DrawLists(
            objects: list,
            inspectors: inspectors.rows.map {
                DrawInspector(number: $0[0], name: $0[1], department: $0[2], isTechnician: $0[3] == "1")
            }, conflicts: conflicts.rows.map { DrawConflict(inspector: $0[0], object: $0[1]) })
    }

    /// Key → line and value of `draw.csv`.
    func facts() throws(DrawFault) -> [String: (line: Int, value: String)] {
        let table = CommaText.read(try text("draw.csv"))
        guard table.first?.fields == ["key", "value"] else { throw DrawFault("draw.csv", 1, "表头应为 key,value。") }
        var facts: [String: (line: Int, value: String)] = [:]
        for line in table.dropFirst() {
            guard line.fields.count == 2, facts[line.fields[0]] == nil else {
                throw DrawFault("draw.csv", line.number, "每行应为一个不重复的名称和一个值。")
            }
            facts[line.fields[0]] = (line.number, line.fields[1])
        }
        return facts
    }
}
