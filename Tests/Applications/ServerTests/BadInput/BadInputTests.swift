import FieldTestSupport
import Registers
import Testing

/// What people type wrongly into the forms of the chain: said in Chinese at the field, kept as typed, and not stored.
@Suite(.serialized, .requirement("R-01")) struct BadInputTests {
    typealias Wrong = (field: FieldDefinition, typed: String)

    /// Registers with fields to which a mistake can be made, so that none is passed over in silence.
    private static func registers(with mistake: (FieldDefinition) -> String?) -> [Register] {
        ChainOffice.registers.filter { !mistakes($0, mistake).isEmpty }
    }

    private static func mistakes(_ register: Register, _ mistake: (FieldDefinition) -> String?) -> [Wrong] {
        register.fields.filter { !$0.isComputed }.compactMap { field in mistake(field).map { (field, $0) } }
    }

    private func refuses(_ register: Register, _ mistake: (FieldDefinition) -> String?) async throws {
        try await ChainOffice.shared.value.refuses(register, Self.mistakes(register, mistake))
    }

    @Test func `every form of the chain is taken when nothing is wrong`() async throws {
        let office = try await ChainOffice()
        try await office.site.visit(as: ChainOffice.bureau) { visitor in
            for register in ChainOffice.registers {
                let form = try #require(office.forms[register.name])
                let page = try await visitor.post("/\(register.name)", form)
                #expect(page.status == 303, "\(register.name): \(page.words)")
            }
        }
    }

    static let wrongCheckDigit: @Sendable (FieldDefinition) -> String? = { field in
        switch field.identifier {
        case "uscc": String(Factory.creditCode(70).dropLast()) + (Factory.creditCode(70).hasSuffix("0") ? "1" : "0")
        case nil: nil
        default: "440000000000000"
        }
    }
    @Test(arguments: registers(with: wrongCheckDigit))
    func `a wrong check digit`(register: Register) async throws { try await refuses(register, Self.wrongCheckDigit) }

    static let noSuchDay: @Sendable (FieldDefinition) -> String? = { $0.kind == .day ? "2026-02-30" : nil }
    @Test(arguments: registers(with: noSuchDay))
    func `a date that does not exist`(register: Register) async throws { try await refuses(register, Self.noSuchDay) }

    static let negative: @Sendable (FieldDefinition) -> String? = { field in
        field.minimum.map { $0 >= 0 } == true ? "-1" : nil
    }
    @Test(arguments: registers(with: negative))
    func `a negative headcount or amount`(register: Register) async throws { try await refuses(register, Self.negative) }

    static let unknownCode: @Sendable (FieldDefinition) -> String? = { $0.codeTable == nil ? nil : "没有的代码" }
    @Test(arguments: registers(with: unknownCode))
    func `an unknown code`(register: Register) async throws { try await refuses(register, Self.unknownCode) }

    static let tooLong: @Sendable (FieldDefinition) -> String? = { field in
        guard field.kind == .text, field.codeTable == nil, field.identifier == nil, field.sealing == nil else { return nil }
        return String(repeating: "长", count: field.maximumLength + 1)
    }
    @Test(arguments: registers(with: tooLong))
    func `a text that is too long`(register: Register) async throws { try await refuses(register, Self.tooLong) }

    static let notANumber: @Sendable (FieldDefinition) -> String? = { field in
        (field.kind == .integer || field.kind == .decimal) && field.reference == nil ? "十二" : nil
    }
    @Test(arguments: registers(with: notANumber))
    func `words where a number belongs`(register: Register) async throws { try await refuses(register, Self.notANumber) }

    static let foreign: @Sendable (FieldDefinition) -> String? = { field in
        field.codeTable == "region" && field.name == "region_code"
            ? "441802" : field.reference?.register == "employer" ? "#" : nil
    }
    /// The answer for “not there” and “not yours” is the same.
    @Test(arguments: registers(with: foreign))
    func `a region, or the number of a record, of another office`(register: Register) async throws {
        let office = try await ChainOffice.shared.value
        try await office.refuses(
            register,
            Self.mistakes(register, Self.foreign).map { $0.typed == "#" ? ($0.field, "#\(office.foreigner)") : $0 })
    }

    static let free: @Sendable (FieldDefinition) -> String? = { field in
        guard field.kind == .text, field.codeTable == nil, field.identifier == nil, field.sealing == nil, !field.isUnique else {
            return nil
        }
        return "改过"
    }
    @Test(arguments: registers(with: free))
    func `a form that somebody else has saved meanwhile`(register: Register) async throws {
        let office = try await ChainOffice()
        let fields = Self.mistakes(register, Self.free).map(\.field)
        let field = try #require(fields.first { $0.name == "name" } ?? fields.last)
        let form = try #require(office.forms[register.name])
        try await office.site.visit(as: ChainOffice.bureau) { visitor in
            let address = "/\(register.name)/\(try await visitor.post("/\(register.name)", form).number)"
            let seen = try #require(try await visitor.get(address + "/edit").version)
            let first = try await visitor.post(address, ["_version": "\(seen)", field.name: "甲写的"])
            #expect(first.status == 303)
            let before = try await office.entries()
            let late = try await visitor.post(address, ["_version": "\(seen)", field.name: "乙写的"])
            #expect(late.status == 409)
            for words in ["乙写的", "别人已保存为：甲写的"] { #expect(late.text.contains(words), "\(words)") }
            let now = try #require(late.version)
            #expect(now > seen)
            let after = try await office.entries()
            #expect(after == before)
        }
    }
}

extension Visitor.Page {
    /// The version that a form of this page would send back.
    fileprivate var version: Int64? { text.firstMatch(of: /name="_version" value="(\d+)"/).flatMap { Int64($0.1) } }
}

extension Register: CustomTestStringConvertible {
    public var testDescription: String { name }
}
