import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-12", "R-18")) struct EmployerPagesTests {
    @Test func `the employer's file shows where it stands and why its hazards are severe`() async throws {
        let site = try await CountyWebsite()
        let employer = try await site.office.openFactory()
        try await site.visit(as: "clerk") { visitor in
            let page = try await visitor.get("/employer/\(employer)")
            #expect(page.status == 200)
            for words in ["从未申报", "30 人", "列入《高毒物品目录》第 4 项", "打磨工", "初次申报职业病危害项目"] {
                #expect(page.words.contains(words), "\(words)")
            }
            #expect(!page.text.contains("13800000001"))
        }
    }

    @Test func `two entries of one employer are compared and joined`() async throws {
        let site = try await CountyWebsite()
        let one = try await site.office.openFactory()
        let two = try await site.office.openFactory(["credit_code": Factory.creditCode(2)])
        try await site.visit(as: "clerk") { visitor in
            let list = try await visitor.get("/employer/duplicates")
            #expect(list.text.contains("/employer/\(one)/merge?with=\(two)"))
            #expect(try await visitor.get("/employer/\(one)/merge?with=\(two)").status == 200)
            #expect(try await visitor.post("/employer/\(one)/merge", ["duplicate": "\(two)"]).status == 422)
            let joined = try await visitor.post("/employer/\(one)/merge", ["duplicate": "\(two)", "_reason": "重复登记"])
            #expect(joined.location == "/employer/\(one)?done=merged")
        }
        #expect(try await site.office.find(Employer.self, two).stored.isVoid)
        try await site.visit(as: "yangchun") { visitor in
            let page = try await visitor.get("/employer/\(one)/merge?with=\(two)")
            #expect(page.status == 404)
        }
    }

    @Test func `a move is made with a reason and checked`() async throws {
        let site = try await CountyWebsite()
        let employer = try await site.office.openFactory()
        try await site.visit(as: "clerk") { visitor in
            let address = "/employer/\(employer)/relocation"
            #expect(try await visitor.post(address, ["region_code": "441781 阳春市"]).status == 422)
            #expect(try await visitor.post(address, ["region_code": "999999", "_reason": "迁址"]).status == 422)
            try await visitor.post(address, ["region_code": "441781 阳春市", "_reason": "迁址"])
        }
        #expect(try await site.office.find(Employer.self, employer).record.regionCode == "441781")
    }
}
