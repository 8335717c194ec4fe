import Registers

/// The large catalogues, each read from its own file into codes.
enum ShippedCatalogues {
    static let entries: [String: [ShippedEntry]] = [
        CodeTableNames.region: regions,
        CodeTableNames.industry: industries,
        CodeTableNames.industryRisk: industryRisk,
        CodeTableNames.hazardFactor: hazardFactors,
        "highly_toxic": highlyToxic,
        "disease_2013": diseases(TableText(PackageResources.occupational_diseases_2013_csv)),
        "disease_2025": diseases(TableText(PackageResources.occupational_diseases_2025_csv)),
        "chemical_limit": limits(ShippedLimits.chemical),
        "dust_limit": limits(ShippedLimits.dust),
        "biological_limit": biologicalLimits,
        "limit_amendment": amendments,
        CodeTableNames.planIndicator: planIndicators,
        "surveillance_agent": ShippedSurveillance.agents,
        "examination_item": ShippedSurveillance.items,
    ]

    static func tidy(_ row: TableText.Row, _ columns: [(heading: String, name: String)]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: columns.map { ($0.name, row[$0.heading]) }).filter { !$0.value.isEmpty }
    }

    static var regions: [ShippedEntry] {
        let types = [
            "省级": "province", "地级": "city", "地级占位": "placeholder", "县级": "county", "县级功能区": "zone", "乡级": "town",
            "类似乡级单位": "town_like",
        ]
        let divisions = TableText(PackageResources.regions_gbt2260_csv).rows.map { row in
            let type = types[row["level"]] ?? "town_like"
            let statutory = ["province", "city", "county", "town"].contains(type) ? "1" : "0"
            return ShippedEntry(
                code: row["code"], label: row["name_zh"], parent: row["parent"], evidence: row["status"],
                attributes: [
                    RegionAttributes.type: type, RegionAttributes.statutory: statutory, RegionAttributes.counted: statutory,
                ])
        }
        let zones = TableText(PackageResources.zones_csv).rows.map { row in
            ShippedEntry(
                code: row["code"], label: row["name_zh"], parent: row["parent"], evidence: row["status"],
                aliases: ShippedEntry.split(row["aliases"]),
                attributes: [
                    RegionAttributes.type: row["level"], RegionAttributes.statutory: row["statutory"],
                    RegionAttributes.counted: row["counted"],
                ])
        }
        return divisions + zones
    }

    static var industries: [ShippedEntry] {
        TableText(PackageResources.industries_gbt4754_2017_csv).rows.map { row in
            ShippedEntry(
                code: row["code"], label: row["name_zh"], parent: row["parent"], evidence: row["status"],
                attributes: ["level": row["level"]])
        }
    }

    /// A 中类 that the catalogue splits in words has several rows: they are numbered behind its code.
    static var industryRisk: [ShippedEntry] {
        var seen: [String: Int] = [:]
        return TableText(PackageResources.industry_risk_2021_csv).rows.map { row in
            let code = row["industry_code"]
            seen[code, default: 0] += 1
            let count = seen[code] ?? 1
            return ShippedEntry(
                code: count == 1 ? code : "\(code)-\(count)", label: row["industry_name"], parent: code, evidence: row["status"],
                attributes: tidy(row, [("notes", "notes")]).merging(
                    ["risk": row["risk"] == "严重" ? "severe" : "general"]
                ) { first, _ in first })
        }
    }

    static let classCodes = ["粉尘": "1", "化学因素": "2", "物理因素": "3", "生物因素": "4", "放射性因素": "5", "其他因素": "9"]

    /// Class digit and number within the class: `1-001` is the first dust of the catalogue.
    static var hazardFactors: [ShippedEntry] {
        let natures = Dictionary(
            TableText(PackageResources.hazard_factor_nature_csv).rows.map { ($0["factor_code"], $0) }
        ) { first, _ in first }
        return TableText(PackageResources.hazard_factors_2015_csv).rows.map { row in
            let number = row["no"]
            let parent = classCodes[row["category"]] ?? ""
            let code = "\(parent)-\(String(repeating: "0", count: max(0, 3 - number.count)))\(number)"
            var attributes = tidy(row, [("cas", "cas"), ("notes", "notes")])
            if let nature = natures[code] {
                attributes.merge(
                    tidy(
                        nature,
                        [
                            ("highly_toxic_no", "highly_toxic"), ("carcinogen_g1_limit_no", "carcinogen_g1"),
                            ("match", "nature_match"),
                        ])
                ) { first, _ in first }
            }
            // “矽尘（游离SiO2含量≥10%）” is written “矽尘” by everybody.
            let short = row["name_zh"].prefix { $0 != "（" && $0 != "(" }
            return ShippedEntry(
                code: code, label: row["name_zh"], parent: parent, evidence: row["status"],
                aliases: short.count < row["name_zh"].count && !short.isEmpty ? [String(short)] : [], attributes: attributes)
        }
    }

    static var highlyToxic: [ShippedEntry] {
        TableText(PackageResources.highly_toxic_2003_csv).rows.map { row in
            ShippedEntry(
                code: row["no"], label: row["name_zh"], evidence: row["status"], aliases: ShippedEntry.split(row["alias_zh"]),
                attributes: tidy(row, [("cas", "cas"), ("name_en", "english"), ("notes", "notes")]))
        }
    }

    static func diseases(_ text: TableText) -> [ShippedEntry] {
        var category = ""
        var categoryNumber = 0
        var number = 0
        return text.rows.map { row in
            if row["category"] != category {
                category = row["category"]
                categoryNumber += 1
                number = 0
            }
            // The printed number restarts inside a 亚类, so entries are counted through within their category.
            number += 1
            return ShippedEntry(
                code: "\(categoryNumber).\(number)", label: row["name_zh"], parent: "", evidence: row["status"],
                attributes: ["category": category, "printed_number": row["no"]].merging(tidy(row, [("notes", "notes")])) {
                    first, _ in
                    first
                })
        }
    }

    static var planIndicators: [ShippedEntry] {
        TableText(PackageResources.indicators_csv).rows.map { row in
            ShippedEntry(
                code: "\(row["region_code"])-\(row["indicator_no"])", label: row["name_zh"], parent: "", evidence: "seed",
                attributes: tidy(
                    row,
                    [
                        ("region_code", "region"), ("plan", "plan"), ("indicator_no", "number"), ("target", "target"),
                        ("comparator", "comparator"), ("unit", "unit"), ("numerator_zh", "numerator"),
                        ("denominator_zh", "denominator"), ("source", "source"), ("measure", "measure"),
                    ]))
        }
    }
}
