/// The CSV texts of the limit tables, for the code-table pages and for parsing. One place only: `Rulebook/Tables`.
public enum ExposureLimitText {
    public static let chemicals = String(decoding: PackageResources.chemical_exposure_limits_csv, as: UTF8.self)
    public static let dusts = String(decoding: PackageResources.dust_exposure_limits_csv, as: UTF8.self)
    public static let biological = String(decoding: PackageResources.biological_exposure_limits_csv, as: UTF8.self)
    public static let amendments = String(decoding: PackageResources.exposure_limits_amendments_csv, as: UTF8.self)
}
