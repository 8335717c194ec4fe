import Foundation

/// Base64 for addresses and tokens (RFC 4648 §5), without padding. Translated byte by byte: sealed fields of long lists pass here.
public enum Base64URL {
    public static func encode(_ bytes: [UInt8]) -> String {
        var characters = [UInt8](Data(bytes).base64EncodedData())
        while characters.last == pad { characters.removeLast() }
        for place in characters.indices {
            if characters[place] == plus {
                characters[place] = minus
            } else if characters[place] == slash {
                characters[place] = underscore
            }
        }
        return String(decoding: characters, as: UTF8.self)
    }

    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var characters = text.utf8.map { $0 == minus ? plus : $0 == underscore ? slash : $0 }
        characters += repeatElement(pad, count: (4 - characters.count % 4) % 4)
        return Data(base64Encoded: Data(characters)).map(Array.init)
    }

    private static let (plus, slash, minus, underscore, pad) = (
        UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "=")
    )
}

/// Base32 of RFC 4648 §6, capital letters, without padding: what authenticator apps read.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                output.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
            }
        }
        if bits > 0 { output.append(alphabet[Int(buffer << UInt32(5 - bits) & 31)]) }
        return String(decoding: output, as: UTF8.self)
    }
}

/// Equality whose time does not tell where two secrets differ.
func equalInConstantTime(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
