import Access
import Database
import Organisations
import Registers

/// The answer to one item of a yearly check, with what was found.
struct InstitutionCheckAnswer: RegisterRecord {
    var check = 0
    var item = ""
    var text = ""
    var answer = ""
    var finding = ""
    init() {}

    static let declaration = Declaration<InstitutionCheckAnswer>("institution_check_answer", "机构检查项目") {
        Field(\.check, "institution_check", "机构年度检查").reference("institution_check", by: "year").required()
        Field(\.item, "item", "项目").length(10).listed()
        Field(\.text, "item_text", "检查内容").length(200).listed()
        Field(\.answer, "answer", "结论").code("check_answer").listed()
        Field(\.finding, "finding", "事实记录").multiline(1_000)
    }
    .named(by: "institution_check", "item").titled(by: "item").region(.through("institution_check"))
    .owned(.through("institution_check")).writtenByActs()
    .grant([.bureauOfficer, .supervisor, .cdc, .leader], [.view], .region).grant(.institutionStaff, [.view], .organisation)
    .serves("R-96")

    static func all(_ connection: any Connection, _ registers: Registers, of check: Int64) throws -> [String: TypedRecord<Self>] {
        let found = try registers.records(
            connection, Self.self, where: "t.void = 0 AND t.institution_check = ?1", [.integer(check)])
        return Dictionary(found.map { ($0.record.item, $0) }) { first, _ in first }
    }
}
