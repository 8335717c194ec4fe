import HJ212
import Testing

@Suite struct ChecksumTests {
    /// Annex A word by word.
    private func byDefinition(_ bytes: [UInt8]) -> UInt16 {
        var register: UInt16 = 0xFFFF
        for byte in bytes {
            register = register >> 8 ^ UInt16(byte)
            for _ in 0..<8 {
                let low = register & 1
                register >>= 1
                if low == 1 { register ^= 0xA001 }
            }
        }
        return register
    }

    @Test(
        arguments: [
            ("", 0xFFFF, 0xFFFF), ("123456789", 0x2F80, 0x4B37), ("ST=23", 0xF001, 0x40F1),
            (
                "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&", 0x1C80,
                0x0759
            ),
            (
                "QN=20160801085857223;ST=23;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801085857; LA-Rtd=50.1&&",
                0x1E00, 0x25FB
            ),
            ("QN=20240601085857223;ST=32;CN=1011;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&&&", 0x2200, 0xCCF4),
        ] as [(String, UInt16, UInt16)])
    func `the printed examples come out`(text: String, hj212: UInt16, modbus: UInt16) {
        #expect(Checksum.hj212(Array(text.utf8)) == hj212)
        // The text gives no Modbus value for ST=23.
        if text != "ST=23" { #expect(Array(text.utf8).withUnsafeBytes { Checksum.modbus($0) } == modbus) }
    }

    @Test func `eight bytes at a time give what one bit at a time gives, for every length`() {
        var numbers = Sequence64(state: 212)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8(numbers.next(below: 256)) }
            #expect(Checksum.hj212(bytes) == byDefinition(bytes))
        }
    }

    @Test func `the low byte has eight values only`() {
        var low: Set<UInt16> = []
        for byte in UInt8.min...UInt8.max { low.insert(Checksum.hj212([byte]) & 0xFF) }
        #expect(low == [0x00, 0x01, 0x40, 0x41, 0x80, 0x81, 0xC0, 0xC1])
    }
}
