import Calendars
import HJ212
import Testing

@Suite struct ReplyTests {
    private func answer(_ bytes: [UInt8]) -> String? {
        var text: String?
        var decoder = FrameDecoder()
        bytes.withUnsafeBytes {
            decoder.decode($0, using: FrameIndex()) { event in
                if case .frame(let view) = event, let reply = Reply.answering(view) {
                    text = String(decoding: reply.encoded(answering: view), as: UTF8.self)
                }
            }
        }
        return text
    }

    @Test func `data that want an answer get 9014 with the same QN, PW and MN`() {
        let upload = FrameEncoder.frame(
            "QN=20160801085000001;ST=22;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801084000&&")
        #expect(
            answer(upload)
                == "##0087QN=20160801085000001;ST=91;CN=9014;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&&&C241\r\n")
    }

    @Test func `data that want none get none`() {
        #expect(answer(frame(content: "LA-Rtd=1", flag: "Flag=4;")) == nil)
        #expect(answer(frame(content: "LA-Rtd=1", flag: "")) == nil)
    }

    @Test func `a notice gets 9013, an answer gets nothing`() {
        #expect(answer(frame(content: "", cn: "1013"))?.contains("CN=9013") == true)
        #expect(answer(frame(content: "", cn: "9015"))?.contains("CN=9013") == true)
        #expect(answer(frame(content: "QnRtn=1", cn: "9011")) == nil)
        #expect(answer(frame(content: "", cn: "9014")) == nil)
    }

    @Test func `version bits of the peer are kept: 2025 is answered with Flag 8`() {
        #expect(answer(frame(content: "LA-Rtd=1", flag: "Flag=9;"))?.contains(";Flag=8;CP=&&&&") == true)
    }

    @Test func `in 2005 QN and CN stand in CP`() {
        let text = answer(
            FrameEncoder.frame("QN=20040516010101001;ST=32;CN=2051;PW=123456;MN=88888880000001;Flag=1;CP=&&B01-Avg=1&&"))
        #expect(
            text?.dropFirst(6).dropLast(5)
                == "ST=91;CN=9014;PW=123456;MN=88888880000001;Flag=0;CP=&&QN=20040516010101001;CN=2051&&")
    }

    @Test func `every answer decodes`() {
        for flag in ["Flag=1;", "Flag=5;", "Flag=9;"] {
            guard let text = answer(frame(content: "LA-Rtd=1", flag: flag)) else {
                Issue.record("no answer")
                continue
            }
            #expect(decodedFrame(text)?.header.cn == "9014")
        }
    }

    @Test func `QN of our own commands is China time to the millisecond`() {
        let instant = Instant(startOf: Day("2026-11-21") ?? Day(number: 0)) + 32_337_045
        #expect(DeviceTime.queryNumber(instant) == "20261121085857045")
        #expect(DeviceTime.text(instant) == "20261121085857")
    }

    @Test func `the result codes are those of the standard`() {
        #expect(Reply.request(.ready).content == "QnRtn=1")
        #expect(Reply.request(.wrongChecksum).content == "QnRtn=9")
        #expect(Reply.execution(.done).content == "ExeRtn=1")
        #expect(Reply.execution(.noData).content == "ExeRtn=100")
    }
}
