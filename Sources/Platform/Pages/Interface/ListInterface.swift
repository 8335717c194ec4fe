import Access
import Database
import Hummingbird
import NIOCore
import Registers

/// A list as JSON, with the filters of the page: `{"total":…,"page":…,"size":…,"items":[…]}`.
///
/// `total=no` leaves the count out.
struct ListInterface {
    let shape: RecordShape
    let page: PageRequest

    init(_ shape: RecordShape, _ page: PageRequest) {
        self.shape = shape
        self.page = page
    }

    private struct Answer: Sendable {
        var body: ByteBuffer
        var ids: [Int64]
    }

    func answer() async throws -> Response {
        let (shape, principal, registers) = (shape, page.principal, page.product.registers)
        let register = shape.register
        let request = ListAddress.read(page.query)
        let counts = page.query["total"] != "no"
        let condition = registers.condition(of: request, register, for: principal)
        guard condition.problems.isEmpty else { throw RegisterError.invalid(condition.problems) }
        let fields = shape.visible(principal)
        let namesRecords = register.holdsPersons
        let answer = try await registers.read { connection in
            var json = JSONText(capacity: 512 * request.size)
            var ids: [Int64] = []
            var rows = 0
            json.raw("{\"items\":[")
            try connection.forEachRow(
                """
                SELECT \(shape.columns) FROM \(register.name) t WHERE \(condition.sql) ORDER BY \(condition.order)
                LIMIT \(request.size) OFFSET \((request.page - 1) * request.size)
                """, condition.arguments
            ) { row in
                if rows > 0 { json.raw(",") }
                let id = shape.write(row, fields, registers, to: &json)
                if namesRecords { ids.append(id) }
                rows += 1
            }
            json.raw("],\"page\":")
            json.number(Int64(request.page))
            json.raw(",\"size\":")
            json.number(Int64(request.size))
            if counts {
                // The first page of a short list has told already how long it is.
                let total =
                    request.page == 1 && rows < request.size ? rows : try registers.count(connection, register, condition)
                json.raw(",\"total\":")
                json.number(Int64(total))
            }
            json.raw("}")
            return Answer(body: json.buffer, ids: ids)
        }
        try await page.logRead(.list, register, records: answer.ids, filter: page.head.uri.query ?? "")
        return .json(answer.body)
    }
}
