/// Where a rule or value stands: instrument, edition, article. `GBZ 2.1-2019 6.3.2`.
public struct Clause: Hashable, Sendable, Codable, CustomStringConvertible {
    public let instrument: String
    public let edition: String
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
