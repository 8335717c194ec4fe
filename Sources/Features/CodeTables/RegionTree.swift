import Registers

enum RegionAttributes {
    static let type = "type"
    static let statutory = "statutory"
    static let counted = "counted"
}

/// What a region's entry says beyond its name.
extension CodeEntry {
    public var regionType: String { attributes[RegionAttributes.type] ?? "" }
    /// False for zones, which are no divisions of the state.
    public var isStatutoryDivision: Bool { attributes[RegionAttributes.statutory] == "1" }
    /// Whether it counts where indicators count units.
    public var isCountedRegion: Bool { attributes[RegionAttributes.counted] == "1" }
}

extension CodeBook {
    public func region(_ code: String) -> CodeEntry? { entry(CodeTableNames.region, code) }
    public func regionName(_ code: String) -> String { region(code)?.label ?? code }

    /// The regions directly below one, in order of code, statistical placeholders opened up.
    public func regions(below code: String) -> [CodeEntry] {
        entries(CodeTableNames.region).filter { $0.parent == code }
            .flatMap { $0.regionType == "placeholder" ? regions(below: $0.code) : [$0] }
    }

    /// Counties of a region (itself, when it is one); zones only when they are counted.
    public func counties(of code: String, countedOnly: Bool = true) -> [CodeEntry] {
        if let own = region(code), ["county", "zone"].contains(own.regionType) { return [own] }
        return regions(below: code).flatMap { child -> [CodeEntry] in
            switch child.regionType {
            case "county", "zone": !countedOnly || child.isCountedRegion ? [child] : []
            case "city", "province": counties(of: child.code, countedOnly: countedOnly)
            default: []
            }
        }
    }
}
