import Identifiers
import Testing

@Suite struct UnifiedSocialCreditCodeTests {
    let kind = IdentifierKind.unifiedSocialCreditCode

    @Test func `a sum that is a multiple of 31 has check 0`() { #expect(kind.check("9199010171NX8JU030").valid) }

    @Test func `all zero satisfies the arithmetic and is refused by department and kind`() {
        #expect(kind.check("000000000000000000").reason == "第 1、2 位不是登记管理部门和机构类别代码，请核对。")
    }

    @Test func `every single wrong character is found`() {
        let right = Array("91350100M000100Y43")
        for place in right.indices {
            for character in "0123456789ABCDEFGHJKLMNPQRTUWXY" where character != right[place] {
                var wrong = right
                wrong[place] = character
                #expect(!kind.check(String(wrong)).valid)
            }
        }
    }

    @Test func `lower case and blanks are accepted`() {
        let verdict = kind.check(" 9135 0100 m000100y43 ")
        #expect(verdict.valid)
        #expect(verdict.normalized == "91350100M000100Y43")
        #expect(verdict.marks == [.rewritten])
    }

    @Test func `a 15-digit registration number is told apart`() {
        #expect(kind.check("440000000000001").reason == "这是 15 位工商注册号，请填写营业执照上的 18 位统一社会信用代码。")
    }

    @Test func `an embedded organisation code with a wrong check is a mark only`() {
        // Body 12345678 has organisation check 8; with 0 only the outer check holds.
        let accepted = "0123456789ABCDEFGHJKLMNPQRTUWXY".map { kind.check("91440101123456780\($0)") }.filter(\.valid)
        #expect(accepted.map(\.marks) == [[.organisationCodeDoubtful]])
    }
}

@Suite struct OrganisationCodeTests {
    @Test func `with and without hyphen are the same code`() {
        #expect(IdentifierKind.organisationCode.check("70721000-1").normalized == "707210001")
        #expect(IdentifierKind.organisationCode.check("707210001").valid)
        #expect(IdentifierKind.organisationCode.check("M000100Y-4").valid)
    }

    @Test(arguments: ["12345678-0", "1234567-8", "12345678-A", "7072100-01", "-"])
    func `a wrong check or form is refused`(value: String) { #expect(!IdentifierKind.organisationCode.check(value).valid) }
}

@Suite struct RegistrationNumberTests {
    @Test func `a registration number is never accepted, and the person is told what replaced it`() {
        #expect(
            IdentifierKind.registrationNumber.check("440000000000001").reason
                == "15 位工商注册号已停用，请填写营业执照上的 18 位统一社会信用代码。")
    }
}
