import Identifiers
import Testing

@Suite struct CASNumberTests {
    @Test(arguments: ["71-43-2", "108-88-3", "14808-60-7", "7439-92-1", "１４８０８-60-7", "14808－60－7", "7732–18–5"])
    func `benzene, toluene, quartz, lead and water are right`(value: String) { #expect(IdentifierKind.cas.check(value).valid) }

    @Test(arguments: ["71-43-3", "71432", "7-43-2", "071-43-2", "71-4-32", "71-43-2-", "--", "7a-43-2"])
    func `a wrong check digit or form is refused`(value: String) { #expect(!IdentifierKind.cas.check(value).valid) }
}

@Suite struct PassportTests {
    @Test(arguments: ["E12345678", "e12345678", "EA1234567", "123456789"])
    func `letters and digits are accepted`(value: String) { #expect(IdentifierKind.passport.check(value).valid) }

    @Test(arguments: ["E123", "ABCDEFGH", "E1234/678", "护照12345"])
    func `too short, no digit or a sign is refused`(value: String) { #expect(!IdentifierKind.passport.check(value).valid) }
}
