import Foundation

/// A network from which a device may send: `10.20.0.0/16`, `10.20.1.5`, `fd00::/8`.
struct NetworkRange: Sendable, Hashable {
    private let bytes: [UInt8]
    private let prefix: Int

    /// Nil when the text is no address or the prefix does not fit it.
    init?(_ text: String) {
        let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let bytes = NetworkRange.address(String(halves[0])) else { return nil }
        let whole = bytes.count * 8
        guard let prefix = halves.count == 1 ? whole : Int(halves[1]), (0...whole).contains(prefix) else { return nil }
        self.bytes = bytes
        self.prefix = prefix
    }

    func contains(_ peer: String) -> Bool {
        guard let other = NetworkRange.address(peer), other.count == bytes.count else { return false }
        for (place, byte) in bytes.enumerated() {
            let bits = min(8, max(0, prefix - place * 8))
            if bits == 0 { return true }
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
            if (byte ^ other[place]) & mask != 0 { return false }
        }
        return true
    }

    /// The parts of a setting.
    static func words(_ setting: String) -> [String] {
        setting.split { ",，、; ".contains($0) }.map(String.init)
    }

    /// Four or sixteen bytes; an IPv4 address written as IPv6 (`::ffff:10.0.0.1`) is the IPv4 address.
    private static func address(_ text: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
        var sixteen = in6_addr()
        guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: &sixteen) { Array($0) }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        return Array(bytes.prefix(12)) == mapped ? Array(bytes.suffix(4)) : bytes
    }
}
