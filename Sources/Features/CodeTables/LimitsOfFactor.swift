import Rulebook

extension ExposureLimitTable {
    /// The limits of GBZ 2.1 that belong to a factor of the catalogue; more than one where the name does not tell which.
    public func limits(for factor: HazardFactor) -> [AirborneLimit] {
        // 矽尘 is three rows of one dust; any of them leads to the band that the measured silica decides.
        if factor.code == HazardFactor.silica { return limit(.dust, number: "40-1").map { [$0] } ?? [] }
        let named = limits(named: factor.name)
        return named.isEmpty && !factor.cas.isEmpty ? limits(cas: factor.cas) : named
    }
}
