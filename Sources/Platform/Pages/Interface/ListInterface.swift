import Access
import Database
import Hummingbird
import NIOCore
import Registers

/// A list as JSON, with the filters of the page: `{"items":[…],"page":…,"size":…,"next":…,"total":…}`.
///
/// `next` is the address of the rows behind the last one (`after=`): read on by it, a list that others change meanwhile shows no
/// row twice and leaves none out. `fields=` names the fields to send. The count comes with numbered pages, with `after` only when asked for (`total=yes`).
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
        var next: String?
    }

    func answer() async throws -> Response {
        let (shape, principal, registers, head) = (shape, page.principal, page.product.registers, page.query)
        let register = shape.register
        let request = ListAddress.read(page.query)
        let whole = registers.condition(of: request, register, for: principal)
        guard whole.problems.isEmpty else { throw RegisterError.invalid(whole.problems) }
        let cursor = try cursor(whole.listOrder)
        let counts = cursor == nil ? page.query["total"] != "no" : page.query["total"] == "yes"
        let condition = cursor.map(whole.after) ?? whole
        let offset = cursor == nil ? (request.page - 1) * request.size : 0
        let fields = try chosen(shape.visible(principal))
        let key = shape.position(condition.listOrder.column)
        let namesRecords = register.holdsPersons
        let answer = try await registers.read { connection in
            let condition = try registers.planned(condition, request, register, for: principal, on: connection)
            var json = JSONText(capacity: 512 * request.size)
            var ids: [Int64] = []
            var rows = 0
            var last = ListCursor(key: .null, id: 0)
            var hasMore = false
            json.raw("{\"items\":[")
            // One row more than asked tells whether there is a next part.
            try connection.forEachRow(
                """
                SELECT \(shape.columns) FROM \(register.name) t WHERE \(condition.sql) ORDER BY \(condition.order)
                LIMIT \(request.size + 1) OFFSET \(offset)
                """, condition.arguments
            ) { row in
                guard rows < request.size else { return hasMore = true }
                if rows > 0 { json.raw(",") }
                let id = shape.write(row, fields, registers, to: &json)
                if namesRecords { ids.append(id) }
                rows += 1
                if rows == request.size { last = ListCursor(key: row.value(key), id: id) }
            }
            json.raw("]")
            if cursor == nil {
                json.raw(",\"page\":")
                json.number(Int64(request.page))
            }
            json.raw(",\"size\":")
            json.number(Int64(request.size))
            let next = hasMore ? Self.next(register, head, last.text(condition.listOrder)) : nil
            if let next {
                json.raw(",\"next\":")
                json.text(next)
            }
            if counts {
                // The first page of a short list has told already how long it is.
                let isWhole = cursor == nil && request.page == 1 && !hasMore
                let total = isWhole ? rows : try registers.count(connection, register, whole)
                json.raw(",\"total\":")
                json.number(Int64(total))
            }
            json.raw("}")
            return Answer(body: json.buffer, ids: ids, next: next)
        }
        try await page.logRead(.list, register, records: answer.ids, filter: page.head.uri.query ?? "")
        var response = Response.json(answer.body)
        if let next = answer.next { response.headers[.webLink] = "<\(next)>; rel=\"next\"" }
        return response
    }

    /// `fields=name,region_code` leaves the others out.
    private func chosen(_ visible: [Int]) throws -> [Int] {
        guard let text = page.query["fields"] else { return visible }
        let wanted = Set(text.split(separator: ",").map(String.init))
        let chosen = visible.filter { wanted.contains(shape.register.fields[$0].name) }
        guard chosen.count == wanted.count else {
            let known = Set(visible.map { shape.register.fields[$0].name })
            let unknown = wanted.subtracting(known).sorted().first ?? ""
            throw RegisterError.invalid([FieldProblem("fields", .unknownField, Texts.List.noSuchField(unknown))])
        }
        return chosen
    }

    private func cursor(_ order: ListOrder) throws -> ListCursor? {
        guard let text = page.query["after"] else { return nil }
        guard let cursor = ListCursor(text, order) else {
            throw RegisterError.invalid([FieldProblem("after", .characters, Texts.List.badCursor)])
        }
        return cursor
    }

    private static func next(_ register: Register, _ query: Query, _ cursor: String) -> String {
        let left = query.pairs.filter { $0.name != "after" && $0.name != "page" && !$0.value.isEmpty }
        return InterfaceAddress.list(register.name) + "?" + Query(left + [("after", cursor)]).text
    }
}
