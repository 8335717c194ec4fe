import Database
import Employers
import FieldTestSupport
import Ledger
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-18", "R-02")) struct MergeEmployersTests {
    @Test(arguments: Engine.allCases)
    func `probable duplicates are listed with the sign by which they were found`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let first = try await office.openFactory()
        let second = try await office.enter(
            Employer.self,
            Factory.hardware.merging(["credit_code": Factory.creditCode(2), "name": "模拟五金制品 有限责任公司"]) { $1 }
        ).id
        _ = try await office.enter(
            Employer.self, Factory.hardware.merging(["credit_code": Factory.creditCode(3), "name": "另一家厂"]) { $1 })
        let pairs = try await office.registers.read { try EmployerDuplicates.find($0, office.registers, for: office.clerk) }
        #expect(pairs == [EmployerPair(older: first, newer: second, sign: .sameName)])
        let elsewhere = try await office.registers.read {
            try EmployerDuplicates.find($0, office.registers, for: office.yangchunClerk)
        }
        #expect(elsewhere == [])
    }

    @Test(arguments: Engine.allCases)
    func `everything of the duplicate goes to the survivor with its history`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let survivor = try await office.openFactory()
        let duplicate = try await office.openFactory(["credit_code": Factory.creditCode(2), "name": "模拟五金厂"])
        try await MergeEmployers(registers: office.registers)(duplicate, into: survivor, reason: "同一企业重复登记", by: office.clerk)

        let gone = try await office.find(Employer.self, duplicate)
        #expect(gone.stored.isVoid)
        #expect(gone.record.mergedInto == survivor)
        #expect(try await office.find(Employer.self, survivor).record.formerName == "模拟五金厂")
        // Both had a main site with the same posts and hazards: joined, not doubled.
        let (sites, posts, hazards) = try await office.registers.read { connection in
            (
                try office.registers.records(connection, Workplace.self), try office.registers.records(connection, Post.self),
                try office.registers.records(connection, PostHazard.self)
            )
        }
        #expect(sites.map(\.record.employer) == [survivor])
        #expect(posts.map(\.record.employer) == [survivor, survivor])
        #expect(hazards.map(\.record.employer) == [survivor, survivor, survivor])
        #expect(try await office.find(Employer.self, survivor).record.exposedHeadcount == 30)
        #expect(try await office.sum(EmployerFigures.roster, in: "440000/441700").denominator == 1)
        let actions = try await office.registers.read { connection in
            try RecordHistory.versions(connection, office.registers.register(of: Employer.self), duplicate).map(\.entry.action)
        }
        #expect(actions.suffix(2) == ["merge", "merge"])
        #expect(try await office.faults() == [])
    }

    @Test(arguments: Engine.allCases)
    func `a site that only the duplicate has moves over with its place`(_ engine: Engine) async throws {
        let office = try await CountyOffice(engine)
        let survivor = try await office.openFactory()
        let duplicate = try await office.enter(
            Employer.self, Factory.hardware.merging(["credit_code": Factory.creditCode(2), "name": "模拟五金厂"]) { $1 }
        ).id
        let site = try await office.enter(
            Workplace.self, ["employer": "#\(duplicate)", "name": "二厂区", "region_code": "441702105"])
        try await MergeEmployers(registers: office.registers)(duplicate, into: survivor, reason: "重复", by: office.bureau)
        let moved = try await office.find(Workplace.self, site.id)
        #expect(moved.record.employer == survivor)
        #expect(moved.stored.organisation == survivor)
        #expect(moved.stored.regionPath == "440000/441700/441702/441702105")
        #expect(try await office.faults() == [])
    }

    @Test func `merging needs a reason, two employers, and the right over both`() async throws {
        let office = try await CountyOffice(.sqlite)
        let one = try await office.openFactory()
        let two = try await office.enter(
            Employer.self,
            Factory.hardware.merging(["credit_code": Factory.creditCode(2), "region_code": CountyOffice.yangchun]) { $1 }
        ).id
        let merge = MergeEmployers(registers: office.registers)
        await #expect(throws: RegisterError.reasonMissing) { try await merge(two, into: one, reason: " ", by: office.bureau) }
        await #expect(throws: RegisterError.self) { try await merge(one, into: one, reason: "重复", by: office.bureau) }
        await #expect(throws: RegisterError.denied) { try await merge(two, into: one, reason: "重复", by: office.clerk) }
        #expect(try await office.find(Employer.self, two).stored.isVoid == false)
    }
}
