import Access
import Database

/// A period that the installation sets for itself, with its bounds.
struct InstallationPeriod: Sendable {
    let setting: String
    let label: String
    /// What stands behind the lower bound.
    let ground: String
    let least: Int
    let most: Int
    /// In force while nothing is set.
    let usual: Int

    /// Days in force.
    func days(_ connection: any Connection) throws -> Int {
        let text = try ProductSetting.read(setting, connection)
        return Int(text).map { min(max($0, least), most) } ?? usual
    }
}

extension InstallationPeriod {
    /// Lines of the access log.
    static let accessLog = InstallationPeriod(
        setting: ProductSetting.accessLogDays, label: Texts.Settings.accessLog, ground: Texts.Settings.accessLogLaw,
        least: AccessLog.shortestRetentionDays, most: 36_500, usual: 1_096)
    /// Uploaded sheets that nobody took over.
    static let uploads = InstallationPeriod(
        setting: ProductSetting.uploadDays, label: Texts.Settings.uploads, ground: "", least: 1, most: 3_650, usual: 30)

    static let all = [accessLog, uploads]
}
