import Identifiers
import Testing

struct HexadecimalTests {
    @Test func `every byte comes back from its two digits, small and capital`() {
        let all = (0...255).map { UInt8($0) }
        #expect(Hexadecimal.bytes(Hexadecimal.text(all)) == all)
        #expect(Hexadecimal.bytes(Hexadecimal.text(all, isCapital: true)) == all)
        #expect(Hexadecimal.text([0, 9, 10, 255]) == "00090aff")
        #expect(Hexadecimal.text([0, 9, 10, 255], isCapital: true) == "00090AFF")
        #expect(Hexadecimal.text([UInt8]()).isEmpty && Hexadecimal.bytes("") == [])
    }

    @Test(arguments: ["0", "abc", "0g", "+1", "-1", " 1", "0x", "１１", "é"])
    func `what is no pair of digits is nothing`(text: String) {
        #expect(Hexadecimal.bytes(text) == nil)
    }
}
