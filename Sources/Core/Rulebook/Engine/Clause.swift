/// Where a rule or value stands: instrument, edition, article. `GBZ 2.1-2019 6.3.2`.
public struct Clause: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Number of the standard or name of the statute: `GBZ 2.1`.
    public let instrument: String
    /// Year of the edition: `2019`; empty where there is none.
    public let edition: String
    /// Clause, article or table: `6.3.2`.
    public let article: String

    public init(_ instrument: String, edition: String, _ article: String) {
        self.instrument = instrument
        self.edition = edition
        self.article = article
    }

    public var description: String {
        let head = edition.isEmpty ? instrument : "\(instrument)-\(edition)"
        return article.isEmpty ? head : "\(head) \(article)"
    }
}
