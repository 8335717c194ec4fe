import Access
import Calendars
import Database
import Organisations
import Registers

/// A 劳动者, the same person at every employer: found by the sealed number, never by name.
///
/// Nobody types a worker: assignments, examinations and dose records name the person, and the first of them makes the file.
public struct Worker: RegisterRecord {
    public var shown = ""
    public var name = ""
    public var idNumber = ""
    public var sex = ""
    public var birthDay: Day?
    public var regionCode = ""
    public init() {}

    public static let declaration = Declaration<Worker>("worker", "劳动者") {
        Field(\.shown, "shown", "劳动者").computed().listed()
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
            .help("公民身份号码；加密保存，查询时须填写完整号码。")
        Field(\.sex, "sex", "性别").computed().code("sex").listed()
        Field(\.birthDay, "birth_day", "出生日期").computed()
        Field(\.regionCode, "region_code", "最近所在地区").required().code("region").listed()
    }
    .named(by: "id_number").titled(by: "shown").region(.field("region_code"))
    .help("一人一档：跨用人单位、跨年度的岗位、检查、剂量和诊断。")
    .holdsPersons().writtenByActs()
    .derive { worker, _ in
        worker.shown = Identity.shown(name: worker.name, number: worker.idNumber)
        worker.sex = Identity.sex(worker.idNumber)?.rawValue ?? ""
        worker.birthDay = Identity.birth(worker.idNumber)
    }
    .grant([.bureauOfficer, .cdc], [.view, .unmask], .region)
    .menu("职业健康监护").serves("R-52", "R-12", "R-13", "R-27")
}

extension Worker {
    /// Finds the person by the number's blind index, or begins a file.
    ///
    /// - Throws: `RegisterError.invalid` at `name` when the number already belongs to somebody of another name.
    public static func link(name: String, number: String, region: String, _ transaction: RegisterTransaction) throws -> Int64 {
        let registers = transaction.registers
        let register = registers.register(of: Worker.self)
        guard let field = register.field("id_number") else { throw RegisterError.notFound }
        // A person stands on as many rows of a sheet as there are hazards; only the name is opened.
        let found = try transaction.once(register.name, number) { () -> (id: Int64, name: String)? in
            let index = registers.blindIndex(number, field: field, of: register)
            return try registers.queries.all(
                transaction.connection, register, where: "t.void = 0 AND t.id_number_index = ?1", [.text(index)], limit: 1
            ).first.map { ($0.id, try registers.opened("name", of: $0).text ?? "") }
        }
        guard let known = found else {
            var worker = Worker()
            (worker.name, worker.idNumber, worker.regionCode) = (name, number, region)
            return try transaction.insert(worker, reason: "首次出现时建档").id
        }
        guard TextReading.trim(known.name) == TextReading.trim(name) else {
            throw RegisterError.invalid([FieldProblem("name", .inconsistent, HealthTexts.otherPerson)])
        }
        return known.id
    }

    /// Names in clear, for those who must know whom they send or examine; the caller logs who was read.
    public static func names(of ids: Set<Int64>, _ connection: any Connection, _ registers: Registers) throws -> [Int64: String] {
        guard !ids.isEmpty else { return [:] }
        let found = try registers.records(
            connection, Worker.self, where: "t.id IN (\(ids.sorted().map(String.init).joined(separator: ", ")))")
        return Dictionary(found.map { ($0.id, Identity.named($0.record.name, shown: $0.record.shown)) }) { first, _ in first }
    }
}
