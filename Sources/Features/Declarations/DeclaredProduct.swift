import Access
import Registers

/// A product of the year as declared; an employer that produces nothing declares “无”, 0.
public struct DeclaredProduct: RegisterRecord, Hashable {
    public var declarationID: Int64 = 0
    public var product = ""
    public var output: Double?
    public var unit = ""
    public init() {}

    public static let declaration = Declaration<DeclaredProduct>("declaration_product", "申报的产品") {
        Field(\.declarationID, "declaration", "申报").required().reference("declaration", by: "receipt_number")
        Field(\.product, "product", "产品名称").required().length(80).listed()
        Field(\.output, "output", "年产量").atLeast(0).listed()
        Field(\.unit, "unit", "计量单位").length(20).listed()
    }
    .named(by: "declaration", "product")
    .titled(by: "product")
    .region(.through("declaration"))
    .owned(.through("declaration"))
    .grant(DeclarationGrants.content)
    .serves("R-19")
    .writtenByActs()
}
