import Hummingbird
import NIOCore

/// What the server knows of a request beside its bytes: the number shown on error pages, where it came from.
public struct ProductRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    let remoteAddress: String
    /// Short, shown to people and written to the log, so that both can be matched.
    let number: String

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
        number = RequestNumber.next()
    }
}

enum RequestNumber {
    /// Eight letters and digits that are not mistaken for each other when read over the telephone.
    static func next() -> String {
        let letters = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ".utf8)
        var number = UInt64.random(in: .min ... .max)
        return String(
            decoding: (0..<8).map { _ -> UInt8 in
                defer { number /= UInt64(letters.count) }
                return letters[Int(number % UInt64(letters.count))]
            }, as: UTF8.self)
    }
}
