import HJ212
import Testing

@Suite struct FrameDecoderTests {
    let good = frame(content: "DataTime=20261121085800;LA-Rtd=84.9,LA-Flag=N")

    private func framesAround(_ noise: [UInt8]) -> Int {
        FrameStream.events(in: noise + good + noise + good + noise).count(where: { $0.frame != nil })
    }

    @Test(arguments: [
        "", "\r\n", "noise", "#", "##", "###", "#0", "##0", "##00", "##0000", "##9999", "&&", "\0\0\0", "##00a0QN", "##0010QN=1",
    ])
    func `noise between frames costs no frame`(noise: String) { #expect(framesAround(Array(noise.utf8)) == 2) }

    @Test func `a length that is too great swallows nothing`() {
        var wrong = good
        wrong[3] = UInt8(ascii: "9")
        let events = FrameStream.events(in: wrong + good + good)
        #expect(events.compactMap(\.frame).count == 2)
        #expect(events.compactMap(\.refusal) == [.dialect(.otherLength)])
        #expect(events.compactMap(\.refusedBytes) == [Array(wrong.dropLast(2))])
    }

    @Test func `a lower-case checksum is accepted`() {
        let checksum = String(decoding: good.suffix(6).prefix(4), as: UTF8.self).lowercased()
        #expect(FrameStream.events(in: good.dropLast(6) + Array(checksum.utf8)).first?.frame != nil)
    }

    @Test func `every single wrong byte of the data is refused`() {
        for place in 6..<good.count - 6 {
            var wrong = good
            wrong[place] ^= 0x01
            let events = FrameStream.events(in: wrong)
            #expect(events.compactMap(\.frame).isEmpty)
            #expect(events.compactMap(\.refusal) == [.checksumWrong])
        }
    }

    @Test func `a half frame waits, and is refused when nothing more comes`() {
        var stream = FrameStream()
        #expect(stream.receive(good.dropLast(3)).isEmpty)
        #expect(stream.decoder.isWaiting)
        #expect(stream.finish().compactMap(\.refusal) == [.checksumMissing])
        #expect(!stream.decoder.isWaiting)
        #expect(stream.receive(good).compactMap(\.frame).count == 1)
    }

    @Test func `a half frame that swallowed good ones gives them back when nothing more comes`() {
        var stream = FrameStream()
        #expect(stream.receive(Array("##3999QN=1;".utf8) + good + good).isEmpty)
        let events = stream.finish()
        #expect(events.map(\.refusal) == [.incomplete, nil, nil])
    }

    @Test func `the surplus of a length that counts CRC and line end is not waited for`() {
        let segment = Array(good.dropFirst(6).dropLast(6))
        let wrong = Array("##0\(segment.count + 6)".utf8) + good.dropFirst(6).dropLast(2)
        var stream = FrameStream()
        #expect(stream.receive(wrong).first?.frame?.dialects == .lengthPlusSix)
        var strict = FrameStream(tolerating: [])
        #expect(strict.receive(wrong).isEmpty)
        #expect(strict.finish().map(\.refusal) == [.dialect(.lengthPlusSix)])
    }

    @Test func `three digits of length are explained, and accepted where switched on`() {
        let short = FrameEncoder.frame("QN=1;CN=9014;MN=7;CP=&&&&")
        let wrong = Array("##025".utf8) + short.dropFirst(6)
        #expect(FrameStream.events(in: wrong).map(\.refusal) == [.dialect(.threeDigitLength)])
        #expect(FrameStream.events(in: wrong, tolerating: .threeDigitLength).first?.frame?.dialects == .threeDigitLength)
    }

    @Test(arguments: [Dialects.modbus, .modbusSwapped, .swapped])
    func `another checksum is explained, and accepted only where switched on`(dialect: Dialects) {
        let segment = Array(good.dropFirst(6).dropLast(6))
        let modbus = segment.withUnsafeBytes { Checksum.modbus($0) }
        let checksum =
            switch dialect {
            case .modbus: modbus
            case .modbusSwapped: modbus.byteSwapped
            default: Checksum.hj212(segment).byteSwapped
            }
        let hexadecimal = String(checksum, radix: 16, uppercase: true)
        let bytes = good.dropLast(6) + Array((String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal).utf8)
        #expect(FrameStream.events(in: bytes).map(\.refusal) == [.dialect(dialect)])
        #expect(FrameStream.events(in: bytes, tolerating: dialect).first?.frame?.dialects == dialect)
    }

    @Test func `a frame split into more than 64 parts is refused`() {
        #expect(FrameStream.events(in: frame(content: "A-Rtd=1", flag: "Flag=7;PNUM=64;PNO=1;")).map(\.refusal) == [nil])
        #expect(
            FrameStream.events(in: frame(content: "A-Rtd=1", flag: "Flag=7;PNUM=65;PNO=1;")).map(\.refusal) == [.partsExcessive])
    }

    @Test func `a length of 4096 is a frame, of 4097 is not`() {
        let head = "QN=1;CN=2011;MN=1;CP=&&"
        func sized(_ size: Int) -> [UInt8] {
            FrameEncoder.frame(head + String(repeating: "x", count: size - head.utf8.count - 2) + "&&")
        }
        #expect(FrameStream.events(in: sized(4_096)).map(\.refusal) == [nil])
        #expect(FrameStream.events(in: sized(4_097)).map(\.refusal) == [.lengthExcessive])
    }

    @Test func `what is kept is bounded, whatever arrives`() {
        var stream = FrameStream()
        var numbers = Sequence64(state: 4)
        for _ in 0..<2_000 {
            let piece = (0..<100).map { _ in Array("##0123456789&QN=;,-AF".utf8)[numbers.next(below: 21)] }
            _ = stream.receive(piece)
            #expect(stream.decoder.pendingByteCount <= FrameDecoder.maximumLength + 110)
        }
    }

    @Test func `random streams give the same events however they are cut`() {
        var numbers = Sequence64(state: 20_170_501)
        let pieces: [[UInt8]] = [
            good, frame(content: "i11001-Info=//a&&b##0012;c=d//"), Array("##".utf8), Array("##0123".utf8), Array("##9".utf8),
            Array("\r\n".utf8), Array("&&C241".utf8), Array("QN=2;".utf8), Array("#".utf8), [0xFF, 0x00],
            Array(good.dropLast(9)), Array(good.dropFirst(1)), Array("##012QN=1;CP=&&&&".utf8),
        ]
        for _ in 0..<300 {
            var bytes = (0..<12).flatMap { _ in pieces[numbers.next(below: pieces.count)] }
            if numbers.next(below: 2) == 0 { bytes[numbers.next(below: bytes.count)] ^= UInt8(1 + numbers.next(below: 255)) }
            for dialects in [Dialects.harmless, [], .every] {
                let whole = FrameStream.events(in: bytes, tolerating: dialects)
                var stream = FrameStream(tolerating: dialects)
                var events: [FrameStream.Event] = []
                var at = 0
                while at < bytes.count {
                    let end = min(bytes.count, at + 1 + numbers.next(below: 60))
                    events += stream.receive(bytes[at..<end])
                    at = end
                }
                events += stream.finish()
                #expect(events == whole)
            }
        }
    }
}
