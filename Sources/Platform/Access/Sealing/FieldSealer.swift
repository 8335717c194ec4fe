import Identifiers

/// Seals and opens fields with the keyring, and computes the blind indexes by which sealed values are found.
public struct FieldSealer: Sendable {
    private let keyring: Keyring
    private let cipher: any FieldCipher
    /// Suites that may still be read, the one in use included.
    private let readable: [String: any FieldCipher]
    /// Places that somebody declared; nil where none are known.
    private var declared: Set<FieldPlace>?

    public init(keyring: Keyring, cipher: any FieldCipher = AESFieldCipher(), alsoReading others: [any FieldCipher] = []) {
        self.keyring = keyring
        self.cipher = cipher
        readable = Dictionary((others + [cipher]).map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    /// The same sealer, sealing for declared places alone: what is sealed elsewhere would be left behind when the key changes.
    public func only(_ places: Set<FieldPlace>) -> FieldSealer {
        var copy = self
        copy.declared = places
        return copy
    }

    public func seal(_ plain: String, for place: FieldPlace) throws -> SealedText {
        if let declared, !declared.contains(place) {
            throw AccessError.placeUndeclared.with(detail: "\(place.table).\(place.column)")
        }
        let key = keyring.current(.field)
        let sealed = try cipher.seal(Array(plain.utf8), key: key.secret, associated: place.bytes(cipher.name, key.id))
        return SealedText(rawValue: "1.\(cipher.name).\(key.id).\(Base64URL.encode(sealed))")
    }

    public func open(_ sealed: SealedText, for place: FieldPlace) throws -> String {
        let parts = sealed.rawValue.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "1", let bytes = Base64URL.decode(parts[3]) else {
            throw AccessError.sealedTextDamaged.with(detail: "form")
        }
        guard let suite = readable[parts[1]], let key = keyring.key(id: parts[2], .field) else {
            throw AccessError.keyMissing.with(detail: "suite \(parts[1]) key \(parts[2])")
        }
        guard let plain = try? suite.open(bytes, key: key.secret, associated: place.bytes(suite.name, key.id)) else {
            throw AccessError.sealedTextDamaged.with(detail: "authentication, \(place.table).\(place.column)")
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// The value under the key and suite in use now, or nil when it already is: for the job that follows a rotation.
    public func resealed(_ sealed: SealedText, for place: FieldPlace) throws -> SealedText? {
        if sealed.rawValue.hasPrefix(currentMark) { return nil }
        return try seal(open(sealed, for: place), for: place)
    }

    /// How every value sealed with the key and suite in use begins.
    public var currentMark: String { "1.\(cipher.name).\(keyring.current(.field).id)." }
    /// Whether values may still stand under an older key.
    public var hasOlderKeys: Bool { keyring.keys.filter { $0.purpose == .field }.count > 1 }

    /// Ids of the field keys in the order made; the last seals, all open.
    public var keyIDs: [String] { keyring.keys.filter { $0.purpose == .field }.map(\.id) }

    /// A digest of the value that is equal for equal values of one column and says nothing without the key.
    ///
    /// Exact search on a sealed column compares this. The value is normalised first, so that full-width digits, blanks or a
    /// small x find the same row.
    public func blindIndex(_ plain: String, for place: FieldPlace) -> String {
        let message = place.bytes() + Array(BlindIndex.normalised(plain).utf8)
        return Hexadecimal.text(cipher.authenticationCode(message, key: keyring.current(.index).secret))
    }
}

/// How a value is written before its blind index is computed.
public enum BlindIndex {
    /// Full-width forms become half-width, letters capital, blanks of every kind go.
    public static func normalised(_ text: String) -> String {
        // As nearly every number comes: nothing to leave out, nothing to make narrow.
        if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text.uppercased() }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let half = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
            if half.properties.isWhitespace || half.value == 0x200B || half.value == 0xFEFF { continue }
            scalars.append(half)
        }
        return String(scalars).uppercased()
    }
}
