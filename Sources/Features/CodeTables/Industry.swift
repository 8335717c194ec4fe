import Registers

extension CodeBook {
    /// An industry and everything above it up to its 门类, the code itself first.
    public func industryLine(_ code: String) -> [CodeEntry] {
        var line: [CodeEntry] = []
        var next = code
        while line.count < 5, let entry = entry(CodeTableNames.industry, next) {
            line.append(entry)
            next = entry.parent
        }
        return line
    }

    /// The 门类 letter; empty for an unknown code.
    public func industrySection(_ code: String) -> String {
        guard let top = industryLine(code).last, top.parent.isEmpty else { return "" }
        return top.code
    }

    /// Industrial in the sense of the plans' declaration rate: 门类 B, C or D.
    public func isIndustrial(_ industry: String) -> Bool { ["B", "C", "D"].contains(industrySection(industry)) }

    /// 严重 or 一般 by the catalogue of 2021; nil when the industry is not listed, or its 中类 is split and must be told apart by hand.
    public func catalogueRisk(_ industry: String) -> String? {
        let section = industrySection(industry)
        for entry in industryLine(industry) {
            let rows = entries(CodeTableNames.industryRisk).filter { $0.parent == section + entry.code }
            let natures = Set(rows.compactMap { $0.attributes["risk"] })
            if let only = natures.first { return natures.count == 1 ? only : nil }
        }
        return nil
    }
}
