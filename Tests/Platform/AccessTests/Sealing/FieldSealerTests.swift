import Identifiers
import Testing

@testable import Access

@Suite struct FieldSealerTests {
    let number = FieldPlace("worker", "identity_number")
    let phone = FieldPlace("worker", "phone")

    @Test func `what is sealed opens in its own column`() throws {
        let sealer = FieldSealer(keyring: try .generate())
        for text in ["441702199001011234", "", "张三 😀", String(repeating: "长", count: 5_000)] {
            let sealed = try sealer.seal(text, for: number)
            #expect(try sealer.open(sealed, for: number) == text)
            #expect(text.isEmpty || !sealed.rawValue.contains(text))
        }
    }

    @Test func `a sealed value moved to another column does not open`() throws {
        let sealer = FieldSealer(keyring: try .generate())
        let sealed = try sealer.seal("441702199001011234", for: number)
        #expect(throws: AccessError.sealedTextDamaged) { try sealer.open(sealed, for: phone) }
        #expect(throws: AccessError.sealedTextDamaged) { try sealer.open(sealed, for: FieldPlace("patient", "identity_number")) }
        #expect(throws: AccessError.sealedTextDamaged) { try sealer.open(sealed, for: FieldPlace("workeridentity", "_number")) }
    }

    @Test func `the same value sealed twice looks different`() throws {
        let sealer = FieldSealer(keyring: try .generate())
        #expect(try sealer.seal("13800005678", for: phone) != sealer.seal("13800005678", for: phone))
    }

    @Test func `every changed character is noticed`() throws {
        let sealer = FieldSealer(keyring: try .generate())
        let sealed = Array(try sealer.seal("13800005678", for: phone).rawValue)
        // The last character of Base64 may carry bits that mean nothing; all others count.
        for index in sealed.indices.dropLast() {
            var changed = sealed
            changed[index] = changed[index] == "A" ? "B" : "A"
            #expect(throws: AccessError.self) { try sealer.open(SealedText(rawValue: String(changed)), for: phone) }
        }
    }

    @Test(arguments: ["", "1", "1.aes.f1", "1.aes.f1.", "1.aes.f1.AAAA", "2.aes.f1.AAAA", "1.aes.f1.***", "441702199001011234"])
    func `text that was never sealed is damaged, not a crash`(text: String) throws {
        let sealer = FieldSealer(keyring: try .generate())
        #expect(throws: AccessError.sealedTextDamaged) { try sealer.open(SealedText(rawValue: text), for: phone) }
    }

    @Test func `without the key the answer names the key file`() throws {
        let sealed = try FieldSealer(keyring: Keyring.generate().rotatingFieldKey()).seal("x", for: phone)
        #expect(throws: AccessError.keyMissing) { try FieldSealer(keyring: .generate()).open(sealed, for: phone) }
        let unknown = SealedText(rawValue: sealed.rawValue.replacing("aes", with: "sm4"))
        #expect(throws: AccessError.keyMissing) { try FieldSealer(keyring: .generate()).open(unknown, for: phone) }
    }

    @Test func `after a rotation the old opens, the new is sealed with the new key`() throws {
        let before = try Keyring.generate()
        let old = try FieldSealer(keyring: before).seal("13800005678", for: phone)
        let sealer = FieldSealer(keyring: try before.rotatingFieldKey())
        #expect(try sealer.open(old, for: phone) == "13800005678")
        let renewed = try #require(try sealer.resealed(old, for: phone))
        #expect(renewed.rawValue.hasPrefix("1.aes.f2."))
        #expect(try sealer.open(renewed, for: phone) == "13800005678")
        #expect(try sealer.resealed(renewed, for: phone) == nil)
    }

    @Test func `a second suite can be added and both are read`() throws {
        struct Reversing: FieldCipher {
            let name = "rev"
            let keyLength = 32
            func seal(_ plain: [UInt8], key: [UInt8], associated: [UInt8]) -> [UInt8] { plain.reversed() }
            func open(_ sealed: [UInt8], key: [UInt8], associated: [UInt8]) -> [UInt8] { sealed.reversed() }
            func authenticationCode(_ message: [UInt8], key: [UInt8]) -> [UInt8] { Array(key.prefix(4)) }
        }
        let keyring = try Keyring.generate()
        let old = try FieldSealer(keyring: keyring).seal("abc", for: phone)
        let sealer = FieldSealer(keyring: keyring, cipher: Reversing(), alsoReading: [AESFieldCipher()])
        #expect(try sealer.open(old, for: phone) == "abc")
        let renewed = try #require(try sealer.resealed(old, for: phone))
        #expect(renewed.rawValue == "1.rev.f1.Y2Jh")
    }

    @Test func `a blind index is equal for one number however typed, and differs by column and key`() throws {
        let sealer = FieldSealer(keyring: try .generate())
        let index = sealer.blindIndex("44170219900101123X", for: number)
        #expect(index.count == 64)
        for typed in ["44170219900101123x", " 441702 19900101 123X ", "４４１７０２１９９００１０１１２３Ｘ", "441702\u{3000}19900101123X"] {
            #expect(sealer.blindIndex(typed, for: number) == index, "\(typed)")
        }
        #expect(sealer.blindIndex("441702199001011231", for: number) != index)
        #expect(sealer.blindIndex("44170219900101123X", for: phone) != index)
        #expect(FieldSealer(keyring: try .generate()).blindIndex("44170219900101123X", for: number) != index)
    }

    @Test func `rotating the field key leaves blind indexes alone`() throws {
        let keyring = try Keyring.generate()
        let before = FieldSealer(keyring: keyring).blindIndex("1", for: number)
        #expect(FieldSealer(keyring: try keyring.rotatingFieldKey()).blindIndex("1", for: number) == before)
    }

    @Test func `HMAC-SHA256 gives the digest of RFC 4231 case 2`() {
        let code = AESFieldCipher().authenticationCode(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
        #expect(Hexadecimal.text(code) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }
}
