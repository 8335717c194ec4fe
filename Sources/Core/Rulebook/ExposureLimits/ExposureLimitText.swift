/// The CSV texts of the limit tables, for the code-table pages and for parsing. One place only: `Rulebook/Tables`.
public enum ExposureLimitText {
    /// GBZ 2.1-2019 table 1 with both amendments applied.
    public static let chemicals = String(decoding: PackageResources.chemical_exposure_limits_csv, as: UTF8.self)
    /// GBZ 2.1-2019 table 2.
    public static let dusts = String(decoding: PackageResources.dust_exposure_limits_csv, as: UTF8.self)
    /// GBZ 2.1-2019 tables 3 and 4.
    public static let biological = String(decoding: PackageResources.biological_exposure_limits_csv, as: UTF8.self)
    /// What the amendments changed, with days and evidence.
    public static let amendments = String(decoding: PackageResources.exposure_limits_amendments_csv, as: UTF8.self)
}
