import Identifiers
import Testing

@testable import Access

@Suite struct PasswordHashTests {
    /// RFC 7914 §12, the first three vectors (the fourth needs 1 GiB).
    @Test(arguments: [
        (
            "", "", 4, 1, 1,
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        (
            "password", "NaCl", 10, 8, 16,
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        (
            "pleaseletmein", "SodiumChloride", 14, 8, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ])
    func `scrypt gives the digests of RFC 7914`(
        password: String, salt: String, rounds: Int, size: Int, parallel: Int, digest: String
    ) throws {
        let cost = PasswordHash.Cost(log2Rounds: rounds, blockSize: size, parallelism: parallel)
        let derived = try PasswordHash.derive(password, salt: Array(salt.utf8), cost: cost, length: 64)
        #expect(Hexadecimal.text(derived) == digest)
    }

    static let cheap = PasswordHash.Cost(log2Rounds: 4, blockSize: 8, parallelism: 1)

    @Test func `the stored form is read back and matches only its password`() throws {
        let hash = try PasswordHash("海边-2026-春", salt: Array(0..<16), cost: Self.cheap)
        let read = try #require(PasswordHash(encoded: hash.encoded))
        #expect(read == hash)
        #expect(hash.encoded.hasPrefix("$scrypt$ln=4,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$"))
        #expect(try read.matches("海边-2026-春"))
        #expect(try !read.matches("海边-2026-秋"))
        #expect(try !read.matches(""))
    }

    @Test func `composed and decomposed letters are the same password`() throws {
        let hash = try PasswordHash("caf\u{E9}-2026-x", salt: Array(0..<16), cost: Self.cheap)
        #expect(try hash.matches("cafe\u{301}-2026-x"))
    }

    @Test(arguments: [
        "", "x", "$scrypt$ln=4,r=8,p=1$AAAA", "$bcrypt$ln=4,r=8,p=1$AAAA$AAAA", "$scrypt$ln=40,r=8,p=1$AAAA$AAAA",
        "$scrypt$r=8,ln=4,p=1$AAAA$AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8",
        "$scrypt$ln=21,r=8,p=1$AAAA$AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8", "$scrypt$ln=4,r=8,p=1$AAAA$AAAA",
    ])
    func `text that is no hash, or asks for too much memory, is not read`(text: String) {
        #expect(PasswordHash(encoded: text) == nil)
    }

    @Test func `the default cost is at least N 2^15, r 8, p 1`() {
        #expect(PasswordHash.Cost() == PasswordHash.Cost(log2Rounds: 15, blockSize: 8, parallelism: 1))
    }
}
