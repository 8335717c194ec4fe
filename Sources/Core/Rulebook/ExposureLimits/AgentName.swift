/// Names of agents as the standard prints them and as people write them.
enum AgentName {
    /// Full-width forms, brackets and blanks made one.
    static func folded(_ name: String) -> String {
        let plain: [Character: Character] = ["(": "（", ")": "）", ",": "，", ";": "；", "<": "＜", "%": "%", "％": "%"]
        return String(name.filter { !$0.isWhitespace }.map { plain[$0] ?? $0 })
    }

    /// The names under which a row is found: the printed one, the part before the brackets, and synonyms inside the brackets.
    /// Bracketed qualifiers (按Cd计, 不含…, 全部异构体, 游离SiO2含量…) are no synonyms.
    static func searchNames(_ printed: String) -> Set<String> {
        let name = folded(printed)
        var names: Set<String> = [name]
        var outside = ""
        var inside = ""
        var depth = 0
        var synonyms: [String] = []
        for character in name {
            switch character {
            case "（":
                depth += 1
                if depth == 1 { inside = "" }
            case "）":
                depth -= 1
                if depth == 0 { synonyms.append(inside) }
            default: if depth == 0 { outside.append(character) } else { inside.append(character) }
            }
        }
        if !outside.isEmpty { names.insert(outside) }
        // 铅及其无机化合物：铅尘 is also found under each part.
        for part in outside.split(separator: "：") { names.insert(String(part)) }
        let qualifiers = ["按", "不含", "全部", "游离", "石棉含量", "包括", "限"]
        for synonym in synonyms where !qualifiers.contains(where: synonym.hasPrefix) && !synonym.contains("℃") {
            for part in synonym.split(whereSeparator: { "，、；".contains($0) }) { names.insert(String(part)) }
        }
        return names
    }
}
