/// Holds a published draw again, from its files alone, and names the first line that does not fit.
public enum VerifyDraw {
    /// What a genuine draw says.
    public struct Report: Sendable, Hashable {
        public var terms: DrawTerms
        public var objects: Int
        public var inspectors: Int
        public var commitment: String
        public var seed: String
        public var result: [DrawnObject]
        public var names: [String: String]
    }

    /// - Parameter published: the commitment as it was published before the draw, where one has it from elsewhere.
    public static func check(_ files: DrawFiles, published: String? = nil) throws(DrawFault) -> Report {
        let facts = try files.facts()
        func fact(_ key: String) throws(DrawFault) -> (line: Int, value: String) {
            guard let fact = facts[key] else { throw DrawFault("draw.csv", nil, "缺少“\(key)”。") }
            return fact
        }
        func whole(_ key: String) throws(DrawFault) -> Int {
            let fact = try fact(key)
            guard let number = Int(fact.value) else { throw DrawFault("draw.csv", fact.line, "“\(key)”应为整数。") }
            return number
        }
        func expect(_ key: String, _ value: String, _ sentence: String) throws(DrawFault) {
            let fact = try fact(key)
            if fact.value != value { throw DrawFault("draw.csv", fact.line, sentence) }
        }
        try expect("method", DrawTerms.method, "不认识的抽取方法。")
        let partners = try fact("partners").value
        let terms = DrawTerms(
            title: try fact("title").value, count: try whole("count"), reserves: try whole("reserves"),
            inspectors: try whole("inspectors"), technicians: try whole("technicians"), leading: try fact("leading").value,
            partners: partners.split(separator: ";").map(String.init), visitLimit: try whole("visit_limit"),
            publicSource: try fact("public_source").value)
        let lists = try files.lists()
        guard lists == lists.ordered else { throw DrawFault("objects.csv", nil, "名单没有按编号排序，次序被改动过。") }
        let commitment = DrawCommitment(terms, lists)
        try expect("objects", commitment.objectDigest, "对象名单的摘要与 objects.csv 不符，名单被整体替换过。")
        try expect("inspectors_list", commitment.inspectorDigest, "人员名单的摘要与 inspectors.csv 不符，名单被整体替换过。")
        try expect("conflicts", commitment.conflictDigest, "回避名单的摘要与 conflicts.csv 不符，名单被整体替换过。")
        let secret = try fact("secret").value
        let number = commitment.number(secret: secret)
        try expect("commitment", number, "承诺值与抽取条件、名单和密值不符：其中有一项在公布承诺之后改过。")
        if let published, published != number {
            throw DrawFault("draw.csv", try fact("commitment").line, "与事先公布的承诺值不同，这不是当时承诺的那次抽取。")
        }
        let seed = commitment.seed(secret: secret, publicValue: try fact("public_value").value)
        try expect("seed", seed, "种子不是由密值、公共值和承诺内容算出的。")
        let drawn = try RunDraw.result(lists, terms, seed: seed)
        try compare(files, drawn)
        try expect("result", RunDraw.table(drawn).digest, "结果的摘要与 result.csv 不符。")
        return Report(
            terms: terms, objects: lists.objects.count, inspectors: lists.inspectors.count, commitment: number, seed: seed,
            result: drawn,
            names: Dictionary(
                lists.objects.map { ($0.number, $0.name) } + lists.inspectors.map { ($0.number, $0.name) }
            ) { first, _ in first })
    }

    private static func compare(_ files: DrawFiles, _ drawn: [DrawnObject]) throws(DrawFault) {
        let genuine = RunDraw.table(drawn)
        let given = CommaText.read(try files.text("result.csv"))
        guard given.first.map({ Array($0.fields.prefix(4)) }) == genuine.columns else {
            throw DrawFault("result.csv", 1, "表头应为 \((genuine.columns + ["chain"]).joined(separator: ","))。")
        }
        for (row, line) in zip(genuine.rows, given.dropFirst()) where Array(line.fields.prefix(4)) != row {
            throw DrawFault("result.csv", line.number, "重新抽取得到的是：\(row.joined(separator: ","))。")
        }
        guard given.count == genuine.rows.count + 1 else {
            throw DrawFault("result.csv", min(given.count, genuine.rows.count + 1) + 1, "结果应有 \(genuine.rows.count) 行。")
        }
        _ = try ChainedTable.read(try files.text("result.csv"), columns: genuine.columns, file: "result.csv")
    }
}
