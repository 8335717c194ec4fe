import Registers

/// What a demonstration does as an officer does it on the page.
public enum DemoRelief {
    public static func handOver(_ kind: String, _ transaction: RegisterTransaction) throws {
        _ = try HandOver.push(kind, transaction)
    }
}
