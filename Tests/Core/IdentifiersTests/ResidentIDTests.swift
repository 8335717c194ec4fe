import Calendars
import Identifiers
import Testing

@Suite struct ResidentIDTests {
    let today = Day("2026-11-21")

    @Test func `lower-case x, full-width digits, blanks and zero-width characters are put right and marked`() {
        for typed in [
            "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", " 110105 19491231 002X\u{200B}", "'11010519491231002X",
            "\u{FEFF}11010519491231002X",
        ] {
            let verdict = IdentifierKind.residentID.check(typed, today: today)
            #expect(verdict == IdentifierKind.residentID.check(typed))
            #expect(verdict.valid)
            #expect(verdict.normalized == "11010519491231002X")
            #expect(verdict.marks == [.rewritten])
        }
    }

    @Test func `a birth today is accepted, tomorrow refused`() {
        let day = Day("2026-11-21")
        #expect(IdentifierKind.residentID.check("110105202611210019", today: day).reason != "出生日期晚于今天，请核对第 7 至 14 位。")
        #expect(IdentifierKind.residentID.check("110105202611220014", today: day).reason == "出生日期晚于今天，请核对第 7 至 14 位。")
    }

    @Test func `permits of Hong Kong, Macao and Taiwan people are known as such`() {
        let verdict = IdentifierKind.residentID.check("830000198507140426", today: today)
        #expect(verdict.valid)
        #expect(verdict.marks == [.hongKongMacaoTaiwanResidencePermit])
    }

    @Test func `a simulated person of region 99 is valid and marked`() {
        #expect(IdentifierKind.residentID.check("990101197512311543").marks == [.regionUnknown])
    }

    @Test func `a foreigner's card with a true province is known as such`() {
        // 9, province 31, nationality 840, birth 1985-05-05, sequence 001.
        let accepted = "0123456789X".map { IdentifierKind.residentID.check("93184019850505001\($0)") }.filter(\.valid)
        #expect(accepted.map(\.marks) == [[.foreignerPermanentResidence]])
    }

    @Test func `exactly one check character of eleven is right`() {
        let accepted = "0123456789X".filter { IdentifierKind.residentID.check("11010519491231002\($0)").valid }
        #expect(String(accepted) == "X")
    }

    @Test(arguments: ["", "   ", "X10105194912310020", "1101051949123100２Y", "身份证号码没有填写", "9.90111E+17", "990111198808080"])
    func `a refusal says what to do and never repeats the value`(value: String) {
        let verdict = IdentifierKind.residentID.check(value, today: today)
        #expect(!verdict.valid)
        let reason = verdict.reason ?? ""
        #expect(reason.contains("请"))
        #expect(value.isEmpty || !reason.contains(value))
    }
}

@Suite struct FormerResidentIDTests {
    @Test func `fifteen digits with a true date are accepted`() {
        #expect(IdentifierKind.formerResidentID.check("110105491231002").valid)
    }

    @Test(arguments: ["110105490230002", "11010549123100", "1101054912310021", "000000491231002", "11010549123100X"])
    func `a date that does not exist, another length, region 0 or a letter is refused`(value: String) {
        #expect(!IdentifierKind.formerResidentID.check(value).valid)
    }
}
