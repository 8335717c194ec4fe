import Access
import Database
import Declarations
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-19")) struct ReceiptTests {
    @Test(arguments: Engine.allCases)
    func `anyone checks a receipt with number and code, in whatever case and width they are typed`(_ engine: Engine) async throws
    {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        let receipt = try await office.declare(of: employer).receipt
        #expect(receipt.number == "SB441702-2026-000001")
        let check = { (number: String, code: String) in
            try await office.registers.read { try CheckReceipt.check($0, office.registers, number: number, code: code) }
        }
        let shown = try await check(" sb441702-2026-000001 ", receipt.checkCode.lowercased())
        #expect(shown?.employerName == "模拟五金制品有限公司")
        #expect(shown?.type == .initial)
        #expect(shown?.acceptedDay == CountyOffice.monday)
        #expect(shown?.state == DeclarationState.accepted)
        let wrong = String(receipt.checkCode.dropLast()) + (receipt.checkCode.last == "0" ? "1" : "0")
        #expect(try await check(receipt.number, wrong) == nil)
        #expect(try await check("SB441702-2026-000002", receipt.checkCode) == nil)
        #expect(try await check(receipt.number, "") == nil)
        #expect(try await check("", "") == nil)
    }

    @Test(arguments: Engine.allCases)
    func `receipts count through within county and year`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let one = try await office.openFactory()
        let two = try await office.openFactory(["credit_code": Factory.creditCode(2), "name": "乙厂", "region_code": "441702105"])
        #expect(try await office.declare(of: one).receipt.number == "SB441702-2026-000001")
        #expect(try await office.declare(of: two).receipt.number == "SB441702-2026-000002")
        office.turn(to: "2027-03-01")
        #expect(try await office.declare(.yearly, of: one).receipt.number == "SB441702-2027-000001")
    }

    @Test func `a declaration that waits or was returned has no receipt`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        try await office.submit(id, of: employer)
        #expect(try await office.find(DeclarationRecord.self, id).record.receiptNumber == "")
        #expect(try await office.registers.read { try CheckReceipt.check($0, office.registers, number: "", code: "") } == nil)
    }
}

@Suite(.requirement("R-19")) struct DeclarationPermissionTests {
    @Test func `a foreign county neither sees nor accepts`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        try await office.submit(id, of: employer)
        await #expect(throws: RegisterError.notFound) { try await office.accept(id, by: office.yangchunClerk) }
        #expect(try await office.state(id) == DeclarationState.submitted)
    }

    @Test func `supervisors read and do not accept`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        let id = try await office.draft(of: employer)
        try await office.submit(id, of: employer)
        await #expect(throws: RegisterError.denied) { try await office.accept(id, by: office.supervisor) }
    }

    @Test func `an employer declares for itself alone`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        await #expect(throws: RegisterError.notFound) {
            try await StartDeclaration(registers: office.registers)(
                .initial, employer: employer, by: office.person(of: employer + 1_000))
        }
    }

    @Test func `central enterprises are accepted by the city, not by the county`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory(["affiliation": "central"])
        let id = try await office.draft(of: employer)
        try await office.submit(id, of: employer)
        await #expect(throws: DeclarationError.cityAccepts) { try await office.accept(id) }
        try await office.accept(id, by: office.bureau)
        #expect(try await office.state(id) == DeclarationState.accepted)
    }

    @Test func `a closed employer declares nothing`() async throws {
        let office = try await CountyOffice(.sqlite)
        let employer = try await office.openFactory()
        try await office.move(Employer.self, employer, "close", reason: "注销")
        await #expect(throws: DeclarationError.notDeclaring(label: "已关闭")) { try await office.draft(of: employer) }
    }
}

@Suite(.requirement("R-19")) struct SiteDeclarationTests {
    @Test(arguments: Engine.allCases)
    func `an employer with two sites is declared when both are, until the first of them lapses`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let employer = try await office.openFactory()
        let second = try await office.enter(
            Workplace.self, ["employer": "#\(employer)", "name": "阳春厂区", "region_code": CountyOffice.yangchun]
        ).id
        try await office.enter(
            Post.self, ["employer": "#\(employer)", "workplace": "#\(second)", "workshop": "车间", "name": "切割工", "headcount": "3"])
        try await office.enter(
            PostHazard.self, ["employer": "#\(employer)", "post": "切割工", "hazard": "3-001", "exposed_headcount": "3"])
        let first = try await office.registers.read { try office.registers.records($0, Workplace.self)[0].id }
        #expect(try await office.sum(EmployerFigures.siteRoster, in: "440000/441700").denominator == 2)

        try await office.declare(of: employer, workplace: first)
        #expect(try await office.find(Employer.self, employer).record.declaredUntil == nil)
        #expect(try await office.sum(EmployerFigures.siteCurrent, in: "440000/441700", from: "2026-03-02").numerator == 1)

        office.turn(to: "2026-03-20")
        let id = try await office.draft(of: employer, workplace: second)
        try await office.submit(id, of: employer)
        // It declares where the site stands.
        await #expect(throws: RegisterError.notFound) { try await office.accept(id) }
        try await office.accept(id, by: office.yangchunClerk)
        #expect(try await office.find(Employer.self, employer).record.declaredUntil?.description == "2027-04-02")
        #expect(try await office.sum(EmployerFigures.siteCurrent, in: "440000/441700/441781", from: "2026-03-20").numerator == 1)
        #expect(try await office.state(id) == DeclarationState.accepted)
        #expect(try await office.faults() == [])
    }
}
