import Calendars
import HJ212
import Testing

@Suite struct FrameTests {
    private func content(_ text: String) throws -> Frame {
        try #require(FrameStream.events(in: frame(content: text)).first?.frame)
    }

    @Test func `statistics of one factor are collected over all groups`() throws {
        let frame = try content(
            "DataTime=20170303200101001;a01001-Avg=7.2,a01001-Max=9.70;a01001-Min=2.3,a01001-Flag=N;LA-Rtd=50.1")
        #expect(frame.parameter("datatime") == "20170303200101001")
        #expect(frame.factors.map(\.code) == ["a01001", "LA"])
        let temperature = try #require(frame.factor("a01001"))
        #expect(temperature[.average] == "7.2")
        #expect(temperature[.maximum] == "9.70")
        #expect(temperature[.minimum] == "2.3")
        #expect(temperature.flag == .normal)
        #expect(frame.factor("LA")?.flag == nil)
    }

    @Test func `a text may hold separators, the closing sign and slashes`() throws {
        let frame = try content("DataTime=20261121080000;i11001-Info=//a;b,c=d&&e//f//;i12001-Info=////;LA-Rtd=1")
        #expect(frame.factor("i11001")?[.information] == "a;b,c=d&&e//f")
        #expect(frame.factor("i12001")?[.information] == "")
        #expect(frame.factor("LA")?[.realtime] == "1")
    }

    @Test func `a text that is never closed ends at the next separator`() throws {
        let frame = try content("i11001-Info=//open;LA-Rtd=1")
        #expect(frame.factor("i11001")?[.information] == "//open")
        #expect(frame.factor("LA")?[.realtime] == "1")
    }

    @Test func `what says nothing usable is kept as sent and costs nothing else`() throws {
        let frame = try content("a01006-Rtd=;LA-Rtd-Rtd=71.0,LA-td=3;NOIS=N;LA-Rtd=70.0,LA-Rtd=99;a34011-Ori=178.5;")
        #expect(frame.leftovers == ["a01006-Rtd=", "LA-Rtd-Rtd=71.0", "LA-td=3", "LA-Rtd=99", "a34011-Ori=178.5"])
        #expect(frame.parameters == [Frame.Parameter(name: "NOIS", value: "N")])
        #expect(frame.factor("LA")?[.realtime] == "70.0")
    }

    @Test func `blanks around a name do not belong to it`() throws {
        let frame = try content("DataTime=20160801085857; LA-Rtd=50.1;i12003-Info =0; ;")
        #expect(frame.factor("LA")?[.realtime] == "50.1")
        #expect(frame.factor("i12003")?[.information] == "0")
        #expect(frame.leftovers.isEmpty)
    }

    @Test func `codes are put into the standard's letter case, with a mark`() throws {
        let frame = try content("A34001-RTD=1;la-rtd=2;B03-Rtd=3")
        #expect(frame.factors.map(\.code) == ["a34001", "LA", "B03"])
        #expect(frame.factors.map(\.wasRecased) == [true, true, false])
    }

    @Test func `header names are read in any letter case and order, the rest of the header is kept`() throws {
        let text = "st=39;mn=X1;SK=B1D9;cn=2011;Qn=20260101000000000;FLAG=7;pno=0002;PNUM=3;RF=1;cp=&&LA-Rtd=1&&"
        let header = try #require(FrameStream.events(in: FrameEncoder.frame(text)).first?.frame?.header)
        #expect(header.st == "39")
        #expect(header.mn == "X1")
        #expect(header.command == 2011)
        #expect(header.qn == "20260101000000000")
        #expect(header.pw == nil)
        #expect(header.flag == Flag(rawValue: 7))
        #expect(header.pnum == 3)
        #expect(header.pno == 2)
        #expect(header.isResend)
        #expect(header.others == [Frame.Parameter(name: "SK", value: "B1D9")])
    }

    @Test func `a Flag inside CP is taken for the header's where that has none`() {
        #expect(
            FrameStream.events(in: frame(content: "Flag=5;LA-Rtd=1", flag: "")).first?.frame?.header.flag?.wantsAnswer == true)
        #expect(
            FrameStream.events(in: frame(content: "Flag=5;LA-Rtd=1", flag: "Flag=4;")).first?.frame?.header.flag?.wantsAnswer
                == false)
    }

    @Test(
        arguments: [
            (0, false, false, Edition.hjt212_2005), (3, true, true, .hjt212_2005), (4, false, false, .hj212_2017),
            (5, true, false, .hj212_2017),
            (7, true, true, .hj212_2017), (8, false, false, .hj212_2025), (9, true, false, .hj212_2025),
        ] as [(UInt8, Bool, Bool, Edition)])
    func `flag bits`(value: UInt8, wantsAnswer: Bool, isSplit: Bool, edition: Edition) {
        let flag = Flag(rawValue: value)
        #expect(flag.wantsAnswer == wantsAnswer)
        #expect(flag.isSplit == isSplit)
        #expect(flag.version == edition)
    }

    @Test func `text is UTF-8, else GBK, else bytes that can be read back`() throws {
        let head = Array("QN=1;CN=3020;MN=1;CP=&&i11001-Info=//".utf8)
        let tail = Array("//&&".utf8)
        func information(_ bytes: [UInt8]) -> (String?, FieldText.Encoding?) {
            let frame = FrameStream.events(in: FrameEncoder.frame(head + bytes + tail)).first?.frame
            return (frame?.factor("i11001")?[.information], frame?.encoding)
        }
        #expect(information(Array("清洗管路".utf8)) == ("清洗管路", .utf8))
        #expect(information([0xC7, 0xE5, 0xCF, 0xB4, 0xB9, 0xDC, 0xC2, 0xB7]) == ("清洗管路", .gbk))
        #expect(information([0xFF, 0x41, 0xFF]) == ("\\xFFA\\xFF", .unreadable))
    }

    @Test func `times of 12, 14, 15 and 17 digits are read, a time that is none is not`() {
        #expect(DeviceTime.instant("20261121085857")?.description == "2026-11-21 08:58:57")
        #expect(DeviceTime.instant("20261121085857223")?.description == "2026-11-21 08:58:57")
        #expect(DeviceTime.instant("202611210858570")?.description == "2026-11-21 08:58:57")
        #expect(DeviceTime.instant("202611210858")?.description == "2026-11-21 08:58:00")
        for text in [
            "", "2026112108585", "20261321085857", "20260230085857", "20261121245857", "2026112108585x", "20261121086057",
        ] {
            #expect(DeviceTime.instant(text) == nil)
        }
    }
}
